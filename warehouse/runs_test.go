package warehouse_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
)

// runsOf returns the ids of the table runs, and those that rows of documents and inputs
// name, absent ones as "".
func runsOf(t *testing.T, dir string) (runs, documents, inputs []string) {
	t.Helper()
	d := opened(t, dir)
	id := func(run *string) string {
		if run == nil {
			return ""
		}
		return *run
	}
	runs = idsOf(t, d, warehouse.Runs, func(r extract.RunRow) string { return r.RunID })
	documents = idsOf(t, d, warehouse.Documents, func(r extract.DocumentRow) string { return id(r.RunID) })
	inputs = idsOf(t, d, warehouse.Inputs, func(r extract.InputRow) string { return id(r.RunID) })
	return runs, documents, inputs
}

func idsOf[T any](t *testing.T, d *warehouse.Dataset, table string, of func(T) string) []string {
	t.Helper()
	var ids []string
	for row, err := range warehouse.Rows[T](d, table) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, of(row))
	}
	return ids
}

// writeRuns writes two reports, of which one is read, into a dataset.
func writeRuns(t *testing.T, dir string, opts warehouse.Options) {
	t.Helper()
	w, err := warehouse.Create(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	r := sound(0)
	lost := extract.InputRow{Source: "in/00001.zip", State: "limit"}
	err = errors.Join(
		w.Write(r), w.WriteInput(input(0)), w.EndInput(warehouse.Input{Source: input(0).Source, SHA256: "00"}),
		w.WriteInput(lost), w.EndInput(warehouse.Input{Source: lost.Source, SHA256: "11"}), w.Close())
	if err != nil {
		t.Fatal(err)
	}
}

func TestRowsNameTheirRun(t *testing.T) {
	dir := t.TempDir()
	writeRuns(t, dir, warehouse.Options{Program: "1", RulesVersion: "2", RulesDigest: "3", Reading: "max-file 9 MiB"})
	runs, documents, inputs := runsOf(t, dir)
	if len(runs) != 1 || len(runs[0]) != 24 || !slices.Equal(documents, runs) || !slices.Equal(inputs, []string{runs[0], ""}) {
		t.Errorf("runs %q, of documents %q, of inputs %q", runs, documents, inputs)
	}
	row := extract.RunRow{RunID: runs[0], Program: "1", SchemaVersion: warehouse.SchemaVersion, RulesVersion: "2", RulesDigest: "3", Reading: "max-file 9 MiB"}
	compare(t, opened(t, dir), warehouse.Runs, []extract.RunRow{row})
	if got, _ := openParquet(t, partOf(t, dir, warehouse.Amounts)).Lookup("heshu.run_id"); got != runs[0] {
		t.Errorf("the file is of the run %q", got)
	}
	if told := verify(t, dir); told != "" {
		t.Error(told)
	}
}

// What is kept stays that of the run that read it; what is tried again is of another one
// if anything was different.
func TestRunsOfARetry(t *testing.T) {
	for _, test := range []struct {
		reading string
		runs    int
	}{{"", 1}, {"max-file 9 MiB", 2}} {
		dir := t.TempDir()
		writeRuns(t, dir, warehouse.Options{})
		w, err := warehouse.Create(dir, warehouse.Options{Reading: test.reading, Retry: true})
		if err != nil {
			t.Fatal(err)
		}
		held := w.Prior().Committed[0]
		for in, err := range held.Inputs() {
			if err == nil && in.Source == input(0).Source {
				err = w.Copy(held, in)
			} else if err == nil {
				r := sound(1)
				row := input(1)
				r.Document.Source, row.Source = in.Source, in.Source
				err = errors.Join(w.Write(r), w.WriteInput(row), w.EndInput(warehouse.Input{Source: in.Source, SHA256: "11"}))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		runs, documents, inputs := runsOf(t, dir)
		if len(runs) != test.runs || !slices.Equal(documents, inputs) || documents[0] != runs[0] || documents[1] != runs[test.runs-1] {
			t.Errorf("%q: runs %q, of documents %q, of inputs %q", test.reading, runs, documents, inputs)
		}
		if told := verify(t, dir); told != "" {
			t.Error(told)
		}
	}
}

// A run that rows name and that nobody knows is told.
func TestVerifyTellsOfForeignRuns(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	writeRuns(t, from, warehouse.Options{Program: "one"})
	w, err := warehouse.Create(to, warehouse.Options{Program: "two"})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, held := range opened(t, from).Held() {
		for in, err := range held.Inputs() {
			if err := errors.Join(err, w.Copy(held, in)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if told := verify(t, to); strings.Count(told, "which the table runs does not have") != 2 {
		t.Error(told)
	}
}

func TestSchemaFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "_schema.json")
	opts := warehouse.Options{Tables: []string{warehouse.Links, warehouse.Documents, warehouse.Inputs}}
	write(t, dir, opts, 1, 1)
	tables := slices.DeleteFunc(warehouse.Schema(), func(s warehouse.TableSchema) bool { return !slices.Contains(opts.Tables, s.Name) })
	want := string(warehouse.DescribeSchema(tables))
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Fatalf("%v, %s", err, got)
	}
	if err := os.WriteFile(file, []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if told := verify(t, dir); !strings.Contains(told, "_schema.json: it has 2 bytes") {
		t.Error(told)
	}
	write(t, dir, opts, 1, 1) // it changes nothing else
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("after the next run: %v, %s", err, got)
	}
}
