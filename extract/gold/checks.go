package gold

import (
	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/segment"
)

// check is one row of checks.tsv.
type check struct {
	row
	report, check, quote string
	states, expects      stated
}

func readCheck(r row) (check, error) {
	c := check{row: r, report: r.cells[0], check: r.cells[1], quote: r.cells[2]}
	if c.check == "" || c.quote == "" {
		return c, r.fail("check or quote is blank; write the check and the figure that it tests")
	}
	var err error
	if c.states, err = readStated(r, r.cells[3]); err != nil {
		return c, err
	}
	c.expects, err = readStated(r, r.cells[4])
	return c, err
}

// result is what the check should find.
func (c check) result() string {
	if c.states.value == c.expects.value {
		return "holds"
	}
	return "differs"
}

// checks compares what was recomputed. Of what the annotations do not name, only
// what is said to differ is spurious: they do not list all that holds. Checks of
// kinds that they do not use are left out.
func (s *scorer) checks(g *Gold, r *report) {
	t := s.table("checks", "result", "expected")
	kinds, used := map[string]bool{}, map[string]bool{}
	for _, c := range g.checks {
		kinds[c.check] = true
	}
	for _, c := range g.checks {
		if c.report == r.id {
			s.check(t, r, c, used)
		}
	}
	for _, p := range r.parts {
		for _, k := range p.Checks {
			if !kinds[k.Check] || k.Result != "differs" || used[k.CheckID] {
				continue
			}
			t.Found.Predicted++
			s.Spurious = append(s.Spurious, checkExample(r, k))
		}
	}
}

// check looks for one check of the report.
func (s *scorer) check(t *TableScore, r *report, c check, used map[string]bool) {
	at := r.figure(c.quote, 0)
	if at < 0 {
		s.note("%s: report %s: %q: no figure with that quote was found in the text", c.place(), r.id, c.quote)
	}
	row, found := r.checked(c, at, used)
	if !found {
		t.Found.Gold++
		s.Missed = append(s.Missed, Example{Report: r.id, Place: c.place(), Table: "checks", Quote: c.check + " " + c.quote, Sentence: r.aroundGold(at)})
		return
	}
	used[row.CheckID] = true
	t.Found.add(Tally{Right: 1, Predicted: 1, Gold: 1})
	e := checkExample(r, row)
	e.Place = c.place()
	s.field(t, 0, e, c.result(), row.Result, c.result() == row.Result)
	s.field(t, 1, e, c.expects.text, decimalText(row.Expected), row.Expected != nil && near(*row.Expected, c.expects))
}

// checked finds the row that makes the check c of the gold figure at: it is of
// the same kind, the figure is one of its facts, and what it states is what c
// states. A row with the expected value comes before one with another.
func (r *report) checked(c check, at int, used map[string]bool) (extract.CheckRow, bool) {
	var best extract.CheckRow
	found := false
	if at < 0 {
		return best, false
	}
	for _, p := range r.parts {
		for _, k := range p.Checks {
			if k.Check != c.check || k.Result == "unchecked" || used[k.CheckID] || !r.tests(p, k, at) {
				continue
			}
			if k.Stated == nil || *k.Stated != c.states.value {
				continue
			}
			if !found || k.Expected != nil && near(*k.Expected, c.expects) {
				best, found = k, true
			}
		}
	}
	return best, found
}

// tests reports whether the gold figure at is one of the facts of the check,
// or stands within its place.
func (r *report) tests(p part, k extract.CheckRow, at int) bool {
	for _, id := range k.FactIDs {
		if said, ok := r.facts[id]; ok && r.same(at, said) {
			return true
		}
	}
	place := segment.Span{Start: int(k.Start) + p.base, End: int(k.End) + p.base}
	return place.Contains(r.gold[at].number)
}

// near reports whether the value is the expected one, rounded as it is written.
func near(value quantity.Decimal, expected stated) bool {
	half := quantity.One / 2
	for range expected.digits {
		half /= 10
	}
	return max(value-expected.value, expected.value-value) <= half
}

func checkExample(r *report, k extract.CheckRow) Example {
	return Example{Report: r.id, Table: "checks", Quote: k.Check + " " + decimalText(k.Stated), Detail: k.Message,
		Sentence: r.checkText(k)}
}

// checkText shows the place of a check in its document.
func (r *report) checkText(k extract.CheckRow) string {
	for _, p := range r.parts {
		if p.Document.DocumentID == k.DocumentID {
			return r.around(segment.Span{Start: int(k.Start) + p.base, End: int(k.End) + p.base})
		}
	}
	return ""
}
