package gold

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"heshu/extract/quantity"
)

// fields are the columns of a figure that are compared, in the order of
// FigureScore.Fields. The figure is right in full where all but quote agree.
var fields = [...]string{"value", "unit", "approx", "basis", "item", "quote"}

// quoteField is the one that does not count for right in full.
const quoteField = 5

// verdict is how one field of a figure compares.
type verdict struct {
	right     bool
	want, got string
}

// compare judges each field of a prediction.
func compare(g anchored, p prediction) [len(fields)]verdict {
	return [...]verdict{
		{sameValue(g.value, p), orNone(g.value.text), valueText(g.value, p)},
		{sameUnit(g.units, p), strings.Join(g.units, "|"), unitText(p)},
		{slices.Contains(g.approx, p.Approx), strings.Join(g.approx, "|"), p.Approx},
		{sameBasis(g.basis, p.Basis), strings.Join(g.basis, "|"), p.Basis},
		{sameItem(g.items, p.Item), strings.Join(g.items, "|"), orNone(text(p.Item))},
		{g.span == p.span, g.quote, p.Quote},
	}
}

func sameValue(s stated, p prediction) bool {
	switch {
	case !s.known:
		return p.Value == nil
	case s.ranged:
		return p.Lower != nil && p.Upper != nil && *p.Lower == s.lower && *p.Upper == s.upper
	}
	return p.Value != nil && *p.Value == s.value
}

func valueText(s stated, p prediction) string {
	if s.ranged {
		return decimalText(p.Lower) + "~" + decimalText(p.Upper)
	}
	return decimalText(p.Value)
}

// decimalText writes a value for a person; nil is none.
func decimalText(d *quantity.Decimal) string {
	if d == nil {
		return "none"
	}
	return d.String()
}

// sameUnit accepts 元 for every amount in renminbi, and else the unit as
// written, without the multiple before it: 万人次 is 人次.
func sameUnit(accepted []string, p prediction) bool {
	got := unitText(p)
	for _, want := range accepted {
		if plain(want) == got {
			return true
		}
	}
	return false
}

// percents are the ways to write %.
var percents = []string{"%", "％", "百分之"}

func unitText(p prediction) string {
	if p.kind == "amount" && p.currency == "CNY" {
		return "元"
	}
	unit := plain(p.Unit)
	if slices.Contains(percents, unit) {
		return "%"
	}
	multiple := strings.TrimLeft(unit, "十百千")
	if bare := strings.TrimLeft(multiple, "万亿萬億"); bare != "" && bare != multiple {
		return bare // 万人次, 百万册; but 千米 keeps its 千
	}
	return unit
}

// schemaBasis gives the names that annotations use for bases which the
// schema names otherwise.
func schemaBasis(basis string) string {
	switch basis {
	case "per_mu":
		return "per_area"
	case "per_jin":
		return "per_item"
	}
	return basis
}

// sameBasis accepts one of the forms, or several of them together:
// per_person|per_month accepts per_month_person as well.
func sameBasis(accepted []string, got string) bool {
	parts := map[string]bool{}
	for _, form := range accepted {
		form = schemaBasis(form)
		if form == got {
			return true
		}
		if rest, ok := strings.CutPrefix(form, "per_"); ok {
			parts[rest] = true
		}
	}
	rest, ok := strings.CutPrefix(got, "per_")
	if !ok {
		return false
	}
	for name := range strings.SplitSeq(rest, "_") {
		if !parts[name] {
			return false
		}
	}
	return true
}

// before is how many characters an item may have before an accepted form.
const before = 8

// sameItem accepts a form, or what ends in it with a few characters before it.
func sameItem(accepted []string, item *string) bool {
	if item == nil {
		return false
	}
	got := plain(*item)
	for _, form := range accepted {
		rest, ok := strings.CutSuffix(got, plain(form))
		if ok && utf8.RuneCountInString(rest) <= before {
			return true
		}
	}
	return false
}

// plain takes out white space and the readings which some sites leave behind
// traditional characters: 殘聯(lián) is 殘聯.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '(' {
			if n := reading(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// reading measures a leading (lián): lower-case Latin letters in brackets.
func reading(s string) int {
	for i, r := range s[1:] {
		if r == ')' && i > 0 {
			return i + 2
		}
		if !unicode.Is(unicode.Latin, r) || !unicode.IsLower(r) {
			return 0
		}
	}
	return 0
}

// text is the string that s points to, or none.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// orNone names an empty string.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
