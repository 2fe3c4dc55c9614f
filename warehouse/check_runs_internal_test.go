package warehouse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
)

// TestVerifyRuns changes what the manifest says of runs, and wants to be told of it, each
// time in the same words.
func TestVerifyRuns(t *testing.T) {
	var more []extract.RunRow
	for n := range 20 {
		run := extract.RunRow{Program: fmt.Sprint(n)}
		run.RunID = runID(run)
		more = append(more, run)
	}
	for _, test := range []struct {
		name  string
		spoil func(*Manifest)
		want  string // of each line
		lines int
	}{
		{"no list", func(m *Manifest) {
			m.Audit = &AuditManifest{Parts: m.Runs.Parts}
			m.Runs = nil
		}, "is not that of the manifest", 1},
		{"a list without parts", func(m *Manifest) { m.Runs.Parts = nil }, "it is no part of the dataset", 1},
		{"runs that the table lacks", func(m *Manifest) { m.Runs.Rows = append(m.Runs.Rows, more...) }, "of the manifest is missing", len(more)},
	} {
		dir := t.TempDir()
		spoilManifest(t, dir, test.spoil)
		first := verified(t, dir)
		if strings.Count(first, "\n") != test.lines || strings.Count(first, test.want) != test.lines {
			t.Errorf("%s: told %q", test.name, first)
		}
		if second := verified(t, dir); second != first {
			t.Errorf("%s: told %q, and then %q", test.name, first, second)
		}
	}
}

// spoilManifest makes a dataset and changes its manifest, as a program would: its digest
// is right.
func spoilManifest(t *testing.T, dir string, spoil func(*Manifest)) {
	t.Helper()
	w, err := Create(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.EndInput(Input{Source: "a.txt"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	m, err := loadManifest(w.folder.fs, manifestFile)
	if err != nil {
		t.Fatal(err)
	}
	spoil(m)
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, manifestFile), data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func verified(t *testing.T, dir string) string {
	t.Helper()
	var told strings.Builder
	if _, err := Verify(t.Context(), dir, func(d Damage) { told.WriteString(d.String() + "\n") }); err != nil {
		t.Fatal(err)
	}
	return told.String()
}
