package audit

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"heshu/extract"
	"heshu/extract/quantity"
)

func decimal(t testing.TB, text string) quantity.Decimal {
	t.Helper()
	d, err := quantity.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPrinted wants the intervals that the documentation promises, by values that
// lie inside and values that do not.
func TestPrinted(t *testing.T) {
	for _, c := range []struct {
		quote, value, lead, basis, approx, lower, upper string
		in, out                                         []string
	}{
		{quote: "4.48万元", value: "44800", in: []string{"44750", "44800", "44899"}, out: []string{"44749", "44900"}},
		{quote: "4。48万元", value: "44800", in: []string{"44750"}, out: []string{"44700"}},
		{quote: "18600元", value: "18600", out: []string{"18599", "18601"}},
		{quote: "62户", value: "62", out: []string{"61", "63"}},
		{quote: "3.6万人次", value: "36000", in: []string{"35500", "36999"}, out: []string{"37000"}},
		{quote: "3万5千元", value: "35000", in: []string{"34500", "35999"}, out: []string{"36000"}},
		{quote: "3万5000元", value: "35000", out: []string{"34999"}},
		{quote: "3万5千6百元", value: "35600", in: []string{"35550", "35699"}, out: []string{"35549", "35700"}},
		{quote: "3亿5千万元", value: "350000000", in: []string{"345000000", "354000000"}, out: []string{"344999999", "360000000"}},
		{quote: "三亿五千万元", value: "350000000", in: []string{"354000000"}, out: []string{"360000000"}},
		{quote: "1亿3百万元", value: "103000000", in: []string{"102500000", "103999999"}, out: []string{"102499999", "104000000"}},
		{quote: "3亿5000万元", value: "350000000", in: []string{"349995000", "350009999"}, out: []string{"350010000"}},
		{quote: "3亿5万元", value: "300050000", in: []string{"300059999"}, out: []string{"300060000"}},
		{quote: "2.5千万元", value: "25000000", in: []string{"24500000", "25999999"}, out: []string{"26000000"}},
		{quote: "1万亿元", value: "1000000000000", in: []string{"500000000000"}, out: []string{"499999999999"}},
		{quote: "28.3%", value: "28.3", in: []string{"28.25", "28.39"}, out: []string{"28.24", "28.4"}},
		{quote: "93%", value: "93", in: []string{"92.5", "93.9"}, out: []string{"92.4", "94"}},
		{quote: "1万元", value: "10000", lead: "，每户", basis: "per_household", out: []string{"9999", "10001"}},
		{quote: "1.5万元", value: "15000", lead: "，人均", basis: "per_person", in: []string{"14500", "15999"}, out: []string{"16000"}},
		{quote: "3500元", value: "3500", lead: "，户均", basis: "per_household", in: []string{"3499.5"}, out: []string{"3499"}},
		{quote: "80余万元", value: "800000", approx: "over", lower: "800000", upper: "900000", in: []string{"890000"}, out: []string{"700000"}},
		{quote: "近1万名", value: "10000", approx: "under", upper: "10000", in: []string{"1", "10000"}, out: []string{"20000"}},
		{quote: "约200名", value: "200", approx: "about", lower: "180", upper: "220", in: []string{"181"}, out: []string{"179"}},
		{quote: "30万元", value: "300000", lead: "，单笔最高", basis: "per_item", in: []string{"5"}, out: []string{"310001"}},
	} {
		columns := figureColumns(t, c.value, c.lower, c.upper, c.approx, c.basis)
		i := printed(columns, c.quote, c.lead)
		for _, v := range append(c.in, c.value) {
			if !i.Meets(Exactly(decimal(t, v))) {
				t.Errorf("%s%s: %s is not in %v", c.lead, c.quote, v, i)
			}
		}
		for _, v := range c.out {
			if i.Meets(Exactly(decimal(t, v))) {
				t.Errorf("%s%s: %s is in %v", c.lead, c.quote, v, i)
			}
		}
	}
}

func figureColumns(t *testing.T, value, lower, upper, approx, basis string) *extract.FigureColumns {
	optional := func(text string) *quantity.Decimal {
		if text == "" {
			return nil
		}
		d := decimal(t, text)
		return &d
	}
	c := &extract.FigureColumns{Value: optional(value), Lower: optional(lower), Upper: optional(upper), Approx: approx, Basis: basis}
	if approx == "" {
		c.Approx, c.Lower, c.Upper = "exact", c.Value, c.Value
	}
	if basis == "" {
		c.Basis = "total"
	}
	return c
}

// anyInterval draws an interval and a value in it.
func anyInterval(t *rapid.T, name string) (Interval, quantity.Decimal) {
	largest := rapid.SampledFrom([]int64{50, 1e6, 1e12, 999_999_999_999_999_999}).Draw(t, name+" size")
	draw := func(what string) quantity.Decimal {
		return quantity.Decimal(rapid.Int64Range(0, largest).Draw(t, name+what))
	}
	a, b, v := draw(" low"), draw(" high"), draw(" value")
	low, high := min(a, b, v), max(a, b, v)
	return Between(&low, &high), v
}

// TestArithmetic wants the result of an operation on two values of two intervals to
// lie in the interval of the results, as exact fractions tell.
func TestArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, a := anyInterval(t, "x")
		y, b := anyInterval(t, "y")
		p, q := fraction(a), fraction(b)
		if !holds(x.Plus(y), new(big.Rat).Add(p, q)) {
			t.Errorf("%v + %v is not in %v", a, b, x.Plus(y))
		}
		if !holds(x.Times(y), new(big.Rat).Mul(p, q)) {
			t.Errorf("%v × %v is not in %v", a, b, x.Times(y))
		}
		if b > 0 && !holds(x.Over(y), new(big.Rat).Quo(p, q)) {
			t.Errorf("%v ÷ %v is not in %v", a, b, x.Over(y))
		}
		if a >= b && !holds(x.Minus(y), new(big.Rat).Sub(p, q)) {
			t.Errorf("%v − %v is not in %v", a, b, x.Minus(y))
		}
	})
}

func fraction(d quantity.Decimal) *big.Rat { return big.NewRat(int64(d), int64(quantity.One)) }

// holds reports whether an exact value lies in the interval.
func holds(i Interval, v *big.Rat) bool {
	low, high := fraction(i.low.at).Cmp(v), fraction(i.high.at).Cmp(v)
	return (i.low.none || low < 0 || low == 0 && !i.low.open) && (i.high.none || high > 0 || high == 0 && !i.high.open)
}

// TestAbove wants Above and Meets to agree with the bounds.
func TestAbove(t *testing.T) {
	one, two := Exactly(quantity.One), Exactly(2*quantity.One)
	cut := rounded(quantity.One, quantity.One) // 0.5 to 2, without 2
	switch {
	case !two.Above(one), one.Above(two), one.Above(one), two.Meets(one), !one.Meets(one):
		t.Error("one and two")
	case cut.Meets(two), !cut.Meets(one), !two.Above(cut):
		t.Errorf("%v and two", cut)
	case Between(nil, nil).Above(two), two.Above(Between(nil, nil)):
		t.Error("no bounds are above nothing")
	}
}

// TestRoundedOverflow wants the upper bound of a value near the end of the range to
// be given up, not to be the value.
func TestRoundedOverflow(t *testing.T) {
	largest := decimal(t, "99999999999999.9999")
	i := rounded(largest, quantity.One)
	if !i.high.none || !i.Meets(Exactly(largest-quantity.One/2)) || i.Meets(Exactly(largest-quantity.One)) {
		t.Errorf("interval %+v", i)
	}
}
