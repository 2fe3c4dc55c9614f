package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heshu/internal/program"
	"heshu/warehouse"
	"heshu/warehouse/changes"
)

// TestMain makes the test binary the program itself where a test runs it as that.
func TestMain(m *testing.M) {
	if os.Getenv("HESHU_DUCKDB_MAIN") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// mustLoad loads a dataset and returns what was changed, in a line.
func mustLoad(t *testing.T, d *warehouse.Dataset, o options) string {
	t.Helper()
	report, err := tryLoad(t, d, o)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range report.Tables {
		if c.Added > 0 || c.Removed > 0 {
			all = append(all, fmt.Sprintf("%s +%d -%d =%d", c.Name, c.Added, c.Removed, c.Kept))
		}
	}
	return strings.Join(all, ", ")
}

func tryLoad(t *testing.T, d *warehouse.Dataset, o options) (*changes.Report, error) {
	t.Helper()
	if o.schema == "" {
		o.schema = "main"
	}
	o.memory = "500MB"
	return load(t.Context(), d, o)
}

// TestLoad loads a dataset, again, changed, with reports gone and come: the file is to
// hold just its rows, and the report to tell of the changes alone. A dry run before each
// load tells the same, and changes nothing.
func TestLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.duckdb")
	for _, step := range []struct {
		name, want string
		made
	}{
		{"all is new", "documents +100 -0 =0, counts +150 -0 =0, checks +150 -0 =0, numerals +150 -0 =0, inputs +100 -0 =0, runs +1 -0 =0", made{documents: 100}},
		{"nothing is new", "", made{documents: 100}},
		{"other parts", "", made{documents: 100, options: warehouse.Options{PartBytes: 10_000, RowGroupBytes: 5_000}}},
		{"1 % has changed", "documents +1 -1 =99, counts +3 -3 =147", made{documents: 100, revised: map[int]string{7: "新"}}},
		{"two are gone", "documents +1 -3 =97, counts +3 -8 =142, checks +0 -5 =145, numerals +0 -5 =145, inputs +0 -2 =98", made{documents: 100, gone: map[int]bool{10: true, 11: true}}},
		{"another program", "documents +98 -98 =0, inputs +98 -98 =0, runs +1 -1 =0", made{documents: 100, gone: map[int]bool{10: true, 11: true}, options: warehouse.Options{Program: "9"}}},
	} {
		d := step.write(t, "it's [a] d*taset?")
		if told := mustLoad(t, d, options{file: file, dryRun: true}); told != step.want {
			t.Errorf("%s: a dry run tells %s; want %s", step.name, told, step.want)
		}
		if got := mustLoad(t, d, options{file: file}); got != step.want {
			t.Errorf("%s:\n got %s\nwant %s", step.name, got, step.want)
		}
		compare(t, file, "main", d)
	}
	d := made{documents: 3}.write(t, "other")
	mustLoad(t, d, options{file: file, schema: `an "other"`})
	compare(t, file, `an "other"`, d)
}

// TestMends takes away what a load makes, and wants the next one to make it again.
func TestMends(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.duckdb")
	d := made{documents: 20}.write(t, "dataset")
	mustLoad(t, d, options{file: file})
	for statement, want := range map[string]string{
		"ALTER TABLE documents DROP run_id": "documents +20 -20 =0",
		"DROP TABLE numerals":               "numerals +30 -0 =0",
	} {
		execute(t, file, statement)
		if got := mustLoad(t, d, options{file: file}); got != want {
			t.Errorf("%s: %s; want %s", statement, got, want)
		}
		if got := mustLoad(t, d, options{file: file}); got != "" {
			t.Errorf("%s: the next load changes %s", statement, got)
		}
	}
	execute(t, file, "UPDATE counts SET quote = 'by hand'")
	if got := mustLoad(t, d, options{file: file, again: true}); !strings.Contains(got, "counts +30 -30 =0") {
		t.Error(got)
	}
	var out, errs bytes.Buffer
	if code := commandLine().Run(t.Context(), []string{d.Dir, "--to", file}, &out, &errs); code != program.OK || !strings.HasPrefix(out.String(), "0 rows added, 0 removed, ") {
		t.Errorf("%d: %s%s", code, out.String(), errs.String())
	}
}

// TestRefused wants files and datasets that do not fit to be left alone.
func TestRefused(t *testing.T) {
	d := made{documents: 5}.write(t, "dataset")
	for _, test := range []struct{ name, statement, want string }{
		{"a table of another program", "CREATE TABLE amounts (n INTEGER)", "table or view amounts that heshu-duckdb did not make"},
		{"another type", "LOAD; ALTER TABLE counts ALTER value TYPE DOUBLE", "the column counts.value is DOUBLE, and not DECIMAL(18,4)"},
		{"a newer layout", "LOAD; UPDATE heshu_loads SET layout = 2", "a newer heshu-duckdb loaded it"},
		{"a newer schema", "LOAD; UPDATE heshu_loads SET schema_version = '99'", "schema version 99"},
		{"another dataset", "LOAD; UPDATE documents SET document_id = 'x' || document_id; UPDATE heshu_loads SET dataset = ''", "another dataset, of whose 5 reports none is in"},
	} {
		file := filepath.Join(t.TempDir(), "d.duckdb")
		statement, first := strings.CutPrefix(test.statement, "LOAD; ")
		if first {
			mustLoad(t, d, options{file: file})
		}
		execute(t, file, statement)
		if _, err := tryLoad(t, d, options{file: file}); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v; want %q", test.name, err, test.want)
		}
	}
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database\n", 1000)), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := tryLoad(t, d, options{file: text}); err == nil || !strings.Contains(err.Error(), "name a file that is new") {
		t.Error(err)
	}
	lines := made{documents: 5, options: warehouse.Options{Format: warehouse.JSONL}}.write(t, "lines")
	if _, err := tryLoad(t, lines, options{file: text}); err == nil || !strings.Contains(err.Error(), "--format parquet") {
		t.Error(err)
	}
}

// TestDamaged wants a dataset that is not what its manifest says to make no file.
func TestDamaged(t *testing.T) {
	d := made{documents: 5}.write(t, "dataset")
	part := filepath.Join(d.Dir, d.Parts(warehouse.Counts)[0].File)
	data, err := os.ReadFile(part)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(part, data, 0o666); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "d.duckdb")
	if _, err := tryLoad(t, d, options{file: file}); err == nil || !strings.Contains(err.Error(), "heshu check") {
		t.Error(err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was made")
	}
}

// TestKill kills the program at one instant after the other. The file is to hold the old
// dataset or the new one.
func TestKill(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.duckdb")
	both := [2]*warehouse.Dataset{made{documents: 400}.write(t, "dataset"), made{documents: 401, revised: map[int]string{3: "新"}, gone: map[int]bool{5: true}}.write(t, "dataset")}
	program := func(d *warehouse.Dataset) *exec.Cmd {
		command := exec.Command(os.Args[0], d.Dir, "--to", file)
		command.Env = append(os.Environ(), "HESHU_DUCKDB_MAIN=1")
		return command
	}
	began := time.Now()
	if out, err := program(both[0]).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	takes := time.Since(began)
	const kills = 10
	now := 0
	for n := range kills {
		command := program(both[1-now])
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(takes * time.Duration(n+1) / kills)
		_ = command.Process.Kill() // it may have ended
		_ = command.Wait()
		if holds(t, file, both[1-now]) {
			now = 1 - now
		}
		compare(t, file, "main", both[now])
	}
}

// holds reports whether the dataset is the one that was loaded last.
func holds(t *testing.T, file string, d *warehouse.Dataset) bool {
	t.Helper()
	db := open(t, file)
	defer db.Close()
	var last string
	if err := db.QueryRow("SELECT dataset FROM heshu_loads ORDER BY rowid DESC LIMIT 1").Scan(&last); err != nil {
		t.Fatal(err)
	}
	return last == d.Manifest().SHA256
}

// TestUsage wants slips of the command line to end with 2.
func TestUsage(t *testing.T) {
	for _, args := range [][]string{{}, {"a", "b"}, {"dataset"}, {"--frobnicate"}} {
		var out, errs bytes.Buffer
		if code := commandLine().Run(t.Context(), args, &out, &errs); code != program.Wrong || !strings.HasPrefix(errs.String(), "heshu-duckdb: ") {
			t.Errorf("%v: %d, %s", args, code, errs.String())
		}
	}
}
