package review

import (
	"strings"

	"heshu/extract/quantity"
)

// Raw decimals, in ten-thousandths, of what Chinese readers count in.
const (
	tenThousand    = quantity.Decimal(10_000) * quantity.One      // 万
	hundredMillion = quantity.Decimal(100_000_000) * quantity.One // 亿
)

// money writes a sum to its last digit: in 亿 or 万 where four digits behind the
// point are enough.
func money(d quantity.Decimal, unit string) string { return exact(d, quantity.One, unit) }

// things writes a count to its last digit: in 亿 or 万 where two digits behind the
// point are enough.
func things(d quantity.Decimal, unit string) string { return exact(d, 100, unit) }

// exact uses 亿 and 万 where the number has so many steps of them, else it parts
// thousands by commas.
func exact(d, steps quantity.Decimal, unit string) string {
	switch size := abs(d); {
	case size >= hundredMillion && d%(hundredMillion/steps) == 0:
		return signed(d/(hundredMillion/quantity.One)) + "亿" + unit
	case size >= tenThousand && d%(tenThousand/steps) == 0:
		return signed(d/(tenThousand/quantity.One)) + "万" + unit
	}
	return signed(d) + unit
}

// rounded writes a number to be taken in at a glance: in 亿 or 万 with two digits
// behind the point at most, below that as a whole number.
func rounded(d quantity.Decimal, unit string) string {
	switch size := abs(d); {
	case size >= hundredMillion-tenThousand/2:
		return signed(nearest(d, hundredMillion/100)*quantity.One/100) + "亿" + unit
	case size >= tenThousand:
		return signed(nearest(d, tenThousand/100)*quantity.One/100) + "万" + unit
	}
	return signed(nearest(d, quantity.One)*quantity.One) + unit
}

// nearest divides d and rounds halves away from zero.
func nearest(d, by quantity.Decimal) quantity.Decimal {
	if d < 0 {
		return -nearest(-d, by)
	}
	return (d + by/2) / by
}

func abs(d quantity.Decimal) quantity.Decimal { return max(d, -d) }

// signed writes a number with thousands parted by commas and a true minus sign.
func signed(d quantity.Decimal) string {
	if d < 0 {
		return "−" + grouped(-d)
	}
	return grouped(d)
}

func grouped(d quantity.Decimal) string {
	whole, fraction, _ := strings.Cut(d.String(), ".")
	var b strings.Builder
	for i, digit := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digit)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// whole writes a number of things.
func whole(n int) string { return signed(quantity.Decimal(n) * quantity.One) }

// share writes n of all as a percentage with one digit behind the point. It is
// 100 % or 0 % only where nothing or everything is missing.
func share(n, all int) string {
	if all == 0 {
		return "—"
	}
	tenths := (n*1000 + all/2) / all
	switch {
	case n > 0 && tenths == 0:
		return "<0.1%"
	case n < all && tenths == 1000:
		return ">99.9%"
	}
	return quantity.Decimal(tenths*1000).String() + "%"
}

// total is a sum that stops at what a decimal can hold.
type total struct {
	sum quantity.Decimal
	n   int // figures that went into it
}

const most = quantity.Decimal(999_999_999_999_999_999)

func (t *total) add(d quantity.Decimal) {
	t.n++
	sum, ok := t.sum.Add(d)
	if !ok {
		sum = most
	}
	t.sum = sum
}
