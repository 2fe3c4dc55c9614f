package warehouse

import (
	"heshu/extract"
)

// input checks the rows of one input against each other, a report at a time.
func (s *segmentRows) input(in *Input) error {
	s.totals.add(in.totals())
	r := &inputRows{
		segmentRows: s, in: in,
		amounts:       newStretch[extract.AmountRow](s.held, in, Amounts),
		counts:        newStretch[extract.CountRow](s.held, in, Counts),
		themes:        newStretch[extract.ThemeRow](s.held, in, Themes),
		organisations: newStretch[extract.OrganisationRow](s.held, in, Organisations),
		links:         newStretch[extract.LinkRow](s.held, in, Links),
		checks:        newStretch[extract.CheckRow](s.held, in, Checks),
		numerals:      newStretch[extract.NumeralRow](s.held, in, Numerals),
		locations:     newStretch[extract.LocationRow](s.held, in, Locations),
	}
	if err := r.readInputs(); err != nil || len(s.held.parts(Documents)) == 0 {
		return err // without documents nothing can be told apart
	}
	err := newStretch[extract.DocumentRow](s.held, in, Documents).while(func(d *extract.DocumentRow) bool {
		return r.fail(r.document(d))
	})
	if err == nil {
		err = r.failed
	}
	if err != nil {
		return err
	}
	return r.strays()
}

// inputRows are the rows of one input.
type inputRows struct {
	*segmentRows
	in     *Input
	failed error

	amounts       *stretch[extract.AmountRow]
	counts        *stretch[extract.CountRow]
	themes        *stretch[extract.ThemeRow]
	organisations *stretch[extract.OrganisationRow]
	links         *stretch[extract.LinkRow]
	checks        *stretch[extract.CheckRow]
	numerals      *stretch[extract.NumeralRow]
	locations     *stretch[extract.LocationRow]
}

// fail notes an error down, and reports whether there is none.
func (r *inputRows) fail(err error) bool {
	r.failed = err
	return err == nil
}

func (r *inputRows) wrong(table, format string, args ...any) {
	r.report(r.fileOf(r.in, table), format, args...)
}

func (r *inputRows) readInputs() error {
	return newStretch[extract.InputRow](r.held, r.in, Inputs).while(func(row *extract.InputRow) bool {
		if row.Source != r.in.Source {
			r.wrong(Inputs, "a row is of %s, the list of inputs says %s", row.Source, r.in.Source)
		}
		r.run(Inputs, row.RunID)
		return true
	})
}

// document checks the rows of one report.
func (r *inputRows) document(d *extract.DocumentRow) error {
	if d.Source != r.in.Source {
		r.wrong(Documents, "the document %s is of %s, the list of inputs says %s", d.DocumentID, d.Source, r.in.Source)
	}
	r.run(Documents, d.RunID)
	p := &documentRows{inputRows: r, id: d.DocumentID, facts: map[string]bool{}}
	amounts, err := facts(p, Amounts, r.amounts, func(row *extract.AmountRow) (*extract.Fact, *string) { return &row.Fact, row.BeneficiaryID })
	if err != nil {
		return err
	}
	counts, err := facts(p, Counts, r.counts, func(row *extract.CountRow) (*extract.Fact, *string) { return &row.Fact, row.BeneficiaryID })
	if err != nil {
		return err
	}
	themes, err := facts(p, Themes, r.themes, func(row *extract.ThemeRow) (*extract.Fact, *string) { return &row.Fact, nil })
	if err != nil {
		return err
	}
	organisations, err := facts(p, Organisations, r.organisations, func(row *extract.OrganisationRow) (*extract.Fact, *string) { return &row.Fact, nil })
	if err != nil {
		return err
	}
	p.compare(Amounts, d.Amounts, amounts)
	p.compare(Counts, d.Counts, counts)
	p.compare(Themes, d.Themes, themes)
	p.compare(Organisations, d.Organisations, organisations)
	return p.references()
}

// documentRows are the rows of one report.
type documentRows struct {
	*inputRows
	id     string
	facts  map[string]bool
	wanted []reference
}

// reference is a column that names a fact.
type reference struct{ table, column, fact string }

// facts reads the facts of a report in one table.
func facts[T any](p *documentRows, table string, rows *stretch[T], of func(*T) (*extract.Fact, *string)) (n int32, err error) {
	err = rows.while(func(row *T) bool {
		fact, beneficiary := of(row)
		if fact.DocumentID != p.id {
			return false
		}
		if p.facts[fact.FactID] {
			p.wrong(table, "the fact_id %s is there twice", fact.FactID)
		}
		p.facts[fact.FactID] = true
		if beneficiary != nil {
			p.wanted = append(p.wanted, reference{table, "beneficiary_id", *beneficiary})
		}
		n++
		return true
	})
	return n, err
}

// compare compares how many rows a document says that it has with those that are there.
func (p *documentRows) compare(table string, says, has int32) {
	if says != has && len(p.held.parts(table)) > 0 {
		p.wrong(Documents, "the document %s says it has %d rows in the table %s, and has %d", p.id, says, table, has)
	}
}

// references reads the rows that refer to facts, and looks for these.
func (p *documentRows) references() error {
	want := func(table, column, fact string) { p.wanted = append(p.wanted, reference{table, column, fact}) }
	err := p.links.while(func(row *extract.LinkRow) bool {
		if row.DocumentID != p.id {
			return false
		}
		want(Links, "from_id", row.FromID)
		want(Links, "to_id", row.ToID)
		return true
	})
	if err != nil {
		return err
	}
	err = p.numerals.while(func(row *extract.NumeralRow) bool {
		if row.DocumentID == p.id && row.FactID != nil {
			want(Numerals, "fact_id", *row.FactID)
		}
		return row.DocumentID == p.id
	})
	if err != nil {
		return err
	}
	err = p.checks.while(func(row *extract.CheckRow) bool {
		if row.DocumentID != p.id {
			return false
		}
		for _, fact := range row.FactIDs {
			want(Checks, "fact_ids", fact)
		}
		return true
	})
	if err != nil {
		return err
	}
	p.resolve()
	return p.locations.while(func(row *extract.LocationRow) bool { return row.DocumentID == p.id })
}

// resolve looks for the facts that rows name. A dataset that was written without some
// of the tables of facts lacks them on purpose.
func (p *documentRows) resolve() {
	if !p.dataset.hasFacts() {
		return
	}
	for _, w := range p.wanted {
		if !p.facts[w.fact] {
			p.wrong(w.table, "%s of a row of the document %s is %s, and the document has no such fact", w.column, p.id, w.fact)
		}
	}
}

func (d *Dataset) hasFacts() bool {
	return d.Has(Amounts) && d.Has(Counts) && d.Has(Themes) && d.Has(Organisations)
}

// strays reports rows that belong to none of the input's documents.
func (r *inputRows) strays() error {
	for _, find := range []func() (string, string, error){
		func() (string, string, error) {
			return stray(r.amounts, Amounts, func(row *extract.AmountRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.counts, Counts, func(row *extract.CountRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.themes, Themes, func(row *extract.ThemeRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.organisations, Organisations, func(row *extract.OrganisationRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.links, Links, func(row *extract.LinkRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.checks, Checks, func(row *extract.CheckRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.numerals, Numerals, func(row *extract.NumeralRow) string { return row.DocumentID })
		},
		func() (string, string, error) {
			return stray(r.locations, Locations, func(row *extract.LocationRow) string { return row.DocumentID })
		},
	} {
		table, document, err := find()
		if err != nil {
			return err
		}
		if document != "" {
			r.wrong(table, "a row names the document %s, which %s does not have, or not at this place", document, r.in.Source)
		}
	}
	return nil
}

// stray returns the document of the next row, "" if none is left.
func stray[T any](rows *stretch[T], table string, document func(*T) string) (string, string, error) {
	row, err := rows.peek()
	if row == nil {
		return table, "", err
	}
	return table, document(row), nil
}
