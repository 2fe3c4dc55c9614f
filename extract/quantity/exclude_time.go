package quantity

import "heshu/segment"

// clock recognises times of day: 8点, 18时30分, 9:30-11:00.
func (s *scan) clock(n *number) (segment.Span, Reason, bool) {
	end, ok := s.clockAt(n.start)
	if !ok {
		return segment.Span{}, "", false
	}
	for {
		at := connectorAt(s.text, end)
		if at == 0 {
			break
		}
		next, ok := s.clockAt(at)
		if !ok {
			break
		}
		end = next
	}
	return segment.Span{Start: n.start, End: end}, Time, true
}

func (s *scan) clockAt(i int) (end int, ok bool) {
	v := s.dateNumber(i)
	if v.Empty() && startsAt(s.text, i, "两") {
		v = dateNumber{Span: segment.Span{Start: i, End: i + len("两")}, value: 2, digits: 1, chinese: true}
	}
	if v.Empty() || v.value > 24 || v.masked || v.digits > 3 {
		return i, false
	}
	at := v.End
	switch r, size := runeAt(s.text, at); r {
	case ':', '：':
		return s.minutes(at + size)
	case '时':
		return s.hour(at+size, within(s.text, at+size, "代间期候段尚刻光常而装空机差") || v.chinese && v.value < 3)
	case '点':
		return s.hour(at+size, s.points(at+size, v))
	}
	return i, false
}

// minutes reads the two digits behind a colon, and seconds.
func (s *scan) minutes(i int) (end int, ok bool) {
	m, end := exactly(s.text, i, 2)
	if end == 0 || m > 59 {
		return i, false
	}
	if within(s.text, end, ":：") {
		_, size := runeAt(s.text, end)
		if sec, after := exactly(s.text, end+size, 2); after > 0 && sec < 60 {
			return after, true
		}
	}
	return end, true
}

// hour reads what may follow 时 or 点: minutes, 半, 许, 整.
func (s *scan) hour(i int, otherWord bool) (end int, ok bool) {
	if otherWord {
		return i, false
	}
	if v := s.dateNumber(i); !v.Empty() && v.value < 60 && !v.masked && within(s.text, v.End, "分刻") && !within(s.text, v.End+len("分"), "之") {
		return v.End + len("分"), true
	}
	if n := firstAt(s.text, i, []string{"半", "许", "整", "钟"}); n > 0 {
		return i + n, true
	}
	return i, true
}

// points reports whether 点 is not the hour: 3点建议, 一点, 两点一线.
func (s *scan) points(i int, v dateNumber) bool {
	if within(s.text, i, "建要意体经做以名滴亮击赞评燃缀") {
		return true
	}
	if !v.chinese {
		return false
	}
	if within(s.text, i, "半整钟到至") || edgeBefore(s.text, v.Start) && v.value > 4 {
		return false
	}
	return firstBefore(s.text, v.Start, []string{"上午", "下午", "晚上", "早上", "中午", "凌晨", "清晨", "傍晚", "晚", "早", "午", "日"}) == 0
}
