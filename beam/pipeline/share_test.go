package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// one is a share of the reports in dir.
func one(t *testing.T, dir, folder string) *share {
	t.Helper()
	source := batch.Archive([]string{dir}, corpus.Options{})
	s := &share{Source: source, folder: folder, name: "share-1", options: warehouse.Options{Shard: "1/1"}}
	for e := range source.List() {
		s.inputs = append(s.inputs, e)
	}
	return s
}

// reports writes files with a report each.
func reports(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		write(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), fmt.Sprintf("发放轮椅%d辆。", i+1))
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// reader stands for the rules. It counts what it reads.
type reader struct {
	mu       sync.Mutex
	read     int
	onReport func() // called at each report; may be nil
}

// Extract implements batch.Extractor.
func (r *reader) Extract(d corpus.Document) (*extract.Records, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.read++
	if r.onReport != nil {
		r.onReport()
	}
	return &extract.Records{Document: extract.DocumentRow{DocumentID: d.ID, Source: d.Source, Part: 1, ContentSHA256: d.SHA256, Text: d.Text}}, nil
}

// manifest is that of the share.
func manifest(t *testing.T, s *share) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.folder, s.name, "_manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// alone fails if there is anything beside the share.
func alone(t *testing.T, s *share) {
	t.Helper()
	list, err := os.ReadDir(s.folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0].Name() != s.name {
		t.Errorf("left: %v", list)
	}
}

// TestAttemptsAtOnce lets several workers write the same share, as a runner does that takes
// a slow one for dead.
func TestAttemptsAtOnce(t *testing.T) {
	s := one(t, reports(t, 20), t.TempDir())
	var attempts sync.WaitGroup
	for range 8 {
		attempts.Go(func() {
			if _, err := s.write(t.Context(), &reader{}, 1); err != nil {
				t.Error(err)
			}
		})
	}
	attempts.Wait()
	alone(t, s)
	if _, err := warehouse.Verify(t.Context(), filepath.Join(s.folder, s.name), func(d warehouse.Damage) { t.Error(d) }); err != nil {
		t.Error(err)
	}
}

func TestFinishedShareStays(t *testing.T) {
	dir := reports(t, 3)
	s := one(t, dir, t.TempDir())
	for _, test := range []struct {
		change string
		do     func()
		read   int
	}{
		{"at first", func() {}, 3},
		{"nothing", func() {}, 0},
		{"an input", func() { write(t, filepath.Join(dir, "00.txt"), "发放轮椅9辆。") }, 3},
		{"one input more", func() { write(t, filepath.Join(dir, "03.txt"), "发放轮椅8辆。") }, 4},
		{"one input less", func() { os.Remove(filepath.Join(dir, "00.txt")) }, 3},
		{"the rules", func() { s.options.RulesDigest = "ff" }, 3},
		{"a broken manifest", func() { write(t, filepath.Join(s.folder, s.name, "_manifest.json"), "{") }, 3},
	} {
		test.do()
		s.inputs = one(t, dir, s.folder).inputs
		r := &reader{}
		if _, err := s.write(t.Context(), r, 1); err != nil {
			t.Fatalf("%s: %v", test.change, err)
		}
		if r.read != test.read {
			t.Errorf("%s: %d reports were read, and should be %d", test.change, r.read, test.read)
		}
		alone(t, s)
	}
}

// TestBrokenAttempt ends attempts before they are whole: nothing is left of them, the share
// that was there stays, and the next attempt writes what one that was not disturbed writes.
func TestBrokenAttempt(t *testing.T) {
	dir := reports(t, 10)
	s := one(t, dir, t.TempDir())
	for _, round := range []string{"发放轮椅1辆。", "发放轮椅2辆。"} {
		write(t, filepath.Join(dir, "05.txt"), round)
		before, _ := os.ReadFile(filepath.Join(s.folder, s.name, "_manifest.json"))
		ctx, cancel := context.WithCancelCause(t.Context())
		died := errors.New("the worker is gone")
		if _, err := s.write(ctx, &reader{onReport: func() { cancel(died) }}, 1); !errors.Is(err, died) {
			t.Fatalf("got %v", err)
		}
		after, _ := os.ReadFile(filepath.Join(s.folder, s.name, "_manifest.json"))
		if string(before) != string(after) {
			t.Error("the share has changed")
		}
		if _, err := s.write(t.Context(), &reader{}, 1); err != nil {
			t.Fatal(err)
		}
		undisturbed := one(t, dir, t.TempDir())
		if _, err := undisturbed.write(t.Context(), &reader{}, 1); err != nil {
			t.Fatal(err)
		}
		if manifest(t, s) != manifest(t, undisturbed) {
			t.Error("another dataset than without the attempt that died")
		}
		alone(t, s)
	}
}

func TestDealer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOf(rapid.Int64Range(opening, 1<<40)).Draw(t, "weights")
		d := dealer{shares: rapid.IntRange(1, 100).Draw(t, "shares")}
		heaviest := int64(0)
		for _, w := range weights {
			d.total += w
			heaviest = max(heaviest, w)
		}
		last, sums := 0, make([]int64, d.shares)
		for _, w := range weights {
			share := d.next(w)
			if share < last || share >= d.shares {
				t.Fatalf("share %d comes behind %d of %d", share, last, d.shares)
			}
			last = share
			sums[share] += w
		}
		for i, sum := range sums {
			if fair := d.total/int64(d.shares) + 1; sum > fair+heaviest+fair/1000 {
				t.Errorf("share %d weighs %d where %d is fair and the heaviest input has %d", i, sum, fair, heaviest)
			}
		}
	})
}

func TestPrepareRefuses(t *testing.T) {
	for _, test := range []struct {
		job  Job
		want string
	}{
		{Job{Out: "d"}, "needs inputs"},
		{Job{Inputs: []string{"-"}, Out: "d"}, "standard input"},
		{Job{Inputs: []string{"no-such-input"}, Out: "d"}, "no-such-input"},
		{Job{Inputs: []string{"doc.go"}, Out: "d", Shares: -1}, "from 1 to"},
		{Job{Inputs: []string{"doc.go"}, Out: "d", Rules: []string{"no-such"}}, "no-such"},
	} {
		if _, err := Prepare(test.job); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: got %v; want %s", test.job, err, test.want)
		}
	}
}

// TestWorkerRefuses gives a worker jobs of another program, and of other rules.
func TestWorkerRefuses(t *testing.T) {
	job, err := Prepare(Job{Inputs: []string{"doc.go"}, Out: "d"})
	if err != nil {
		t.Fatal(err)
	}
	older, other := job, job
	older.Program = "0.0.1"
	other.RulesDigest = "ffff"
	for _, test := range []struct {
		job  Job
		want string
	}{{older, "version 0.0.1"}, {other, "other rules"}} {
		if err := (&shareFn{Job: test.job}).Setup(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v; want %s", err, test.want)
		}
	}
}

// TestFolder: what the shares depend on is told by the name of their folder.
func TestFolder(t *testing.T) {
	name := func(change func(*Job)) string {
		job := Job{Inputs: []string{"/a"}, Out: "/d", Work: "/w", Shares: 4}
		change(&job)
		folder, err := job.folder()
		if err != nil {
			t.Fatal(err)
		}
		return filepath.Base(folder)
	}
	same := name(func(*Job) {})
	if name(func(j *Job) { j.Jobs, j.Reading.Passwords = 7, []string{"123"} }) != same {
		t.Error("goroutines and passwords should not matter")
	}
	for i, change := range []func(*Job){
		func(j *Job) { j.Shares = 5 }, func(j *Job) { j.PartBytes = 1 }, func(j *Job) { j.Format = warehouse.CSV },
		func(j *Job) { j.RulesDigest = "ff" }, func(j *Job) { j.Program = "2" }, func(j *Job) { j.Reading.MaxFile = 1 },
	} {
		if name(change) == same {
			t.Errorf("change %d should matter", i)
		}
	}
}
