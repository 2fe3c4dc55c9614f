package corpus

import "strings"

// mostHeading is how many heading lines a report can begin with.
const mostHeading = 6

// candidate is a line at which a report may begin.
type candidate struct {
	start, body int // its first line, and the first line of its first paragraph
	title       int // points
	name        string
	salutes     bool
	opening     opening
}

// candidateAt describes line i as the beginning of a report: heading lines, then the
// first paragraph.
func (s *splitter) candidateAt(i int) candidate {
	c := candidate{start: i, body: i}
	titles := 0
	for c.body-i < mostHeading && s.has(c.body) {
		l := *s.line(c.body)
		text := l.text
		if l.number.level != unnumbered || s.kind(c.body)&isHeading == 0 && !isSalutation(text) || s.beginsText(c.body) {
			break
		}
		p := s.title(c.body)
		if p > max(c.title, 0) || p < 0 && c.title == 0 {
			c.title, c.name = p, text
		}
		titles += when(p >= namedTitle, 1)
		c.salutes = c.salutes || isSalutation(text) && hasAnyPrefix(text, []string{"尊敬的", "各位"})
		c.body++
	}
	if titles > 1 { // a list of reports
		c.title, c.name = 0, ""
	}
	return c
}

// weigh reads the first paragraph of c as the opening of a report.
func (s *splitter) weigh(c *candidate) {
	if !s.has(c.body) || s.line(c.body).number.level != unnumbered {
		return
	}
	head := s.paragraph(c.body)
	if n := gluedTitle(head); n > 0 && c.title == 0 {
		c.title, c.name = titlePoints(head[:n]), head[:n]
		head = head[n:]
	}
	c.opening = openingOf(head)
	c.opening.points += when(c.salutes, salutation)
}

// beginsText reports whether line i, which ends without a mark, is no heading but the
// first line of a paragraph that was cut to a width.
func (s *splitter) beginsText(i int) bool {
	text := s.line(i).text
	if s.title(i) > 0 || !s.goesOn(i) || len(text) < 60 && !strings.ContainsAny(text, ",，") {
		return false
	}
	next := s.line(i + 1).text
	return len(next) <= wrapped && s.title(i+1) <= 0 && !strings.HasPrefix(next, "—") && s.kind(i+1)&isDate == 0
}

// isSalutation reports whether s addresses readers: 各位领导: or 县残联：
func isSalutation(s string) bool {
	return len(s) <= 60 && (strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":"))
}

// mayBegin reports whether line i can be the first line of a report: what stands
// before it has come to an end.
func (s *splitter) mayBegin(i int) bool {
	l, before := *s.line(i), *s.line(i - 1)
	if l.number.level != unnumbered || s.signsOff(i) {
		return false
	}
	prev := before.text
	switch {
	case endsOpen(prev):
		return false
	case s.signsOff(i-1) || s.kind(i-1)&(isSentence|isHeading) == isSentence:
		return true
	case before.number.level != unnumbered && s.kind(i-1)&isHeading != 0:
		return s.title(i) >= namedTitle
	case len(prev) > wrapped:
		return true
	case s.kind(i-1)&isHeading != 0: // the lines above a title belong to it
		return s.title(i) >= strongTitle && s.title(i-1) <= 0
	}
	return l.gap > 0 || l.rule || s.title(i) >= strongTitle && len(prev) < 60
}

// signsOff reports whether line i ends a report: a date, or the name of who reports.
func (s *splitter) signsOff(i int) bool {
	if s.line(i).number.level != unnumbered || i == 0 {
		return false
	}
	if s.kind(i)&isDate != 0 {
		above := s.line(i).gap > 0 && s.has(i+1) && s.line(i+1).gap == 0 && s.title(i+1) >= strongTitle
		return s.title(i-1) <= 0 && !above // else the date of a title
	}
	text := s.line(i).text
	if s.kind(i)&isHeading == 0 || s.title(i) > 0 || len(text) > 75 || !s.has(i+1) {
		return false
	}
	next := *s.line(i + 1)
	return s.kind(i+1)&isDate != 0 ||
		s.line(i).gap == 0 && (next.gap > 0 || next.rule || next.page) && hasAnySuffix(text, issuers)
}

// issuers are how the names of organisations end.
var issuers = []string{"残联", "联合会", "局", "委", "会", "政府", "办", "办事处", "社区", "学校", "小学", "中学", "医院", "公司", "中心", "站", "室", "支部", "队"}
