package corpus_test

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"heshu/corpus"
)

// TestEntryText hands every kind of entry on, and opens both.
func TestEntryText(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", ".hidden", "\xc0.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("发放轮椅3辆。"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	reader := corpus.NewReader(corpus.Options{})
	entries := 0
	for e := range corpus.List([]string{dir, filepath.Join(dir, "missing")}, corpus.Options{}) {
		entries++
		text, err := e.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		again, err := corpus.ParseEntry(text)
		if err != nil {
			t.Fatal(err)
		}
		if want, got := ended(t, reader, e), ended(t, reader, again); !reflect.DeepEqual(want, got) {
			t.Errorf("%s\nended as %+v\nand was  %+v", text, got, want)
		}
	}
	if entries != 5 {
		t.Errorf("%d entries", entries)
	}
}

func ended(t *testing.T, reader *corpus.Reader, e corpus.Entry) []corpus.Input {
	t.Helper()
	inputs, err := reader.Open(t.Context(), e, func(corpus.Document) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return inputs
}

func TestEntryTextRefusesObjects(t *testing.T) {
	opts := corpus.Options{Stores: map[string]corpus.Opener{"mem": func(*url.URL) (corpus.Bucket, error) { return oneObject{}, nil }}}
	for e := range corpus.List([]string{"mem://bucket/"}, opts) {
		if _, err := e.MarshalText(); err == nil || !strings.Contains(err.Error(), "object store") {
			t.Errorf("an object was handed on: %v", err)
		}
	}
}

// oneObject is a bucket of one object.
type oneObject struct{}

func (oneObject) List(context.Context, string) iter.Seq2[corpus.Object, error] {
	return func(yield func(corpus.Object, error) bool) { yield(corpus.Object{Key: "a.txt"}, nil) }
}

func (oneObject) Open(context.Context, string) (io.ReadCloser, error) { return nil, fs.ErrNotExist }

func TestEntryTextRefusesStandardInput(t *testing.T) {
	for e := range corpus.List([]string{"-"}, corpus.Options{Stdin: &bytes.Buffer{}}) {
		if _, err := e.MarshalText(); err == nil {
			t.Error("standard input was handed on")
		}
	}
}
