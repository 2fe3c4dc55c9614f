package odt

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
func TestReports(t *testing.T) { layouttest.Reports(t, "odt", read) }

func TestTableOfARealProgram(t *testing.T) {
	data := layouttest.Document(t, "tables/table.odt")
	doc := layouttest.Read(t, data, read)
	layouttest.Same(t, `柳河镇残联2024年助残日活动总结
5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元。
慰问金：人数120人，慰问金金额6万元，备注：已发放。
助学金：人数15人，助学金金额4.5万元，备注：已发放。
护理补贴：人数86人，护理补贴金额12.38万元，备注：按月发放。
志愿者26人参加了活动。
发放轮椅13辆。
其中低保家庭12户。`, doc.Text)
	if p, err := packaged.Open(context.Background(), bytes.NewReader(data), int64(len(data)), packaged.Limits{}); err != nil || !Holds(p) {
		t.Error("not taken for an OpenDocument text")
	}
}

const namespaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
	xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
	xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`

// document is a package with that body and further parts.
func document(tb testing.TB, body string, more ...layouttest.Part) []byte {
	text := `<?xml version="1.0" encoding="UTF-8"?><office:document-content ` + namespaces + `>` + styleSheet +
		`<office:body>` + body + `</office:body></office:document-content>`
	return layouttest.Zip(tb, append(more, layouttest.Part{Name: "mimetype", Text: kind}, layouttest.Part{Name: mainPart, Text: text})...)
}

const styleSheet = `<office:automatic-styles>
	<style:style style:name="Hidden"><style:text-properties text:display="none"/></style:style>
	<style:style style:name="New"><style:paragraph-properties fo:break-before="page"/></style:style>
	<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
		<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>
	<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>
</office:automatic-styles>`

func TestContent(t *testing.T) {
	p := func(s string) string { return `<text:p>` + s + `</text:p>` }
	tests := []struct{ name, body, want string }{
		{"white space", p("\n 轮椅<text:s text:c=\"2\"/>3 \n 辆<text:tab/>二<text:line-break/>三"), "轮椅  3 辆\t二\n三\n"},
		{"a deletion", `<text:tracked-changes><text:changed-region><text:deletion>` + p("99") + `</text:deletion></text:changed-region></text:tracked-changes>` + p("3辆"), "3辆\n"},
		{"hidden text", p(`轮椅<text:span text:style-name="Hidden">99</text:span>3辆`) + `<text:p text:style-name="Hidden">99</text:p><text:section text:display="none">` + p("99") + `</text:section>`, "轮椅3辆\n"},
		{"a comment", p(`轮椅<office:annotation><text:p>99</text:p></office:annotation>3辆`), "轮椅3辆\n"},
		{"a table of contents", `<text:table-of-content><text:index-body>` + p("一、成效 3") + `</text:index-body></text:table-of-content>` + p("正文"), "正文\n"},
		{"a text box", p(`正文<draw:frame><draw:text-box>` + p("框") + `</draw:text-box><svg:title>99</svg:title></draw:frame>。`), "正文。\n框\n"},
		{"a shape", p(`正文<draw:custom-shape>` + p("框") + `</draw:custom-shape>。`), "正文。\n框\n"},
		{"a note", p(`走访48户<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>`+p("其中12户。")+`</text:note-body></text:note>。`) + p("完"), "走访48户。\n完\n其中12户。\n"},
		{"a page break", p("一") + `<text:p text:style-name="New">二</text:p>`, "一\n\f二\n"},
		{"a ruby", p(`<text:ruby><text:ruby-base>残</text:ruby-base><text:ruby-text>can</text:ruby-text></text:ruby>`), "残\n"},
		{"merged cells", `<table:table><table:table-row><table:table-cell table:number-rows-spanned="2">` + p("镇") + `</table:table-cell><table:table-cell table:number-columns-spanned="2">` + p("慰问") + `</table:table-cell><table:covered-table-cell/></table:table-row>
			<table:table-row><table:covered-table-cell/><table:table-cell>` + p("户数") + `</table:table-cell><table:table-cell>` + p("资金(元)") + `</table:table-cell></table:table-row>
			<table:table-row><table:table-cell>` + p("城关镇") + `</table:table-cell><table:table-cell>` + p("12") + `</table:table-cell><table:table-cell>` + p("6000") + `</table:table-cell></table:table-row></table:table>`,
			"城关镇：慰问户数12户，慰问资金6000元。\n"},
		{"lists", `<text:list text:style-name="L"><text:list-item>` + p("一是") + p("接着") + `<text:list><text:list-item>` + p("下") + `</text:list-item></text:list></text:list-item><text:list-header>` + p("无") + `</text:list-header><text:list-item>` + p("二是") + `</text:list-item></text:list>
			<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>` + p("三是") + `</text:list-item></text:list><text:list text:style-name="L"><text:list-item>` + p("又一") + `</text:list-item></text:list>
			<text:list text:style-name="B"><text:list-item>` + p("点") + `</text:list-item></text:list>`, "一、一是\n接着\n一.1. 下\n无\n二、二是\n三、三是\n一、又一\n点\n"},
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

func TestHeadings(t *testing.T) {
	styles := layouttest.Part{Name: stylesPart, Text: `<office:document-styles ` + namespaces + `><office:styles><text:outline-style>
		<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
		<text:outline-level-style text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>
	</text:outline-style></office:styles></office:document-styles>`}
	h := func(level, s string) string { return `<text:h text:outline-level="` + level + `">` + s + `</text:h>` }
	body := h("1", "成效") + h("2", "走访") + h("2", "慰问") + h("1", "打算") + h("3", "其他")
	if doc := layouttest.Read(t, document(t, body, styles), read); doc.Text != "一、成效\n（1）走访\n（2）慰问\n二、打算\n其他\n" {
		t.Errorf("got %q", doc.Text)
	}
}

func TestPages(t *testing.T) {
	doc := layouttest.Read(t, document(t, `<office:text text:use-soft-page-breaks="true"><text:p>一</text:p><text:soft-page-break/><text:p>二</text:p><text:p text:style-name="New">三</text:p></office:text>`), read)
	var got []string
	for _, m := range doc.Marks {
		got = append(got, m.Place.String())
	}
	if diff := cmp.Diff([]string{"page 1, paragraph 1", "page 2, paragraph 2", "page 3, paragraph 3"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHostile(t *testing.T) {
	laughs := `<!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><office:document-content ` + namespaces + `><text:p>&b;</text:p></office:document-content>`
	locked := layouttest.Part{Name: manifest, Text: `<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}
	tests := []struct {
		name string
		data []byte
		want layout.Kind
	}{
		{"no main part", layouttest.Zip(t, layouttest.Part{Name: "mimetype", Text: kind}), layout.Damaged},
		{"a billion laughs", layouttest.Zip(t, layouttest.Part{Name: mainPart, Text: laughs}), layout.Damaged},
		{"nested elements", document(t, strings.Repeat("<text:span>", 100_000)), layout.Limit},
		{"nested lists", document(t, strings.Repeat("<text:list>", 1000)), layout.Limit},
		{"a bomb", document(t, strings.Repeat(" ", 20<<20)), layout.Limit},
		{"spaces", document(t, `<text:p>`+strings.Repeat(`<text:s text:c="999999999"/>`, 5000)+`</text:p>`), layout.Limit},
		{"encrypted", document(t, "", locked), layout.Encrypted},
		{"ends of what never began", document(t, `<x:list xmlns:x="urn:x"/></text:list>`), layout.Damaged},
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

func TestTruncated(t *testing.T) {
	layouttest.Truncated(t, layouttest.Document(t, "tables/table.odt"), read, 40)
}

func FuzzRead(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/table.odt"))
	layouttest.Fuzz(f, read)
}

// FuzzBody fuzzes what stands in the main part, which mutations of a zip hardly reach.
func FuzzBody(f *testing.F) {
	f.Add(`<text:p>轮椅<text:s text:c="2"/>3辆</text:p>`)
	f.Add(`<text:list text:style-name="L"><text:list-item><text:p>一</text:p></text:list-item></text:list>`)
	f.Add(`<table:table><table:table-row><table:table-cell table:number-columns-repeated="9"/></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := read(document(t, body))
		if err != nil {
			layouttest.Fault(t, err)
			return
		}
		layouttest.Check(t, doc)
	})
}

// TestStructureOfARealProgram has lists, merged cells, a table in a table, hidden text.
func TestStructureOfARealProgram(t *testing.T) { layouttest.Structure(t, "odt", read) }
