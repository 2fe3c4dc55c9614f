package generate_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"heshu/corpus"
	"heshu/internal/benchcorpus/generate"
)

func open(t *testing.T, seed uint64) *generate.Maker {
	t.Helper()
	maker, err := generate.Open(seed)
	if err != nil {
		t.Fatal(err)
	}
	return maker
}

func TestReports(t *testing.T) {
	maker := open(t, 1)
	seen := map[string]bool{}
	size, count := 0, 500
	for n := range count {
		report := string(maker.Append(nil, n))
		if !utf8.ValidString(report) || strings.Count(report, "\n") < 4 {
			t.Errorf("report %d is no report: %.200q", n, report)
		}
		seen[report] = true
		size += len(report)
	}
	if len(seen) != count {
		t.Errorf("%d of %d reports are different", len(seen), count)
	}
	if mean := size / count; mean < 2500 || mean > 4000 {
		t.Errorf("a report has %d bytes on average, want about 3000", mean)
	}
}

func TestSameSeedSameReports(t *testing.T) {
	a, b, other := open(t, 7), open(t, 7), open(t, 8)
	b.Append(nil, 99) // reports made before change nothing
	for n := range 20 {
		if !bytes.Equal(a.Append(nil, n), b.Append(nil, n)) {
			t.Errorf("report %d of one seed comes out in two ways", n)
		}
		if bytes.Equal(a.Append(nil, n), other.Append(nil, n)) {
			t.Errorf("report %d is the same for two seeds", n)
		}
	}
}

// Most reports of one file can be told apart, as those of a real file can.
func TestFileSplits(t *testing.T) {
	var file bytes.Buffer
	reports, err := open(t, 1).File(&file, 300_000)
	if err != nil {
		t.Fatal(err)
	}
	if found := len(corpus.Split(file.String())); found < reports*8/10 || found > reports*12/10 {
		t.Errorf("%d reports are split into %d", reports, found)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	reports, err := open(t, 1).Files(dir, 20_000, 2)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(paths) != reports {
		t.Fatalf("%d files for %d reports, %v", len(paths), reports, err)
	}
	last, err := os.ReadFile(paths[reports-1])
	if err != nil || !bytes.Equal(last, open(t, 1).Append(nil, reports-1)) {
		t.Errorf("the last file is not the last report, %v", err)
	}
	if want := filepath.Join(dir, "00000", "00000001.txt"); paths[1] != want {
		t.Errorf("the second file is %s, want %s", paths[1], want)
	}
}

func TestZip(t *testing.T) {
	var file bytes.Buffer
	reports, err := open(t, 1).Zip(&file, 20_000, 0)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil || len(archive.File) != reports {
		t.Fatalf("%d reports in the archive, %v", reports, err)
	}
	if name := archive.File[1].Name; name != "00000001.txt" {
		t.Errorf("the second entry is %s", name)
	}
}

func TestLoadRefuses(t *testing.T) {
	if _, err := generate.Load(t.TempDir(), 1); err == nil || !strings.Contains(err.Error(), "too few samples") {
		t.Errorf("an empty folder of samples: %v", err)
	}
	if _, err := generate.Load(filepath.Join(t.TempDir(), "none"), 1); err == nil {
		t.Error("a folder that is not there is read")
	}
}

func ExampleMaker_Append() {
	maker, err := generate.Open(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	var text []byte
	size := 0
	for n := range 100 {
		text = maker.Append(text[:0], n) // the buffer serves again
		size += len(text)
	}
	fmt.Println(size > 200_000)
	// Output: true
}

func TestReportsAreCounted(t *testing.T) {
	dir := t.TempDir()
	maker := open(t, 1)
	if err := maker.Reports(dir, 25, 10); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(files) != 25 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	data, err := os.ReadFile(files[24])
	if err != nil || !bytes.Equal(data, maker.Append(nil, 24)) {
		t.Errorf("the last one is not the 25th report: %v", err)
	}
}
