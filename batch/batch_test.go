package batch_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/store"
	"heshu/warehouse/store/storetest"
)

// source gives inputs of so many reports each.
type source struct {
	reports []int
	open    atomic.Int64 // reports that were read and not extracted, at most
	peak    atomic.Int64
	fault   func(input int) error // called before each report; may panic
}

func (s *source) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for i := range s.reports {
			if !yield(corpus.Entry{Source: name(i)}) {
				return
			}
		}
	}
}

func name(input int) string { return fmt.Sprintf("%04d.txt", input) }

func (s *source) Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error) {
	var input int
	fmt.Sscanf(e.Source, "%d", &input)
	in := corpus.Input{Source: e.Source, State: corpus.Read, Bytes: 1000, SHA256: s.digest(input), MediaType: "text/plain", Encoding: "UTF-8", Documents: s.reports[input]}
	for part := range s.reports[input] {
		if s.fault != nil {
			if err := s.fault(input); err != nil {
				return nil, err
			}
		}
		s.peak.Store(max(s.peak.Load(), s.open.Add(1)))
		text := fmt.Sprintf("第%d份第%d篇:发放慰问金%d元", input, part, part)
		d := corpus.Document{ID: fmt.Sprintf("%08x%08x", input, part), Source: e.Source, Part: part + 1, Text: text}
		if err := yield(d); err != nil {
			return nil, err
		}
	}
	return []corpus.Input{in}, nil
}

// digest is what Digest and Open say of an input's content.
func (s *source) digest(input int) string { return fmt.Sprintf("%064x", s.reports[input]) }

func (s *source) Digest(_ context.Context, e corpus.Entry) (string, error) {
	var input int
	_, err := fmt.Sscanf(e.Source, "%d", &input)
	return s.digest(input), err
}

// extractor takes a while that differs from report to report.
type extractor struct {
	source *source
	fault  func(corpus.Document) error
}

func (x extractor) Extract(d corpus.Document) (*extract.Records, error) {
	if x.source != nil {
		defer x.source.open.Add(-1)
	}
	if x.fault != nil {
		if err := x.fault(d); err != nil {
			return nil, err
		}
	}
	wait := time.Duration(d.ID[len(d.ID)-1]%7) * 50 * time.Microsecond
	time.Sleep(wait)
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: d.ID, Source: d.Source, Part: int32(d.Part), Text: d.Text}}
	r.Amounts = []extract.AmountRow{{Fact: extract.Fact{DocumentID: d.ID, Quote: "1元"}}, {Fact: extract.Fact{DocumentID: d.ID, Quote: "2元"}}}
	r.Numerals = []extract.NumeralRow{{DocumentID: d.ID, State: "fact"}, {DocumentID: d.ID, State: "fact"}, {DocumentID: d.ID, State: "excluded"}}
	return r, nil
}

// run makes a dataset and returns its folder.
func run(t *testing.T, s batch.Source, x batch.Extractor, jobs int) (string, batch.Summary) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{Format: warehouse.JSONL})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	summary, err := batch.Run(t.Context(), s, x, w, batch.Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, summary
}

func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// lines counts the lines of the files below a folder.
func lines(files map[string]string, folder string) int {
	n := 0
	for name, text := range files {
		if strings.HasPrefix(name, folder) {
			n += strings.Count(text, "\n")
		}
	}
	return n
}

func TestJobsGiveTheSameBytes(t *testing.T) {
	reports := []int{3, 0, 1, 400, 1, 1, 2, 0, 0, 50}
	for range 150 {
		reports = append(reports, 1)
	}
	var want map[string]string
	for _, jobs := range []int{1, 4, 16} {
		s := &source{reports: reports}
		dir, _ := run(t, s, extractor{source: s}, jobs)
		got := content(t, dir)
		if want == nil {
			want = got
			if documents, inputs := lines(got, "documents/"), lines(got, "inputs/"); documents != 608 || inputs != len(reports) {
				t.Fatalf("%d documents, %d inputs", documents, inputs)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with %d jobs: %s", jobs, diff)
		}
	}
}

// One file with very many reports is spread over the workers, and read no
// further ahead than they and the writer can follow.
func TestOneLargeInput(t *testing.T) {
	s := &source{reports: []int{5000}}
	var working, most atomic.Int64
	x := extractor{source: s, fault: func(corpus.Document) error {
		most.Store(max(most.Load(), working.Add(1)))
		runtime.Gosched()
		time.Sleep(20 * time.Microsecond)
		working.Add(-1)
		return nil
	}}
	_, summary := run(t, s, x, 8)
	if summary.Documents != 5000 {
		t.Errorf("%d documents", summary.Documents)
	}
	if most.Load() < 4 {
		t.Errorf("%d of 8 workers had work at a time", most.Load())
	}
	if peak := s.peak.Load(); peak > 200 {
		t.Errorf("%d reports were read ahead", peak)
	}
}

func TestSummary(t *testing.T) {
	_, got := run(t, &source{reports: []int{2, 0, 3}}, extractor{}, 2)
	if run := got.Run; run.Seconds <= 0 || got.TextBytes == 0 || run.Stages["extract"] <= 0 || len(run.Slowest) != 3 || run.Reports != 5 || run.Read != 3 {
		t.Errorf("%+v, %d bytes of text", run, got.TextBytes)
	}
	got.Run, got.TextBytes = batch.Report{}, 0
	want := batch.Summary{
		Documents: 5, Amounts: 10, Bytes: 3000,
		Numerals: map[string]int{"fact": 10, "excluded": 5},
		Inputs:   map[corpus.State]int{corpus.Read: 3},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCancel(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	s := &source{reports: make([]int, 1000)}
	for i := range s.reports {
		s.reports[i] = 300
	}
	x := extractor{fault: func(d corpus.Document) error {
		if d.Source == name(40) { // beyond the window, so some were written before
			cancel()
		}
		return nil
	}}
	w, err := warehouse.Create(filepath.Join(t.TempDir(), "dataset"), warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	summary, err := batch.Run(ctx, s, x, w, batch.Options{Jobs: 4})
	if !errors.Is(err, context.Canceled) || summary.Run.Reports == 0 || summary.Run.Reports > 300*41 {
		t.Errorf("%d documents, %v", summary.Run.Reports, err)
	}
	if err := w.Abort(); err != nil {
		t.Error(err)
	}
	time.Sleep(10 * time.Millisecond)
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

// createOn begins a dataset in memory.
func createOn(t *testing.T, fs store.FS, opts warehouse.Options) *warehouse.Writer {
	t.Helper()
	w, err := warehouse.CreateOn(fs, "dataset", opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Abort() })
	return w
}

func TestDiskIsFull(t *testing.T) {
	fs := storetest.New(func(op storetest.Op) storetest.Outcome {
		if op.Kind == storetest.Write && strings.HasPrefix(op.Name, warehouse.Amounts) {
			return storetest.NoSpace
		}
		return storetest.Proceed
	})
	w := createOn(t, fs, warehouse.Options{Format: warehouse.JSONL})
	_, err := batch.Run(t.Context(), &source{reports: []int{1000, 1000, 1000}}, extractor{}, w, batch.Options{Jobs: 4})
	if !errors.Is(err, storetest.ErrNoSpace) || !strings.Contains(err.Error(), "0000.txt, report 1") && !strings.Contains(err.Error(), "table amounts") {
		t.Errorf("%v", err)
	}
}

func TestProgress(t *testing.T) {
	var last batch.Progress
	_, err := batch.Run(t.Context(), &source{reports: []int{2, 2, 0, 1}}, extractor{}, createOn(t, storetest.New(nil), warehouse.Options{}), batch.Options{Progress: func(p batch.Progress) {
		if p.Documents < last.Documents || p.Inputs < last.Inputs || p.Bytes < last.Bytes {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}})
	if err != nil {
		t.Fatal(err)
	}
	last.Total = 0 // may still be unknown in so short a run
	if diff := cmp.Diff(batch.Progress{Inputs: 4, Documents: 5, Bytes: 4000}, last); diff != "" {
		t.Error(diff)
	}
}

func Example() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "报告.txt"), []byte("助残日活动总结\n发放慰问金2万元。\n"), 0o666); err != nil {
		fmt.Println(err)
		return
	}

	w, err := warehouse.Create(filepath.Join(dir, "dataset"), warehouse.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer w.Abort()
	var engine batch.Extractor = extractor{} // or what extract.New returns
	archive := batch.Archive([]string{filepath.Join(dir, "*.txt")}, corpus.Options{})
	summary, err := batch.Run(context.Background(), archive, engine, w, batch.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(summary.Documents, "report,", summary.Amounts, "amounts")
	// Output: 1 report, 2 amounts
}
