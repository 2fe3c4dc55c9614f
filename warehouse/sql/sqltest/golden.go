package sqltest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Golden compares an answer, rows in their order, with the file of its name, or writes it.
func Golden(t testing.TB, dir, name string, a Answer, update bool) {
	t.Helper()
	file := filepath.Join(dir, name+".txt")
	if update {
		if err := os.WriteFile(file, []byte(a.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), a.String()); diff != "" {
		t.Errorf("%s (if it is meant: cd warehouse/duckdbtest && go test . -update):\n%s", file, diff)
	}
}
