package main

import (
	"errors"
	"slices"
	"strings"

	"heshu/batch"
	"heshu/extract"
	"heshu/warehouse"
)

// ledger is a dataset that an audit reads and writes back into.
type ledger interface {
	batch.Ledger
	Dataset() *warehouse.Dataset
	Abort() error
}

// openLedger opens the dataset in the folder dir to be audited by the checks and
// thresholds that by names.
func openLedger(dir, by string) (ledger, error) {
	data, err := warehouse.Open(dir)
	if err != nil {
		return nil, err
	}
	return &rewriting{data: data, checks: map[string][]extract.CheckRow{}, links: map[string][]extract.LinkRow{}}, nil
}

// rewriting writes the whole dataset again, with the rows of the audit in it.
type rewriting struct {
	data   *warehouse.Dataset
	checks map[string][]extract.CheckRow
	links  map[string][]extract.LinkRow
}

func (r *rewriting) Dataset() *warehouse.Dataset { return r.data }

func (r *rewriting) WriteChecks(rows []extract.CheckRow) error {
	for _, row := range rows {
		r.checks[row.DocumentID] = append(r.checks[row.DocumentID], row)
	}
	return nil
}

func (r *rewriting) WriteLinks(rows []extract.LinkRow) error {
	for _, row := range rows {
		r.links[row.DocumentID] = append(r.links[row.DocumentID], row)
	}
	return nil
}

// Close writes the dataset and puts it into its place.
func (r *rewriting) Close(checks func(string) int32) error {
	w, err := warehouse.Create(r.data.Dir, warehouse.Options{Format: r.data.Format, Tables: r.data.Tables()})
	if err != nil {
		return err
	}
	if err := r.write(w, checks); err != nil {
		return errors.Join(err, w.Abort())
	}
	return w.Close()
}

func (r *rewriting) write(w *warehouse.Writer, checks func(string) int32) error {
	for records, err := range warehouse.Reports(r.data, warehouse.ReportOptions{}) {
		if err != nil {
			return err
		}
		id := records.Document.DocumentID
		records.Document.Checks = checks(id)
		records.Checks = r.checks[id]
		records.Links = append(extracted(records.Links), r.links[id]...)
		if err := errors.Join(w.Check(records), w.Write(records)); err != nil {
			return err
		}
	}
	for row, err := range warehouse.Rows[extract.InputRow](r.data, warehouse.Inputs) {
		if err != nil {
			return err
		}
		if err := w.WriteInput(row); err != nil {
			return err
		}
	}
	return nil
}

// extracted are the links that no audit made.
func extracted(links []extract.LinkRow) []extract.LinkRow {
	return slices.DeleteFunc(links, func(l extract.LinkRow) bool { return strings.HasPrefix(l.Rule, "audit/") })
}

// Abort leaves the dataset as it was.
func (r *rewriting) Abort() error { return nil }
