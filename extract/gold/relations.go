package gold

import (
	"strings"

	"heshu/extract"
)

// related says that one figure belongs to another. The figures are places in
// the report's predictions.
type related struct {
	from, to int
	relation string
}

// links compares how the report's figures belong together. Only relations that
// the annotations use are compared.
func (s *scorer) links(g *Gold, r *report) {
	t := s.table("links")
	relations := map[string]bool{}
	for _, l := range g.links {
		relations[l.relation] = true
	}
	said, used := r.related(relations), map[related]bool{}
	from := 0
	for _, l := range g.links {
		if l.report != r.id {
			continue
		}
		a, b := r.figure(l.from, from), r.figure(l.to, 0)
		if a < 0 || b < 0 {
			s.note("%s: report %s: %s → %s: no figure with that quote was found in the text", l.place(), r.id, l.from, l.to)
		} else {
			from = a
		}
		found := r.linked(said, used, a, b, l.relation)
		switch {
		case !l.required:
		case found:
			t.Found.add(Tally{Right: 1, Predicted: 1, Gold: 1})
		default:
			t.Found.Gold++
			s.Missed = append(s.Missed, Example{Report: r.id, Place: l.place(), Table: "links", Quote: l.from + " → " + l.to, Sentence: r.aroundGold(a)})
		}
	}
	for _, k := range said {
		if !used[k] {
			t.Found.Predicted++
			e := r.said[k.from].example(r)
			e.Table, e.Quote = "links", r.said[k.from].Quote+" → "+r.said[k.to].Quote
			s.Spurious = append(s.Spurious, e)
		}
	}
}

// related lists the links between figures that the records state, each once:
// rows of the table links, and beneficiary_id.
func (r *report) related(relations map[string]bool) []related {
	var all []related
	seen := map[related]bool{}
	add := func(fromID, toID, relation string) {
		from, ok := r.facts[fromID]
		to, known := r.facts[toID]
		k := related{from, to, relation}
		if ok && known && relations[relation] && !seen[k] {
			seen[k] = true
			all = append(all, k)
		}
	}
	for _, p := range r.said {
		if p.BeneficiaryID != nil {
			add(p.FactID, *p.BeneficiaryID, "beneficiary")
		}
	}
	for _, p := range r.parts {
		for _, l := range p.Links {
			add(l.FromID, l.ToID, l.Relation)
		}
	}
	return all
}

// linked looks for a link between the gold figures a and b, and marks it used.
func (r *report) linked(said []related, used map[related]bool, a, b int, relation string) bool {
	if a < 0 || b < 0 {
		return false
	}
	for _, k := range said {
		if k.relation == relation && !used[k] && r.same(a, k.from) && r.same(b, k.to) {
			used[k] = true
			return true
		}
	}
	return false
}

// same reports whether a prediction stands where a gold figure does.
func (r *report) same(gold, said int) bool {
	return r.gold[gold].number.Overlaps(r.said[said].number)
}

// aroundGold shows the text around a gold figure; -1 is none.
func (r *report) aroundGold(gold int) string {
	if gold < 0 {
		return ""
	}
	return r.around(r.gold[gold].span)
}

// given is a giver that the records name for a figure.
type given struct {
	said int
	name string
}

// givers compares who gave what.
func (s *scorer) givers(g *Gold, r *report) {
	t := s.table("givers")
	said, used := r.given(), map[given]bool{}
	from := 0
	for _, w := range g.givers {
		if w.report != r.id {
			continue
		}
		at := r.figure(w.quote, from)
		if at < 0 {
			s.note("%s: report %s: %q: no figure with that quote was found in the text", w.place(), r.id, w.quote)
		} else {
			from = at
		}
		found := r.gave(said, used, at, plain(w.name))
		switch {
		case !w.required:
		case found:
			t.Found.add(Tally{Right: 1, Predicted: 1, Gold: 1})
		default:
			t.Found.Gold++
			s.Missed = append(s.Missed, Example{Report: r.id, Place: w.place(), Table: "givers", Quote: w.quote + " ← " + w.name, Sentence: r.aroundGold(at)})
		}
	}
	for _, k := range said {
		if !used[k] {
			t.Found.Predicted++
			e := r.said[k.said].example(r)
			e.Table, e.Quote = "givers", e.Quote+" ← "+k.name
			s.Spurious = append(s.Spurious, e)
		}
	}
}

// given lists the givers that the records name, figure by figure.
func (r *report) given() []given {
	var all []given
	seen := map[given]bool{}
	for i, p := range r.said {
		for name := range strings.SplitSeq(text(p.Giver), "、") {
			k := given{i, plain(name)}
			if k.name != "" && !seen[k] {
				seen[k] = true
				all = append(all, k)
			}
		}
	}
	return all
}

// gave looks for a giver of the gold figure at, and marks it used.
func (r *report) gave(said []given, used map[given]bool, at int, name string) bool {
	if at < 0 {
		return false
	}
	for _, k := range said {
		if k.name == name && !used[k] && r.same(at, k.said) {
			used[k] = true
			return true
		}
	}
	return false
}

// evidence checks that each fact's quote is the text at its place.
func (s *scorer) evidence(r *report) {
	for _, p := range r.parts {
		look := func(table, quote, rule, sentence string, start, end int64) {
			s.Facts++
			if start < 0 || end > int64(len(p.Document.Text)) || start >= end || p.Document.Text[start:end] != quote {
				s.Broken = append(s.Broken, Example{Report: r.id, Table: table, Quote: quote, Rule: rule, Sentence: sentence})
			}
		}
		fact := func(table string, f extract.Fact) { look(table, f.Quote, f.Rule, f.Sentence, f.Start, f.End) }
		for _, f := range p.Amounts {
			fact("amount", f.Fact)
		}
		for _, f := range p.Counts {
			fact("count", f.Fact)
		}
		for _, f := range p.Themes {
			fact("themes", f.Fact)
		}
		for _, f := range p.Organisations {
			fact("organisations", f.Fact)
		}
		for _, n := range p.Numerals {
			look("numerals", n.Quote, "", "", n.Start, n.End)
		}
	}
}

// numerals counts the states of the report's numerals.
func (s *scorer) numerals(r *report) {
	for _, p := range r.parts {
		for _, n := range p.Numerals {
			s.count(n.State)
		}
	}
}

func (s *scorer) count(state string) {
	for i := range s.Numerals {
		if s.Numerals[i].Name == state {
			s.Numerals[i].N++
			return
		}
	}
	s.Numerals = append(s.Numerals, Count{Name: state, N: 1})
}
