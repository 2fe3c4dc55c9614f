package postgres_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"heshu/warehouse"
	"heshu/warehouse/changes"
	"heshu/warehouse/postgres"
	"heshu/warehouse/postgres/postgrestest"
)

func compare(t *testing.T, url, schema string, d *warehouse.Dataset) {
	t.Helper()
	postgrestest.Compare(t, url, schema, d)
}

func open(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close(context.Background()) })
	return db
}

// load loads a dataset.
func load(t *testing.T, url string, d *warehouse.Dataset, change ...func(*postgres.Options)) *changes.Report {
	t.Helper()
	report, err := tryLoad(t, url, d, change...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func tryLoad(t *testing.T, url string, d *warehouse.Dataset, change ...func(*postgres.Options)) (*changes.Report, error) {
	t.Helper()
	options := postgres.Options{URL: url, Program: "test"}
	for _, f := range change {
		f(&options)
	}
	return postgres.Load(t.Context(), d, options)
}

// changed tells a report in a line: the tables that it changed.
func changed(r *changes.Report) string {
	var all []string
	for _, c := range r.Tables {
		if c.Added > 0 || c.Removed > 0 {
			all = append(all, fmt.Sprintf("%s +%d -%d =%d", c.Name, c.Added, c.Removed, c.Kept))
		}
	}
	return strings.Join(all, ", ")
}
