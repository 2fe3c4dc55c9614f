package duckdbtest

import (
	stdsql "database/sql"
	"flag"
	"path/filepath"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/sql"
	"heshu/warehouse/sql/sqltest"
)

var update = flag.Bool("update", false, "write the answers into ../sql/testdata")

// prepared makes the views over a dataset.
func prepared(t *testing.T, data *warehouse.Dataset) *stdsql.DB {
	t.Helper()
	db := open(t)
	tables, err := sql.DuckDB(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(tables); err != nil {
		t.Fatal(err)
	}
	for _, view := range sql.Views() {
		if _, err := db.Exec(view.Text); err != nil {
			t.Fatalf("view %s: %v", view.Name, err)
		}
	}
	return db
}

// TestQuestions asks all questions of the sample archive and compares the answers with
// those that Go finds, and with those in the docs.
func TestQuestions(t *testing.T) {
	data, err := warehouse.Open(sqltest.Sample(t))
	if err != nil {
		t.Fatal(err)
	}
	answers := compared(t, data)
	for _, q := range sql.Questions() {
		sqltest.Golden(t, "../sql/testdata", q.Name, answers[q.Name], *update)
	}
}

// compared asks all questions of a dataset and compares the rows with those that Go finds.
func compared(t *testing.T, data *warehouse.Dataset) map[string]sqltest.Answer {
	t.Helper()
	want, err := sqltest.Answers(data)
	if err != nil {
		t.Fatal(err)
	}
	db := prepared(t, data)
	answers := map[string]sqltest.Answer{}
	for _, q := range sql.Questions() {
		got, err := sqltest.Ask(t.Context(), db, q.Text)
		if err != nil {
			t.Fatalf("%s: %v", q.Name, err)
		}
		if diff := want[q.Name].Diff(got); diff != "" {
			t.Errorf("%s (- Go, + DuckDB):\n%s", q.Name, diff)
		}
		answers[q.Name] = got
	}
	return answers
}

// TestTangles asks all questions of figures that are linked at random; each has an answer.
func TestTangles(t *testing.T) {
	for seed := range uint64(3) {
		dir := filepath.Join(t.TempDir(), "it's [1]") // DuckDB takes paths for patterns
		write(t, dir, sqltest.Tangle(seed, 300)...)
		data, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for name, answer := range compared(t, data) {
			if len(answer.Rows) < 3 {
				t.Errorf("%s has %d rows", name, len(answer.Rows))
			}
		}
	}
}

// write writes a dataset.
func write(t *testing.T, dir string, all ...*extract.Records) {
	t.Helper()
	w, err := warehouse.Create(dir, warehouse.Options{})
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
}
