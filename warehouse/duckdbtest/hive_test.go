package duckdbtest

import (
	"fmt"
	"path/filepath"
	"testing"

	"heshu/warehouse"
	"heshu/warehouse/hive"
)

// DuckDB finds the folders of a copy: columns of documents are those of the files, and the
// rows of other tables have the columns of their document from their folder.
func TestHivePartitions(t *testing.T) {
	db, dir := open(t), dataset(t, 40)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "copy")
	if _, err := hive.Export(t.Context(), d, out, hive.Options{By: []string{"year", "region"}}); err != nil {
		t.Fatal(err)
	}
	from := func(table string) string {
		return fmt.Sprintf("read_parquet('%s/%s/**/*.parquet', hive_partitioning = true)", out, table)
	}
	tests := []struct{ name, query, want string }{
		{"documents", "SELECT count(*), count(DISTINCT year), min(year), count(region) FROM " + from("documents"), "40,1,2021,0"},
		{"amounts", "SELECT count(*), min(year), count(region) FROM " + from("amounts") + " WHERE year = 2021", fmt.Sprint(40*facts) + ",2021,0"},
		{"another year", "SELECT count(*) FROM " + from("amounts") + " WHERE year = 2020", "0"},
		{"sum", "SELECT CAST(sum(value) AS VARCHAR) FROM " + from("amounts"), ask(t, db, dir, "SELECT CAST(sum(value) AS VARCHAR) FROM {amounts}")},
		{"inputs", fmt.Sprintf("SELECT count(*) FROM read_parquet('%s/inputs/*.parquet')", out), "40"},
	}
	for _, test := range tests {
		if got := ask(t, db, dir, test.query); got != test.want {
			t.Errorf("%s: got %s; want %s", test.name, got, test.want)
		}
	}
}
