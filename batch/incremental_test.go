package batch_test

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/store/storetest"
)

// segments returns how many segments a dataset has.
func segments(files map[string]string) int {
	n := 0
	for name := range files {
		if strings.HasPrefix(name, "_segments/") {
			n++
		}
	}
	return n
}

// However a dataset came to be, it is the one that a single run makes.
func TestEveryHistoryEndsInTheSameBytes(t *testing.T) {
	formats := []warehouse.Format{warehouse.JSONL, warehouse.Parquet, warehouse.CSV}
	rapid.Check(t, func(rt *rapid.T) {
		opts := small
		opts.Format = rapid.SampledFrom(formats).Draw(rt, "format")
		opts.PartBytes = rapid.SampledFrom([]int64{1000, 4000, 20_000}).Draw(rt, "part size")
		fs, archive := storetest.New(nil), shelfOf(rapid.IntRange(0, 60).Draw(rt, "files"))
		for range rapid.IntRange(1, 3).Draw(rt, "runs") {
			if _, err := update(fs, archive, reader{}, opts, true); err != nil {
				rt.Fatal(err)
			}
			if n := compareFiles(fresh(t, archive, opts), fs.Files()); n > 0 {
				rt.Fatalf("%d files differ", n)
			}
			for range rapid.IntRange(0, 4).Draw(rt, "changes") {
				name := fmt.Sprintf("%02d/%03d.txt", rapid.IntRange(0, 9).Draw(rt, "folder"), rapid.IntRange(0, 70).Draw(rt, "file"))
				if names := archive.names(); len(names) > 0 && rapid.Bool().Draw(rt, "known") {
					name = rapid.SampledFrom(names).Draw(rt, "name")
				}
				archive = archive.with(name, text{rapid.IntRange(0, 5).Draw(rt, "reports"), rapid.IntRange(-1, 3).Draw(rt, "version")})
			}
		}
	})
}

func compareFiles(want, got map[string]string) (different int) {
	for name, data := range want {
		if other, ok := got[name]; !ok || other != data {
			different++
		}
	}
	return different + max(0, len(got)-len(want))
}

// What did not change is neither extracted nor written again.
func TestOnlyChangesAreRead(t *testing.T) {
	archive := shelfOf(200)
	fs := storetest.New(nil)
	run := func(s shelf, opts warehouse.Options) (reports int, summary batch.Summary) {
		t.Helper()
		summary, err := update(fs, s, reader{&reports}, opts, false)
		if err != nil {
			t.Fatal(err)
		}
		return reports, summary
	}
	if n, _ := run(archive, small); n != 300 {
		t.Fatalf("%d reports", n)
	}
	before := fs.Files()
	if n := segments(before); n < 10 {
		t.Fatalf("%d segments", n)
	}
	if n, summary := run(archive, small); n != 0 || summary.Documents != 300 || summary.Run.Kept != 200 {
		t.Errorf("unchanged: %d reports were extracted, %+v", n, summary)
	}
	sameFiles(t, "unchanged", before, fs.Files())

	archive = archive.with("10/071.txt", text{3, 2})
	if n, summary := run(archive, small); n != 3 || summary.Documents != 300 || summary.Run.Plan.Inputs[batch.Changed] != 1 {
		t.Errorf("one changed: %d reports were extracted, %+v", n, summary)
	}
	left := 0
	for name := range before {
		if _, ok := fs.Files()[name]; ok && strings.HasPrefix(name, "_segments/") {
			left++
		}
	}
	if left < segments(before)-3 {
		t.Errorf("one changed: %d of %d segments stayed", left, segments(before))
	}
	small := small
	small.RulesDigest = "0123456789abcdef"
	if n, summary := run(archive, small); n != 300 || !strings.Contains(summary.Run.Plan.Reason, "another rule library") {
		t.Errorf("another library: %d reports were extracted, %+v", n, summary.Run.Plan)
	}
	small.PartBytes = 9000
	if n, _ := run(archive, small); n != 0 {
		t.Errorf("another part size: %d reports were extracted", n)
	}
	small.Format = warehouse.Parquet
	if n, _ := run(archive, small); n != 0 {
		t.Errorf("another format: %d reports were extracted", n)
	}
	sameFiles(t, "at last", fresh(t, archive, small), fs.Files())
}

func TestGoneInputs(t *testing.T) {
	archive := shelfOf(40)
	smaller := archive.with("02/015.txt", text{})
	fs := storetest.New(nil)
	run := func(s shelf, opts warehouse.Options, prune bool) error {
		_, err := update(fs, s, reader{}, opts, prune)
		return err
	}
	if err := errors.Join(run(archive, small, false), run(smaller, small, false)); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, "kept", fresh(t, archive, small), fs.Files())

	other := small
	other.Program = "another"
	if err := run(smaller, other, false); err == nil || !strings.Contains(err.Error(), "(the first is 02/015.txt): give them too, or --prune") {
		t.Errorf("with another program: %v", err)
	}
	sameFiles(t, "refused", fresh(t, archive, small), fs.Files())

	if err := run(smaller, small, true); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, "pruned", fresh(t, smaller, small), fs.Files())
}

func TestPreview(t *testing.T) {
	archive := shelfOf(40)
	dir := t.TempDir()
	preview := func(s shelf) (batch.Plan, string) {
		t.Helper()
		prior, err := warehouse.Preview(dir, small)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		plan, err := batch.Preview(t.Context(), s, prior, false, func(d batch.Difference, source string) {
			if d != batch.Same {
				told = append(told, string(d)+" "+source)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return plan, strings.Join(told, ", ")
	}
	if plan, _ := preview(archive); plan.Inputs[batch.New] != 40 {
		t.Errorf("%+v", plan)
	}
	w, err := warehouse.Create(dir, small)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Run(t.Context(), archive, reader{}, w, batch.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	archive = archive.with("00/001.txt", text{2, 2}).with("00/0015.txt", text{1, 1}).with("05/039.txt", text{})
	plan, told := preview(archive)
	if told != "changed 00/001.txt, new 00/0015.txt, gone 05/039.txt" || plan.Inputs[batch.Same] != 38 {
		t.Errorf("%s; %+v", told, plan)
	}
}

func TestListOutOfOrder(t *testing.T) {
	_, err := update(storetest.New(nil), backwards{shelfOf(9)}, reader{}, small, false)
	if err == nil || !strings.Contains(err.Error(), "out of order") {
		t.Errorf("%v", err)
	}
}

type backwards struct{ shelf }

func (s backwards) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for _, name := range []string{"b", "a"} {
			if !yield(corpus.Entry{Source: name}) {
				return
			}
		}
	}
}

// An audit stands as long as nothing changes; what it wrote into documents that stay is
// taken back with it.
func TestAuditFallsWithAChange(t *testing.T) {
	archive, fs := shelfOf(60), storetest.New(nil)
	run := func() {
		t.Helper()
		if _, err := update(fs, archive, reader{}, small, true); err != nil {
			t.Fatal(err)
		}
	}
	run()
	a, err := warehouse.AmendOn(fs, "dataset", warehouse.AmendOptions{Audit: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.WriteChecks([]extract.CheckRow{{CheckID: "c"}}), a.Close(func(string) int32 { return 7 })); err != nil {
		t.Fatal(err)
	}
	audited := fs.Files()
	run()
	sameFiles(t, "audited", audited, fs.Files())
	archive = archive.with("03/023.txt", text{4, 9})
	run()
	sameFiles(t, "changed", fresh(t, archive, small), fs.Files())
}
