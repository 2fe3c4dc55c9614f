// Package layouttest holds what the tests of the parsers of documents share: the sample
// documents, which real programs made of the sample reports, and ways to damage them.
package layouttest

import (
	"archive/zip"
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
)

// testdata is the folder of the samples, above the package that is tested.
func testdata(tb testing.TB) string {
	tb.Helper()
	for _, folder := range []string{"../testdata/", "../../testdata/", "../../../testdata/"} {
		if _, err := os.Stat(folder + "documents"); err == nil {
			return folder
		}
	}
	tb.Fatal("the folder of the sample documents is not found")
	return ""
}

// Reader reads the document data.
type Reader func(data []byte) (layout.Document, error)

// Document returns the sample document testdata/documents/NAME.
func Document(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(testdata(tb) + "documents/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// Reports reads every sample report as a document of the kind ext: what is read is the
// report, but for white space, and its marks are in order.
func Reports(t *testing.T, ext string, read Reader) {
	t.Helper()
	files, err := filepath.Glob(testdata(t) + "documents/" + ext + "/*." + ext)
	if err != nil || len(files) < 19 {
		t.Fatalf("%d documents found (%v), want 19", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), "."+ext)
		t.Run(name, func(t *testing.T) {
			Same(t, Report(t, name), Read(t, Document(t, ext+"/"+name+"."+ext), read).Text)
		})
	}
}

// Report returns the sample report of that name.
func Report(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile(testdata(tb) + "reports/dev/" + name + ".txt")
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// Read reads data and checks what it gives.
func Read(tb testing.TB, data []byte, read Reader) layout.Document {
	tb.Helper()
	doc, err := read(data)
	if err != nil {
		tb.Fatal(err)
	}
	Check(tb, doc)
	return doc
}

// Same checks that two texts differ in white space alone.
func Same(tb testing.TB, want, got string) {
	tb.Helper()
	if strings.Join(strings.Fields(want), "") == strings.Join(strings.Fields(got), "") {
		return
	}
	tb.Errorf("the text differs (-want +got):\n%s", cmp.Diff(strings.Fields(want), strings.Fields(got)))
}

// Check checks that the text is valid and that its marks are in order and name places.
func Check(tb testing.TB, doc layout.Document) {
	tb.Helper()
	if !utf8.ValidString(doc.Text) || strings.ContainsRune(doc.Text, 0) {
		tb.Fatalf("the text is not valid: %q", doc.Text)
	}
	at := 0
	for _, m := range doc.Marks {
		if m.Start < at || m.End <= m.Start || m.End > len(doc.Text) || m.Place.String() == "" {
			tb.Fatalf("mark %+v after %d in a text of %d bytes", m, at, len(doc.Text))
		}
		at = m.End
	}
}

// Truncated reads data cut off at forty places: each ends in a named state or in a text
// that is valid, and wanted of them at least in an error.
func Truncated(t *testing.T, data []byte, read Reader, wanted int) {
	t.Helper()
	const cuts = 40
	failed := 0
	for i := range cuts {
		doc, err := read(data[:len(data)*i/cuts])
		if err == nil {
			Check(t, doc)
			continue
		}
		failed++
		Fault(t, err)
	}
	if failed < wanted {
		t.Errorf("%d of %d truncated files end in an error, want %d", failed, cuts, wanted)
	}
}

// Mutated reads data with a few bytes changed, again and again: each ends in a named
// state or in a text that is valid.
func Mutated(t *testing.T, data []byte, read Reader) {
	t.Helper()
	const tries = 500
	rng := rand.New(rand.NewPCG(1, 2))
	for range tries {
		changed := bytes.Clone(data)
		for range 1 + rng.IntN(8) {
			changed[rng.IntN(len(changed))] = byte(rng.Uint32())
		}
		if doc, err := read(changed); err != nil {
			Fault(t, err)
		} else {
			Check(t, doc)
		}
	}
}

// Fault checks that err names a state and says something, and returns its kind.
func Fault(tb testing.TB, err error) layout.Kind {
	tb.Helper()
	var f *layout.Fault
	if !errors.As(err, &f) || f.Message == "" || f.Kind == "" {
		tb.Fatalf("got the error %v, want a fault with its kind and message", err)
	}
	return f.Kind
}

// Fuzz checks what reading any bytes gives: an error that names a state, or valid text.
func Fuzz(f *testing.F, read Reader) {
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read(data)
		if err != nil {
			Fault(t, err)
			return
		}
		Check(t, doc)
	})
}

// Part is a file in a zip.
type Part struct{ Name, Text string }

// Zip packs parts.
func Zip(tb testing.TB, parts ...Part) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.Create(p.Name)
		if err == nil {
			_, err = w.Write([]byte(p.Text))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// Unzip returns the parts of a sample, to change them.
func Unzip(tb testing.TB, data []byte) []Part {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var parts []Part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(r); err != nil {
			tb.Fatal(err)
		}
		parts = append(parts, Part{f.Name, text.String()})
	}
	return parts
}

// Structure reads the sample with lists, merged cells, a table within a table, notes and
// hidden text as a document of the kind ext: it is the same in every kind.
func Structure(t *testing.T, ext string, read Reader) {
	t.Helper()
	doc := Read(t, Document(t, "tables/structure."+ext), read)
	Same(t, `石溪区残联2024年工作总结
一、走访慰问
（一）走访困难家庭
（二）慰问贫困学生
二、就业培训
各乡镇走访慰问情况如下。
城关镇：慰问户数120户，慰问资金36,000元，轮椅12辆。
柳河镇：慰问户数48户，慰问资金14,400元。
物资发放情况如下。
一季度
棉被：数量60件。
二季度未发放
全年共培训残疾人 215人次，
就业31人。
截至5月20日。`, doc.Text)
	if !strings.Contains(doc.Text, "\f") {
		t.Error("the page break is lost")
	}
}
