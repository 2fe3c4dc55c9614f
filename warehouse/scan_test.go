package warehouse_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/extract"
	"heshu/warehouse"
)

// TestScan wants every table to be scanned, whatever the format, with rows of an audit apart.
func TestScan(t *testing.T) {
	for _, format := range formats {
		dir := t.TempDir()
		writeSegments(t, dir, warehouse.Options{Format: format, PartBytes: 10_000}, 20)
		audit(t, dir, "first", 2)
		d, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range warehouse.Tables() {
			var rows int64
			for _, strand := range warehouse.Scan(d, table) {
				for row, err := range strand {
					if err != nil {
						t.Fatalf("%s, %s: %v", format, table, err)
					}
					rows++
					if got := reflect.TypeOf(row).Elem().Name(); !strings.HasSuffix(got, "Row") {
						t.Fatalf("%s: a row is a %s", table, got)
					}
				}
			}
			var want int64
			for _, p := range d.Parts(table) {
				want += p.Rows
			}
			if rows != want {
				t.Errorf("%s: %d rows of the table %s, want %d", format, rows, table, want)
			}
		}
		if n := len(warehouse.Scan(d, warehouse.Links)); n != 2 {
			t.Errorf("%s: links come as %d sequences; want those of the extraction and those of the audit", format, n)
		}
	}
}

func TestScanWithout(t *testing.T) {
	dir := t.TempDir()
	writeSegments(t, dir, warehouse.Options{}, 3)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range warehouse.Scan(d, warehouse.Documents, "text", "source")[0] {
		if err != nil {
			t.Fatal(err)
		}
		document := row.(*extract.DocumentRow)
		got = append(got, document.DocumentID, document.Text, document.Source)
	}
	want := []string{sample(0, 0).Document.DocumentID, "", "", sample(1, 0).Document.DocumentID, "", "", sample(2, 0).Document.DocumentID, "", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestScanOfNoTable wants a name that is no table's to be an error, not an empty table.
func TestScanOfNoTable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 1, 1)
	for _, rows := range warehouse.Scan(opened(t, dir), "typo") {
		for row, err := range rows {
			if row != nil || !errors.Is(err, warehouse.ErrNoTable) || !strings.Contains(err.Error(), "typo") {
				t.Errorf("%v, %v", row, err)
			}
			return
		}
	}
	t.Error("nothing was said of it")
}
