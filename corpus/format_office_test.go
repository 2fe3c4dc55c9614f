package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
	"heshu/corpus/ofd/ofdtest"
)

// office returns a sample document made by an office program.
func office(t *testing.T, name string) string {
	t.Helper()
	return string(layouttest.Document(t, name))
}

// TestContentDecides gives documents the names of others.
func TestContentDecides(t *testing.T) {
	const text = "松岭镇助残日活动总结\n镇残联走访48户残疾人家庭，送去慰问金2.4万元。\n"
	tests := []struct{ name, data, media string }{
		{"报告.doc", office(t, "doc/a01.doc"), "application/msword"},
		{"报告.wps", office(t, "doc/a01.doc"), "application/msword"},
		{"报告.txt", office(t, "docx/a01.docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"报告.doc", office(t, "docx/a01.docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"报告.doc", office(t, "rtf/a01.rtf"), "application/rtf"},
		{"报告.zip", office(t, "odt/a01.odt"), "application/vnd.oasis.opendocument.text"},
		{"报告", string(ofdtest.File(t, text)), "application/ofd"},
		{"报告.doc", text, "text/plain"},
		{"报告.wps", text, "text/plain"},
	}
	for _, tt := range tests {
		docs, inputs := readAll(t, []string{write(t, t.TempDir(), tt.name, tt.data)}, Options{})
		if len(docs) != 1 || len(inputs) != 1 || inputs[0].State != Read || inputs[0].MediaType != tt.media {
			t.Errorf("%s that is %s: %d reports, %+v", tt.name, tt.media, len(docs), inputs)
		}
	}
}

// TestDocumentStates reads documents that cannot be read.
func TestDocumentStates(t *testing.T) {
	docx, doc := office(t, "tables/table.docx"), office(t, "tables/table.doc")
	at := strings.Index(doc, "\xEC\xA5")
	locked := doc[:at+11] + "\xFF" + doc[at+12:]
	bomb := string(layouttest.Zip(t, layouttest.Part{Name: "word/document.xml", Text: strings.Repeat(" ", 5<<20)}))
	tests := []struct {
		name, data string
		want       State
	}{
		{"truncated.docx", docx[:len(docx)/2], Damaged},
		{"truncated.doc", doc[:len(doc)/2], Damaged},
		{"truncated.rtf", office(t, "tables/table.rtf")[:5000], Damaged},
		{"truncated.odt", office(t, "tables/table.odt")[:5000], Damaged},
		{"truncated.ofd", string(ofdtest.File(t, "标题"))[:1000], Damaged},
		{"password.doc", locked, Encrypted},
		{"bomb.docx", bomb, Limit},
		{"large.rtf", `{\rtf1 ` + strings.Repeat("a", 2<<20) + `}`, Limit},
		{"empty.rtf", `{\rtf1 \par}`, NoText},
	}
	for _, tt := range tests {
		docs, inputs := readAll(t, []string{write(t, t.TempDir(), tt.name, tt.data)}, Options{MaxFile: 1 << 20})
		if len(docs) != 0 || len(inputs) != 1 || inputs[0].State != tt.want || inputs[0].Message == "" {
			t.Errorf("%s: %d reports, %+v, want %s", tt.name, len(docs), inputs, tt.want)
		}
	}
}

// TestSeveralOFDDocuments reads a file of two documents, one of which has no text.
func TestSeveralOFDDocuments(t *testing.T) {
	data := string(ofdtest.File(t, "活动总结\n镇残联走访12户残疾人家庭。", "附件\n发放轮椅3辆。"))
	docs, inputs := readAll(t, []string{write(t, t.TempDir(), "a.ofd", data)}, Options{})
	var got []string
	for _, d := range docs {
		got = append(got, d.Member+": "+strings.TrimSpace(d.Text))
	}
	want := []string{"Doc_0/Document.xml: 活动总结\n镇残联走访12户残疾人家庭。", "Doc_1/Document.xml: 附件\n发放轮椅3辆。"}
	if diff := cmp.Diff(want, got); diff != "" || len(inputs) != 3 {
		t.Errorf("%d inputs (-want +got):\n%s", len(inputs), diff)
	}
}

// TestMarksOfReports reads a document in an archive that holds two reports: each has the
// marks of its own text.
func TestMarksOfReports(t *testing.T) {
	report := func(name string) string {
		return `\par ` + strings.Repeat(`\u31687?`, 1) + name + `\par 5\u26376?19\u26085?, 48\u25143?\u12290?\par`
	}
	data := `{\rtf1 ` + report(`\u19968?`) + report(`\u20108?`) + `}`
	docs, inputs := readAll(t, []string{write(t, t.TempDir(), "a.zip", zipped(t, packed{"b/c.rtf", data}))}, Options{})
	if len(docs) != 2 {
		t.Fatalf("%d reports: %+v, %+v", len(docs), docs, inputs)
	}
	for i, d := range docs {
		at := strings.Index(d.Text, "48户")
		p, ok := layout.At(d.Marks, at)
		if want := 2 * (i + 1); !ok || p.Paragraph != want || d.Member != "b/c.rtf" {
			t.Errorf("report %d: 48户 stands in %v (%v) of %s, want paragraph %d", i+1, p, ok, d.Member, want)
		}
	}
}
