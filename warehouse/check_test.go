package warehouse_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
)

// sound returns records whose references lead somewhere.
func sound(doc int) *extract.Records {
	r := sample(doc, 6)
	facts := []string{}
	for i := range r.Counts {
		r.Amounts[i].FactID, r.Counts[i].FactID = "a"+r.Amounts[i].FactID, "c"+r.Counts[i].FactID
		r.Themes[i].FactID, r.Organisations[i].FactID = "t"+r.Themes[i].FactID, "o"+r.Organisations[i].FactID
		facts = append(facts, r.Counts[i].FactID)
	}
	for i := range r.Amounts {
		r.Amounts[i].BeneficiaryID, r.Counts[i].BeneficiaryID = &facts[0], nil
		r.Links[i].FromID, r.Links[i].ToID = r.Amounts[i].FactID, facts[i]
	}
	for i := range r.Numerals {
		if r.Numerals[i].FactID != nil {
			r.Numerals[i].FactID = &facts[0]
		}
	}
	r.Checks = nil
	d := &r.Document
	d.Source = input(doc).Source
	d.Amounts, d.Counts, d.Themes, d.Organisations, d.Checks = 6, 6, 6, 6, 0
	return r
}

// writeSound makes a dataset that Verify has nothing against, unless spoil changes it.
func writeSound(t *testing.T, dir string, opts warehouse.Options, spoil func(*extract.Records)) {
	t.Helper()
	w, err := warehouse.Create(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for doc := range 30 {
		r := sound(doc)
		if doc == 17 && spoil != nil {
			spoil(r)
		}
		row := input(doc)
		if err := errors.Join(w.Write(r), w.WriteInput(row), w.EndInput(warehouse.Input{Source: row.Source, SHA256: "00"})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// verify returns what Verify tells, a line each.
func verify(t *testing.T, dir string) string {
	t.Helper()
	var told strings.Builder
	if _, err := warehouse.Verify(t.Context(), dir, func(d warehouse.Damage) { told.WriteString(d.String() + "\n") }); err != nil {
		t.Fatal(err)
	}
	return told.String()
}

func auditSound(t *testing.T, dir, fact string) {
	t.Helper()
	auditOf(t, dir, sound(3).Document.DocumentID, fact)
}

// auditOf adds a check of a document.
func auditOf(t *testing.T, dir, document, fact string) {
	t.Helper()
	a, err := warehouse.Amend(dir, warehouse.AmendOptions{Audit: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c := check(3, 1)
	c.DocumentID, c.FactIDs = document, []string{fact}
	if err := errors.Join(a.WriteChecks([]extract.CheckRow{c}), a.Close(nil)); err != nil {
		t.Fatal(err)
	}
}

func TestVerifySound(t *testing.T) {
	for _, format := range formats {
		dir := t.TempDir()
		writeSound(t, dir, warehouse.Options{Format: format, PartBytes: 20_000}, nil)
		auditSound(t, dir, sound(3).Counts[1].FactID)
		if told := verify(t, dir); told != "" {
			t.Errorf("%s:\n%s", format, told)
		}
	}
}

// Whichever bit of whichever file is flipped, its file is named.
func TestVerifyNamesTheDamagedFile(t *testing.T) {
	dir := t.TempDir()
	writeSound(t, dir, warehouse.Options{Format: warehouse.JSONL, PartBytes: 20_000}, nil)
	auditSound(t, dir, sound(3).Counts[1].FactID)
	whole := files(t, dir)
	if len(whole) < 25 {
		t.Fatalf("%d files", len(whole))
	}
	for name, data := range whole {
		for i := range 4 {
			at := i * (len(data) - 1) / 3
			flipped := []byte(data)
			if len(data) == 0 {
				at, flipped = 0, []byte{0} // a file without rows has no bit to flip
			}
			flipped[at] ^= 1 << (at % 8)
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, flipped, 0o666); err != nil {
				t.Fatal(err)
			}
			if told := verify(t, dir); !strings.HasPrefix(told, name+": ") || strings.Count(told, "\n") != 1 {
				t.Errorf("%s, byte %d: told %q", name, at, told)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVerifyFiles(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(part string) error
		want  string
	}{
		{"missing", os.Remove, "it is missing"},
		{"shorter", func(part string) error { return os.Truncate(part, 9) }, "it has 9 bytes, the manifest says "},
		{"a part too many", func(part string) error { return os.WriteFile(filepath.Dir(part)+"/part-00009.parquet", nil, 0o666) }, "it is no part of the dataset"},
	}
	for _, test := range tests {
		dir := t.TempDir()
		writeSound(t, dir, warehouse.Options{}, nil)
		if err := test.spoil(partOf(t, dir, warehouse.Themes)); err != nil {
			t.Fatal(err)
		}
		if told := verify(t, dir); !strings.HasPrefix(told, "themes/part-") || !strings.Contains(told, test.want) || strings.Count(told, "\n") != 1 {
			t.Errorf("%s: told %q", test.name, told)
		}
	}
}

func TestVerifyReferences(t *testing.T) {
	nowhere := "nowhere"
	tests := []struct {
		table, want string
		spoil       func(*extract.Records)
	}{
		{"links", "from_id of a row", func(r *extract.Records) { r.Links[2].FromID = nowhere }},
		{"links", "to_id of a row", func(r *extract.Records) { r.Links[2].ToID = nowhere }},
		{"amounts", "beneficiary_id of a row", func(r *extract.Records) { r.Amounts[2].BeneficiaryID = &nowhere }},
		{"counts", "beneficiary_id of a row", func(r *extract.Records) { r.Counts[2].BeneficiaryID = &nowhere }},
		{"numerals", "fact_id of a row", func(r *extract.Records) { r.Numerals[1].FactID = &nowhere }},
		{"themes", "a row names the document nowhere", func(r *extract.Records) { r.Themes[5].DocumentID = nowhere }},
		{"counts", "is there twice", func(r *extract.Records) { r.Counts[4].FactID = r.Counts[3].FactID }},
		{"documents", "says it has 7 rows in the table amounts, and has 6", func(r *extract.Records) { r.Document.Amounts = 7 }},
		{"documents", "is of elsewhere, the list of inputs says", func(r *extract.Records) { r.Document.Source = "elsewhere" }},
	}
	for _, test := range tests {
		dir := t.TempDir()
		writeSound(t, dir, warehouse.Options{Format: warehouse.JSONL, PartBytes: 20_000}, test.spoil)
		found := false
		for line := range strings.Lines(verify(t, dir)) {
			found = found || strings.HasPrefix(line, test.table+"/part-") && strings.Contains(line, test.want)
		}
		if !found {
			t.Errorf("%s %s: told %q", test.table, test.want, verify(t, dir))
		}
	}
	dir := t.TempDir()
	writeSound(t, dir, warehouse.Options{}, nil)
	auditSound(t, dir, nowhere)
	if told := verify(t, dir); !strings.HasPrefix(told, "checks/audit-") || !strings.Contains(told, "names the fact nowhere") {
		t.Errorf("audit: told %q", told)
	}
	auditOf(t, dir, "", sound(3).Counts[1].FactID)
	if told := verify(t, dir); !strings.HasPrefix(told, "checks/audit-") || !strings.Contains(told, "belongs to no document") {
		t.Errorf("audit without a document: told %q", told)
	}
}

func TestVerifyRefuses(t *testing.T) {
	tell := func(d warehouse.Damage) { t.Errorf("told %s", d) }
	if _, err := warehouse.Verify(t.Context(), t.TempDir(), tell); !errors.Is(err, warehouse.ErrNotDataset) {
		t.Errorf("%v", err)
	}
	if _, err := warehouse.Verify(t.Context(), filepath.Join(t.TempDir(), "missing"), tell); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	dir := t.TempDir()
	writeSound(t, dir, warehouse.Options{}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := warehouse.Verify(ctx, dir, tell); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
