package rules

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
)

// parsed reads the files of the library, not the snapshot.
func parsed(t *testing.T) (*content, string) {
	t.Helper()
	root, err := fs.Sub(embedded, "library")
	if err != nil {
		t.Fatal(err)
	}
	l := layer{files: root, display: "rules/library"}
	b := &builder{}
	names := b.list(l)
	out := b.read(l, names)
	if err := b.errs.orNil(); err != nil {
		t.Fatal(err)
	}
	digest, err := filesDigest(root, names)
	if err != nil {
		t.Fatal(err)
	}
	b.take(l, out)
	library, err := b.library()
	if err != nil {
		t.Fatal(err)
	}
	out = (&builder{}).read(l, names) // compiling has changed the first one
	out.digest = library.Digest
	return out, digest
}

func TestSnapshotIsThatOfTheLibrary(t *testing.T) {
	want, digest := parsed(t)
	c := &codec{}
	want.code(c)
	if *update {
		if err := os.WriteFile("library.bin", append([]byte(digest), c.out...), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if snapshot != digest+string(c.out) {
		t.Fatal("library.bin is not that of the files in library: run go generate ./rules")
	}
	got := &content{}
	got.code(&codec{reading: true, data: snapshot, at: len(digest)})
	if !reflect.DeepEqual(got, want) {
		t.Error("what is read from the snapshot is not what was written: does code in snapshot.go miss a field?")
	}
}

// Files that have changed are read, whatever the snapshot says.
func TestSnapshotOfOtherFiles(t *testing.T) {
	files := fs.FS(os.DirFS("library"))
	if _, ok := readSnapshot(files, []string{"VERSION"}); ok {
		t.Error("the snapshot passes for that of one file")
	}
	if _, ok := readSnapshot(files, []string{"none"}); ok {
		t.Error("the snapshot passes for that of a file that is not there")
	}
}

// A library that is parsed and one from the snapshot have one digest, with the user's
// folders too.
func TestSnapshotKeepsTheDigest(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/mine.yaml", []byte("rules:\n- name: mine\n  pattern: '慰问金{X元}啊'\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	user := layer{files: os.DirFS(dir), display: dir, user: true}
	digest := func(l layer) string {
		library, err := load([]layer{l, user}, 0)
		if err != nil {
			t.Fatal(err)
		}
		return library.Digest
	}
	root, err := fs.Sub(embedded, "library")
	if err != nil {
		t.Fatal(err)
	}
	fromSnapshot := layer{files: root, display: "rules/library"}
	fromFiles := layer{files: withNote{root}, display: "rules/library"}
	if a, b := digest(fromSnapshot), digest(fromFiles); a != b {
		t.Errorf("digests are %s and %s", a, b)
	}
}

// withNote is the library with a changed comment, so that it is not the snapshot's.
type withNote struct{ fs.FS }

func (w withNote) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(w.FS, name)
	return append(data, "\n"...), err
}
