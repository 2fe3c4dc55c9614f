package docx

import (
	"testing"

	"heshu/corpus/layout/layouttest"
)

func TestNumbering(t *testing.T) {
	numbering := layouttest.Part{Name: "word/numbering.xml", Text: `<w:numbering ` + namespaces + `>
		<w:abstractNum w:abstractNumId="0">
			<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1、"/></w:lvl>
			<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Heading2"/><w:lvlText w:val="（%2）"/></w:lvl>
			<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
		</w:abstractNum>
		<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
		<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
		<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
	</w:numbering>`}
	styles := layouttest.Part{Name: "word/styles.xml", Text: `<w:styles ` + namespaces + `>
		<w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="Heading2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="Own"><w:basedOn w:val="Heading1"/></w:style>
		<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
	</w:styles>`}
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	listed := func(list, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	body := styled("Heading1", "领导重视") + styled("Heading2", "成立小组") + styled("Heading2", "落实责任") +
		listed("1", "2", "走访") + listed("1", "2", "慰问") + styled("Own", "营造氛围") + styled("Heading2", "广泛宣传") +
		listed("2", "0", "横幅") + styled("Loop", "正文") + listed("3", "0", "重新开始") + listed("77", "0", "无此编号")
	want := "一、领导重视\n（一）成立小组\n（二）落实责任\n1. 走访\n2. 慰问\n二、营造氛围\n（一）广泛宣传\n横幅\n正文\n一、重新开始\n无此编号\n"
	if doc := layouttest.Read(t, document(t, body, numbering, styles), read); doc.Text != want {
		t.Errorf("got %q, want %q", doc.Text, want)
	}
}
