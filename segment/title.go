package segment

import (
	"strings"
	"unicode/utf8"
)

// maxTitleLine is how many lines of a text may be its title.
const maxTitleLine = 6

// kinds are the words that titles of reports end in.
var kinds = []string{
	"总结", "汇报", "小结", "情况", "综述", "报告", "简报", "通报", "纪实", "侧记", "材料", "回顾", "述评", "信息", "动态", "概况", "要点", "方案", "计划", "通知", "讲话", "发言", "发言稿", "范文", "剪影", "活动",
}

// findTitle marks the title line and returns the index of the line after it; 0
// if there is no title.
func (p *parser) findTitle() int {
	lines := p.o.lines
	for i := range lines[:min(len(lines), maxTitleLine)] {
		l := &lines[i]
		if l.role == roleFurniture {
			continue
		}
		s := l.In(p.text)
		if l.mark.style == styleHash && l.mark.number == 1 || p.titleLike(l) && namesKind(s) {
			l.role = roleTitle
			return i + 1
		}
		if l.stop || l.Len() > maxTitle {
			break
		}
	}
	return p.looseTitle()
}

// looseTitle marks a first line that has the form of a title but no word for its
// kind, if a paragraph or a heading follows.
func (p *parser) looseTitle() int {
	lines := p.o.lines
	i := 0
	for i < len(lines) && lines[i].role == roleFurniture {
		i++
	}
	if i+1 >= len(lines) {
		return p.gluedTitle(i)
	}
	l, next := &lines[i], &lines[i+1]
	s := l.In(p.text)
	if !p.titleLike(l) || strings.ContainsRune(s, ',') || closesOpen(s) || next.Len() <= l.Len() && next.mark.style == styleNone {
		return p.gluedTitle(i)
	}
	l.role = roleTitle
	return i + 1
}

func (p *parser) titleLike(l *line) bool {
	s := l.In(p.text)
	n := utf8.RuneCountInString(s)
	if l.stop || n < 4 || l.Len() > maxTitle || closesOpen(s) || innerStop(s) {
		return false
	}
	return l.mark.style == styleNone || l.mark.style == styleHash || l.mark.style == stylePlain
}

// namesKind reports whether s ends in a word for a kind of report, a bracket or
// the number of a part aside: 活动总结(精选3篇), 活动总结 篇一.
func namesKind(s string) bool {
	s = strings.TrimSuffix(s, "**")
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		s = strings.TrimRight(s[:i], " ")
	}
	if i := strings.LastIndex(s, "篇"); i > 0 {
		if _, size := anyNumber(s[i+len("篇"):]); size > 0 && i+len("篇")+size == len(s) {
			s = strings.TrimRight(s[:i], " (")
		}
	}
	s = strings.TrimRight(s, "0123456789一二三四五六七八九十 ")
	for _, kind := range kinds {
		if strings.HasSuffix(s, kind) && len(s) > len(kind) {
			return true
		}
	}
	return false
}

// gluedTitle finds a title that lost the line break behind it
// (…助残日活动总结2020年5月…): it parts line i in two. It returns the index of the
// line after the title, 0 if there is none.
func (p *parser) gluedTitle(i int) int {
	lines := p.o.lines
	if i >= len(lines) || lines[i].role != roleBody {
		return 0
	}
	l := lines[i]
	n := gluedAt(l.In(p.text))
	if n == 0 {
		return 0
	}
	title, rest := l, l
	title.End, title.role, title.stop = l.Start+n, roleTitle, false
	rest.Start, rest.mark = l.Start+n, marker{}
	p.o.lines = append(lines, line{})
	copy(p.o.lines[i+2:], lines[i+1:])
	p.o.lines[i], p.o.lines[i+1] = title, rest
	return i + 1
}

// gluedAt returns the length of the title that s begins with, or 0: a phrase
// without punctuation that ends in a word for a kind of report and is followed
// by a date or another opening of a report.
func gluedAt(s string) int {
	if spread(s, "为", "在", "根据", "按照", "通过", "现", "今", "自", "近", "对") > 0 {
		return 0
	}
	window := s[:min(len(s), maxTitle)]
	for i := 0; i < len(window); {
		r, size := utf8.DecodeRuneInString(window[i:])
		if strings.ContainsRune("。,;:!?", r) {
			return 0
		}
		i += size
		for _, kind := range kinds[:5] {
			if i >= 8*3 && strings.HasSuffix(window[:i], kind) && opensReport(s[i:]) {
				return i
			}
		}
	}
	return 0
}

// opensReport reports whether a report may begin with s.
func opensReport(s string) bool {
	return startsDate(s) || spread(s, "20_", "今年", "为", "在", "根据", "按照", "近年来", "近期", "第", "自") > 0
}
