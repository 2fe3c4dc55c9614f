package audit

import (
	"fmt"

	"heshu/extract/quantity"
)

// together looks for counts side by side that add up to the part, with a count of the
// sentence before them as the whole: 毕业生23人，升学6人、就业13人，升学就业率82.6%.
func (s *share) together() (Finding, bool) {
	all := s.countsBefore()
	all = all[max(0, len(all)-8):]
	for last := len(all) - 1; last >= max(1, len(all)-2); last-- {
		sum, value := quantity.Decimal(0), Exactly(0)
		for first := last; first > 0 && s.beside(all[first], all[last]); first-- {
			var ok bool
			if sum, ok = sum.Add(*all[first].Value); !ok {
				break
			}
			value = value.Plus(all[first].Range)
			if first == last {
				continue
			}
			for _, whole := range all[:first] {
				if sameMeasure(whole, all[last]) && *whole.Value >= sum && s.tells(shareOf(value, whole)) {
					return s.holdsTogether(all[first:last+1], sum, whole), true
				}
			}
		}
	}
	return Finding{}, false
}

// beside reports whether a count is an item of the list that ends with the other.
func (s *share) beside(a, last *Figure) bool {
	return sameMeasure(a, last) && a.part == last.part && last.clause-a.clause <= last.index-a.index
}

// shareOf is the percentage that a value is of the whole.
func shareOf(value Interval, whole *Figure) Interval {
	return value.Times(Exactly(100 * quantity.One)).Over(whole.Range)
}

func (s *share) holdsTogether(parts []*Figure, sum quantity.Decimal, whole *Figure) Finding {
	l := listing{Report: s.Report, whole: whole, parts: parts}
	f := Finding{Check: "ratio", Result: Holds, Stated: s.rate.Value, Expected: s.rate.Value, Place: s.rate.Span(),
		Figures: append([]*Figure{s.rate, whole}, parts...)}
	f.Message = fmt.Sprintf("（%s）÷%s，合计%s，与文中%s相符。", l.terms(), quoted(whole), amount(sum, whole), quoted(s.rate))
	return f
}
