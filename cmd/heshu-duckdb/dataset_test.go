package main

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

func ptr[T any](v T) *T { return &v }

// made is a dataset to be written: which reports it has, and what those say that were
// revised.
type made struct {
	documents int
	revised   map[int]string
	gone      map[int]bool
	options   warehouse.Options
}

// write writes the dataset into a folder of the given name, and opens it.
func (m made) write(t testing.TB, name string) *warehouse.Dataset {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	w, err := warehouse.Create(dir, m.options)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort() // does nothing after Close
	for doc := range m.documents {
		if m.gone[doc] {
			continue
		}
		row := extract.InputRow{Source: fmt.Sprintf("%06d.txt", doc), State: "read", MediaType: "text/plain", Documents: 1}
		if err := errors.Join(w.Write(m.records(doc)), w.WriteInput(row), w.EndInput(warehouse.Input{Source: row.Source, SHA256: "00"})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (m made) records(doc int) *extract.Records {
	id, text := fmt.Sprintf("%016x", doc+1), fmt.Sprintf("第%d份:发放轮椅'3'辆\n\x00%s", doc, m.revised[doc])
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: id, Source: fmt.Sprintf("%06d.txt", doc), Part: 1, Text: text, DateFrom: ptr(extract.Date(-1)), Year: ptr(int32(2000 + doc%20))}}
	for n := range doc % 4 {
		f := extract.Fact{FactID: fmt.Sprintf("%s%d", id, n), DocumentID: id, Start: int64(n), End: int64(n + 1), Quote: text, Sentence: text, Rule: "r"}
		figure := extract.FigureColumns{Approx: "exact", Unit: "辆", Basis: "total", Status: "actual"}
		if n > 0 {
			figure.Value, figure.Lower = ptr(quantity.Decimal(doc*10_000+n)), ptr(quantity.Decimal(-999_999_999_999_999_999))
		}
		r.Counts = append(r.Counts, extract.CountRow{Fact: f, FigureColumns: figure, Measure: "vehicle"})
		r.Checks = append(r.Checks, extract.CheckRow{CheckID: f.FactID, DocumentID: id, Check: "sum", Result: "holds", Message: "相符", FactIDs: make([]string, n)})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: id, Start: int64(n), End: int64(n + 1), Quote: "3", State: "fact", FactID: &f.FactID})
	}
	return r
}

// compare wants a schema of a DuckDB file to hold just the rows of the dataset.
func compare(t *testing.T, file, schema string, d *warehouse.Dataset) {
	t.Helper()
	db := open(t, file)
	defer db.Close()
	for _, table := range warehouse.Tables() {
		var files []string
		for _, p := range d.Parts(table) {
			files = append(files, literal(pattern.Replace(filepath.Join(d.Dir, p.File))))
		}
		stored, written := quoted(schema)+"."+quoted(table), "read_parquet(["+strings.Join(files, ", ")+"])"
		var more, less int
		query := fmt.Sprintf("SELECT (SELECT count(*) FROM (FROM %s EXCEPT ALL FROM %s)), (SELECT count(*) FROM (FROM %[2]s EXCEPT ALL FROM %[1]s))", stored, written)
		if err := db.QueryRow(query).Scan(&more, &less); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if more != 0 || less != 0 {
			t.Errorf("table %s: %d rows that the dataset does not have, %d are missing", table, more, less)
		}
	}
}

func open(t *testing.T, file string) *sql.DB {
	t.Helper()
	db, err := sql.Open("duckdb", file)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// execute runs a statement in a DuckDB file.
func execute(t *testing.T, file, statement string) {
	t.Helper()
	db := open(t, file)
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
