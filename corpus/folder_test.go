package corpus

import (
	"cmp"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadFolder lists a folder through runs of all lengths: the order is always that of
// the names.
func TestReadFolder(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir := t.TempDir()
	rng := rand.New(rand.NewSource(2))
	var want []string
	for i := range 3000 {
		name := fmt.Sprintf("%x-报告%d", rng.Intn(1<<16), i)
		if i%100 == 0 {
			if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
				t.Fatal(err)
			}
			name += "/"
		} else {
			write(t, dir, name, "")
		}
		want = append(want, name)
	}
	slices.SortFunc(want, func(a, b string) int { return strings.Compare(nameOf(a), nameOf(b)) })
	for _, size := range []int{1, 50_000, 100_000, runSize} {
		var got []string
		err := readFolder(dir, size, func(e folderEntry) bool {
			name := e.name
			if e.mode.IsDir() {
				name += "/"
			}
			got = append(got, name)
			return true
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("in runs of %d: %d entries, want %d in order; %v", size, len(got), len(want), err)
		}
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// readFolder yields what lies in a folder, and returns the first thing that failed.
func readFolder(dir string, size int, yield func(folderEntry) bool) error {
	var first error
	err := sorted(folder(dir), size, func(err error) bool { first = err; return true }, yield)
	return cmp.Or(first, err)
}

// nameOf is a name without the mark of a folder.
func nameOf(name string) string {
	if name[len(name)-1] == '/' {
		return name[:len(name)-1]
	}
	return name
}

func TestReadFolderFails(t *testing.T) {
	n := 0
	err := readFolder(filepath.Join(t.TempDir(), "none"), runSize, func(folderEntry) bool { n++; return true })
	if err == nil || n > 0 {
		t.Errorf("%d entries of a folder that is not there, %v", n, err)
	}
	dir := tree(t, "a.txt", "b.txt", "c.txt")
	t.Setenv("TMPDIR", filepath.Join(dir, "none"))
	err = readFolder(dir, 1, func(folderEntry) bool { n++; return true })
	if err == nil || n != 1 { // that which was in memory
		t.Errorf("without room for temporary files: %d entries, %v", n, err)
	}
}
