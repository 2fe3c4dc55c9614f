package warehouse_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
)

func TestOpenErrors(t *testing.T) {
	empty := t.TempDir()
	mixed := t.TempDir()
	write(t, mixed, warehouse.Options{}, 1, 1)
	if err := os.Remove(filepath.Join(mixed, "_manifest.json")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(mixed, "counts", "part-00001.csv"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ dir, want string }{
		{filepath.Join(empty, "missing"), "no such file"},
		{empty, "not a heshu dataset"},
		{mixed, "keep one format"},
	}
	for _, test := range tests {
		if _, err := warehouse.Open(test.dir); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v; want %s", test.dir, err, test.want)
		}
	}
}

func TestMissingTable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{Tables: []string{warehouse.Documents}}, 1, 1)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range warehouse.Rows[extract.CountRow](d, warehouse.Counts) {
		if !errors.Is(err, warehouse.ErrNoTable) {
			t.Errorf("%v", err)
		}
	}
	if d.Has(warehouse.Counts) || !d.Has(warehouse.Documents) {
		t.Error("Has is wrong")
	}
}

func TestReadErrorsNameThePlace(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"broken JSON", "part-00000.jsonl", "{\"fact_id\":\"a\"}\n{\"fact_id\":\n", "part-00000.jsonl: line 2: "},
		{"a date for a number", "part-00000.jsonl", "{\"value\":\"2024\"}\n", "part-00000.jsonl: line 1: "},
		{"too few fields", "part-00000.csv", "fact_id,quote\r\n1,\"a\r\nb\"\r\n2\r\n", "part-00000.csv: line 4: 1 fields where the header has 2"},
		{"no number", "part-00000.csv", "fact_id,start\r\na,1\r\nb,x\r\n", "part-00000.csv: line 3: column start: "},
		{"no end of a quote", "part-00000.csv", "fact_id\r\n\"a\r\n", "part-00000.csv: line 2: a quote that opens"},
		{"nothing at all", "part-00000.csv", "", "part-00000.csv: line 1: reading the header row"},
		{"not Parquet", "part-00000.parquet", strings.Repeat("PAR1 and more", 9), "part-00000.parquet: "},
		{"empty Parquet", "part-00000.parquet", "", "part-00000.parquet: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "amounts"), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "amounts", test.file), []byte(test.content), 0o666); err != nil {
				t.Fatal(err)
			}
			d, err := warehouse.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			var last error
			for _, err := range warehouse.Rows[extract.AmountRow](d, warehouse.Amounts) {
				last = err
			}
			if last == nil || !strings.Contains(last.Error(), test.want) {
				t.Errorf("got %v; want %s", last, test.want)
			}
		})
	}
}

// A damaged file is an error, never a panic.
func TestDamagedParquet(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 3, 5)
	path := partOf(t, dir, warehouse.Checks)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(whole); i += 7 {
		damaged := append([]byte(nil), whole...)
		damaged[i] ^= 0x55
		if err := os.WriteFile(path, damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		d, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range warehouse.Rows[extract.CheckRow](d, warehouse.Checks) {
			if err != nil && !strings.Contains(err.Error(), path) {
				t.Errorf("byte %d: %v", i, err)
			}
		}
	}
}

// A column of another type is refused, never reinterpreted.
func TestForeignTypes(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 1, 2)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	type number struct {
		Quote int64 `parquet:"quote" json:"quote"`
	}
	type cents struct {
		Value *int64 `parquet:"value,optional,decimal(2:18)" json:"value"`
	}
	for _, err := range warehouse.Rows[number](d, warehouse.Amounts) {
		if err == nil || !strings.Contains(err.Error(), "column quote holds") {
			t.Errorf("text as a number: %v", err)
		}
	}
	for _, err := range warehouse.Rows[cents](d, warehouse.Amounts) {
		if err == nil || !strings.Contains(err.Error(), "column value holds") {
			t.Errorf("another scale: %v", err)
		}
	}
}

// Files of programs that are still writing, and stray ones, are passed over.
func TestHiddenFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 1, 2)
	for _, name := range []string{"_part-00001.parquet", ".part-00001.parquet", "readme.txt"} {
		if err := os.WriteFile(filepath.Join(dir, "amounts", name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got := rowsOf(t, dir, warehouse.Amounts); got != 2 {
		t.Errorf("%d rows", got)
	}
}

// A reader that has seen enough stops.
func TestStop(t *testing.T) {
	for _, format := range formats {
		dir := t.TempDir()
		write(t, dir, warehouse.Options{Format: format}, 5, 10)
		d, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, err := range warehouse.Rows[extract.CountRow](d, warehouse.Counts) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n == 3 {
				break
			}
		}
		if n != 3 {
			t.Errorf("%s: %d rows", format, n)
		}
	}
}
