package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"heshu/warehouse"
	"heshu/warehouse/postgres/postgrestest"
)

// TestLoad takes the sample archive into a database: first all of it, then nothing, then
// what one report that was changed gives, and the audit with it.
func TestLoad(t *testing.T) {
	url := postgrestest.Database(t)
	dir := t.TempDir()
	archive, dataset := filepath.Join(dir, "reports"), filepath.Join(dir, "dataset")
	if err := os.CopyFS(archive, os.DirFS(filepath.Join(testdata, "reports"))); err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		name    string
		change  func() error
		changed map[string]string // tables, and what is said of them; others are not named
	}{
		{"the archive", func() error { return nil }, map[string]string{"documents": `\+\d+ -0 =0  new`, "amounts": `\+\d+ -0 =0  new`, "checks": `\+\d+ -0 =0  new`, "runs": `\+1 -0 =0  new`, "locations": `\+\d+ -0 =0  new`}},
		{"the same again", func() error { return nil }, map[string]string{}},
		{"a report with another figure", func() error {
			return os.WriteFile(filepath.Join(archive, "dev", "a01.txt"), []byte("全国助残日活动总结\n发放轮椅8123辆。\n"), 0o666)
		}, map[string]string{"documents": `\+1 -1 =\d+`, "inputs": `\+1 -1 =\d+`, "counts": `\+1 -\d+ =\d\d+`, "numerals": `\+1 -\d+ =\d\d+`}},
	}
	for _, step := range steps {
		if err := step.change(); err != nil {
			t.Fatal(err)
		}
		runOrFail(t, "extract", archive, "--out", dataset)
		runOrFail(t, "audit", dataset)
		out := runOrFail(t, "load", dataset, "--to", url)
		if strings.Contains(out, postgrestest.Password) {
			t.Errorf("%s: the password is told: %s", step.name, out)
		}
		told := toldOf(out)
		for table, want := range step.changed {
			if !regexp.MustCompile("^" + want + "$").MatchString(told[table]) {
				t.Errorf("%s: table %s: %q; want %s", step.name, table, told[table], want)
			}
		}
		if len(step.changed) == 0 && (len(told) > 0 || !strings.HasPrefix(out, "0 rows added, 0 removed, ")) {
			t.Errorf("%s: %s", step.name, out)
		}
		d, err := warehouse.Open(dataset)
		if err != nil {
			t.Fatal(err)
		}
		postgrestest.Compare(t, url, "heshu", d)
	}
	if out := runOrFail(t, "load", dataset, "--to", url, "--schema", "other", "--dry-run"); !strings.Contains(out, "nothing was written") {
		t.Error(out)
	}
}

// runOrFail runs a command line in this process and returns what it prints. Inputs that
// could not be read are no failure.
func runOrFail(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := runHere(t, args...)
	if code != exitOK && code != exitPartial {
		t.Fatalf("%v: exit code %d: %s", args[:2], code, errs)
	}
	return out
}

// toldOf returns what a load says of each table.
func toldOf(out string) map[string]string {
	told := map[string]string{}
	for _, line := range strings.Split(out, "\n") {
		if table, rest, found := strings.Cut(line, " "); found && strings.Contains(rest, " =") {
			told[table] = strings.TrimSpace(rest)
		}
	}
	return told
}
