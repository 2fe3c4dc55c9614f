package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/iceberg-go/catalog"
	"github.com/apache/iceberg-go/table"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
)

// tangled writes a dataset of many parts, and opens it.
func tangled(t *testing.T, all []*extract.Records) *warehouse.Dataset {
	t.Helper()
	return tangledAt(t, filepath.Join(t.TempDir(), "dataset"), all)
}

func tangledAt(t *testing.T, dir string, all []*extract.Records) *warehouse.Dataset {
	t.Helper()
	w, err := warehouse.Create(dir, warehouse.Options{RowGroupBytes: 4_000, PartBytes: 8_000})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort() // does nothing after Close
	for _, records := range all {
		if err := w.Write(records); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, dir)
}

func opened(t *testing.T, dir string) *warehouse.Dataset {
	t.Helper()
	data, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sample is the dataset of the sample archive.
func sample(t *testing.T) *warehouse.Dataset { return opened(t, sqltest.Sample(t)) }

// same wants the tables of a catalog to hold the rows of a dataset, to the last column.
func same(t *testing.T, c catalog.Catalog, data *warehouse.Dataset) {
	t.Helper()
	for _, name := range data.Tables() {
		want, got := rowsOf(t, data, name), scanned(t, c, name)
		if len(want) != len(got) {
			t.Errorf("%s: %d rows, want %d", name, len(got), len(want))
		}
		if at := slices.IndexFunc(want, func(row string) bool { _, ok := slices.BinarySearch(got, row); return !ok }); at >= 0 {
			t.Errorf("%s: this row is missing: %s", name, want[at])
		}
	}
}

// objectsOf returns the rows of a table of a dataset.
func objectsOf(t *testing.T, data *warehouse.Dataset, name string) []map[string]any {
	t.Helper()
	var rows []map[string]any
	for _, some := range warehouse.Scan(data, name) {
		for row, err := range some {
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(row)
			if err != nil {
				t.Fatal(err)
			}
			objects, err := objects(text)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, objects...)
		}
	}
	return rows
}

// rowsOf returns the rows of a table of a dataset as text, sorted.
func rowsOf(t *testing.T, data *warehouse.Dataset, name string) []string {
	t.Helper()
	rows := plain(objectsOf(t, data, name))
	slices.Sort(rows)
	return rows
}

// scanned returns the rows of an Iceberg table as text, sorted.
func scanned(t *testing.T, c catalog.Catalog, name string) []string {
	t.Helper()
	rows, err := scan(t.Context(), loadedTable(t, c, name))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

func scan(ctx context.Context, from *table.Table) ([]string, error) {
	result, batches, err := from.Scan().ToArrowRecords(ctx)
	if err != nil {
		return nil, err
	}
	if n := len(result.Fields()); n != len(from.Schema().Fields()) {
		return nil, fmt.Errorf("%d columns", n)
	}
	var rows []string
	for batch, err := range batches {
		if err != nil {
			return nil, err
		}
		text, err := batch.MarshalJSON()
		if err != nil {
			return nil, err
		}
		some, err := objects(text)
		if err != nil {
			return nil, err
		}
		rows = append(rows, plain(some)...)
		batch.Release()
	}
	slices.Sort(rows)
	return rows, nil
}

func loadedTable(t *testing.T, c catalog.Catalog, name string) *table.Table {
	t.Helper()
	tbl, err := c.LoadTable(t.Context(), table.Identifier{"heshu", name})
	if err != nil {
		t.Fatal(err)
	}
	return tbl
}

// objects reads an object of JSON, or a list of them.
func objects(text []byte) ([]map[string]any, error) {
	if text[0] == '{' {
		text = slices.Concat([]byte("["), text, []byte("]"))
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var all []map[string]any
	err := decoder.Decode(&all)
	return all, err
}

// plain writes objects as rows of columns in the order of their names. A number is written
// in one way, whether it is a string or not.
func plain(objects []map[string]any) []string {
	var rows []string
	for _, object := range objects {
		for name, value := range object {
			cell := fmt.Sprint(value)
			if whole, places, ok := strings.Cut(cell, "."); ok && len(places) == 4 && strings.Trim(whole+places, "-0123456789") == "" {
				cell = strings.TrimSuffix(whole+"."+strings.TrimRight(places, "0"), ".")
			}
			object[name] = cell
		}
		rows = append(rows, fmt.Sprint(object)) // in the order of the names
	}
	return rows
}
