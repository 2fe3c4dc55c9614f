package quantity

import "heshu/segment"

// numericDate recognises dates in digits alone: 2024.5.19, 2023-05-21, 20240519.
func (s *scan) numericDate(n *number) (segment.Span, Reason, bool) {
	if !n.arabic {
		return segment.Span{}, "", false
	}
	end, ok := s.digitDate(n.start)
	if !ok {
		end, ok = s.festival(n)
	}
	if !ok {
		return segment.Span{}, "", false
	}
	for {
		at := connectorAt(s.text, end)
		if at == 0 {
			break
		}
		next, ok := s.digitDate(at)
		if !ok {
			next, ok = s.shortDate(at)
		}
		if !ok {
			break
		}
		end = next
	}
	return segment.Span{Start: n.start, End: end}, Date, true
}

// festival reads month and day before the name of a day: 12.3国际残疾人日.
func (s *scan) festival(n *number) (end int, ok bool) {
	if !n.pointed || n.dotted || n.scaleAt > 0 || firstAt(s.text, n.end, festivals) == 0 {
		return 0, false
	}
	return s.shortDate(n.start)
}

var festivals = []string{"国际", "全国", "世界", "儿童节", "劳动节", "学雷锋", "志愿", "护士节", "青年节", "植树节", "妇女节", "助残", "禁毒", "消防", "防灾"}

// digitDate reads year, month and day with the same sign between them.
func (s *scan) digitDate(i int) (end int, ok bool) {
	y, at := exactly(s.text, i, 4)
	if y < 1900 || y >= 2100 {
		return s.packedDate(i)
	}
	sep := firstAt(s.text, at, []string{".", "-", "/", "．", "－", "·"})
	if sep == 0 {
		return i, false
	}
	m, count, end := few(s.text, at+sep, 2)
	if count == 0 || m < 1 || m > 12 {
		return i, false
	}
	if startsAt(s.text, end, s.text[at:at+sep]) {
		d, count, after := few(s.text, end+sep, 2)
		if count > 0 && 1 <= d && d <= 31 {
			return after + firstAt(s.text, after, []string{"日"}), true
		}
	}
	_, unit := s.unitAt(skipGap(s.text, end))
	return end, !unit && !within(s.text, end, "-万亿余多") && (count == 2 || s.text[at] != '-') || startsAt(s.text, end, "月")
}

// packedDate reads 20240519.
func (s *scan) packedDate(i int) (end int, ok bool) {
	v, count, end := plain(s.text, i)
	if count != 8 || v < 19000101 || v >= 21000101 || v/100%100 < 1 || v/100%100 > 12 || v%100 < 1 || v%100 > 31 {
		return i, false
	}
	_, unit := s.unitAt(end)
	return end, !unit
}

// shortDate reads the end of a range without its year: 5.17, 17日.
func (s *scan) shortDate(i int) (end int, ok bool) {
	a, count, at := few(s.text, i, 2)
	if count == 0 || a < 1 || a > 31 {
		return i, false
	}
	if within(s.text, at, "./-") {
		if b, n, end := few(s.text, at+1, 2); n > 0 && a <= 12 && 1 <= b && b <= 31 {
			return end, true
		}
	}
	end = at + firstAt(s.text, at, []string{"日"})
	return end, edgeAt(s.text, end) || end > at
}
