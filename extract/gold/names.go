package gold

import (
	"strconv"
	"strings"
	"unicode"

	"heshu/extract"
)

// named is a name that a table of a report was read to hold.
type named struct {
	keys    []string // any of them may be the gold key
	example Example
	values  []string // of the table's fields
}

// wanted is a name that a table of a report should hold.
type wanted struct {
	row
	key, quote string
	values     []string
	required   bool
}

// names compares the distinct names of one table of a report.
func (s *scorer) names(t *TableScore, r *report, gold []wanted, said []named) {
	used := make([]bool, len(said))
	for _, w := range gold {
		at := search(said, used, w.key)
		if at >= 0 {
			used[at] = true
		}
		switch {
		case !w.required:
		case at < 0:
			t.Found.Gold++
			s.Missed = append(s.Missed, Example{Report: r.id, Place: w.place(), Table: t.Table, Quote: w.quote})
		default:
			t.Found.add(Tally{Right: 1, Predicted: 1, Gold: 1})
			for i, value := range w.values {
				got := said[at].values[i]
				e := said[at].example
				e.Place = w.place()
				s.field(t, i, e, orNone(value), orNone(got), value == got)
			}
		}
	}
	for i, n := range said {
		if !used[i] {
			t.Found.Predicted++
			s.Spurious = append(s.Spurious, n.example)
		}
	}
}

// search finds an unused name with the key.
func search(said []named, used []bool, key string) int {
	for i, n := range said {
		for _, k := range n.keys {
			if k == key && !used[i] {
				return i
			}
		}
	}
	return -1
}

// organisations compares the report's distinct organisations.
func (s *scorer) organisations(g *Gold, r *report) {
	var gold []wanted
	for _, o := range g.organisations {
		if o.report == r.id {
			gold = append(gold, wanted{row: o.row, key: plain(o.name), quote: o.name, values: []string{o.class}, required: o.required})
		}
	}
	var said []named
	seen := map[string]bool{}
	for _, p := range r.parts {
		for _, o := range p.Organisations {
			key := plain(o.Name)
			if seen[key] {
				continue
			}
			seen[key] = true
			said = append(said, named{keys: []string{key}, example: example(r, "organisations", o.Fact, o.Name), values: []string{o.Type}})
		}
	}
	s.names(s.table("organisations", "type"), r, gold, said)
}

// themes compares the report's distinct themes.
func (s *scorer) themes(g *Gold, r *report) {
	var gold []wanted
	for _, t := range g.themes {
		if t.report == r.id {
			gold = append(gold, wanted{row: t.row, key: themeKey(t.text), quote: t.text,
				values: []string{t.role, numberText(t.year), numberText(t.ordinal)}, required: t.required})
		}
	}
	var said []named
	seen := map[string]bool{}
	for _, p := range r.parts {
		for _, t := range p.Themes {
			key := themeKey(t.Theme)
			if seen[key] {
				continue
			}
			seen[key] = true
			said = append(said, named{keys: []string{key, themeKey(t.Quote)}, example: example(r, "themes", t.Fact, t.Theme),
				values: []string{t.Role, numberText(t.Year), numberText(t.Ordinal)}})
		}
	}
	s.names(s.table("themes", "role", "year", "ordinal"), r, gold, said)
}

// example shows a fact.
func example(r *report, table string, f extract.Fact, quote string) Example {
	return Example{Report: r.id, Table: table, Quote: quote, Rule: f.Rule, Sentence: f.Sentence}
}

// themeKey is a theme without quotes, white space and punctuation.
func themeKey(theme string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return r
	}, plain(theme))
}

// numberText writes an optional number.
func numberText(n *int32) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(int(*n))
}
