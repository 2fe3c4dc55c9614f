package batch_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"heshu/batch"
	"heshu/corpus"
)

// TestOutside wants nothing to be read of folders that are written, however the inputs are
// named.
func TestOutside(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"in/a.txt", "in/dataset/b.txt", "in/dataset-2/c.txt"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("发放轮椅3辆。"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "in"), filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	for _, test := range []struct {
		arg, out string
		want     []string
	}{
		{"in", "in/dataset", []string{"a.txt", "c.txt"}},
		{"in/*", "in/dataset", []string{"a.txt", "c.txt"}},
		{"link", "in/dataset", []string{"a.txt", "c.txt"}},
		{"in", "link/dataset", []string{"a.txt", "c.txt"}},
		{"in", "in", nil},
		{"in", "elsewhere", []string{"a.txt", "b.txt", "c.txt"}},
	} {
		args := []string{filepath.Join(dir, test.arg)}
		source, err := batch.Outside(batch.Archive(args, corpus.Options{}), args, filepath.Join(dir, test.out))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for e := range source.List() {
			got = append(got, filepath.Base(e.Path))
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s without %s: %v, want %v", test.arg, test.out, got, test.want)
		}
	}
}
