package sqltest

import (
	"cmp"
	"slices"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

// facts are the rows of a dataset that the questions are asked of.
type facts struct {
	documents     map[string]*extract.DocumentRow
	figures       map[string]*figure // by fact_id
	themes        []extract.ThemeRow
	organisations []extract.OrganisationRow
	links         []extract.LinkRow
	checks        []extract.CheckRow
}

// figure is an amount or a count.
type figure struct {
	extract.Fact
	extract.FigureColumns
	kind, measure string

	same   *figure // the one that counts for it: itself unless it is stated more than once
	said   said    // what is said of it here, in repetitions, and of its totals
	wholes []whole // what it is a part of; only of figures that count for themselves
	split  bool    // its parts add up to it
}

// whole is a figure that another one is a part of.
type whole struct {
	*figure
	complete bool // it is the sum of its parts
}

// read reads a dataset.
func read(data *warehouse.Dataset) (*facts, error) {
	f := &facts{documents: map[string]*extract.DocumentRow{}, figures: map[string]*figure{}}
	err := each(data, warehouse.Documents, func(row extract.DocumentRow) { f.documents[row.DocumentID] = &row })
	err = cmp.Or(err, each(data, warehouse.Amounts, func(row extract.AmountRow) {
		f.figures[row.FactID] = &figure{Fact: row.Fact, FigureColumns: row.FigureColumns, kind: "amount", measure: row.Currency}
	}))
	err = cmp.Or(err, each(data, warehouse.Counts, func(row extract.CountRow) {
		f.figures[row.FactID] = &figure{Fact: row.Fact, FigureColumns: row.FigureColumns, kind: "count", measure: row.Measure}
	}))
	err = cmp.Or(err, each(data, warehouse.Themes, func(row extract.ThemeRow) { f.themes = append(f.themes, row) }))
	err = cmp.Or(err, each(data, warehouse.Organisations, func(row extract.OrganisationRow) { f.organisations = append(f.organisations, row) }))
	err = cmp.Or(err, each(data, warehouse.Links, func(row extract.LinkRow) { f.links = append(f.links, row) }))
	err = cmp.Or(err, each(data, warehouse.Checks, func(row extract.CheckRow) { f.checks = append(f.checks, row) }))
	if err != nil {
		return nil, err
	}
	givers := f.givers()
	for _, x := range f.figures {
		x.said = said{item: deref(x.Item), class: x.class(), giver: givers[x], beneficiary: deref(x.BeneficiaryID)}
	}
	f.merge()
	f.divide()
	f.inherit()
	return f, nil
}

func each[T any](data *warehouse.Dataset, table string, take func(T)) error {
	for row, err := range warehouse.Rows[T](data, table) {
		if err != nil {
			return err
		}
		take(row)
	}
	return nil
}

// inOrder returns the figures as they stand in the reports.
func (f *facts) inOrder() []*figure {
	var all []*figure
	for _, x := range f.figures {
		all = append(all, x)
	}
	slices.SortFunc(all, byPlace)
	return all
}

// byPlace compares figures by where they stand.
func byPlace(a, b *figure) int {
	return cmp.Or(cmp.Compare(a.DocumentID, b.DocumentID), cmp.Compare(a.Start, b.Start), cmp.Compare(a.FactID, b.FactID))
}

func (f *facts) document(x *figure) *extract.DocumentRow { return f.documents[x.DocumentID] }

// linked yields the figures at both ends of the links of a relation.
func (f *facts) linked(relation string, take func(from, to *figure)) {
	for _, l := range f.links {
		from, to := f.figures[l.FromID], f.figures[l.ToID]
		if l.Relation == relation && from != nil && to != nil {
			take(from, to)
		}
	}
}

// terms reports whether two figures are of one kind, status and basis.
func terms(a, b *figure) bool {
	return a.kind == b.kind && a.Status == b.Status && a.Basis == b.Basis
}

// class is the class of the item, empty where none is known.
func (x *figure) class() string { return deref(x.ItemClass) }

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// text writes an optional value as a cell.
func text[T any](p *T) string {
	if p == nil {
		return ""
	}
	return cell(*p)
}

func decimal(d quantity.Decimal) string { return d.String() }
