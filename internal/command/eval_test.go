package command

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/extract/gold"
)

// annotated returns the folders below testdata/gold that hold annotations. The
// reports of each lie under the same name below testdata/reports.
func annotated(t *testing.T) []string {
	t.Helper()
	root := filepath.Join(testdata, "gold")
	var out []string
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "figures.tsv" {
			out = append(out, filepath.Dir(path))
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("annotations below %s: %v, %v", root, out, err)
	}
	return out
}

// TestScores wants testdata/scores.txt to say what the annotated reports give now:
// a change of quality must show in the file's diff.
func TestScores(t *testing.T) {
	args := []string{"eval"}
	for _, name := range annotated(t) {
		args = append(args, filepath.Join(testdata, "reports", name), "--gold", filepath.Join(testdata, "gold", name))
	}
	code, got, errs := runHere(t, args...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	file := filepath.Join(testdata, "scores.txt")
	stands, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// The last section is of reports that are not in the repository.
	want, seed, _ := strings.Cut(string(stands), "\nseed: ")
	if seed != "" {
		seed = "\nseed: " + seed
	}
	if *update {
		want = got
		if err := os.WriteFile(file, []byte(got+seed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	diffLines(t, file, want, got, "go test ./internal/command -update")
	for _, line := range strings.Split(got, "\n") {
		if strings.HasPrefix(line, "evidence ") && !strings.Contains(line, " broken 0 of ") {
			t.Errorf("evidence is broken: %s", line)
		}
	}
}

// diffLines reports lines that differ, and how to accept them.
func diffLines(t *testing.T, name, want, got, accept string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-as it stands +as it would be):\n%s\nif the change is meant: %s", name, diff, accept)
	}
}

func TestUpdateScores(t *testing.T) {
	file := filepath.Join(t.TempDir(), "scores.txt")
	if err := os.WriteFile(file, []byte("a: 1 reports\nold a\n\nb: 2 reports\nold b\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := updateScores(file, []gold.Set{{Name: "a", Score: &gold.Score{Reports: 7}}, {Name: "c", Score: &gold.Score{}}}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := sections(string(data))
	if len(got) != 3 || !strings.HasPrefix(got[0], "a: 7 reports\n") || got[1] != "b: 2 reports\nold b\n" || !strings.HasPrefix(got[2], "c: 0 reports\n") {
		t.Errorf("scores:\n%s", data)
	}
	if strings.Contains(string(data), "old a") || strings.HasSuffix(string(data), "\n\n") {
		t.Errorf("scores:\n%s", data)
	}
}
