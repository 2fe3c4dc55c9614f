package quantity

import "math"

// literal is a run of Arabic digits as read: separators, point and all.
type literal struct {
	end      int
	mantissa int64 // all digits, the point left out
	scale    int   // how many of them stand after the point
	whole    int   // how many before
	long     bool  // more digits than longest
	dotted   bool  // more than one point: 1.2.3
	point    int   // offset of the point, 0 without one
	damage   Damage
}

// digitAt reads one digit, half or full width; size is 0 if there is none.
func digitAt(text string, i int) (digit, size int) {
	if i >= len(text) {
		return 0, 0
	}
	if c := text[i] - '0'; c < 10 {
		return int(c), 1
	}
	if text[i] == 0xef && i+2 < len(text) && text[i+1] == 0xbc {
		if c := text[i+2] - 0x90; c < 10 {
			return int(c), 3
		}
	}
	return 0, 0
}

// plain reads digits without separators; count is how many.
func plain(text string, i int) (value int64, count, end int) {
	for {
		d, size := digitAt(text, i)
		if size == 0 {
			return value, count, i
		}
		if value > (math.MaxInt64-9)/10 {
			value = math.MaxInt64
		} else {
			value = value*10 + int64(d)
		}
		count++
		i += size
	}
}

// few reads at most limit digits and reports none where more follow.
func few(text string, i, limit int) (value, count, end int) {
	start := i
	for {
		d, size := digitAt(text, i)
		if size == 0 {
			return value, count, i
		}
		if count == limit {
			return 0, 0, start
		}
		value, count, i = value*10+d, count+1, i+size
	}
}

// exactly reads n digits that no further digit follows; end is 0 if they are not there.
func exactly(text string, i, n int) (value, end int) {
	v, count, end := few(text, i, n)
	if count != n {
		return 0, 0
	}
	return v, end
}

// longest is how many digits a mantissa holds.
const longest = 17

// arabic reads the number in Arabic digits at i, the first count of which are read.
func (s *scan) arabic(i int, value int64, count, end int) literal {
	l := literal{end: end, mantissa: value, whole: count, long: count > longest}
	if count <= 3 {
		s.thousands(&l, i)
	}
	s.fraction(&l, i > 0 && latin(s.text[i-1]))
	return l
}

// thousands extends l over groups of three digits: 3,000 and 12，600, but not 1,2,3.
func (s *scan) thousands(l *literal, start int) {
	if d, _ := digitAt(s.text, start); d == 0 {
		return
	}
	for {
		sep := separatorAt(s.text, l.end)
		spaced := sep == 0 && l.whole <= 3 && startsAt(s.text, l.end, " ")
		if spaced {
			sep = 1
		}
		if sep == 0 {
			return
		}
		value, end := exactly(s.text, l.end+sep, 3)
		if end == 0 || spaced && !s.countsAt(end) {
			return
		}
		l.long = l.long || l.whole > 14
		if !l.long {
			l.mantissa = l.mantissa*1000 + int64(value)
		}
		l.whole += 3
		l.end = end
	}
}

// countsAt reports whether a unit or a multiplier stands at i: only before one
// can a space part thousands (3 127名), for it parts the cells of a table too.
func (s *scan) countsAt(i int) bool {
	if size, misprint := pointAt(s.text, i); size > 0 && !misprint {
		if _, count, end := plain(s.text, i+size); count > 0 && count <= 2 {
			i = end // 4 218.5元
		}
	}
	if within(s.text, i, "万亿萬億") {
		return true
	}
	_, ok := s.unitAt(i)
	return ok
}

func separatorAt(text string, i int) int {
	switch {
	case i < len(text) && text[i] == ',':
		return 1
	case startsAt(text, i, "，"):
		return 3
	}
	return 0
}

// fraction extends l over a point and the digits after it.
// Behind letters the number is a name (FM105。9), where 。 is a point as well.
func (s *scan) fraction(l *literal, named bool) {
	size, misprint := pointAt(s.text, l.end)
	if size == 0 {
		return
	}
	value, count, end := plain(s.text, l.end+size)
	if misprint && count == 4 && startsAt(s.text, end, "年") {
		return // 捐款20。2024年
	}
	if count == 0 || misprint && (count > 4 || !named && !s.fractional(end)) {
		return
	}
	if misprint {
		l.damage |= DotForPoint
	}
	l.point, l.scale = l.end, count
	if l.whole+count > longest {
		l.long = true
	} else {
		for range count {
			l.mantissa *= 10
		}
		l.mantissa += value
	}
	l.end = end
	s.dots(l)
}

// dots extends l over further points, as in 2024.5.19 and 1.2.3.4, which are
// no decimals. One literal takes them all, so that each byte is read once.
func (s *scan) dots(l *literal) {
	for {
		size, misprint := pointAt(s.text, l.end)
		if size == 0 || misprint {
			return
		}
		_, count, end := plain(s.text, l.end+size)
		if count == 0 {
			return
		}
		l.dotted = true
		l.end = end
	}
}

// pointAt returns the length of a decimal point at i, and whether it is a full stop in its place.
func pointAt(text string, i int) (size int, misprint bool) {
	switch {
	case i >= len(text):
		return 0, false
	case text[i] == '.':
		return 1, false
	case startsAt(text, i, "．"):
		return 3, false
	case startsAt(text, i, "。"):
		return 3, true
	}
	return 0, false
}

// fractional reports whether what stands at i can follow a decimal fraction:
// a multiplier, money, % or a unit that can be cut into parts. Sentences end
// between a number and 3人, but not between 3 and 5万元.
func (s *scan) fractional(i int) bool {
	i = skipGap(s.text, i)
	if within(s.text, i, "万亿萬億") {
		return true
	}
	if startsAt(s.text, i, "千元") || startsAt(s.text, i, "百元") {
		return true // 1。1千元
	}
	if within(s.text, i, "余多") {
		_, size := runeAt(s.text, i)
		i += size
		if within(s.text, i, "万亿萬億") {
			return true
		}
	}
	u, ok := s.unitAt(i)
	return ok && u.divisible()
}
