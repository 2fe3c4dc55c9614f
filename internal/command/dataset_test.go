package command

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// samples is the sample archive, which holds two files that cannot be read.
var samples = filepath.Join(testdata, "reports")

// writeSamples writes the dataset of the sample archive.
func writeSamples(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	code, _, errs := runHere(t, append([]string{"extract", samples, "--out", dir}, args...)...)
	if code != exitPartial {
		t.Fatalf("exit code %d, stderr:\n%s", code, errs)
	}
	return dir
}

// TestSameBytes wants a dataset that does not depend on the number of workers.
func TestSameBytes(t *testing.T) {
	one, four := contents(t, writeSamples(t, "--jobs", "1")), contents(t, writeSamples(t, "--jobs", "4"))
	if want := len(warehouse.Tables()) + 3; len(one) != want || len(four) != len(one) {
		t.Fatalf("%d files with one worker, %d with four, want %d", len(one), len(four), want)
	}
	for name, data := range one {
		if !bytes.Equal(data, four[name]) {
			t.Errorf("%s: %d bytes with one worker differ from %d with four", name, len(data), len(four[name]))
		}
	}
}

// contents returns the files of a folder by their names in it.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		if path != batch.ReportFile { // it tells times
			files[path] = data
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestEvidence wants every fact and every numeral of the dataset to stand in its
// report at the place that it names.
func TestEvidence(t *testing.T) {
	docs, err := datasetRecords(writeSamples(t))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, r := range docs {
		for _, f := range r.Amounts {
			checkFact(t, rows, warehouse.Amounts, &r.Document, &f.Fact)
		}
		for _, f := range r.Counts {
			checkFact(t, rows, warehouse.Counts, &r.Document, &f.Fact)
		}
		for _, f := range r.Themes {
			checkFact(t, rows, warehouse.Themes, &r.Document, &f.Fact)
		}
		for _, f := range r.Organisations {
			checkFact(t, rows, warehouse.Organisations, &r.Document, &f.Fact)
		}
		for _, n := range r.Numerals {
			checkQuote(t, rows, warehouse.Numerals, &r.Document, n.Start, n.End, n.Quote)
		}
		checkNumerals(t, r)
	}
	for _, table := range []string{warehouse.Amounts, warehouse.Counts, warehouse.Themes, warehouse.Organisations, warehouse.Numerals} {
		if rows[table] == 0 {
			t.Errorf("table %s holds no row to check", table)
		}
	}
}

func checkFact(t *testing.T, rows map[string]int, table string, d *extract.DocumentRow, f *extract.Fact) {
	t.Helper()
	checkQuote(t, rows, table, d, f.Start, f.End, f.Quote)
	if f.MatchStart > f.Start || f.MatchEnd < f.End || f.MatchEnd > int64(len(d.Text)) {
		t.Errorf("%s, %s #%d: match [%d,%d) does not hold the fact [%d,%d)", table, d.Source, d.Part, f.MatchStart, f.MatchEnd, f.Start, f.End)
	}
	if !strings.Contains(d.Text, f.Sentence) || f.Rule == "" || f.FactID == "" {
		t.Errorf("%s, %s #%d: %q has the sentence %q, the rule %q and the id %q", table, d.Source, d.Part, f.Quote, f.Sentence, f.Rule, f.FactID)
	}
}

func checkQuote(t *testing.T, rows map[string]int, table string, d *extract.DocumentRow, start, end int64, quote string) {
	t.Helper()
	rows[table]++
	if start < 0 || start >= end || end > int64(len(d.Text)) || d.Text[start:end] != quote {
		t.Errorf("%s, %s #%d: [%d,%d) is not %q", table, d.Source, d.Part, start, end, quote)
	}
}

// checkNumerals wants every figure to hold a numeral that is a fact, every numeral
// that is a fact to name its figure, and a reason for what is excluded.
func checkNumerals(t *testing.T, r *extract.Records) {
	t.Helper()
	figures := map[string]bool{}
	for _, f := range r.Amounts {
		figures[f.FactID] = true
		checkCounted(t, r, &f.Fact)
	}
	for _, f := range r.Counts {
		figures[f.FactID] = true
		checkCounted(t, r, &f.Fact)
	}
	for _, n := range r.Numerals {
		ok := false
		switch n.State {
		case "fact":
			ok = n.FactID != nil && figures[*n.FactID] && n.Reason == nil
		case "excluded":
			ok = n.FactID == nil && n.Reason != nil
		case "unclaimed":
			ok = n.FactID == nil && n.Reason == nil
		}
		if !ok {
			t.Errorf("%s #%d: numeral %q at %d is %s without what belongs to it", r.Document.Source, r.Document.Part, n.Quote, n.Start, n.State)
		}
	}
}

// checkCounted wants a figure to hold a numeral that is a fact.
func checkCounted(t *testing.T, r *extract.Records, f *extract.Fact) {
	t.Helper()
	for _, n := range r.Numerals {
		if n.State == "fact" && n.Start >= f.Start && n.End <= f.End {
			return
		}
	}
	t.Errorf("%s #%d: the figure %q at %d holds no numeral", r.Document.Source, r.Document.Part, f.Quote, f.Start)
}

// TestSampleEncodings wants the samples to be read in the encodings they were made in.
func TestSampleEncodings(t *testing.T) {
	want := map[string]string{
		"beishan-village.md":    "UTF-8",
		"collection-2023.txt":   "UTF-8",
		"luyin-association.txt": "Big5",
		"masked.txt":            "UTF-8",
		"shixi-school.txt":      "UTF-16LE",
		"柳湾镇-2024.txt":          "GB18030",
	}
	reports := map[string]int{"collection-2023.txt": 3}
	got := map[string]int{}
	err := corpus.Each(t.Context(), []string{filepath.Join(samples, "own")}, corpus.Options{},
		func(d corpus.Document) error {
			got[d.Source]++
			if d.Encoding != want[d.Source] {
				t.Errorf("%s is %s, want %s", d.Source, d.Encoding, want[d.Source])
			}
			return nil
		},
		func(corpus.Input) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	for source := range want {
		if got[source] != max(1, reports[source]) {
			t.Errorf("%s holds %d reports, want %d", source, got[source], max(1, reports[source]))
		}
	}
}
