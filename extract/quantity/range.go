package quantity

// connectorAt returns the end of the mark at i that joins the two numbers of a
// range, or 0. A dash doubled is punctuation.
func connectorAt(text string, i int) int {
	at := skipGap(text, i)
	r, size := runeAt(text, at)
	switch r {
	case '至', '到', '—', '–', '-', '－', '~', '～', '〜', '∼':
		if again, _ := runeAt(text, at+size); again == r {
			return 0
		}
		return skipGap(text, at+size)
	}
	return 0
}

// ranged extends f over the second number of a range: 3至5名, 3万元至5万元.
func (s *scan) ranged(f *figure, n *number, t *tail) bool {
	if f.low != f.high || f.in != "" || !f.known || t.half {
		return false
	}
	at := connectorAt(s.text, f.End)
	if at == 0 {
		return false
	}
	if _, size := digitAt(s.text, at); size == 0 && !startsAt(s.text, at, "半") && !s.triggers.has(s.text, at) {
		return false
	}
	var high number
	if !s.number(at, &high) || !high.known || high.masked || high.low != high.high || high.serial {
		return false
	}
	u := s.tailOf(&high)
	if !u.ok || t.ok && !sameUnit(t.unit, u.unit) {
		return false
	}
	low := f.low
	if !t.ok {
		low = shared(n, &high)
	}
	g := figure{low: high.low, high: high.low, scale: One}
	g.takeUnit(&high, u)
	if low >= g.low {
		return false
	}
	s.join(f, &g, &high, u, low)
	return true
}

// join makes f the range from low to g.
func (s *scan) join(f, g *figure, high *number, u *tail, low Decimal) {
	if f.Kind == Bare {
		low, _ = low.Mul(g.scale)
	}
	f.Kind, f.Unit, f.unit, f.Measure, f.Currency = g.Kind, g.Unit, g.unit, g.Measure, g.Currency
	f.low, f.high, f.scale = low, g.low, g.scale
	f.Damage |= g.Damage | high.damage
	f.End = max(high.end, u.end)
	f.Number.End = high.end
	if g.Number.End > 0 {
		f.Number.End = g.Number.End
	}
	f.in = ""
}

func sameUnit(a, b unit) bool {
	return a.text == b.text || a.code != "" && a.code == b.code || a.code == "" && a.measure == b.measure
}

// shared applies the multiplier of the second number to the first, where it
// was said once for both: 3至5万元 is 30000 to 50000, but 3000至1万元 is not.
func shared(n, high *number) Decimal {
	switch {
	case high.scale > 0 && n.scaleAt == 0 && n.raw < high.raw:
		if low, ok := scaled(int64(n.raw), high.scale); ok {
			return low
		}
	case !high.arabic && n.letter != 0 && high.scale == 0 && high.low.step() > One:
		step := high.low.step() // 三至五千
		if lead := high.low / step; n.low < lead*One && lead < 10 {
			if low, ok := n.low.Mul(step); ok {
				return low
			}
		}
	}
	return n.low
}

// share reads the second half of 百分之九十六, 三分之二 and 1/3.
func (s *scan) share(f *figure, n *number) {
	if !startsAt(s.text, n.end, "分之") || !n.known {
		s.slashed(f, n)
		return
	}
	at := n.end + len("分之")
	var part number
	if !s.number(at, &part) || !part.known || n.low == 0 {
		return
	}
	f.Kind, f.End, f.Number.End, f.in = Count, part.end, part.end, part.approx
	f.Unit.Start, f.Unit.End = n.start, at
	f.unit = unit{}
	f.Currency = ""
	switch s.text[n.start:n.end] {
	case "百", "100":
		f.Measure, f.Number.Start = "percent", at
	case "千":
		f.Measure, f.Number.Start = "permille", at
	case "万":
		f.Measure, f.Number.Start = "per_ten_thousand", at
	default:
		f.Measure, f.Unit.Start = "fraction", n.end
		part.low, part.known = part.low.Div(n.low)
		part.high = part.low
	}
	f.low, f.high, f.known = part.low, part.high, part.known
	n.implied, n.letter = false, 0
	s.morePercent(f)
}

// slashed reads the rest of 1/3, which is a fraction behind words of proportion only: 5/19 is a date.
func (s *scan) slashed(f *figure, n *number) {
	if !n.arabic || n.whole > 2 || n.pointed || !startsAt(s.text, n.end, "/") || !preceded(s.text, n.start, "占近约达超有为的") {
		return
	}
	by, count, end := few(s.text, n.end+1, 2)
	value, ok := n.low.Div(Decimal(by) * One)
	if count == 0 || !ok || value >= One || within(s.text, end, "/月日") {
		return
	}
	f.Kind, f.Measure, f.low, f.high, f.End, f.Number.End = Count, "fraction", value, value, end, end
	f.Unit.Start, f.Unit.End = n.end, n.end+1
}

// morePercent reads what may follow the digits behind 百分之: 余, 多.
func (s *scan) morePercent(f *figure) {
	if end, approx := s.inner(f.End); approx == Over && f.in == "" && !within(s.text, end, "种次名个人样") {
		f.End, f.in = end, approx
	}
}
