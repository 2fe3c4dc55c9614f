package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// evil is a format whose reader misbehaves as the second word of its file says.
type evil struct{}

func (evil) Name() string           { return "evil" }
func (evil) Extensions() []string   { return []string{".evil"} }
func (evil) MediaType() string      { return "application/x-evil" }
func (evil) Sniff(head []byte) bool { return strings.HasPrefix(string(head), "EVIL ") }

const evilText = "镇残联走访48户残疾人家庭。"

func (evil) Read(ctx context.Context, c Content, _ Limits, emit func(Member) error) error {
	switch strings.Fields(string(c.Data))[1] {
	case "hangs":
		select {}
	case "spins":
		for ctx.Err() == nil {
		}
		return ctx.Err()
	case "panics":
		panic("no")
	case "half":
		if err := emit(Member{Name: "first", Text: evilText}); err != nil {
			return err
		}
		return errors.New("broken off")
	case "floods":
		for i := 0; ; i++ {
			_ = emit(Member{Name: fmt.Sprint(i), Text: evilText})
		}
	case "swells":
		return emit(Member{Name: "much", File: zeros{}})
	case "allocates":
		return emit(Member{Text: strings.Repeat(evilText, 1<<16)})
	case "repeats":
		for range 3 {
			if err := emit(Member{Name: "same", Text: evilText}); err != nil {
				return err
			}
		}
	case "nests":
		return emit(Member{Name: "inner", Data: c.Data})
	case "damaged":
		return emit(Member{Name: "inner", File: io.MultiReader(strings.NewReader(evilText), failing{})})
	}
	return nil
}

// zeros has no end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TestEvilReaders reads a folder of files whose readers misbehave in every way. Each ends
// as said, and the good files among them are read.
func TestEvilReaders(t *testing.T) {
	tests := []struct {
		what    string
		want    string // states of the file and its members
		message string
		time    time.Duration
	}{
		{"hangs", "limit", "takes more than", 100 * time.Millisecond},
		{"spins", "limit", "takes more than", 100 * time.Millisecond},
		{"floods", "limit, read, read, read", "more than 3 entries", 2 * time.Second},
		{"panics", "damaged", "its reader failed on it (no)", time.Hour},
		{"half", "damaged, read", "broken off", time.Hour},
		{"swells", "limit, limit", "unpacks to more than", time.Hour},
		{"allocates", "limit", "unpacks to more than", time.Hour},
		{"repeats", "read, read, ambiguous, ambiguous", "", time.Hour},
		{"nests", "read, read, read, limit", "", time.Hour},
		{"damaged", "read, damaged", "", time.Hour},
	}
	dir := t.TempDir()
	for i, tt := range tests {
		write(t, dir, fmt.Sprintf("%d.txt", i), "EVIL "+tt.what)
	}
	write(t, dir, "a good one.txt", evilText)
	r := NewReader(Options{MaxMembers: 3, MaxExpanded: 1 << 20, MaxDepth: 2})
	r.known = append(r.known, evil{})
	good := 0
	for e := range List([]string{dir}, Options{}) {
		var i int
		isEvil, _ := fmt.Sscanf(e.Source, "%d.txt", &i)
		r.opts.MaxTime = tests[i].time
		inputs, err := r.Open(t.Context(), e, func(d Document) error {
			if d.Text != evilText {
				t.Errorf("%s: %d bytes of text", d.Source, len(d.Text))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if isEvil == 0 {
			good += inputs[0].Documents
			continue
		}
		if got := states(inputs); got != tests[i].want || !strings.Contains(inputs[0].Message, tests[i].message) {
			t.Errorf("%s: %s (%s), want %s (%s)", tests[i].what, got, inputs[0].Message, tests[i].want, tests[i].message)
		}
	}
	if good != 1 {
		t.Errorf("%d good documents, want 1", good)
	}
}

func states(inputs []Input) string {
	var list []string
	for _, in := range inputs {
		list = append(list, string(in.State))
	}
	return strings.Join(list, ", ")
}

// TestSlowConsumer takes longer for a report than a file may take: only the time of the
// reader counts.
func TestSlowConsumer(t *testing.T) {
	opts := Options{MaxTime: 300 * time.Millisecond}
	r := NewReader(opts)
	r.known = append(r.known, evil{})
	path := write(t, t.TempDir(), "a.txt", "EVIL half")
	inputs, err := r.Open(t.Context(), Entry{Source: "a.txt", Path: path}, func(Document) error {
		time.Sleep(3 * opts.MaxTime)
		return nil
	})
	if err != nil || states(inputs) != "damaged, read" {
		t.Errorf("%v, %v", states(inputs), err)
	}
}

// TestCancelledReader ends a call whose reader hangs.
func TestCancelledReader(t *testing.T) {
	r := NewReader(Options{MaxTime: 50 * time.Millisecond})
	r.known = append(r.known, evil{})
	path := write(t, t.TempDir(), "a.txt", "EVIL hangs")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := r.Open(ctx, Entry{Source: "a.txt", Path: path}, func(Document) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// TestBatchLimit has two files that only together unpack to too much.
func TestBatchLimit(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt.gz", "b.txt.gz"} {
		write(t, dir, name, gzipped(t, strings.Repeat(evilText, 10)))
	}
	_, inputs := readAll(t, []string{dir}, Options{MaxBatch: int64(15 * len(evilText))})
	if states(inputs) != "read, limit" || !strings.Contains(inputs[1].Message, "--max-batch") {
		t.Errorf("%+v", inputs)
	}
}
