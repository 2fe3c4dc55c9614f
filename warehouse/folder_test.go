package warehouse_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
)

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return strings.Join(all, " ")
}

// rowsOf counts the rows of a table.
func rowsOf(t *testing.T, dir, table string) int {
	t.Helper()
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range warehouse.Rows[extract.AmountRow](d, table) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

func TestAbortLeavesNothing(t *testing.T) {
	for _, format := range formats {
		parent := t.TempDir()
		w, err := warehouse.Create(filepath.Join(parent, "dataset"), warehouse.Options{Format: format, PartBytes: 256})
		if err != nil {
			t.Fatal(err)
		}
		for doc := range 100 {
			if err := w.Write(sample(doc, 10)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := warehouse.Open(filepath.Join(parent, "dataset")); !errors.Is(err, warehouse.ErrNotDataset) {
			t.Errorf("before Close: %v", err)
		}
		if err := w.Abort(); err != nil {
			t.Fatal(err)
		}
		if err := w.Write(sample(1, 1)); !errors.Is(err, os.ErrClosed) {
			t.Errorf("writing after Abort: %v", err)
		}
		if err := w.Close(); !errors.Is(err, os.ErrClosed) {
			t.Errorf("closing after Abort: %v", err)
		}
		if got := names(t, parent); got != "" {
			t.Errorf("%s is left", got)
		}
	}
}

func TestReplace(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "dataset")
	write(t, dir, warehouse.Options{Format: warehouse.CSV}, 2, 3)
	if got := rowsOf(t, dir, warehouse.Amounts); got != 6 {
		t.Fatalf("%d rows", got)
	}
	w, err := warehouse.Create(dir, warehouse.Options{Tables: []string{warehouse.Amounts}})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(sample(1, 1)); err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(t, dir, warehouse.Amounts); got != 6 {
		t.Errorf("%d rows before Close; want the old ones", got)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(t, dir, warehouse.Amounts); got != 1 {
		t.Errorf("%d rows after Close; want the new one", got)
	}
	if got := names(t, dir) + "|" + names(t, parent); got != "_manifest.json _schema.json _segments amounts|dataset" {
		t.Errorf("left over: %s", got)
	}
}

func TestReplaceWorkingDirectory(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "dataset")
	write(t, dir, warehouse.Options{Format: warehouse.CSV}, 2, 3)
	t.Chdir(dir)
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	write(t, ".", warehouse.Options{Tables: []string{warehouse.Documents, warehouse.Amounts}}, 1, 1)
	after, err := os.Stat(dir)
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("the working directory is another one: %v", err)
	}
	if got := rowsOf(t, ".", warehouse.Amounts); got != 1 {
		t.Errorf("%d rows", got)
	}
	if got := names(t, ".") + "|" + names(t, parent); got != "_manifest.json _schema.json _segments amounts documents|dataset" {
		t.Errorf("left over: %s", got)
	}
}

func TestReplaceThroughLink(t *testing.T) {
	parent := t.TempDir()
	real, link := filepath.Join(parent, "real"), filepath.Join(parent, "link")
	write(t, real, warehouse.Options{}, 2, 3)
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	write(t, link, warehouse.Options{}, 1, 1)
	if got := rowsOf(t, real, warehouse.Amounts); got != 1 || names(t, parent) != "link real" {
		t.Errorf("%d rows, %s", got, names(t, parent))
	}
}

func TestForeignFoldersAreRefused(t *testing.T) {
	tests := []struct{ name, file string }{
		{"a file", "报告.txt"},
		{"a hidden file", ".git/config"},
		{"a file among the parts", "amounts/notes.txt"},
		{"a folder among the parts", "amounts/part-00000.parquet/x"},
		{"a name almost right", "amounts/part-1x.parquet"},
		{"a table nobody knows", "sums/part-00000.parquet"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dataset")
			write(t, dir, warehouse.Options{}, 1, 1)
			path := filepath.Join(dir, test.file)
			if strings.Contains(test.file, "parquet/x") {
				os.Remove(filepath.Dir(path))
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, nil, 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := warehouse.Create(dir, warehouse.Options{})
			if !errors.Is(err, warehouse.ErrNotDataset) {
				t.Errorf("%v", err)
			}
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
		})
	}
}

// What comes into the folder while a dataset is written is left alone.
func TestForeignFileArrivesLate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{Tables: []string{warehouse.Amounts}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"thesis.txt", "amounts/thesis.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); got != "_manifest.json _schema.json _segments amounts thesis.txt" {
		t.Errorf("left over: %s", got)
	}
	if got := names(t, filepath.Join(dir, "amounts")); !strings.HasSuffix(got, "parquet thesis.txt") {
		t.Errorf("left over: %s", got)
	}
}

func TestCreateOnFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{path, filepath.Join(path, "below"), ""} {
		if _, err := warehouse.Create(dir, warehouse.Options{}); err == nil {
			t.Errorf("%q was taken", dir)
		}
	}
}

func TestInvalidRecords(t *testing.T) {
	half := "慰"[:2]
	tests := []struct {
		name  string
		spoil func(*extract.Records)
		want  string
	}{
		{"text", func(r *extract.Records) { r.Document.Text = half }, "table documents, row 0, column text"},
		{"optional text", func(r *extract.Records) { r.Counts[1].Giver = &half }, "table counts, row 1, column giver"},
		{"embedded text", func(r *extract.Records) { r.Themes[0].Quote = half }, "table themes, row 0, column quote"},
		{"list", func(r *extract.Records) { r.Checks[0].FactIDs = []string{"a", half} }, "table checks, row 0, column fact_ids"},
		{"number", func(r *extract.Records) { r.Amounts[1].Upper = ptr(most + 1) }, "table amounts, row 1, column upper"},
		{"negative number", func(r *extract.Records) { r.Checks[1].Stated = ptr(-most - 1) }, "table checks, row 1, column stated"},
	}
	w, err := warehouse.Create(t.TempDir(), warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, test := range tests {
		r := sample(1, 2)
		test.spoil(r)
		err := w.Check(r)
		if !errors.Is(err, warehouse.ErrInvalid) || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), r.Document.DocumentID) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	row := input(1)
	row.Message = &half
	if err := w.WriteInput(row); !errors.Is(err, warehouse.ErrInvalid) {
		t.Errorf("input: %v", err)
	}
}
