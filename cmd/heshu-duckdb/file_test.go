package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/warehouse"
)

// TestNames loads into files whose names mean something in URLs or to DuckDB: each is a
// file of just that name.
func TestNames(t *testing.T) {
	d := made{documents: 3}.write(t, "dataset")
	t.Chdir(t.TempDir())
	for _, name := range []string{"50%.duckdb", "a:b.duckdb", "x?.duckdb", "y?access_mode=READ_ONLY", ":memory:", "md:z", "it's.duckdb", "-", "文件 #1"} {
		first, second := mustLoad(t, d, options{file: name}), mustLoad(t, d, options{file: name})
		if !strings.HasPrefix(first, "documents +3 -0 =0") || second != "" {
			t.Errorf("%s: the first load: %s; the second: %s", name, first, second)
		}
	}
	found, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	want := "- 50%.duckdb :memory: a:b.duckdb it's.duckdb md:z x?.duckdb y?access_mode=READ_ONLY 文件 #1"
	if got := strings.Join(found, " "); got != want {
		t.Errorf("the files are\n%s, and not\n%s", got, want)
	}
}

// TestDryRunMakesNothing wants a dry run to make no file, no schema, and to leave a file
// that is there as it is.
func TestDryRunMakesNothing(t *testing.T) {
	d := made{documents: 3}.write(t, "dataset")
	dir := t.TempDir()
	file := filepath.Join(dir, "d.duckdb")
	want := mustLoad(t, d, options{file: file, dryRun: true})
	if found, err := os.ReadDir(dir); err != nil || len(found) > 0 {
		t.Errorf("a dry run made %v; %v", found, err)
	}
	if got := mustLoad(t, d, options{file: file}); got != want {
		t.Errorf("the dry run told %s, the load %s", want, got)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	mustLoad(t, made{documents: 4}.write(t, "dataset"), options{file: file, schema: "other", dryRun: true})
	after, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("a dry run changed the file; %v", err)
	}
}

// TestClock sets the clock back after a load: the last load is still the last one.
func TestClock(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.duckdb")
	a, b := made{documents: 3}.write(t, "a"), made{documents: 4}.write(t, "b")
	mustLoad(t, a, options{file: file})
	execute(t, file, "UPDATE heshu_loads SET loaded_at = loaded_at + INTERVAL 1 YEAR")
	for range 2 {
		for _, d := range []*warehouse.Dataset{b, a} {
			if mustLoad(t, d, options{file: file}) == "" {
				t.Errorf("%s: the load changes nothing", d.Dir)
			}
			compare(t, file, "main", d)
		}
	}
	execute(t, file, "DELETE FROM heshu_loads")
	if got := mustLoad(t, a, options{file: file}); got != "" {
		t.Errorf("without a list of loads: %s", got)
	}
}

// TestOtherRowsStay changes 1 % of the reports: no row of another one is written anew. Rows
// are told by a column that somebody has added, which a new row has empty.
func TestOtherRowsStay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.duckdb")
	mustLoad(t, made{documents: 300}.write(t, "dataset"), options{file: file})
	for _, table := range []string{"documents", "counts"} {
		execute(t, file, "ALTER TABLE "+table+" ADD COLUMN mine INTEGER DEFAULT 1; ALTER TABLE "+table+" ALTER mine DROP DEFAULT")
	}
	revised := map[int]string{7: "新", 150: "新", 299: "新"}
	mustLoad(t, made{documents: 300, revised: revised}.write(t, "dataset"), options{file: file})
	db := open(t, file)
	defer db.Close()
	for table, want := range map[string]int{"documents": 3, "counts": 3 + 2 + 3} {
		var written int
		if err := db.QueryRow("SELECT count(*) FROM " + table + " WHERE mine IS NULL").Scan(&written); err != nil || written != want {
			t.Errorf("%s: %d rows were written anew, and not %d; %v", table, written, want, err)
		}
	}
}
