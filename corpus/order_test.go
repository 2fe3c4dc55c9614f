package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

func TestCompareSources(t *testing.T) {
	ordered := []string{"-", "A", "a", "a/b", "a/b/c", "a/b.txt", "a.txt", "a0", "b", "\uFFFD80", "\uFFFDB0A", "\uFFFDB0\uFFFDC1", "区", "𠮷", "\uFFFDFF"}
	for i, a := range ordered {
		for j, b := range ordered {
			got := CompareSources(a, b)
			if got > 0 != (i > j) || got < 0 != (i < j) {
				t.Errorf("%q and %q: %d", a, b, got)
			}
		}
	}
}

// Whatever lies in a folder, List yields it in the order of CompareSources.
func TestListKeepsTheOrder(t *testing.T) {
	name := rapid.StringOfN(rapid.RuneFrom([]rune("aA.-0 区\uFFFD𠮷\x01")), 1, 4, -1).Filter(func(s string) bool { return s != "." && s != ".." })
	raw := rapid.Custom(func(t *rapid.T) string {
		s := name.Draw(t, "name")
		if rapid.Bool().Draw(t, "raw") {
			s += string([]byte{rapid.Byte().Filter(func(b byte) bool { return b != 0 && b != '/' && b != '.' }).Draw(t, "byte")})
		}
		return s
	})
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "list")
		if err != nil {
			rt.Fatal(err)
		}
		for _, parts := range rapid.SliceOfN(rapid.SliceOfN(raw, 1, 3), 1, 12).Draw(rt, "files") {
			path := filepath.Join(append([]string{dir}, parts...)...)
			_ = os.MkdirAll(filepath.Dir(path), 0o777) // some names are taken by files
			_ = os.WriteFile(path, nil, 0o666)
		}
		last := ""
		for e := range List([]string{dir}, Options{}) {
			if CompareSources(last, e.Source) >= 0 {
				rt.Fatalf("%q is listed behind %q", e.Source, last)
			}
			last = e.Source
		}
	})
}
