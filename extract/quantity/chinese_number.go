package quantity

// fromChinese completes n from the Chinese numeral at its start.
func (s *scan) fromChinese(n *number) bool {
	c := chinese{s: s, at: n.start}
	if !c.read() {
		return false
	}
	n.end, n.low, n.high, n.known, n.approx = c.at, c.low, c.high, c.ok, c.approx
	n.raw, n.digits, n.scaleAt, n.scale = c.raw, c.digits, c.scaleAt, c.scale
	n.serial, n.implied = c.serial, c.implied
	if c.count == 1 {
		n.letter, _ = runeAt(s.text, n.start)
	}
	if c.bigs != 1 || n.scaleAt == 0 {
		n.digits, n.scaleAt, n.scale = n.end, 0, 0
	}
	if c.innerAt > 0 {
		n.digits = c.innerAt
	}
	s.chinesePoint(n)
	return true
}

// chinesePoint adds the digits after 点: 三点五公里, 百分之九十五点五. Where
// no fraction is possible 点 is the hour.
func (s *scan) chinesePoint(n *number) {
	if n.approx != "" || n.serial || n.scaleAt > 0 || !startsAt(s.text, n.end, "点") {
		return
	}
	at, value, count := n.end+len("点"), int64(0), 0
	for ; count < 5; count++ {
		r, size := runeAt(s.text, at)
		d := digitOf(r)
		if d < 0 {
			break
		}
		value, at = value*10+d, at+size
	}
	next, _ := runeAt(s.text, at)
	if count == 0 || count > 4 || powerOf(next) == 1 || !s.fractional(at) && !endsAt(s.text, n.start, "分之") {
		return
	}
	part, _ := scaled(value, 4-count)
	n.low += part
	n.raw, n.end, n.digits, n.pointed = n.low, at, at, true
	if power := powerOf(next); power >= 4 {
		n.scaleAt, n.scale, n.end = at, power, at+len("万")
		n.low, n.known = scaled(int64(n.raw), power)
	}
	n.high = n.low
}
