package quantity

// step reads one rune, or reports false at the end of the numeral.
func (c *chinese) step() bool {
	r, size := runeAt(c.s.text, c.at)
	power := powerOf(r)
	taken := false
	switch {
	case c.inner && power < 4:
	case r == '廿' || r == '卅':
		taken = c.tens(r)
	case r == '零' || r == '〇':
		taken = c.nought()
	case digitOf(r) > 0:
		taken = c.digit(r)
	case power >= 4:
		taken = c.big(power)
	case power > 0:
		taken = c.unit(power)
	default:
		taken = c.modifier(r)
	}
	if taken {
		c.at += size
		c.count++
	}
	return taken
}

func (c *chinese) tens(r rune) bool {
	if c.open || c.small != 0 {
		return false
	}
	n := int64(20)
	if r == '卅' {
		n = 30
	}
	c.section[0] += n
	c.section[1] += n
	c.small = 1
	return true
}

func (c *chinese) nought() bool {
	if c.open || c.zero || c.vague {
		return false
	}
	c.zero = true
	if c.count == 0 {
		c.open = true // a lone 零
	}
	return true
}

func (c *chinese) digit(r rune) bool {
	d := digitOf(r)
	if !c.open {
		c.pending, c.open = [2]int64{d, d}, true
		return true
	}
	if c.vague || c.ranged || !c.nextDigit(r, d) {
		return false
	}
	c.ranged = true
	if c.pending[0] > d { // 三两个 is two or three
		c.pending[0], d = d, c.pending[0]
	}
	c.pending[1] = d
	return true
}

// nextDigit reports whether the digit r closes a range that the pending digit opens.
func (c *chinese) nextDigit(r rune, d int64) bool {
	first := c.pending[0]
	_, size := runeAt(c.s.text, c.at)
	next, _ := runeAt(c.s.text, c.at+size)
	goes := powerOf(next) > 0 || c.s.figureUnit(c.at+size)
	if r == '两' || r == '兩' {
		return (first == 1 || first == 3) && goes // else 两 is the weight
	}
	return neighbours(first, d) && goes
}

func (c *chinese) unit(power int) bool {
	if c.small != 0 && power >= c.small || c.zero && !c.open && power > 1 {
		return false
	}
	if !c.open && c.count > 0 && power > 1 && !c.vague {
		return false
	}
	if !c.open {
		c.pending = [2]int64{1, 1}
		c.implied = power > 1
	}
	c.scaleSection(power)
	return true
}

func (c *chinese) scaleSection(power int) {
	by := int64(1)
	for range power {
		by *= 10
	}
	c.section[0] += c.pending[0] * by
	c.section[1] += c.pending[1] * by
	c.pending, c.open, c.zero, c.small = [2]int64{}, false, false, power
}

// big reads 万 or 亿, which multiply all that was read of their section; 亿
// behind 万 multiplies that too (三万亿).
func (c *chinese) big(power int) bool {
	if c.lastBig == 4 && power == 4 || c.lastBig == 8 || c.bigs > 1 {
		if c.lastBig != 8 || power != 4 || c.bigs > 1 {
			return false
		}
	}
	if c.count == 0 {
		c.pending, c.open, c.implied = [2]int64{1, 1}, true, true
	}
	c.raw, _ = Whole(c.section[0] + c.pending[0])
	for i := range 2 {
		part := c.section[i] + c.pending[i]
		switch {
		case power == 4:
			c.total[i] += part * 1e4
		case c.lastBig == 4:
			c.total[i] = (c.total[i] + part) * 1e8
		default:
			c.total[i] = part * 1e8
		}
	}
	c.section, c.pending, c.open, c.zero = [2]int64{}, [2]int64{}, false, false
	c.scaleAt, c.scale, c.bigs, c.lastBig, c.small = c.at, power, c.bigs+1, power, power
	c.digits = c.at
	return c.total[0] > 0
}

// modifier reads 几 and 数, and 余 or 多 where a multiplier follows.
func (c *chinese) modifier(r rune) bool {
	switch r {
	case '几', '幾':
		return c.several()
	case '数', '數':
		return c.count == 0 && !preceded(c.s.text, c.at, "人总个户件次台基倍分指少多系参复单岁钱名天岗") && c.several()
	case '余', '餘', '多', '来', '來':
		_, size := runeAt(c.s.text, c.at)
		next, _ := runeAt(c.s.text, c.at+size)
		if c.count == 0 || powerOf(next) < 4 || c.ranged || c.vague {
			return false
		}
		_, c.approx = c.s.inner(c.at)
		c.inner, c.innerAt = true, c.at
		return true
	}
	return false
}

// several reads 几 or 数: alone or before a multiplier it is vague (几十),
// behind 十 it says that the number goes on (十几).
func (c *chinese) several() bool {
	_, size := runeAt(c.s.text, c.at)
	next, _ := runeAt(c.s.text, c.at+size)
	switch {
	case c.count == 0 && (powerOf(next) > 0 || c.s.figureUnit(c.at+size)):
		c.vague, c.pending, c.open = true, [2]int64{2, 9}, true
		return true
	case c.small == 1 && !c.open && !c.inner && !c.ranged:
		c.approx, c.inner, c.innerAt = Over, true, c.at
		return true
	}
	return false
}

// finish adds up what was read.
func (c *chinese) finish() {
	if c.bigs > 0 && (c.section[0] > 0 || c.open) {
		c.scaleAt = 0
	}
	last := c.pending
	if c.open && !c.zero && c.small >= 2 && !c.ranged && !c.vague {
		for range c.small - 1 { // 一千三, 两万五
			last[0] *= 10
			last[1] *= 10
		}
	}
	for i := range 2 {
		c.total[i] += c.section[i] + last[i]
	}
	if c.vague {
		c.topUp()
	}
	var low, high bool
	c.low, low = Whole(c.total[0])
	c.high, high = Whole(c.total[1])
	c.ok = low && high
	if c.bigs == 0 {
		c.raw = c.low
	}
	switch {
	case c.vague:
		c.approx = Vague
	case c.ranged:
		c.approx = Range
	}
}

// topUp lets a vague number reach to just under the next multiplier: 数十 is 20 to 99.
func (c *chinese) topUp() {
	if c.small > 0 {
		c.total[1] = c.total[0]/2*10 - 1
	}
}
