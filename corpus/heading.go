package corpus

import (
	"strings"
	"unicode/utf8"
)

// headingKind is the form in which the headings of a collection are numbered, the
// surest first.
type headingKind uint8

const (
	byPiece    headingKind = iota // 篇一, 第2篇, 【篇三】, 助残日活动总结 篇四
	byTitle                       // 活动总结 3, 范文（二）, 总结一：…
	byNumbered                    // 一、云溪镇残联助残日活动总结
	byNumber                      // （二） and nothing else
	headingKinds
)

// heading is a line that numbers a report in a collection.
type heading struct {
	kind    headingKind
	value   int // 1 or more
	line    int
	glued   string // the number and the digits of the text that stands right behind it
	section bool   // it is called as the sections of one report are: 第一篇 工作回顾
}

// headingOf reads line i as a heading.
func (s *splitter) headingOf(i int) (heading, bool) {
	l := s.line(i)
	if l.kind&isNoHeading != 0 {
		return heading{}, false
	}
	h, ok := readHeading(l.text)
	if !ok {
		l.kind |= isNoHeading
	}
	h.line = i
	return h, ok
}

func readHeading(text string) (heading, bool) {
	if len(text) > wrapped && !contains(text[:longestTitle], "篇") {
		return heading{}, false // a paragraph
	}
	text = undecorated(text)
	if v, glued, ok := pieceNumber(text); ok {
		return heading{kind: byPiece, value: v, glued: glued, section: hasAnySuffix(text, sectionNames)}, true
	}
	if !headingLike(strings.TrimRight(text, "：: ")) {
		return heading{}, false
	}
	if n := numberOf(text); n.level != unnumbered {
		rest := strings.TrimSpace(text[n.size:])
		h := heading{kind: byNumbered, value: int(n.value)}
		if rest == "" {
			h.kind = byNumber
		}
		return h, rest == "" && n.level != levelPart || rest != "" && titlePoints(rest) >= namedTitle
	}
	v, ok := titleNumber(text)
	return heading{kind: byTitle, value: v}, ok
}

// sectionNames are what parts of one report are called.
var sectionNames = []string{"回顾", "展望", "概述", "概况", "计划", "打算", "体会", "问题", "建议", "思考", "成效", "做法", "前言", "总论", "经验", "举措", "任务", "目标", "保障"}

// undecorated takes brackets and marks off both ends of a line.
func undecorated(s string) string {
	if n := len(s); n >= 6 && isHan(s[0]) && isHan(s[n-3]) {
		return s
	}
	return strings.Trim(s, " \u3000\t-—=*#~·•★☆■◆●◎▲【】[]〖〗《》<>「」_")
}

// isHan reports whether a character of three bytes that begins with b is no mark.
func isHan(b byte) bool { return b >= 0xE4 && b <= 0xE9 }

// titleNumber reads the number at the end of a title, or of what stands before its
// colon: 活动总结 3, 助残日活动总结（二）, 范文一：….
func titleNumber(s string) (int, bool) {
	if i := strings.IndexAny(s, "：:"); i > 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, "）) 】]")
	at := len(s)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !inNumeral(r) {
			break
		}
		at -= n
	}
	v, n, _ := numeral(s[at:])
	if n == 0 || n != len(s)-at || v < 1 || v > maxNumber {
		return 0, false
	}
	stem := strings.TrimRight(s[:at], "（( 　【[-—之第.")
	return v, hasAnySuffix(stem, numberedTitles) || hasAnySuffix(withoutTail(stem), numberedTitles)
}

// numberedTitles are what the title of a piece in a collection ends with.
var numberedTitles = []string{
	"总结", "小结", "汇报", "报告", "材料", "综述", "简报", "情况", "范文", "例文", "样本", "模板", "文章", "稿", "心得", "侧记",
	"總結", "小結", "匯報", "報告", "範文", "Part", "PART", "part", "No", "NO", "№",
}
