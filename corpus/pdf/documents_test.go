package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// documents are the files made by real programs.
const documents = "../../testdata/documents"

// TestDocuments compares what is read from PDFs with the text that they were made from.
func TestDocuments(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	for _, folder := range []string{"pdf", "columns-pdf"} {
		files, err := filepath.Glob(filepath.Join(documents, folder, "*.pdf"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no documents in %s: %v", folder, err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".pdf")
			t.Run(folder+"/"+name, func(t *testing.T) {
				checkDocument(t, engine, file, filepath.Join(documents, "../reports/dev", name+".txt"))
			})
		}
	}
}

// checkDocument wants the paragraphs of source in file.
func checkDocument(t *testing.T, engine *Engine, file, source string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Read(t.Context(), data, Limits{})
	if err != nil || r.Note != "" || r.Cut != nil {
		t.Fatalf("%v; note %q; cut %v", err, r.Note, r.Cut)
	}
	if diff := cmp.Diff(lines(without(string(want), lost[filepath.Base(file)])), lines(r.Text)); diff != "" {
		t.Errorf("(-source +read):\n%s", diff)
	}
}

// lost is what PDFium does not find in a document: a letter of the accents for which
// the typesetter took another font.
var lost = map[string]string{"b01.pdf": "ǔ"}

// lines are the lines of s that hold something, without spaces that typesetting moves.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if l = strings.Join(strings.Fields(l), ""); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// without is s without its parts that are part; all of it if part is empty.
func without(s, part string) string {
	if part == "" {
		return s
	}
	return strings.ReplaceAll(s, part, "")
}

// TestTable reads a table, whose heads and units reach its cells, and a footnote.
func TestTable(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	r, err := engine.Read(t.Context(), layouttest.Document(t, "tables/table.pdf"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"走访残疾人家庭48户，送去慰问金2.4万元。", "慰问金：人数120人，慰问金金额6万元，备注：已发放。",
		"护理补贴：人数86人，护理补贴金额12.38万元，备注：按月发放。", "其中低保家庭12户。", "发放轮椅13辆。",
	} {
		if !strings.Contains(r.Text, want) {
			t.Errorf("%q is missing in:\n%s", want, r.Text)
		}
	}
	place, _ := layout.At(r.Marks, strings.Index(r.Text, "12.38"))
	if place.String() != "page 1, table 1, cell C4" {
		t.Errorf("12.38 stands in %s", place)
	}
}
