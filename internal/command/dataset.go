package command

import (
	"errors"
	"fmt"

	"heshu/extract"
	"heshu/warehouse"
)

// grouping gathers the rows of a dataset by document.
type grouping struct {
	data *warehouse.Dataset
	docs []*extract.Records
	byID map[string]*extract.Records
}

// datasetRecords reads a dataset back into the records of its reports.
func datasetRecords(path string) ([]*extract.Records, error) {
	data, err := warehouse.Open(path)
	if err != nil {
		return nil, err
	}
	g := &grouping{data: data, byID: map[string]*extract.Records{}}
	for row, err := range warehouse.Rows[extract.DocumentRow](data, warehouse.Documents) {
		if err != nil {
			return nil, err
		}
		r := &extract.Records{Document: row}
		g.docs = append(g.docs, r)
		g.byID[row.DocumentID] = r
	}
	err = errors.Join(
		gather(g, warehouse.Amounts, func(r *extract.AmountRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.AmountRow { return &r.Amounts }),
		gather(g, warehouse.Counts, func(r *extract.CountRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.CountRow { return &r.Counts }),
		gather(g, warehouse.Themes, func(r *extract.ThemeRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.ThemeRow { return &r.Themes }),
		gather(g, warehouse.Organisations, func(r *extract.OrganisationRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.OrganisationRow { return &r.Organisations }),
		gather(g, warehouse.Links, func(r *extract.LinkRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.LinkRow { return &r.Links }),
		gather(g, warehouse.Checks, func(r *extract.CheckRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.CheckRow { return &r.Checks }),
		gather(g, warehouse.Locations, func(r *extract.LocationRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.LocationRow { return &r.Locations }),
		gather(g, warehouse.Numerals, func(r *extract.NumeralRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.NumeralRow { return &r.Numerals }),
	)
	return g.docs, err
}

// gather puts the rows of a table, if the dataset has it, where they belong.
func gather[T any](g *grouping, table string, id func(*T) string, rows func(*extract.Records) *[]T) error {
	if !g.data.Has(table) {
		return nil
	}
	for row, err := range warehouse.Rows[T](g.data, table) {
		if err != nil {
			return err
		}
		r := g.byID[id(&row)]
		if r == nil {
			return fmt.Errorf("%s: table %s holds a row of document %s, which the table documents lacks: write the dataset again", g.data.Dir, table, id(&row))
		}
		to := rows(r)
		*to = append(*to, row)
	}
	return nil
}
