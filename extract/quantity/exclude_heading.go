package quantity

import "heshu/segment"

// heading recognises the numbering of headings and lists: 一、 (一) 1. 01、
// 一是, 其一, 篇一, 附件1.
func (s *scan) heading(n *number) (segment.Span, Reason, bool) {
	if end := s.lead(n); end > 0 {
		return segment.Span{Start: n.start, End: end}, Heading, true
	}
	if n.arabic && (n.pointed || n.dotted) && n.whole <= 2 && n.low < 100*One && s.section(n) {
		return segment.Span{Start: n.start, End: n.end}, Heading, true
	}
	if n.approx != "" || n.pointed || n.masked || n.low%One != 0 || n.low > 200*One {
		return segment.Span{}, "", false
	}
	span := segment.Span{Start: n.start, End: n.end}
	switch {
	case s.bracketed(n):
	case !n.arabic && startsAt(s.text, n.end, "是") && n.low <= 30*One && s.enumerates(n.start):
	case n.letter != 0 && preceded(s.text, n.start, "其") && within(s.text, n.end, "，,是、：:"):
		span.Start -= len("其")
	case (n.letter != 0 || n.arabic) && firstBefore(s.text, n.start, []string{"篇", "附件", "附表", "附图", "表", "图"}) > 0 && !s.tailOf(n).ok:
	case s.listed(n):
	default:
		return segment.Span{}, "", false
	}
	return span, Heading, true
}

// lead splits the number of a heading from a figure or a date that stands
// right behind its point: 1.2024年, 2.3名.
func (s *scan) lead(n *number) int {
	if !n.arabic || !n.pointed || n.whole > 2 || !clauseStart(s.text, n.start) {
		return 0
	}
	_, _, point := plain(s.text, n.start)
	size, misprint := pointAt(s.text, point)
	if size == 0 || misprint {
		return 0
	}
	if _, ok := s.dateSpan(point + size); ok {
		return point + size
	}
	if t := s.tailOf(n); t.ok && !t.unit.divisible() && n.scaleAt == 0 {
		return point + size
	}
	return 0
}

// section reports whether n numbers a section at the start of a line: 1.2 总则.
func (s *scan) section(n *number) bool {
	return clauseStart(s.text, n.start) && !s.tailOf(n).ok && n.scaleAt == 0 && n.damage == 0 && hanAt(s.text, skipGap(s.text, n.end))
}

func (s *scan) bracketed(n *number) bool {
	return s.enclosed(segment.Span{Start: n.start, End: n.end})
}

// enumerates reports whether 是 behind a number at i makes it a list item: 一是, 二是.
func (s *scan) enumerates(i int) bool {
	return !preceded(s.text, i, "统唯万第之同星期周单不专逐")
}

// listed recognises numbers that a mark of lists follows: 一、 1. 3) 01、
func (s *scan) listed(n *number) bool {
	r, size := runeAt(s.text, skipGap(s.text, n.end))
	at := skipGap(s.text, n.end) + size
	start := clauseStart(s.text, n.start)
	switch r {
	case '、':
		if start {
			return !s.joint(n, at)
		}
		if !n.arabic {
			return n.low <= 30*One && !s.tailOf(n).ok && !s.triggers.has(s.text, at)
		}
		return n.whole <= 2 && n.low > 0 && hanAt(s.text, at) && !s.triggers.has(s.text, at)
	case '.', '．':
		_, digit := digitAt(s.text, at)
		return digit == 0 && (start || n.start == s.done && n.arabic && hanAt(s.text, at)) && n.whole <= 2
	case ')', '）':
		return start && n.whole <= 2
	case ',', '，':
		return start && n.arabic && n.whole <= 2 && hanAt(s.text, at) && n.end < at
	}
	return false
}

// joint reports whether numbers joined by 、 at the start of a clause share what follows: 一、二级残疾.
func (s *scan) joint(n *number, at int) bool {
	var next number
	if !s.number(at, &next) || next.arabic != n.arabic || next.pointed || next.masked {
		return false
	}
	return within(s.text, next.end, "级等类、") && next.low == n.low+One
}
