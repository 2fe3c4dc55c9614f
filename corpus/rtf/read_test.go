package rtf

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// read reads a document with small limits.
func read(data []byte) (layout.Document, error) {
	b := layout.New(layout.Limits{Text: 1 << 20, Cells: 10_000})
	if err := Read(context.Background(), data, b); err != nil {
		return layout.Document{}, err
	}
	return b.Document()
}

// TestReports reads the sample reports as LibreOffice wrote them.
func TestReports(t *testing.T) { layouttest.Reports(t, "rtf", read) }

// TestStructureOfARealProgram has lists, merged cells, a table in a table, hidden text.
func TestStructureOfARealProgram(t *testing.T) { layouttest.Structure(t, "rtf", read) }

func TestTableOfARealProgram(t *testing.T) {
	doc := layouttest.Read(t, layouttest.Document(t, "tables/table.rtf"), read)
	layouttest.Same(t, `柳河镇残联2024年助残日活动总结
5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元。
慰问金：人数120人，慰问金金额6万元，备注：已发放。
助学金：人数15人，助学金金额4.5万元，备注：已发放。
护理补贴：人数86人，护理补贴金额12.38万元，备注：按月发放。
志愿者26人参加了活动。
发放轮椅13辆。
其中低保家庭12户。`, doc.Text)
}

// gbk writes the characters of s that are not ASCII as bytes of GBK, as Word does.
func gbk(tb testing.TB, s string) string {
	tb.Helper()
	const digits = "0123456789abcdef"
	data, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	for _, c := range data {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			b.WriteString(`\'` + string(digits[c>>4]) + string(digits[c&15]))
		}
	}
	return b.String()
}

func TestText(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"GBK by the document", `轮椅3辆\par`, "轮椅3辆\n"},
		{"GBK by a font", `{\f1 轮椅}{\f0 caf\'e9}\par`, "轮椅café\n"},
		{"GBK by the font of Chinese characters", `\loch\af0\hich\af0\dbch\af1 轮椅\loch\f0 caf\'e9\par`, "轮椅café\n"},
		{"UTF-16", `\uc1\u-28818?\u26885?3\u-28794?\uc0\u-10174\u-8265\uc2\u19968\'d2\'bb\par`, "轮椅3辆𠮷一\n"},
		{"no character for old programs", `\u19968\par`, "一\n"},
		{"marks", `一\tab 二\line 三\~四\_五\{六\}\\\emdash\ldblquote 七\rdblquote\par`, "一\t二\n三\u00A0四-五{六}\\—“七”\n"},
		{"deleted and hidden text", `轮椅{\deleted 9}{\v 9}3{\*\deleted 9}\v 9\v0 辆\par`, "轮椅3辆\n"},
		{"what is no text", `{\info{\title 题}}{\*\generator 99;}{\header 99}{\pict 99}{\stylesheet{\s0 99;}}{\*\shppict{\pict 99}}轮椅\par`, "轮椅\n"},
		{"a note in a running head", `{\header{\footnote 99}}轮椅\par`, "轮椅\n"},
		{"a field", `共{\field{\*\fldinst = 1 + 2}{\fldrslt 3}}辆\par`, "共3辆\n"},
		{"a field in the code of a field", `{\field{\*\fldinst IF {\field{\*\fldinst X}{\fldrslt 99}}}{\fldrslt 3}}辆\par`, "3辆\n"},
		{"a table of contents", `{\field{\*\fldinst TOC \\o}{\fldrslt {\field{\*\fldinst HYPERLINK}{\fldrslt 成效 3}}\par}}成效\par`, "\n成效\n"},
		{"a number of a list", `{\listtext\pard 一、\tab}成效\par{\listtext 1.\tab}走访\par`, "一、成效\n1. 走访\n"},
		{"two variants", `{\upr{99}{\*\ud 轮椅}}\par`, "轮椅\n"},
		{"pages", `一\page\par\pagebb 二\par`, "一\n\f\n\f二\n"},
		{"a text box, and its copy for old programs", `正文{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard 框\par}}{\shprslt{\*\do{\dptxbxtext 框\par}}}}。\par`, "正文。\n框\n"},
		{"a footnote", `走访48户{\*\footnote \pard 其中12户。}。\par 完\par`, "走访48户。\n完\n其中12户。\n"},
		{"bytes that are no text", `轮椅{\bin4 {{{{}3辆\par`, "轮椅3辆\n"},
		{"a table", `\trowd\cellx100\cellx200\cellx300\pard\intbl 物资\cell 数量(辆)\cell 金额(元)\cell\row\trowd\cellx100\cellx200\cellx300 轮椅\cell 3\cell 900\cell\row\pard 完\par`, "轮椅：数量3辆，轮椅金额900元。\n完\n"},
		{"merged cells", `\trowd\clvmgf\cellx100\clmgf\cellx200\clmrg\cellx300 镇\cell 慰问\cell\cell\row\trowd\clvmrg\cellx100\cellx200\cellx300\cell 户数\cell 资金(元)\cell\row\trowd\cellx100\cellx200\cellx300 城关镇\cell 12\cell 900\cell\row`, "城关镇：慰问户数12户，慰问资金900元。\n"},
		{"a nested table", `\pard\intbl\itap2 轮椅\nestcell 3辆\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl 备注\cell\row`, "轮椅：3辆。\n备注\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page := map[bool]string{true: "1252", false: "936"}[strings.Contains(tt.name, "font")]
			data := `{\rtf1\ansi\ansicpg` + page + `{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}` + gbk(t, tt.body) + `}`
			doc := layouttest.Read(t, []byte(data), read)
			if diff := cmp.Diff(tt.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	tests := []struct {
		name, data string
		want       layout.Kind
	}{
		{"plain text", "轮椅3辆", layout.Damaged},
		{"not closed", `{\rtf1 一`, layout.Damaged},
		{"a binary part beyond the end", `{\rtf1\bin999999999 一}`, layout.Damaged},
		{"nested groups", `{\rtf1` + strings.Repeat("{", 2_000_000), layout.Limit},
		{"nested notes", `{\rtf1` + strings.Repeat(`{\footnote `, 1000) + strings.Repeat(`}`, 1001), layout.Limit},
		{"much text", `{\rtf1 ` + strings.Repeat("abcd", 1<<19) + `\par}`, layout.Limit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := read([]byte(tt.data))
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
	layouttest.Truncated(t, layouttest.Document(t, "tables/structure.rtf"), read, 40)
}

func TestMutated(t *testing.T) {
	layouttest.Mutated(t, layouttest.Document(t, "tables/structure.rtf"), read)
}

func FuzzRead(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/structure.rtf"))
	f.Add([]byte(`{\rtf1\ansicpg936\trowd\clvmrg\cellx9\itap3 \u19968?\nestcell\nestrow\cell\row{\footnote a}{\shptxt b}}`))
	f.Add([]byte(`{\rtf1{\field{\*\fldinst TOC}{\fldrslt a}}{\upr{a}{\*\ud b}}{\listtext 1.}\'c1\bin3 abc}`))
	layouttest.Fuzz(f, read)
}
