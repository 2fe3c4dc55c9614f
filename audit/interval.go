package audit

import (
	"math/bits"

	"heshu/extract/quantity"
)

// Interval is the set of the values, from zero up, that a printed figure can
// stand for. Its arithmetic is exact or, where four digits after the point do not
// hold the result, rounded outward: an interval is never too narrow, so that two
// which do not meet prove that the figures contradict each other. A bound that
// overflows is given up, which is outward too.
type Interval struct{ low, high bound }

// bound is one end of an interval.
type bound struct {
	at   quantity.Decimal
	open bool // at itself does not belong to the interval
	none bool // there is no bound on this side
}

// unbounded is a bound that is given up.
func unbounded() bound { return bound{none: true} }

// Exactly is the interval of one value.
func Exactly(v quantity.Decimal) Interval { return Interval{bound{at: v}, bound{at: v}} }

// Between is the closed interval between two values. A nil is no bound.
func Between(low, high *quantity.Decimal) Interval {
	end := func(v *quantity.Decimal) bound {
		if v == nil {
			return unbounded()
		}
		return bound{at: *v}
	}
	return Interval{end(low), end(high)}
}

// rounded is the interval of a value whose last printed place is place: it was
// rounded to that place (half a place either way) or cut off there (up to, but
// not including, a place more).
func rounded(v, place quantity.Decimal) Interval {
	if place <= 0 {
		return Exactly(v)
	}
	low, high := bound{at: max(0, v-(place+1)/2)}, unbounded()
	if more, ok := v.Add(place); ok {
		high = bound{at: more, open: true}
	}
	return Interval{low, high}
}

// point reports whether the interval is one value.
func (i Interval) point() bool {
	return !i.low.none && !i.high.none && i.low.at == i.high.at
}

// Meets reports whether a value lies in both intervals.
func (i Interval) Meets(o Interval) bool { return !i.Above(o) && !o.Above(i) }

// Above reports whether all values of i are greater than all values of o.
func (i Interval) Above(o Interval) bool {
	if i.low.none || o.high.none {
		return false
	}
	if i.low.at == o.high.at {
		return i.low.open || o.high.open
	}
	return i.low.at > o.high.at
}

// Plus is the interval of the sums.
func (i Interval) Plus(o Interval) Interval {
	return Interval{add(i.low, o.low), add(i.high, o.high)}
}

func add(a, b bound) bound {
	sum, ok := a.at.Add(b.at)
	if a.none || b.none || !ok {
		return unbounded()
	}
	return bound{at: sum, open: a.open || b.open}
}

// Minus is the interval of the differences, as far as they are not negative.
func (i Interval) Minus(o Interval) Interval {
	negative := func(b bound) bound { b.at = -b.at; return b }
	low, high := add(i.low, negative(o.high)), add(i.high, negative(o.low))
	if low.none || low.at < 0 {
		low = bound{}
	}
	return Interval{low, high}
}

// Times is the interval of the products.
func (i Interval) Times(o Interval) Interval {
	return Interval{scaleDown(i.floor(), o.floor().at, quantity.One, o.floor().open), scaleUp(i.high, o.high)}
}

// scaleUp is the upper bound of products.
func scaleUp(a, b bound) bound {
	if a.none || b.none {
		return unbounded()
	}
	return ceiling(a.at, b.at, quantity.One, a.open || b.open)
}

// Over is the interval of the quotients.
func (i Interval) Over(o Interval) Interval {
	low := bound{open: true}
	if !o.high.none && o.high.at > 0 {
		low = scaleDown(i.floor(), quantity.One, o.high.at, o.high.open)
	}
	if i.high.none || o.floor().at <= 0 {
		return Interval{low, unbounded()}
	}
	return Interval{low, ceiling(i.high.at, quantity.One, o.low.at, i.high.open || o.low.open)}
}

// floor is the lower bound; without one it is zero.
func (i Interval) floor() bound {
	if i.low.none {
		return bound{}
	}
	return i.low
}

// scaleDown is the lower bound b × by / over, rounded down.
func scaleDown(b bound, by, over quantity.Decimal, open bool) bound {
	q, rest, ok := mulDiv(b.at, by, over)
	if !ok {
		return bound{} // zero is below everything
	}
	return bound{at: q, open: b.open || open || rest}
}

// ceiling is the upper bound a × by / over, rounded up.
func ceiling(a, by, over quantity.Decimal, open bool) bound {
	q, rest, ok := mulDiv(a, by, over)
	if !ok {
		return unbounded()
	}
	if rest {
		return bound{at: q + 1, open: true}
	}
	return bound{at: q, open: open}
}

// mulDiv returns a × b / c rounded down, whether it was rounded, and whether the
// result fits. The product has 128 bits. None of the three is negative.
func mulDiv(a, b, c quantity.Decimal) (q quantity.Decimal, rest, ok bool) {
	if a < 0 || b < 0 || c <= 0 {
		return 0, false, false
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if hi >= uint64(c) {
		return 0, false, false
	}
	n, r := bits.Div64(hi, lo, uint64(c))
	if n > 999_999_999_999_999_999 {
		return 0, false, false
	}
	return quantity.Decimal(n), r > 0, true
}
