package docx

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
	"heshu/corpus/packaged"
)

// read reads a document with small limits.
func read(data []byte) (layout.Document, error) {
	b := layout.New(layout.Limits{Text: 1 << 20, Cells: 10_000})
	limits := packaged.Limits{Expanded: 8 << 20, Elements: 200_000}
	p, err := packaged.Open(context.Background(), bytes.NewReader(data), int64(len(data)), limits)
	if err != nil {
		return layout.Document{}, err
	}
	if err := Read(p, b); err != nil {
		return layout.Document{}, err
	}
	return b.Document()
}

// TestReports reads the sample reports as LibreOffice wrote them.
func TestReports(t *testing.T) { layouttest.Reports(t, "docx", read) }

func TestTableOfARealProgram(t *testing.T) {
	doc := layouttest.Read(t, layouttest.Document(t, "tables/table.docx"), read)
	layouttest.Same(t, `柳河镇残联2024年助残日活动总结
5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元。
慰问金：人数120人，慰问金金额6万元，备注：已发放。
助学金：人数15人，助学金金额4.5万元，备注：已发放。
护理补贴：人数86人，护理补贴金额12.38万元，备注：按月发放。
志愿者26人参加了活动。
发放轮椅13辆。
其中低保家庭12户。`, doc.Text)
	at := strings.Index(doc.Text, "12.38万元")
	if p, _ := layout.At(doc.Marks, at); p.String() != "table 1, cell C4" {
		t.Errorf("12.38万元 is said to stand in %s", p)
	}
}

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
	xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// document is a package with that body and further parts.
func document(tb testing.TB, body string, more ...layouttest.Part) []byte {
	text := `<?xml version="1.0" encoding="UTF-8"?><w:document ` + namespaces + `><w:body>` + body + `</w:body></w:document>`
	return layouttest.Zip(tb, append(more, layouttest.Part{Name: mainPart, Text: text})...)
}

func TestBody(t *testing.T) {
	const field = `<w:r><w:fldChar w:fldCharType="%"/></w:r>`
	mark := func(kind string) string { return strings.Replace(field, "%", kind, 1) }
	code := func(s string) string { return `<w:r><w:instrText> ` + s + ` </w:instrText></w:r>` }
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	tests := []struct{ name, body, want string }{
		{"runs", `<w:p>` + run("轮椅") + run("3辆") + `</w:p>`, "轮椅3辆\n"},
		{"deleted and moved text", `<w:p>` + run("轮椅") + `<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:moveFrom>` + run("9") + `</w:moveFrom><w:ins>` + run("4辆") + `</w:ins></w:p>`, "轮椅4辆\n"},
		{"a deleted end", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("轮椅") + `</w:p><w:p>` + run("3辆") + `</w:p>`, "轮椅3辆\n"},
		{"hidden text", `<w:p>` + run("轮椅") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>3辆</w:t></w:r></w:p>`, "轮椅3辆\n"},
		{"tabs, breaks, hyphens, symbols", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F082"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>`, "一\t二\n三-②\n"},
		{"a page break", `<w:p>` + run("一") + `<w:r><w:br w:type="page"/></w:r></w:p><w:p>` + run("二") + `</w:p>`, "一\n\f\n二\n"},
		{"a paragraph that begins a page", `<w:p>` + run("一") + `</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>` + run("二") + `</w:p>`, "一\n\f二\n"},
		{"a field", `<w:p>` + run("共") + mark("begin") + code("= 1 + 2") + mark("separate") + run("3") + mark("end") + run("辆") + `</w:p>`, "共3辆\n"},
		{"a field in the code of a field", `<w:p>` + mark("begin") + code("IF ") + mark("begin") + code("X") + mark("separate") + run("99") + mark("end") + mark("separate") + run("3辆") + mark("end") + `</w:p>`, "3辆\n"},
		{"a table of contents", `<w:p>` + mark("begin") + code(`TOC \o`) + mark("separate") + run("一、成效 3") + `</w:p><w:p>` + run("二、打算 5") + mark("end") + `</w:p><w:p>` + run("一、成效") + `</w:p>`, "\n\n一、成效\n"},
		{"a link", `<w:p><w:hyperlink>` + run("残联") + `</w:hyperlink>` + run("走访") + `</w:p>`, "残联走访\n"},
		{"a ruby", `<w:p><w:r><w:ruby><w:rt>` + run("can") + `</w:rt><w:rubyBase>` + run("残") + `</w:rubyBase></w:ruby></w:r></w:p>`, "残\n"},
		{"a text box for new and old programs", `<w:p>` + run("正文") + `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>` + run("框") + `</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>` + run("框") + `</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>` + run("。") + `</w:p>`, "正文。\n框\n"},
		{"a formula", `<w:p>` + run("共") + `<m:oMath><m:r><m:t>3</m:t></m:r></m:oMath>` + run("辆") + `</w:p>`, "共3辆\n"},
		{"text of drawings", `<w:p>` + run("图") + `<w:r><w:drawing><a:p><a:r><a:t>99</a:t></a:r></a:p></w:drawing></w:r></w:p>`, "图\n"},
		{"merged cells", tbl(
			tr(tc(`<w:vMerge w:val="restart"/>`, "镇"), tc(`<w:gridSpan w:val="2"/>`, "慰问")),
			tr(tc(`<w:vMerge/>`, ""), tc("", "户数"), tc("", "资金(元)")),
			tr(tc("", "城关镇"), tc("", "12"), tc("", "6000"))), "城关镇：慰问户数12户，慰问资金6000元。\n"},
		{"a deleted row", tbl(tr(tc("", "物资"), tc("", "数量(辆)")), tr(tc("", "轮椅"), tc("", "3")), `<w:tr><w:trPr><w:del/></w:trPr>`+tc("", "轮椅")+tc("", "99")+`</w:tr>`), "轮椅：数量3辆。\n"},
		{"a table in a cell", tbl(tr(`<w:tc>` + tbl(tr(tc("", "轮椅"), tc("", "3辆"))) + `<w:p/></w:tc>`)), "轮椅：3辆。\n"},
		{"an entity", `<w:p>` + run("残联&amp;学校&#x4E00;") + `</w:p>`, "残联&学校一\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := layouttest.Read(t, document(t, tt.body), read)
			if diff := cmp.Diff(tt.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }
func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>`
}

func TestNotes(t *testing.T) {
	footnotes := layouttest.Part{Name: "word/footnotes.xml", Text: `<w:footnotes ` + namespaces + `>
		<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>
		<w:footnote w:id="2"><w:p><w:r><w:t>其中12户。</w:t></w:r></w:p></w:footnote>
		<w:footnote w:id="3"><w:p><w:r><w:t>无人提及。</w:t></w:r></w:p></w:footnote></w:footnotes>`}
	doc := layouttest.Read(t, document(t, `<w:p><w:r><w:t>走访48户</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>`, footnotes), read)
	if want := "走访48户。\n其中12户。\n"; doc.Text != want {
		t.Errorf("got %q, want %q", doc.Text, want)
	}
}

func TestPages(t *testing.T) {
	doc := layouttest.Read(t, document(t, `<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t><w:lastRenderedPageBreak/><w:t>三</w:t></w:r></w:p>`), read)
	var got []string
	for _, m := range doc.Marks {
		got = append(got, doc.Text[m.Start:m.End]+": "+m.Place.String())
	}
	if diff := cmp.Diff([]string{"一: page 1, paragraph 1", "二: page 1, paragraph 2", "三: page 2, paragraph 2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOtherMainPart(t *testing.T) {
	parts := []layouttest.Part{
		{Name: "_rels/.rels", Text: `<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>`},
		{Name: "word/document2.xml", Text: `<w:document ` + namespaces + `><w:p><w:r><w:t>轮椅3辆</w:t></w:r></w:p></w:document>`},
	}
	data := layouttest.Zip(t, parts...)
	if doc := layouttest.Read(t, data, read); doc.Text != "轮椅3辆\n" {
		t.Errorf("got %q", doc.Text)
	}
	if p, err := packaged.Open(context.Background(), bytes.NewReader(data), int64(len(data)), packaged.Limits{}); err != nil || !Holds(p) {
		t.Error("not taken for a Word document")
	}
}

// TestStructureOfARealProgram has lists, merged cells, a table in a table, hidden text.
func TestStructureOfARealProgram(t *testing.T) { layouttest.Structure(t, "docx", read) }
