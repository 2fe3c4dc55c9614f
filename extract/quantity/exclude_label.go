package quantity

import (
	"strings"

	"heshu/segment"
)

// unitLabel reads a unit of money that stands for itself, as tables name theirs: 单位：万元,
// 金额（万元）. It returns where it ends, 0 if n is something else.
func (s *scan) unitLabel(n *number) int {
	if !n.implied {
		return 0
	}
	t := s.tailOf(n)
	if !t.ok || t.unit.code == "" || t.inner {
		return 0
	}
	span := segment.Span{Start: n.start, End: t.end}
	if !s.enclosed(span) && !s.behindUnit(n.start) {
		return 0
	}
	return s.exclude(span, Heading)
}

// enclosed reports whether span is all that a pair of brackets holds.
func (s *scan) enclosed(span segment.Span) bool {
	return preceded(s.text, span.Start, "(（【[〔") && within(s.text, span.End, ")）】]〕")
}

// behindUnit reports whether the list that i stands in begins with 单位 and a colon:
// 单位：户、人、万元.
func (s *scan) behindUnit(i int) bool {
	const far = 8 * len("户")
	if !preceded(s.text, i, ":：、/／ 　") {
		return false
	}
	before := s.text[max(0, i-far):i]
	before = before[strings.LastIndexAny(before, "\n。；;，,（()）")+1:]
	colon := strings.LastIndexAny(before, ":：")
	return colon >= 0 && strings.HasSuffix(strings.TrimRight(before[:colon], " 　"), "单位")
}
