package gold

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func newFigureScore(kind string) FigureScore {
	f := FigureScore{Kind: kind}
	for _, name := range fields {
		f.Fields = append(f.Fields, Ratio{Field: name})
	}
	return f
}

// tally adds to the score of all figures and to that of the kind.
func (s *scorer) tally(kind string, add func(*FigureScore)) {
	for i := range s.Figures {
		if s.Figures[i].Kind == "all" || s.Figures[i].Kind == kind {
			add(&s.Figures[i])
		}
	}
}

// figures compares the report's figures.
func (s *scorer) figures(r *report) {
	got, want := r.match()
	for i, g := range r.gold {
		if !g.found {
			s.note("%s: report %s: %q does not stand behind the row above as a number of its own", g.place(), r.id, g.quote)
		}
		if !g.required {
			continue
		}
		demanded := Tally{Gold: 1}
		if got[i] >= 0 {
			demanded = Tally{Right: 1, Predicted: 1, Gold: 1}
			s.found(r, g, r.said[got[i]])
		} else {
			s.Missed = append(s.Missed, Example{Report: r.id, Place: g.place(), Table: g.kind, Quote: g.quote, Sentence: r.around(g.span)})
			s.tally(g.kind, func(f *FigureScore) { f.Full.Gold++ })
		}
		s.tally(g.kind, func(f *FigureScore) { f.Found.add(demanded) })
	}
	for j, p := range r.said {
		if want[j] >= 0 {
			continue
		}
		s.Spurious = append(s.Spurious, p.example(r))
		s.tally(p.kind, func(f *FigureScore) { f.Found.Predicted++; f.Full.Predicted++ })
	}
}

// found compares the fields of a figure that was found.
func (s *scorer) found(r *report, g anchored, p prediction) {
	full := Tally{Right: 1, Predicted: 1, Gold: 1}
	var wrong []string
	verdicts := compare(g, p)
	for i, v := range verdicts {
		if v.right || i == quoteField {
			continue
		}
		full.Right = 0
		wrong = append(wrong, fmt.Sprintf("%s: want %s, got %s", fields[i], v.want, v.got))
		s.confusions[Confusion{Kind: g.kind, Field: fields[i], Want: v.want, Got: v.got}]++
	}
	s.tally(g.kind, func(f *FigureScore) {
		f.Full.add(full)
		for i, v := range verdicts {
			f.Fields[i].Total++
			if v.right {
				f.Fields[i].Right++
			}
		}
	})
	if len(wrong) > 0 {
		e := p.example(r)
		e.Place, e.Detail = g.place(), strings.Join(wrong, "; ")
		s.Wrong = append(s.Wrong, e)
	}
}

// example shows a prediction.
func (p prediction) example(r *report) Example {
	return Example{Report: r.id, Table: p.kind, Quote: p.Quote, Rule: p.Rule, Sentence: p.Sentence}
}

// finish sorts what was gathered.
func (s *scorer) finish() {
	for c, n := range s.confusions {
		c.Count = n
		s.Confusions = append(s.Confusions, c)
	}
	slices.SortFunc(s.Confusions, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.Want, b.Want), cmp.Compare(a.Got, b.Got))
	})
	slices.SortFunc(s.Numerals, func(a, b Count) int { return cmp.Compare(a.Name, b.Name) })
	for _, name := range []string{"organisations", "themes", "links", "givers", "checks"} {
		if t := s.tables[name]; t != nil {
			s.Tables = append(s.Tables, *t)
		}
	}
}
