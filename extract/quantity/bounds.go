package quantity

// settle decides how exactly f is stated, from what is said around its number.
func (f *figure) settle(n *number) {
	f.HasValue = f.known
	f.Value = f.low
	switch {
	case !f.known || n.masked:
		f.Approx, f.HasValue, f.Value = Vague, false, 0
	case f.in == Vague:
		f.Approx, f.HasValue, f.Value = Vague, false, 0
	case f.low != f.high:
		f.Approx = Range
	default:
		f.Approx = f.said()
	}
}

// said weighs the modifiers: the one inside is printed with the digits and wins.
func (f *figure) said() Approx {
	said := Exact
	for _, a := range []Approx{f.out, f.pre, f.in} {
		if a == "" {
			continue
		}
		if said != Exact && said != a {
			f.Damage |= Contradictory
		}
		said = a
	}
	return said
}

// tenth is how far about reaches either way: one part in ten.
const tenth = 10

// bound sets Lower and Upper; the rules are in the package documentation.
func (f *figure) bound() {
	switch f.Approx {
	case Exact:
		f.between(f.low, f.low)
	case Range:
		f.between(f.low, f.high)
	case Vague:
		if f.in == Vague && f.known {
			f.between(f.low, f.high)
		}
	case About:
		f.between(f.low-f.low/tenth, f.low+f.low/tenth)
	case Under:
		f.Upper, f.HasUpper = f.low, true
	case Over:
		f.boundOver()
	}
	if f.Damage&Contradictory != 0 && f.Approx != Over {
		f.between(f.low-f.low/tenth, f.low+f.low/tenth)
	}
}

func (f *figure) boundOver() {
	f.Lower, f.HasLower = f.low, true
	if f.Damage&Contradictory != 0 {
		f.Lower = f.low - f.low/tenth
	}
	step := Decimal(0)
	switch {
	case f.in == Over:
		step = f.low.step()
	case f.perUnit:
		step = f.scale
	}
	if upper, ok := f.low.Add(step); ok && step > 0 {
		f.Upper, f.HasUpper = upper, true
	}
}

func (f *figure) between(low, high Decimal) {
	f.Lower, f.Upper, f.HasLower, f.HasUpper = low, high, true, true
}
