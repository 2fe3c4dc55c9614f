package audit

import (
	"strings"

	"heshu/extract"
	"heshu/extract/quantity"
)

// printed is the interval of a figure as it is printed. Plain counts, amounts of
// whole yuan and standards (每户1万元) have no width; what has a fraction or a multiplier (4.48万元) was
// rounded or cut off at its last printed place, and so was every percentage and
// every average. 约, 近, 余, 多 and 以上 open it on their side.
func printed(c *extract.FigureColumns, quote, lead string) Interval {
	if c.Value == nil {
		return Between(c.Lower, c.Upper)
	}
	place := lastPlace(quote)
	switch mean := average(lead); {
	case place == 0 && mean:
		place = quantity.One
	case c.Basis != "total" && !mean && c.Approx == "exact":
		place = 0 // a standard is set, not rounded: 每户1万元
	}
	base := rounded(*c.Value, place)
	switch near := lead + quote; {
	case containsAny(near, atMost):
		return Interval{low: unbounded(), high: base.high}
	case containsAny(near, atLeast):
		return Interval{low: base.low, high: unbounded()}
	}
	switch c.Approx {
	case "exact":
		return base
	case "over":
		return Interval{low: base.low, high: Between(nil, c.Upper).high}
	case "under":
		return Interval{low: unbounded(), high: base.high}
	}
	return widest(base, Between(c.Lower, c.Upper))
}

// atMost and atLeast are words that make a figure a limit.
var (
	atMost  = []string{"最高", "最多", "至多", "不超过", "上限", "以内", "封顶"}
	atLeast = []string{"最低", "最少", "至少", "不少于", "不低于", "下限"}
)

// widest is the smallest interval that holds both.
func widest(a, b Interval) Interval {
	out := a
	if b.low.none || !a.low.none && b.low.at < a.low.at {
		out.low = b.low
	}
	if b.high.none || !a.high.none && b.high.at > a.high.at {
		out.high = b.high
	}
	return out
}

// myriads are the characters that multiply all that stands before them up to the
// next larger one. A figure with one of them is taken to be rounded.
var myriads = map[rune]quantity.Decimal{'亿': 100_000_000, '億': 100_000_000, '万': 10_000, '萬': 10_000}

// smallUnits multiply the one digit before them.
var smallUnits = map[rune]quantity.Decimal{'千': 1000, '百': 100, '十': 10}

// lastPlace is the value of the last printed place of a figure that has a
// fraction, a multiplier or a percent sign, and zero for a plain number:
// 100 yuan for 4.48万元, a tenth for 28.3%, 1 for 93%.
func lastPlace(quote string) quantity.Decimal {
	head, fraction := cutFraction(quote)
	place := unitPlace(quote)
	if place == 0 && (fraction > 0 || strings.ContainsAny(quote, "%％") || strings.HasPrefix(head, "百分之")) {
		place = quantity.One
	}
	for range fraction {
		place /= 10
	}
	return place
}

// unitPlace is the value of the last unit of a figure with 万 or 亿, times those
// behind it: 万 in 3万元, 千 in 3万5千元, 千万 in 3亿5千万元. It is zero for a figure
// without them, and where digits behind the last unit write it out (3万5000元).
func unitPlace(quote string) quantity.Decimal {
	rounded, place, before := false, quantity.Decimal(0), rune(0)
	for _, r := range quote {
		switch {
		case isDigit(r):
			place = 1
		case smallUnits[r] > 0 && countsUnits(before):
			place = smallUnits[r]
		case myriads[r] > 0 && (place == 0 || chineseDigit(before)):
			rounded, place = true, myriads[r]
		case myriads[r] > 0:
			rounded, place = true, min(place, largestPlace/myriads[r])*myriads[r]
		}
		before = r
	}
	if !rounded || place <= 1 {
		return 0
	}
	return place * quantity.One
}

// largestPlace is 万亿. Nothing larger is counted in.
const largestPlace = 1_000_000_000_000

// countsUnits reports whether r is a digit that a unit can follow: 5千, 五千.
func countsUnits(r rune) bool { return isDigit(r) || chineseDigit(r) }

func chineseDigit(r rune) bool {
	return r > 0 && strings.ContainsRune("一二三四五六七八九两", r)
}

// cutFraction returns what stands before the point of a figure, and how many
// digits stand behind it. The point may be a full stop that was read badly.
func cutFraction(quote string) (head string, digits int) {
	at := strings.IndexAny(quote, ".．。·")
	if at < 0 {
		return quote, 0
	}
	behind := strings.TrimLeft(quote[at:], ".．。·")
	for _, r := range behind {
		if !isDigit(r) {
			break
		}
		digits++
	}
	return quote[:at], digits
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
