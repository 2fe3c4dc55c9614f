package warehouse_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/extract"
	"heshu/warehouse"
)

const sampleDocuments = 25

var formats = []warehouse.Format{warehouse.Parquet, warehouse.JSONL, warehouse.CSV}

// write makes a dataset of the sample.
func write(t *testing.T, dir string, opts warehouse.Options, documents, rows int) {
	t.Helper()
	w, err := warehouse.Create(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for doc := range documents {
		records := sample(doc, rows)
		if err := w.Check(records); err != nil {
			t.Fatal(err)
		}
		if err := w.Write(records); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteInput(input(doc)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// expected returns what the sample holds of one table.
func expected[T any](documents, rows int, of func(*extract.Records) []T) []T {
	var all []T
	for doc := range documents {
		all = append(all, of(sample(doc, rows))...)
	}
	return all
}

// compare reads a table and compares it with the rows that it should have.
func compare[T any](t *testing.T, dataset *warehouse.Dataset, table string, want []T) {
	t.Helper()
	var got []T
	for row, err := range warehouse.Rows[T](dataset, table) {
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		got = append(got, row)
	}
	if len(want) == 0 {
		t.Fatalf("%s: nothing to compare with", table)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", table, diff)
	}
}

func TestRoundTrip(t *testing.T) {
	const n, rows = sampleDocuments, 21
	for _, format := range formats {
		t.Run(string(format), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dataset")
			// Small limits, so that there are many row groups and parts.
			write(t, dir, warehouse.Options{Format: format, RowGroupBytes: 20_000, PartBytes: 10_000}, n, rows)
			d, err := warehouse.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(warehouse.Tables(), d.Tables()); diff != "" || d.Format != format {
				t.Fatalf("format %s, tables: %s", d.Format, diff)
			}
			compare(t, d, warehouse.Documents, expected(n, rows, func(r *extract.Records) []extract.DocumentRow { return []extract.DocumentRow{r.Document} }))
			compare(t, d, warehouse.Amounts, expected(n, rows, func(r *extract.Records) []extract.AmountRow { return r.Amounts }))
			compare(t, d, warehouse.Counts, expected(n, rows, func(r *extract.Records) []extract.CountRow { return r.Counts }))
			compare(t, d, warehouse.Themes, expected(n, rows, func(r *extract.Records) []extract.ThemeRow { return r.Themes }))
			compare(t, d, warehouse.Organisations, expected(n, rows, func(r *extract.Records) []extract.OrganisationRow { return r.Organisations }))
			compare(t, d, warehouse.Links, expected(n, rows, func(r *extract.Records) []extract.LinkRow { return r.Links }))
			compare(t, d, warehouse.Checks, expected(n, rows, func(r *extract.Records) []extract.CheckRow { return r.Checks }))
			compare(t, d, warehouse.Locations, expected(n, rows, func(r *extract.Records) []extract.LocationRow { return r.Locations }))
			compare(t, d, warehouse.Numerals, expected(n, rows, func(r *extract.Records) []extract.NumeralRow { return r.Numerals }))
			var inputs []extract.InputRow
			for i := range n {
				inputs = append(inputs, input(i))
			}
			compare(t, d, warehouse.Inputs, inputs)
			compare(t, d, warehouse.Runs, []extract.RunRow{{RunID: sampleRun, SchemaVersion: warehouse.SchemaVersion}})
		})
	}
}

// A struct with some of a table's columns reads those alone.
func TestRowsOfSomeColumns(t *testing.T) {
	type part struct {
		End     int64         `parquet:"end,id(14)" json:"end"`
		FactIDs []string      `parquet:"fact_ids,list" json:"fact_ids"`
		Extra   *extract.Date `parquet:"extra,optional,date" json:"extra"` // a column of a later schema
	}
	want := expected(3, 5, func(r *extract.Records) []part {
		var rows []part
		for _, c := range r.Checks {
			rows = append(rows, part{End: c.End, FactIDs: c.FactIDs})
		}
		return rows
	})
	for _, format := range formats {
		t.Run(string(format), func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, warehouse.Options{Format: format}, 3, 5)
			d, err := warehouse.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, d, warehouse.Checks, want)
		})
	}
}

func TestTablesWithoutRows(t *testing.T) {
	for _, format := range formats {
		dir := filepath.Join(t.TempDir(), "new", "dataset")
		write(t, dir, warehouse.Options{Format: format}, 0, 0)
		d, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(warehouse.Tables(), d.Tables()); diff != "" {
			t.Error(diff)
		}
		for row, err := range warehouse.Rows[extract.AmountRow](d, warehouse.Amounts) {
			t.Errorf("%s: got %v, %v", format, row, err)
		}
	}
}

func TestSomeTables(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{Tables: []string{warehouse.Counts, warehouse.Documents}}, 2, 2)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{warehouse.Documents, warehouse.Counts}, d.Tables()); diff != "" {
		t.Error(diff)
	}
	for _, err := range warehouse.Rows[extract.AmountRow](d, warehouse.Amounts) {
		if err == nil {
			t.Error("a table that is not there gave a row")
		}
	}
	if _, err := warehouse.Create(t.TempDir(), warehouse.Options{Tables: []string{"amount"}}); err == nil {
		t.Error("a table that nobody knows was taken")
	}
}

// partOf returns the path of a table's only part.
func partOf(t *testing.T, dir, table string) string {
	t.Helper()
	parts, err := filepath.Glob(filepath.Join(dir, table, "part-*"))
	if err != nil || len(parts) != 1 {
		t.Fatalf("%s has the parts %q, %v; want one", table, parts, err)
	}
	return parts[0]
}

// content returns the content of a table's only part.
func content(t *testing.T, dir, table string) string {
	t.Helper()
	data, err := os.ReadFile(partOf(t, dir, table))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// files returns the content of all files below dir by their paths.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSameRowsSameBytes(t *testing.T) {
	for _, format := range formats {
		opts := warehouse.Options{Format: format, RowGroupBytes: 50_000, PartBytes: 100_000, RulesVersion: "1.0", RulesDigest: "abc"}
		first, second := t.TempDir(), t.TempDir()
		write(t, first, opts, 40, 30)
		write(t, second, opts, 40, 30)
		a, b := files(t, first), files(t, second)
		if len(a) < 11 {
			t.Errorf("%s: %d files", format, len(a))
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: files differ", format)
		}
	}
}
