package corpus

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Points for a title line; see boundary.go for what they add up to.
const (
	namedTitle  = 10 // 总结, 小结, 汇报 … of a place or an organisation
	strongTitle = 6  // 总结, 小结, 汇报 … of nobody
	namedWeak   = 5
	weakTitle   = 3 // 情况, 报告 …: sections are called so too
	faintTitle  = 1 // 总结 and little more
	planTitle   = -4
)

// longestTitle is the length of a line, in bytes, beyond which it is no title.
const longestTitle = 135

// titleWord is how a title ends, and what that is worth.
type titleWord struct {
	word   string
	points int
}

var titleWords = []titleWord{
	{"总结", strongTitle}, {"小结", strongTitle}, {"汇报", strongTitle}, {"综述", strongTitle},
	{"工作报告", strongTitle}, {"总结报告", strongTitle}, {"情况报告", strongTitle}, {"述职报告", strongTitle},
	{"汇报材料", strongTitle}, {"总结材料", strongTitle}, {"总结范文", strongTitle}, {"总结发言", weakTitle},
	{"的报告", strongTitle}, {"侧记", strongTitle}, {"纪实", strongTitle},
	{"报告", weakTitle}, {"情况", weakTitle}, {"简报", weakTitle}, {"材料", weakTitle}, {"回顾", weakTitle},
	{"计划", planTitle}, {"打算", planTitle}, {"方案", planTitle}, {"要点", planTitle}, {"通知", planTitle},
	{"總結", strongTitle}, {"小結", strongTitle}, {"匯報", strongTitle}, {"綜述", strongTitle},
	{"報告", weakTitle}, {"情況", weakTitle},
}

// titleLabels come before a title in archives with a line for each field.
var titleLabels = []string{"标题：", "标题:", "题目：", "题目:", "报告标题：", "报告标题:", "標題：", "標題:"}

// titlePoints says how much s, a line without the space around it, looks like the
// title of a report.
func titlePoints(s string) int {
	if !headingLike(s) {
		return 0
	}
	if hasAnyPrefix(s, titleLabels) {
		return namedTitle
	}
	s = withoutTail(s)
	points := 0
	for _, w := range titleWords {
		if strings.HasSuffix(s, w.word) && (points == 0 || w.points > points) {
			points = w.points
		}
	}
	switch {
	case points <= 0:
		return points
	case utf8.RuneCountInString(s) < 6:
		return faintTitle // 活动总结: a section's heading as well
	case strings.ContainsAny(s, "，,"):
		return weakTitle
	case !namesSubject(s):
		return points
	case points == strongTitle:
		return namedTitle
	}
	return namedWeak
}

// withoutTail takes a bracket (2023年5月), (初稿) and a number off the end of a title.
func withoutTail(s string) string {
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}, {"[", "]"}} {
		if strings.HasSuffix(s, pair[1]) {
			if i := strings.LastIndex(s, pair[0]); i > 0 {
				s = s[:i]
			}
		}
	}
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !inNumeral(r) && !strings.ContainsRune(" 　:：》】」”\"", r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// namesSubject reports whether a title names a place or an organisation.
func namesSubject(s string) bool {
	if containsAny(s, genericWords) {
		s = generic().Replace(s)
	}
	return containsAny(s, subjectParts)
}

// genericWords name no place though they hold the character of one.
var genericWords = []string{"城乡", "乡村", "农村", "城市", "市场", "社会", "会议", "大会", "委托"}

// generic takes the genericWords out.
var generic = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, word := range genericWords {
		pairs = append(pairs, word, "")
	}
	return strings.NewReplacer(pairs...)
})

var subjectParts = []string{
	"县", "市", "区", "镇", "乡", "村", "省", "州", "旗", "街道", "局", "委", "会", "校", "医院", "学院", "法院",
	"公司", "残联", "妇联", "工商联", "服务站", "中心", "小学", "中学", "大学", "××", "XX", "xx", "__", "**", "某",
	"縣", "區", "鎮", "鄉", "聯", "會", "學",
}

// headingLike reports whether s can be a heading: short, and no sentence.
func headingLike(s string) bool {
	if len(s) > longestTitle || s == "" {
		return false
	}
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '。', '；', ';', '！', '!', '？', '?', '，', ',', '、', '…', '：', ':':
		return false
	}
	return !contains(s, "。")
}

// isDateLine reports whether s is a date and nothing else: 2023年5月20日, 二〇二三年五月,
// 2023-05-20, 20__年5月__日, in brackets or not.
func isDateLine(s string) bool {
	if len(s) > 60 || len(s) < 6 {
		return false
	}
	marks := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("年月日", r):
			marks += 2
		case strings.ContainsRune("-./－．", r):
			marks++
		case !isDateRune(r) && !strings.ContainsRune("()（） 　:：", r):
			return false
		}
	}
	return marks >= 2
}

// isDateRune reports whether r is part of a number in a date, masked or not.
func isDateRune(r rune) bool {
	_, isDigit := digit(r)
	return isDigit || chineseDigit(r) >= 0 || r == '十' || r == '廿' || strings.ContainsRune("_×xX*某ＸO〇", r)
}

// endsSentence reports whether a line ends where a paragraph can end.
func endsSentence(s string) bool {
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '。', '！', '？', '；', '!', '?', ';', '…', '.', '”', '"', '’', '』', '」', ')', '）', '】', '》':
		return true
	}
	return false
}

// endsOpen reports whether what follows s belongs to it: s ends with a colon or amid
// a sentence.
func endsOpen(s string) bool {
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '：', ':', '，', ',', '、', '（', '(', '—':
		return true
	}
	return false
}
