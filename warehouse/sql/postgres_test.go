package sql_test

import (
	stdsql "database/sql"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"heshu/warehouse"
	"heshu/warehouse/postgres"
	"heshu/warehouse/postgres/postgrestest"
	"heshu/warehouse/sql"
	"heshu/warehouse/sql/sqltest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

// loaded loads a dataset into a database and makes the views.
func loaded(t *testing.T, address string, data *warehouse.Dataset) *stdsql.DB {
	t.Helper()
	const schema = "助残日 2024" // a name that must be quoted
	if _, err := postgres.Load(t.Context(), data, postgres.Options{URL: address, Schema: schema}); err != nil {
		t.Fatal(err)
	}
	db, err := stdsql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1) // the schema is looked for by one connection
	statements := sql.Postgres(schema)
	for _, view := range sql.Views() {
		statements += view.Text
	}
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	return db
}

// compared asks all questions of a dataset and compares the rows with those that Go finds.
func compared(t *testing.T, address string, data *warehouse.Dataset) map[string]sqltest.Answer {
	t.Helper()
	want, err := sqltest.Answers(data)
	if err != nil {
		t.Fatal(err)
	}
	db := loaded(t, address, data)
	answers := map[string]sqltest.Answer{}
	for _, q := range sql.Questions() {
		got, err := sqltest.Ask(t.Context(), db, q.Text)
		if err != nil {
			t.Fatalf("%s: %v", q.Name, err)
		}
		if diff := want[q.Name].Diff(got); diff != "" {
			t.Errorf("%s (- Go, + PostgreSQL):\n%s", q.Name, diff)
		}
		answers[q.Name] = got
	}
	return answers
}

// TestQuestions asks all questions of the sample archive, in a database that sorts texts
// as Chinese readers do: the answers are those of Go, in the order of the docs.
func TestQuestions(t *testing.T) {
	address := postgrestest.Database(t)
	postgrestest.Exec(t, address, `CREATE DATABASE chinese TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh-u-co-pinyin' LOCALE 'C'`)
	data, err := warehouse.Open(sqltest.Sample(t))
	if err != nil {
		t.Fatal(err)
	}
	answers := compared(t, renamed(t, address, "chinese"), data)
	for _, q := range sql.Questions() {
		sqltest.Golden(t, "testdata", q.Name, answers[q.Name], false)
	}
}

// TestTangles asks all questions of figures that are linked at random.
func TestTangles(t *testing.T) {
	address := postgrestest.Database(t)
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort() // does nothing after Close
	for _, records := range sqltest.Tangle(9, 300) {
		if err := w.Write(records); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	compared(t, address, data)
}

// renamed returns the address of another database of the server.
func renamed(t *testing.T, address, name string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = name
	return u.String()
}
