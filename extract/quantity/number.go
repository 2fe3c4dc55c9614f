package quantity

// number is a number as read, before anyone knows what it counts.
type number struct {
	start, end int // digits, multipliers and modifiers between them
	low, high  Decimal
	known      bool   // low and high hold: not masked, not too long
	approx     Approx // said between the digits: Over for 八十余万, Vague for 数百, Range for 三四十; else empty
	damage     Damage

	raw     Decimal // what the digits alone say, without the multiplier: 80 of 80余万
	digits  int     // end of those digits
	scaleAt int     // where a lone last multiplier stands (万 of 80余万), which joins a money unit; 0 without one
	scale   int     // its power of ten

	arabic  bool
	whole   int  // Arabic digits before the point
	pointed bool // has a fraction
	dotted  bool // 1.2.3: no decimal
	serial  bool // Chinese digits in a row without multipliers: 二〇二四, 五一
	implied bool // a multiplier without digits: 百 of 百余名
	letter  rune // its only character, if that is a single Chinese one
	masked  bool

	unitRead bool
	unit     tail // what follows; see scan.tail
}

// number reads the number that starts at i into n.
func (s *scan) number(i int, n *number) bool {
	*n = number{start: i}
	value, count, end := plain(s.text, i)
	switch {
	case count > 0 && s.cues.at(s.text, end)&goesOn == 0:
		n.plain(value, count, end)
		return true
	case count > 0:
		return s.fromArabic(n, s.arabic(i, value, count, end))
	case startsAt(s.text, i, "半"):
		n.end = i + len("半")
		n.low, n.high, n.known, n.letter, n.digits = One/2, One/2, true, '半', n.end
		return true
	}
	return s.fromChinese(n)
}

// plain completes n from digits with which the number ends.
func (n *number) plain(value int64, count, end int) {
	n.arabic, n.whole, n.end, n.digits = true, count, end, end
	n.raw, n.known = scaled(value, 4)
	n.known = n.known && count <= longest
	n.low, n.high = n.raw, n.raw
}

// fromArabic completes n from the literal at its start: multipliers, and
// further parts (3万5千).
func (s *scan) fromArabic(n *number, l literal) bool {
	n.arabic, n.whole, n.pointed, n.dotted = true, l.whole, l.scale > 0, l.dotted
	n.damage |= l.damage
	n.end, n.digits = l.end, l.end
	if end := maskRun(s.text, l.end); end > l.end && !n.pointed && s.maskEnds(end) {
		n.end, n.digits, n.masked = end, end, true
		n.damage |= Masked
		return true
	}
	n.raw, n.known = scaled(l.mantissa, 4-l.scale)
	n.known = n.known && !l.long
	n.low = n.raw
	if !l.dotted {
		s.multiply(n, l)
	}
	n.high = n.low
	return true
}

// multiply applies the multipliers behind a literal.
func (s *scan) multiply(n *number, l literal) {
	at, approx := s.inner(l.end)
	gap := skipGap(s.text, at)
	exponent, end := s.multiplier(gap, l.whole)
	if exponent == 0 {
		return
	}
	if gap > at {
		n.damage |= Spaced
	}
	value, ok := scaled(l.mantissa, 4-l.scale+exponent)
	n.low, n.known = value, n.known && ok
	n.approx = approx
	n.scaleAt, n.scale, n.end = gap, exponent, end
	if approx == "" {
		s.further(n, exponent)
	}
}

// further adds the lower parts of a mixed number: 5千 of 3万5千, 2000万 of 1亿2000万.
func (s *scan) further(n *number, above int) {
	for above > 1 {
		value, count, end := few(s.text, n.end, above)
		if count == 0 {
			s.furtherChinese(n, above)
			return
		}
		exponent, after := s.multiplier(end, count)
		switch {
		case exponent == 0 && !s.figureUnit(end):
			return
		case exponent == 0 && count == 1:
			exponent = above - 1 // 3万5 is 35000, as it is said
		case exponent >= above:
			return
		}
		part, ok := scaled(int64(value), 4+exponent)
		sum, fits := n.low.Add(part)
		n.low, n.known = sum, n.known && ok && fits
		n.end, n.digits, n.scaleAt = max(end, after), max(end, after), 0
		above = exponent
	}
}

// furtherChinese adds a part in Chinese digits: 五千 of 3万五千.
func (s *scan) furtherChinese(n *number, above int) {
	c := chinese{s: s, at: n.end}
	if above < 4 || !within(s.text, n.end, "一二三四五六七八九") || !c.read() || c.approx != "" || c.small == 0 {
		return
	}
	limit, ok := scaled(1, 4+above)
	sum, fits := n.low.Add(c.low)
	if ok && fits && c.low < limit {
		n.low, n.end, n.digits, n.scaleAt = sum, c.at, c.at, 0
	}
}

// multiplier reads 百, 千, 万, 亿 and their joins (百万, 万亿) behind whole
// Arabic digits; exponent is 0 if there is none.
func (s *scan) multiplier(i, whole int) (exponent, end int) {
	end = i
	for {
		r, size := runeAt(s.text, end)
		power := powerOf(r)
		switch {
		case power < 2, power < 4 && (exponent > 0 || whole > 2 || s.thousandUnit(end)):
			return exponent, end
		case power == 4 && exponent >= 4, power == 8 && exponent >= 8:
			return exponent, end
		case power < 4 && !s.smallMultiplier(end+size):
			return exponent, end
		}
		exponent += power
		end += size
	}
}

// smallMultiplier reports whether a 百 or 千 that ends at i multiplies: before
// a unit, another multiplier or more digits. 3千 does in 3千元, not in 3千金.
func (s *scan) smallMultiplier(i int) bool {
	if _, size := digitAt(s.text, i); size > 0 {
		return true
	}
	if within(s.text, i, "万亿余多百") {
		return true
	}
	_, ok := s.unitAt(skipGap(s.text, i))
	return ok
}

// thousandUnit reports whether 千 or 百 at i begins a unit: 千米, 千克, 百分.
func (s *scan) thousandUnit(i int) bool {
	u, ok := s.unitAt(i)
	return ok && u.end > i+3
}

// figureUnit reports whether a unit of a figure stands at i, not of a date.
func (s *scan) figureUnit(i int) bool {
	if within(s.text, i, "年月日号时点") {
		return false
	}
	if within(s.text, i, "余多") {
		_, size := runeAt(s.text, i)
		i += size
	}
	_, ok := s.unitAt(skipGap(s.text, i))
	return ok
}

// inner reads 余, 多, 来 or 几 at i; end is i if there is none.
func (s *scan) inner(i int) (end int, approx Approx) {
	r, size := runeAt(s.text, i)
	switch r {
	case '余', '餘', '多', '几', '幾':
		return i + size, Over
	case '来', '來':
		return i + size, About
	}
	return i, ""
}

// powerOf returns the power of ten of a multiplier, 0 of any other rune.
func powerOf(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	}
	return 0
}
