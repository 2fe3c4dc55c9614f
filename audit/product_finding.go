package audit

import (
	"fmt"
	"slices"
	"strings"
)

// coarse is by how many parts of the total, at least, a combination must miss it
// for an agreement within rounding to be doubtful.
const coarse = 20

// agrees is the finding of a combination that fits: it holds, unless nothing but
// the rounding of a coarse figure (2万元) lets it.
func (s *totalOf) agrees(c combination) Finding {
	f := s.finding(c)
	miss := c.nominal - *s.total.Value
	if s.total.Approx == "exact" && max(miss, -miss)*coarse > *s.total.Value && c.exact() {
		f.Result, f.Reason, f.Severity = Doubtful, "rounding", Note
		f.Message = fmt.Sprintf("%s＝%s，文中写%s，只有在大幅取整时才相符，请核对。", c.formula(), amount(c.nominal, s.total), quoted(s.total))
		return f
	}
	if c.value.low.none || c.value.high.none || c.value.low.at == 0 {
		return s.unchecked(c, "approximate")
	}
	f.Result = Holds
	f.Message = fmt.Sprintf("%s＝%s，与文中%s相符。", c.formula(), spread(c.value, s.total), quoted(s.total))
	for _, term := range c.terms {
		f.Relations = append(f.Relations, Relation{s.total, term.rate, "product_of"}, Relation{s.total, term.count, "product_of"})
	}
	return f
}

func (s *totalOf) differs(c combination) Finding {
	f := s.finding(c)
	f.Result, f.Severity = Differs, Error
	if s.distant {
		f.Severity = Warning
	}
	f.Message = fmt.Sprintf("%s＝%s，文中却写%s", c.formula(), spread(c.value, s.total), quoted(s.total))
	if other := s.otherReading(c); other != "" {
		f.Result, f.Severity, f.Reason = Doubtful, Warning, other
		f.Message += "；" + readings[other]
	} else if hint := slip(*s.total.Value, c.nominal); hint != "" {
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f
}

func (s *totalOf) unchecked(c combination, reason string) Finding {
	f := s.finding(c)
	f.Result, f.Reason = Unchecked, reason
	if reason == "approximate" {
		f.Message = fmt.Sprintf("%s＝%s，%s是约数，无法判定是否相符。", c.formula(), spread(c.value, s.total), quoted(s.vague(c)))
		return f
	}
	f.Expected = nil
	f.Message = fmt.Sprintf("%s的标准按时间计算，文中没有写明期限，%s无法复算。", quoted(c.terms[0].rate), quoted(s.total))
	return f
}

// vague is the figure that leaves open whether the total agrees: a factor where the
// total is exact.
func (s *totalOf) vague(c combination) *Figure {
	for _, t := range c.terms {
		for _, f := range []*Figure{t.rate, t.count} {
			if s.total.Approx == "exact" && f.Approx != "exact" {
				return f
			}
		}
	}
	return s.total
}

func (s *totalOf) finding(c combination) Finding {
	f := Finding{Check: "product", Stated: s.total.Value, Expected: &c.nominal, Figures: []*Figure{s.total}, Place: s.total.Span()}
	for _, term := range c.terms {
		f.Figures = appendNew(f.Figures, term.rate, term.count, term.times)
	}
	return f
}

// appendNew adds the figures that are not there yet.
func appendNew(to []*Figure, figures ...*Figure) []*Figure {
	for _, f := range figures {
		if f != nil && !slices.Contains(to, f) {
			to = append(to, f)
		}
	}
	return to
}

// sharesRunes reports whether the two words have n characters in common that
// stand side by side in both.
func sharesRunes(a, b string, n int) bool {
	runes := []rune(a)
	for i := 0; i+n <= len(runes); i++ {
		if strings.Contains(b, string(runes[i:i+n])) {
			return true
		}
	}
	return false
}
