package batch_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/batch"
	"heshu/corpus"
	"heshu/warehouse"
	"heshu/warehouse/store/storetest"
)

// troubled is a shelf of which some inputs, or members of them, end in other states
// than read. It notes down what is opened, and fails the test where it is asked for a
// digest.
type troubled struct {
	shelf
	states map[string]corpus.State // of inputs; with " → member" of a member
	opened map[string]int
	t      *testing.T
}

func (s troubled) Digest(_ context.Context, e corpus.Entry) (string, error) {
	s.t.Errorf("%s was hashed", e.Source)
	return "", errors.New("not here")
}

func (s troubled) Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error) {
	s.opened[e.Source]++
	state, failed := s.states[e.Source]
	if failed { // the input as a whole
		digest, _ := s.shelf.Digest(ctx, e)
		return []corpus.Input{{Source: e.Source, State: state, Message: "it is " + string(state), SHA256: digest}}, nil
	}
	inputs, err := s.shelf.Open(ctx, e, yield)
	if state, ok := s.states[e.Source+" → member"]; ok {
		inputs = append(inputs, corpus.Input{Source: e.Source, Member: "member", State: state})
	}
	return inputs, err
}

// with returns the shelf with other states, nothing opened.
func (s troubled) with(states map[string]corpus.State) troubled {
	return troubled{s.shelf, states, map[string]int{}, s.t}
}

// everyState has an input for each state, and two archives.
func everyState() map[string]corpus.State {
	return map[string]corpus.State{
		"00/001.txt": corpus.NoText, "01/009.txt": corpus.Unsupported, "02/015.txt": corpus.Encrypted,
		"03/022.txt": corpus.Damaged, "04/029.txt": corpus.Ambiguous, "05/037.txt": corpus.Limit,
		"06/043.txt → member": corpus.Encrypted, // of an archive that was read
		"07/050.txt → member": corpus.Skipped, "08/057.txt": corpus.Skipped, "08/058.txt → member": corpus.Read,
	}
}

// again makes a run that tries failed inputs again.
func again(opts warehouse.Options) warehouse.Options {
	opts.Retry = true
	return opts
}

// Just what failed is opened; what it gives is what a whole run would give, and the
// states of all others stay.
func TestRetryTakesUpWhatFailed(t *testing.T) {
	before := troubled{shelfOf(80), everyState(), map[string]int{}, t}
	fs := storetest.New(nil)
	if _, err := update(fs, before, reader{}, small, false); err != nil {
		t.Fatal(err)
	}
	mended := map[string]corpus.State{ // some fail again, one in another way; skipped ones stay
		"03/022.txt": corpus.Damaged, "04/029.txt": corpus.Limit,
		"07/050.txt → member": corpus.Skipped, "08/057.txt": corpus.Skipped, "08/058.txt → member": corpus.Read,
	}
	now := before.with(mended)
	summary, err := update(fs, now, reader{}, again(small), false)
	if err != nil {
		t.Fatal(err)
	}
	opened := map[string]int{"00/001.txt": 1, "01/009.txt": 1, "02/015.txt": 1, "03/022.txt": 1, "04/029.txt": 1, "05/037.txt": 1, "06/043.txt": 1}
	if diff := cmp.Diff(opened, now.opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
	ended := map[corpus.State]int{corpus.Read: 5, corpus.Damaged: 1, corpus.Limit: 1}
	if run := summary.Run; run.Plan.Inputs[batch.Failed] != 7 || run.Read != 7 || run.Kept != 73 || !maps.Equal(run.Ended, ended) {
		t.Errorf("%+v", run)
	}
	held := map[corpus.State]int{corpus.Read: 72 + 5 + 1, corpus.Damaged: 1, corpus.Limit: 1, corpus.Skipped: 2}
	if !maps.Equal(summary.Inputs, held) {
		t.Errorf("the dataset holds %v", summary.Inputs)
	}
	sameFiles(t, "tried again", fresh(t, before.with(mended), small), fs.Files())
}

// What is new, changed or gone since does not matter to the inputs that are kept.
func TestRetryKeepsAllElse(t *testing.T) {
	before := troubled{shelfOf(60), map[string]corpus.State{"02/015.txt": corpus.Limit}, map[string]int{}, t}
	fs := storetest.New(nil)
	if _, err := update(fs, before, reader{}, small, false); err != nil {
		t.Fatal(err)
	}
	changed := before.with(nil)
	changed.shelf = changed.shelf.with("02/016.txt", text{5, 9}).with("02/0155.txt", text{1, 1}).with("99/new.txt", text{1, 1}).with("08/059.txt", text{})
	summary, err := update(fs, changed, reader{}, again(small), true)
	if err != nil {
		t.Fatal(err)
	}
	if len(changed.opened) != 1 || changed.opened["02/015.txt"] != 1 || summary.Run.Kept != 59 {
		t.Errorf("opened %v, %+v", changed.opened, summary.Run)
	}
	sameFiles(t, "kept", fresh(t, before.with(nil), small), fs.Files())
}

// Another recipe makes no other rows of what is kept, and the dataset tells of both, so
// that an ordinary run reads all anew. Where nothing came of it, nothing changes.
func TestRetryWithAnotherRecipe(t *testing.T) {
	before := troubled{shelfOf(40), map[string]corpus.State{"02/015.txt": corpus.Limit}, map[string]int{}, t}
	fs := storetest.New(nil)
	run := func(s batch.Source, opts warehouse.Options) batch.Summary {
		t.Helper()
		summary, err := update(fs, s, reader{}, opts, false)
		if err != nil {
			t.Fatal(err)
		}
		return summary
	}
	run(before, small)
	first := fs.Files()
	wider := small
	wider.Program, wider.Reading, wider.Format = "newer", "max-file 9 MiB", warehouse.Parquet
	run(before, again(wider))
	sameFiles(t, "in vain", first, fs.Files())

	if s := run(before.with(nil), again(wider)); s.Run.Kept != 39 || s.Inputs[corpus.Read] != 40 {
		t.Errorf("%+v", s)
	}
	d, err := warehouse.OpenOn(fs, "dataset")
	if err != nil {
		t.Fatal(err)
	}
	if r := d.Manifest().Recipe; r.Program != "test" || r.Reading != "" || r.Retried != "program newer; max-file 9 MiB" || d.Format != warehouse.JSONL {
		t.Errorf("%+v, %s", r, d.Format)
	}
	if s := run(before.shelf, small); s.Run.Kept != 0 || !strings.Contains(s.Run.Plan.Reason, "tried again with something else (program newer; max-file 9 MiB)") {
		t.Errorf("%+v", s.Run)
	}
	sameFiles(t, "ordinary", fresh(t, before.shelf, small), fs.Files())
}

// A run that was stopped goes on, with the same bytes at the end.
func TestRetryGoesOn(t *testing.T) {
	states := map[string]corpus.State{}
	for _, name := range shelfOf(80).names() {
		states[name] = corpus.Limit
	}
	before := troubled{shelfOf(80), states, map[string]int{}, t}
	fs := storetest.New(nil)
	if _, err := update(fs, before, reader{}, small, false); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.CreateOn(fs, "dataset", again(small))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	progress := func(p batch.Progress) {
		if p.Inputs == 60 {
			stop()
		}
	}
	if _, err := batch.Run(ctx, before.with(nil), reader{}, w, batch.Options{Jobs: 1, Progress: progress}); err == nil {
		t.Fatal("it was not stopped")
	}
	if err := w.Abort(); err != nil || w.Safe() == 0 {
		t.Fatalf("%d inputs are safe, %v", w.Safe(), err)
	}
	now := before.with(nil)
	if _, err := update(fs, now, reader{}, again(small), false); err != nil {
		t.Fatal(err)
	}
	if len(now.opened) != 80-int(w.Safe()) {
		t.Errorf("%d of 80 inputs were opened, %d were safe", len(now.opened), w.Safe())
	}
	sameFiles(t, "in two runs", fresh(t, before.with(nil), small), fs.Files())
}

func TestRetryWithoutDataset(t *testing.T) {
	fs := storetest.New(nil)
	_, err := update(fs, shelfOf(3), reader{}, again(small), false)
	if !errors.Is(err, warehouse.ErrNotDataset) || !strings.Contains(err.Error(), "write one first") {
		t.Errorf("%v", err)
	}
	if _, err := warehouse.Preview(t.TempDir(), again(small)); !errors.Is(err, warehouse.ErrNotDataset) {
		t.Errorf("preview: %v", err)
	}
}

// An input that could not be opened is tried again once it can be.
func TestRetryOfWhatCanBeOpened(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.Symlink(filepath.Join(dir, "later"), path); err != nil {
		t.Skip(err)
	}
	source := batch.Archive([]string{path}, corpus.Options{})
	fs := storetest.New(nil)
	run := func(opts warehouse.Options) batch.Summary {
		t.Helper()
		summary, err := update(fs, source, reader{}, opts, false)
		if err != nil {
			t.Fatal(err)
		}
		return summary
	}
	if s := run(small); s.Missed != 1 {
		t.Fatalf("%+v", s)
	}
	if s := run(again(small)); s.Run.Read != 0 || s.Missed != 1 {
		t.Errorf("still missing: %+v", s)
	}
	if err := os.WriteFile(filepath.Join(dir, "later"), []byte("发放轮椅3辆。"), 0o666); err != nil {
		t.Fatal(err)
	}
	if s := run(again(small)); s.Run.Read != 1 || s.Missed != 0 || s.Documents != 1 {
		t.Errorf("there now: %+v", s)
	}
}
