package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
	"heshu/warehouse/store"
)

// TestOlderDataset loads a dataset of an earlier schema, whose documents lack a column that
// may be null (run_id, of 1.1) and one that may not, and which has no table runs: into new
// tables and into those of a dataset of today, and then one of today again.
func TestOlderDataset(t *testing.T) {
	today := tangled(t, sqltest.Tangle(1, 40))
	older := aged(t, tangled(t, sqltest.Tangle(2, 40)))
	for _, order := range [][]*warehouse.Dataset{{older, today, older}, {today, older}} {
		c := lake(t)
		for _, data := range order {
			load(t, c, data, Options{})
			for _, name := range warehouse.Tables() {
				if got, want := len(scanned(t, c, name)), rowsIn(data, name); int64(got) != want {
					t.Errorf("%s of %s: %d rows, want %d", name, data.Manifest().Recipe.Schema, got, want)
				}
			}
			if sum := load(t, c, data, Options{}).Sum(); sum.Added+sum.Removed > 0 {
				t.Errorf("the second load: %+v", sum)
			}
			if data == today {
				same(t, c, data)
			}
		}
		field, _ := loadedTable(t, c, warehouse.Documents).Schema().FindFieldByName("encoding")
		if field.Required {
			t.Error("encoding is required, and there are rows without it")
		}
	}
	fresh := lake(t)
	load(t, fresh, today, Options{})
	if field, _ := loadedTable(t, fresh, warehouse.Documents).Schema().FindFieldByName("encoding"); !field.Required {
		t.Error("encoding is optional, though all rows have it")
	}
}

func rowsIn(data *warehouse.Dataset, name string) (rows int64) {
	for _, part := range data.Parts(name) {
		rows += part.Rows
	}
	return rows
}

// aged makes a dataset one of schema 1.0.
func aged(t *testing.T, data *warehouse.Dataset) *warehouse.Dataset {
	t.Helper()
	m := data.Manifest()
	m.Runs, m.Schema, m.Recipe.Schema, m.SHA256 = nil, nil, "1.0", ""
	for _, segment := range m.Segments {
		for i, part := range segment.Parts {
			if part.Table == warehouse.Documents {
				segment.Parts[i].Stamp = without(t, filepath.Join(data.Dir, part.File), "run_id", "encoding")
			}
		}
	}
	m.SHA256 = digest(encoded(t, m))
	if err := os.WriteFile(filepath.Join(data.Dir, "_manifest.json"), encoded(t, m), 0o666); err != nil {
		t.Fatal(err)
	}
	return opened(t, data.Dir)
}

// encoded is a manifest as datasets have it.
func encoded(t *testing.T, m *warehouse.Manifest) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// without takes columns out of a Parquet file.
func without(t *testing.T, path string, names ...string) store.Stamp {
	t.Helper()
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(old), int64(len(old)))
	if err != nil {
		t.Fatal(err)
	}
	group := parquet.Group{}
	for _, field := range file.Schema().Fields() {
		if !slices.Contains(names, field.Name()) {
			group[field.Name()] = field
		}
	}
	text := rewritten(t, file, parquet.NewSchema(file.Schema().Name(), group))
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return store.Stamp{Bytes: int64(len(text)), SHA256: digest(text)}
}

// rewritten is a Parquet file with the columns of a schema.
func rewritten(t *testing.T, file *parquet.File, schema *parquet.Schema) []byte {
	t.Helper()
	convert, err := parquet.Convert(schema, file.Schema())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := parquet.NewWriter(&out, schema)
	for _, rows := range file.RowGroups() {
		if _, err := parquet.CopyRows(w, parquet.ConvertRowGroup(rows, convert).Rows()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func digest(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }
