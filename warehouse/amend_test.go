package warehouse_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/extract"
	"heshu/warehouse"
)

// audit amends a dataset of the sample: a check for every document, a link for the first.
func audit(t *testing.T, dir, name string, checks int) {
	t.Helper()
	a, err := warehouse.Amend(dir, warehouse.AmendOptions{Audit: name})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Abort()
	for row, err := range warehouse.Rows[extract.DocumentRow](a.Dataset(), warehouse.Documents) {
		if err != nil {
			t.Fatal(err)
		}
		for n := range checks {
			c := check(0, n)
			c.DocumentID, c.Message = row.DocumentID, name
			if err := a.WriteChecks([]extract.CheckRow{c}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.WriteLinks([]extract.LinkRow{{DocumentID: "d", FromID: "a", ToID: "b", Relation: "sum_of", Rule: name}}); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(func(string) int32 { return int32(checks) }); err != nil {
		t.Fatal(err)
	}
}

// writeSegments makes a dataset of the sample, with an input for each document.
func writeSegments(t *testing.T, dir string, opts warehouse.Options, documents int) {
	t.Helper()
	w, err := warehouse.Create(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for doc := range documents {
		r := sample(doc, 4)
		r.Checks, r.Document.Checks = nil, 0 // they are the audit's
		row := input(doc)
		if err := errors.Join(w.Write(r), w.WriteInput(row), w.EndInput(warehouse.Input{Source: row.Source, SHA256: "00"})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAmend(t *testing.T) {
	for _, format := range formats {
		dir := t.TempDir()
		opts := warehouse.Options{Format: format, PartBytes: 10_000}
		writeSegments(t, dir, opts, 40)
		before := files(t, dir)
		audit(t, dir, "first", 2)
		audit(t, dir, "second", 3)

		d, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if name, ok := d.Audited(); name != "second" || !ok {
			t.Errorf("audited by %q, %v", name, ok)
		}
		var messages []string
		for row, err := range warehouse.Rows[extract.CheckRow](d, warehouse.Checks) {
			if err != nil {
				t.Fatal(err)
			}
			messages = append(messages, row.Message)
		}
		if want := slices.Repeat([]string{"second"}, 120); !slices.Equal(messages, want) {
			t.Errorf("%s: checks %v", format, messages)
		}
		links := 0
		var last extract.LinkRow
		for row, err := range warehouse.Rows[extract.LinkRow](d, warehouse.Links) {
			if err != nil {
				t.Fatal(err)
			}
			links, last = links+1, row
		}
		if links != 161 || last.Rule != "second" {
			t.Errorf("%s: %d links, the last by %s", format, links, last.Rule)
		}
		for row, err := range warehouse.Rows[extract.DocumentRow](d, warehouse.Documents) {
			if err != nil || row.Checks != 3 {
				t.Fatalf("%s: document %s has %d checks, %v", format, row.DocumentID, row.Checks, err)
			}
		}
		untouched(t, before, files(t, dir))

		// A run that changes something takes the audit back.
		writeSegments(t, dir, opts, 40)
		if diff := cmp.Diff(maps.Keys(before), maps.Keys(files(t, dir)), cmp.Transformer("sort", func(s func(func(string) bool)) []string { return slices.Sorted(s) })); diff != "" {
			t.Errorf("%s: after the audit was taken back: %s", format, diff)
		}
	}
}

// untouched wants the audit to have left all files alone but those of documents and the manifest.
func untouched(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name, data := range before {
		if strings.HasPrefix(name, "documents/") || name == "_manifest.json" {
			continue
		}
		if after[name] != data {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestAmendAborts(t *testing.T) {
	dir := t.TempDir()
	writeSegments(t, dir, warehouse.Options{}, 5)
	before := files(t, dir)
	a, err := warehouse.Amend(dir, warehouse.AmendOptions{})
	if err != nil {
		t.Fatal(err)
	}
	half := "慰"[:2]
	bad := check(1, 1)
	bad.Message = half
	if err := a.WriteChecks([]extract.CheckRow{bad}); !errors.Is(err, warehouse.ErrInvalid) {
		t.Errorf("%v", err)
	}
	if err := a.WriteChecks([]extract.CheckRow{check(1, 1)}); err != nil {
		t.Fatal(err)
	}
	if err := a.Abort(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("closing after Abort: %v", err)
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Error("the dataset is another one")
	}
}

func TestAmendRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := warehouse.Amend(filepath.Join(dir, "missing"), warehouse.AmendOptions{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	writeSegments(t, dir, warehouse.Options{}, 1)
	if err := os.Remove(filepath.Join(dir, "_manifest.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := warehouse.Amend(dir, warehouse.AmendOptions{}); err == nil || !strings.Contains(err.Error(), "it has no manifest") {
		t.Errorf("%v", err)
	}
}

// A folder that is being written is refused, or waited for.
func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := warehouse.Create(dir, warehouse.Options{}); !errors.Is(err, warehouse.ErrLocked) || !strings.Contains(err.Error(), "process") {
		t.Errorf("%v", err)
	}
	second, err := warehouse.Create(dir, warehouse.Options{Busy: func(error) error { return w.Close() }})
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); strings.Contains(got, "_lock") {
		t.Errorf("left over: %s", got)
	}
}
