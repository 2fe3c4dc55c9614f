package docx

import (
	"context"
	"errors"
	"strings"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
	"heshu/corpus/packaged"
)

func TestHostile(t *testing.T) {
	laughs := `<!DOCTYPE w:document [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
	main := func(text string) []byte {
		return layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: text})
	}
	tests := []struct {
		name string
		data []byte
		want layout.Kind
	}{
		{"not a package", []byte("轮椅3辆"), layout.Damaged},
		{"no main part", layouttest.Zip(t, layouttest.Part{Name: "word/styles.xml", Text: "<w:styles/>"}), layout.Damaged},
		{"a billion laughs", main(laughs + `<w:document ` + namespaces + `><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`), layout.Damaged},
		{"an external entity", main(laughs + `<w:document ` + namespaces + `><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:document>`), layout.Damaged},
		{"nested elements", document(t, strings.Repeat("<w:r>", 100_000)), layout.Limit},
		{"nested tables", document(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 100)+strings.Repeat("</w:tc></w:tr></w:tbl>", 100)), layout.Limit},
		{"many elements", document(t, strings.Repeat("<w:p/>", 300_000)), layout.Limit},
		{"a bomb", document(t, strings.Repeat(" ", 20<<20)), layout.Limit},
		{"much text", document(t, `<w:p><w:r><w:t>`+strings.Repeat("走", 1<<19)+`</w:t></w:r></w:p>`), layout.Limit},
		{"two main parts", layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: "<a/>"}, layouttest.Part{Name: "Word/document.xml", Text: "<b/>"}), layout.Ambiguous},
		{"not closed", document(t, `<w:p><w:r>`), layout.Damaged},
		{"an encoding that does not exist", main(`<?xml version="1.0" encoding="X-NONE"?><w:document/>`), layout.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := read(tt.data)
			if err == nil {
				t.Fatalf("read as %q", doc.Text)
			}
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

func TestEncrypted(t *testing.T) {
	data := document(t, `<w:p/>`)
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} { // the flags are at different places
		at := strings.Index(string(data), sign)
		data[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	_, err := read(data)
	if kind := layouttest.Fault(t, err); kind != layout.Encrypted {
		t.Errorf("got %v, want encrypted", err)
	}
}

func TestTruncated(t *testing.T) {
	layouttest.Truncated(t, layouttest.Document(t, "tables/table.docx"), read, 40)
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := document(t, `<w:p/>`)
	p, err := packaged.Open(ctx, strings.NewReader(string(data)), int64(len(data)), packaged.Limits{})
	if err == nil {
		err = Read(p, layout.New(layout.Limits{}))
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/table.docx"))
	f.Add(document(f, `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>轮椅</w:t></w:r></w:p>`))
	layouttest.Fuzz(f, read)
}

// FuzzBody fuzzes what stands in the main part, which mutations of a zip hardly reach.
func FuzzBody(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>轮椅3辆</w:t></w:r></w:p>`)
	f.Add(tbl(tr(tc(`<w:vMerge/>`, "镇"), tc(`<w:gridSpan w:val="2"/>`, "12"))))
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := read(document(t, body))
		if err != nil {
			layouttest.Fault(t, err)
			return
		}
		layouttest.Check(t, doc)
	})
}
