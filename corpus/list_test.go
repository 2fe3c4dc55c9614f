package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// tree makes a folder with files of these paths and returns it.
func tree(t *testing.T, paths ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, p := range paths {
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("镇残联走访48户残疾人家庭,送去慰问金2.4万元。"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// listed returns the sources that List yields; those that cannot be read after a "!".
func listed(args []string, opts Options) []string {
	var sources []string
	for e := range List(args, opts) {
		if e.fault != nil {
			sources = append(sources, "!"+e.Source)
		} else {
			sources = append(sources, e.Source)
		}
	}
	return sources
}

func TestListSources(t *testing.T) {
	dir := tree(t, "2022/b.txt", "2022/a.txt", "2022/deep/c.txt", "2023/a.txt", "2023/a.md", "x[1].txt", ".git/config")
	in := func(p string) string { return filepath.Join(dir, filepath.FromSlash(p)) }
	tests := []struct {
		name string
		args []string
		opts Options
		want []string
	}{
		{"a folder", []string{dir}, Options{}, []string{"!.git", "2022/a.txt", "2022/b.txt", "2022/deep/c.txt", "2023/a.md", "2023/a.txt", "x[1].txt"}},
		{"a file", []string{in("2022/a.txt")}, Options{}, []string{"a.txt"}},
		{"two roots with the same names", []string{in("2023"), in("2022")}, Options{},
			[]string{"2023/a.md", "2023/a.txt", "2022/a.txt", "2022/b.txt", "2022/deep/c.txt"}},
		{"two files of one name", []string{in("2022/a.txt"), in("2023/a.txt")}, Options{}, []string{"2022/a.txt", "2023/a.txt"}},
		{"a pattern", []string{in("2022/*.txt")}, Options{}, []string{"a.txt", "b.txt"}},
		{"a pattern for folders", []string{in("202?")}, Options{}, []string{"2022/a.txt", "2022/b.txt", "2022/deep/c.txt", "2023/a.md", "2023/a.txt"}},
		{"a deep pattern", []string{in("**/?.txt")}, Options{}, []string{"2022/a.txt", "2022/b.txt", "2022/deep/c.txt", "2023/a.txt"}},
		{"a name like a pattern", []string{in("x[1].txt")}, Options{}, []string{"x[1].txt"}},
		{"a bad pattern", []string{in("2022/[a.txt")}, Options{}, []string{"!."}},
		{"no match", []string{in("2022/*.pdf")}, Options{}, []string{"!*.pdf"}},
		{"missing", []string{in("2021/a.txt"), in("2022/a.txt")}, Options{}, []string{"!2021/a.txt", "2022/a.txt"}},
		{"empty", []string{""}, Options{Root: dir}, []string{"!" + toSource(mustAbs(t, ""))}},
		{"twice", []string{in("2022/a.txt"), in("2022/a.txt")}, Options{}, []string{"a.txt", "!a.txt"}},
		{"inside a folder that is read", []string{in("2022/a.txt"), in("2022")}, Options{}, []string{"!a.txt", "a.txt", "b.txt", "deep/c.txt"}},
		{"a root", []string{in("2022/deep")}, Options{Root: dir}, []string{"2022/deep/c.txt"}},
		{"outside of the root", []string{in("2022/a.txt")}, Options{Root: in("2023")}, []string{"!" + toSource(in("2022/a.txt"))}},
		{"standard input", []string{"-", in("2022/a.txt"), "-"}, Options{}, []string{"-", "a.txt", "!-"}},
		{"a URL of a file", []string{"file://" + filepath.ToSlash(in("2022/a.txt"))}, Options{}, []string{"a.txt"}},
		{"a URL of a folder", []string{"file://localhost" + filepath.ToSlash(in("2023"))}, Options{}, []string{"a.md", "a.txt"}},
		{"a URL of another machine", []string{"file://server/a.txt"}, Options{Root: dir}, []string{"!file://server/a.txt"}},
		{"a cloud store", []string{"s3://bucket/2022"}, Options{Root: dir}, []string{"!s3://bucket/2022"}},
		{"nothing", nil, Options{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := listed(tt.args, tt.opts); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func TestListStops(t *testing.T) {
	dir := tree(t, "a/1.txt", "a/2.txt", "b/3.txt")
	n := 0
	for range List([]string{dir}, Options{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d entries after a break, want 1", n)
	}
}

func TestListLinksAndSpecialFiles(t *testing.T) {
	dir := tree(t, "a/1.txt", "a/2.txt")
	outside := tree(t, "o.txt")
	links := map[string]string{
		"a/loop": dir, "a/gone": filepath.Join(dir, "none"), "a/self": filepath.Join(dir, "a/1.txt"), "a/out.txt": filepath.Join(outside, "o.txt"),
	}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "a/pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	want := []string{"a/1.txt", "a/2.txt", "!a/gone", "!a/loop", "a/out.txt", "!a/pipe", "!a/self"}
	if got := listed([]string{dir}, Options{}); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for e := range List([]string{dir, filepath.Join(dir, "a/pipe")}, Options{}) {
		if e.fault != nil && (e.fault.State != Skipped || e.fault.Message == "") {
			t.Errorf("%s: %+v, want a message and skipped", e.Source, e.fault)
		}
	}
}

func TestSourcesAreDistinctUTF8(t *testing.T) {
	names := []string{"\xB1\xA8\xB8\xE6.txt", "\xB1\xA8\xB8\xE7.txt", "报告.txt", "报\uFFFD.txt", "报\uFFFDB1.txt", "报\xB1.txt"}
	seen := make(map[string]string)
	for _, name := range names {
		source := toSource(name)
		if strings.ToValidUTF8(source, "?") != source {
			t.Errorf("%q gives %q, which is not UTF-8", name, source)
		}
		if other, ok := seen[source]; ok {
			t.Errorf("%q and %q are both called %q", name, other, source)
		}
		seen[source] = name
	}
	if got := toSource("2022/报告.txt"); got != "2022/报告.txt" {
		t.Errorf("a good name became %q", got)
	}
}

func TestPatternMatches(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"/a/**/*.txt", "/a/1.txt", true},
		{"/a/**/*.txt", "/a/b/c/1.txt", true},
		{"/a/**/*.txt", "/a/b/c/1.md", false},
		{"/a/**/x/**/*.txt", "/a/x/y/x/1.txt", true},
		{"/a/**/x/*.txt", "/a/x/y/1.txt", false},
		{"/a/**", "/a/b/c", true},
		{"/a/**", "/b/c", false},
	}
	for _, tt := range tests {
		p, err := newPattern(tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.matches(tt.path); got != tt.want {
			t.Errorf("%s matches %s: %v, want %v", tt.pattern, tt.path, got, tt.want)
		}
	}
}

// FuzzNames wants names that are valid and distinct, and one order of them, whatever
// bytes a file system or an archive has for them.
func FuzzNames(f *testing.F) {
	f.Add("2022/报告.txt", "2022/\xB1\xA8.txt", "**/[a-z]*.txt")
	f.Add("\uFFFD", "\uFFFDFF", "[")
	f.Fuzz(func(t *testing.T, a, b, pattern string) {
		x, y := toSource(a), toSource(b)
		if !utf8.ValidString(x) || (a == b) != (x == y) {
			t.Fatalf("%q and %q are called %q and %q", a, b, x, y)
		}
		if there, back := CompareSources(x, y), CompareSources(y, x); there != -back {
			t.Fatalf("%q and %q compare as %d, and as %d", x, y, there, back)
		}
		if name := itemName(a); !utf8.ValidString(name) || name == "" {
			t.Fatalf("%q is called %q", a, name)
		}
		if p, err := newPattern("/" + pattern); err == nil {
			p.matches("/" + a)
		}
	})
}
