package warehouse_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heshu/extract"
	"heshu/warehouse"
)

func opened(t *testing.T, dir string) *warehouse.Dataset {
	t.Helper()
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestReports wants each report back with its rows, whatever the format, and over
// the borders of row groups and parts.
func TestReports(t *testing.T) {
	for _, format := range formats {
		t.Run(string(format), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dataset")
			write(t, dir, warehouse.Options{Format: format, RowGroupBytes: 4000, PartBytes: 60000}, sampleDocuments, 40)
			doc := 0
			for got, err := range warehouse.Reports(opened(t, dir), warehouse.ReportOptions{}) {
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(sample(doc, 40), got, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("report %d (-want +got):\n%s", doc, diff)
				}
				doc++
			}
			if doc != sampleDocuments {
				t.Errorf("%d reports", doc)
			}
		})
	}
}

// TestReportsLean wants tables and columns that are not asked for to stay empty.
func TestReportsLean(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dataset")
	write(t, dir, warehouse.Options{}, 3, 5)
	for got, err := range warehouse.Reports(opened(t, dir), warehouse.ReportOptions{Tables: []string{warehouse.Counts}, Without: []string{"sentence"}}) {
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Amounts) > 0 || len(got.Counts) != 5 || got.Counts[0].Sentence != "" || got.Counts[0].Quote == "" {
			t.Errorf("%d amounts, %d counts, first %+v", len(got.Amounts), len(got.Counts), got.Counts[0].Fact)
		}
	}
}

// TestReportsStray wants an error, not silence, for rows of documents that are not there.
func TestReportsStray(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	records := sample(1, 3)
	records.Links = append(records.Links, extract.LinkRow{DocumentID: "nobody's"})
	if err := w.Write(records); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range warehouse.Reports(opened(t, dir), warehouse.ReportOptions{}) {
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "table links holds a row of document nobody's") {
		t.Errorf("error %v", last)
	}
}

// TestSheetWriter wants the sheet that a CSV dataset would have.
func TestSheetWriter(t *testing.T) {
	var b strings.Builder
	w, err := warehouse.NewSheetWriter[extract.LinkRow](&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(extract.LinkRow{DocumentID: "d", FromID: "=1+1", ToID: "b", Relation: "part_of", Rule: "audit/sum"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffdocument_id,from_id,to_id,relation,rule\r\nd,'=1+1,b,part_of,audit/sum\r\n"
	if b.String() != want {
		t.Errorf("sheet %q, want %q", b.String(), want)
	}
}
