package ofd

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
	"heshu/corpus/ofd/ofdtest"
	"heshu/corpus/packaged"
)

// open opens a file.
func open(data []byte, l packaged.Limits) (*File, error) {
	p, err := packaged.Open(context.Background(), bytes.NewReader(data), int64(len(data)), l)
	if err != nil {
		return nil, err
	}
	return Open(p)
}

// readNth reads the n-th document of a file with small limits.
func readNth(data []byte, n int) (layout.Document, string, error) {
	limits := packaged.Limits{Expanded: 8 << 20, Elements: 200_000}
	f, err := open(data, limits)
	if err != nil {
		return layout.Document{}, "", err
	}
	b := layout.New(layout.Limits{Text: 1 << 20, Cells: 10_000})
	note, err := f.Read(n, b)
	if err != nil {
		return layout.Document{}, "", err
	}
	doc, err := b.Document()
	return doc, note, err
}

// read reads the first document.
func read(data []byte) (layout.Document, error) {
	doc, _, err := readNth(data, 0)
	return doc, err
}

// TestReports lays every sample report out on pages and reads them: paragraphs come
// back, and running heads and page numbers do not.
func TestReports(t *testing.T) {
	files, err := filepath.Glob("../../testdata/reports/dev/*.txt")
	if err != nil || len(files) < 19 {
		t.Fatalf("%d reports found (%v), want 19", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := layouttest.Read(t, ofdtest.File(t, string(text)), read)
			if diff := cmp.Diff(paragraphs(string(text)), paragraphs(doc.Text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// paragraphs are the lines that hold something, without white space.
func paragraphs(s string) []string {
	var all []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), ""); line != "" {
			all = append(all, line)
		}
	}
	return all
}

func TestSeveralDocuments(t *testing.T) {
	data := ofdtest.File(t, "活动总结\n走访残疾人家庭12户。", "工作总结\n发放轮椅3辆。")
	f, err := open(data, packaged.Limits{})
	if err != nil || f.Documents() != 2 || f.Name(1) != "Doc_1/Document.xml" {
		t.Fatalf("%v, %v", f, err)
	}
	for i, want := range []string{"活动总结\n走访残疾人家庭12户。\n", "工作总结\n发放轮椅3辆。\n"} {
		doc, note, err := readNth(data, i)
		if err != nil || note != "" || doc.Text != want {
			t.Errorf("document %d: got %q, %q, %v", i, doc.Text, note, err)
		}
	}
}

// file is a file with one page of objects; changes replaces parts by name.
func file(tb testing.TB, objects string, changes ...layouttest.Part) []byte {
	tb.Helper()
	parts := layouttest.Unzip(tb, ofdtest.File(tb, "标题"))
	changes = append(changes, layouttest.Part{Name: "Doc_0/Pages/Page_0/Content.xml", Text: ofdtest.Page(objects)})
	for i := range parts {
		for _, c := range changes {
			if parts[i].Name == c.Name {
				parts[i].Text = c.Text
			}
		}
	}
	return layouttest.Zip(tb, parts...)
}

func TestObjects(t *testing.T) {
	object := func(attributes, codes string) string {
		return `<ofd:TextObject Boundary="30 100 150 10" Size="5" ` + attributes + `>` + codes + `</ofd:TextObject>`
	}
	const code = `<ofd:TextCode X="0" Y="5" DeltaX="g 3 5">走访残疾</ofd:TextCode>`
	tests := []struct{ name, objects, want, note string }{
		{"places and not the order of the file", ofdtest.Object(68.5, 100, "12户，") + ofdtest.Object(30, 110, "送去慰问金。") + ofdtest.Object(30, 100, "走访残疾人家庭"), "走访残疾人家庭12户，送去慰问金。\n", ""},
		{"several rows in an object", object("", `<ofd:TextCode X="0" Y="5" DeltaX="g 3 5">走访残疾</ofd:TextCode><ofd:TextCode X="20" DeltaX="g 3 5">人家庭。</ofd:TextCode>`), "走访残疾人家庭。\n", ""},
		{"no steps", object("", `<ofd:TextCode X="0" Y="5">走访12户</ofd:TextCode>`), "走访12户\n", ""},
		{"a matrix", object(`CTM="2 0 0 2 0 0"`, code), "走访残疾\n", ""},
		{"slanted and invisible text", object("", code) + object(`CTM="0.7 0.7 -0.7 0.7 0 0"`, code) + object(`Visible="false"`, code), "走访残疾\n", "slanted text on 1 pages is left out"},
		{"blocks in each other", `<ofd:PageBlock><ofd:PageBlock>` + object("", code) + `</ofd:PageBlock></ofd:PageBlock>`, "走访残疾\n", ""},
		{"a table", ofdtest.Object(30, 100, "物资") + ofdtest.Object(80, 100, "数量(辆)") + ofdtest.Object(130, 100, "金额(元)") +
			ofdtest.Object(30, 110, "轮椅") + ofdtest.Object(80, 110, "3") + ofdtest.Object(130, 110, "900"), "轮椅：数量3辆，轮椅金额900元。\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, note, err := readNth(file(t, tt.objects), 0)
			if err != nil {
				t.Fatal(err)
			}
			layouttest.Check(t, doc)
			if got := strings.TrimPrefix(doc.Text, "内部资料\n"); got != tt.want || note != tt.note {
				t.Errorf("got %q, note %q, want %q, note %q", got, note, tt.want, tt.note)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	tests := []struct {
		in   string
		want []float64
	}{
		{"1 2.5", []float64{1, 2.5}}, {"g 3 4 5", []float64{4, 4, 4, 5}}, {"g 1000000000 4", []float64{4, 4, 4, 4, 4}},
		{"1 g 2", []float64{1, 0, 2}}, {"", nil}, {"NaN x", []float64{0, 0}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, steps(tt.in, 5)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestHostile(t *testing.T) {
	const templates = "Doc_0/Tpls/Tpl_0/Content.xml"
	empty := layouttest.Part{Name: templates, Text: "<a/>"}
	tests := []struct {
		name string
		data []byte
		want layout.Kind
	}{
		{"no package", []byte("轮椅3辆"), layout.Damaged},
		{"no list of documents", layouttest.Zip(t, layouttest.Part{Name: "a", Text: ""}), layout.Damaged},
		{"an empty list", layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: "<OFD/>"}), layout.Damaged},
		{"a document that is missing", layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: "<OFD><DocRoot>../../../etc/passwd</DocRoot></OFD>"}), layout.Damaged},
		{"encrypted", layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: "<OFD/>"}, layouttest.Part{Name: "Encryptions.xml"}), layout.Encrypted},
		{"no text", file(t, "", empty), layout.NoText},
		{"garbled text", file(t, ofdtest.Object(30, 100, "\uE000\uE001\uE002"), empty), layout.NoText},
		{"nested blocks", file(t, strings.Repeat("<ofd:PageBlock>", 100_000)), layout.Limit},
		{"a bomb", file(t, strings.Repeat(" ", 20<<20)), layout.Limit},
		{"too many characters", file(t, strings.Repeat(ofdtest.Object(30, 100, strings.Repeat("走", 1000)), 210)), layout.Limit},
		{"pages again and again", file(t, ofdtest.Object(30, 100, strings.Repeat("走", 10_000)), layouttest.Part{
			Name: "Doc_0/Document.xml", Text: "<Document>" + strings.Repeat(`<Page BaseLoc="Pages/Page_0/Content.xml"/>`, 10_000) + "</Document>",
		}), layout.Limit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := read(tt.data)
			if err == nil {
				t.Fatalf("read as %.100q", doc.Text)
			}
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

func TestTruncated(t *testing.T) {
	layouttest.Truncated(t, ofdtest.File(t, layouttest.Report(t, "a01")), read, 40)
}

func FuzzRead(f *testing.F) {
	f.Add(ofdtest.File(f, "标题\n走访残疾人家庭12户。"))
	layouttest.Fuzz(f, read)
}

// FuzzPage fuzzes what stands on a page, which mutations of a zip hardly reach.
func FuzzPage(f *testing.F) {
	f.Add(ofdtest.Object(30, 100, "走访12户"))
	f.Add(`<ofd:TextObject Boundary="1e300 -1" Size="1e-300" CTM="1 2 3 4 5 6"><ofd:TextCode X="NaN" DeltaX="g 9 -1" DeltaY="g 9 9">一二三</ofd:TextCode></ofd:TextObject>`)
	f.Fuzz(func(t *testing.T, objects string) {
		doc, err := read(file(t, objects))
		if err != nil {
			layouttest.Fault(t, err)
			return
		}
		layouttest.Check(t, doc)
	})
}
