package printed

import (
	"slices"
	"strings"
	"testing"

	"heshu/corpus/layout"
)

const em = 12.0

// typed puts text on a page, from left on. Digits and Latin letters are half as wide.
func typed(left, base float64, text string) []Glyph { return sized(left, base, em, text) }

func sized(left, base, size float64, text string) []Glyph {
	var glyphs []Glyph
	for _, r := range text {
		width := size
		if !IsWide(r) {
			width = size / 2
		}
		glyphs = append(glyphs, Glyph{Char: r, Left: left, Right: left + width, Base: base, Em: size})
		left += width
	}
	return glyphs
}

// printedAs reads pages of a height of 800.
func printedAs(t *testing.T, pages ...[]Glyph) string {
	t.Helper()
	var book Book
	for i, glyphs := range pages {
		slices.Reverse(glyphs) // the order in which they are drawn says nothing
		book.Page(i+1, 800, glyphs)
	}
	b := layout.New(layout.Limits{})
	book.Write(b)
	doc, err := b.Document()
	if err != nil {
		t.Fatal(err)
	}
	return doc.Text
}

// full is a line of 30 characters, the width of the page.
func full(begin string) string {
	return begin + strings.Repeat("残", 30-len([]rune(begin)))
}

// TestBook reads pages on which characters have nothing but places.
func TestBook(t *testing.T) {
	long := full("镇残联走访")
	ended := long[:len(long)-len("残")] + "。"
	left := slices.Concat(typed(50, 700, "左栏走访残疾人家庭四十八"), typed(50, 680, "户并且送去慰问金共计两万"), typed(50, 660, "元整全部发放到位并已登记"), typed(50, 640, "在册。"))
	right := slices.Concat(typed(250, 700, "右栏举办培训班两期共有六"), typed(250, 680, "十人参加并且全部取得证书"), typed(250, 660, "其中三十人已经就业并稳定"), typed(250, 640, "下来。"))
	tests := []struct {
		name  string
		pages [][]Glyph
		want  string
	}{
		{"a line that goes on", [][]Glyph{slices.Concat(typed(74, 700, long[:len(long)-6]), typed(50, 680, "48户。"))}, long[:len(long)-6] + "48户。\n"},
		{"a number over the end of a line", [][]Glyph{slices.Concat(typed(50, 700, full("慰问金")[:len(full("慰问金"))-3]+"12"), typed(50, 680, "3.5万元。"))},
			full("慰问金")[:len(full("慰问金"))-3] + "123.5万元。\n"},
		{"an indent begins a paragraph", [][]Glyph{slices.Concat(typed(50, 720, long), typed(50, 700, ended), typed(74, 680, "县残联举办培训班。"))}, long + ended + "\n县残联举办培训班。\n"},
		{"a short line ends one", [][]Glyph{slices.Concat(typed(50, 700, "走访48户。"), typed(50, 680, long))}, "走访48户。\n" + long + "\n"},
		{"two columns", [][]Glyph{slices.Concat(left, right)},
			"左栏走访残疾人家庭四十八户并且送去慰问金共计两万元整全部发放到位并已登记在册。\n右栏举办培训班两期共有六十人参加并且全部取得证书其中三十人已经就业并稳定下来。\n"},
		{"running heads and page numbers", [][]Glyph{
			slices.Concat(typed(50, 780, "柳河镇残联工作总结"), typed(74, 720, long[:3*28]), typed(50, 700, "走访48户。"), typed(200, 20, "- 1 -")),
			slices.Concat(typed(50, 780, "柳河镇残联工作总结"), typed(50, 700, "慰问26人。"), typed(200, 20, "- 2 -")),
			slices.Concat(typed(50, 780, "柳河镇残联工作总结"), typed(50, 700, "发放轮椅3辆。"), typed(200, 20, "- 3 -")),
		}, long[:3*28] + "走访48户。\n慰问26人。\n发放轮椅3辆。\n"},
		{"a paragraph over two pages", [][]Glyph{typed(50, 100, long), typed(50, 700, "48户。")}, long + "48户。\n"},
		{"an empty page", [][]Glyph{slices.Concat(typed(50, 720, long), typed(50, 700, "走访48户。")), nil, typed(50, 700, "慰问26人。")}, long + "走访48户。\n慰问26人。\n"},
		{"printed twice for boldness", [][]Glyph{slices.Concat(typed(50, 700, "走访48户。"), typed(50.3, 700, "走访48户。"))}, "走访48户。\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.ReplaceAll(printedAs(t, tt.pages...), "\f", ""); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestTableOnAPage reads cells that stand beside each other as a row of a table.
func TestTableOnAPage(t *testing.T) {
	var page []Glyph
	for i, row := range [][]string{{"物资", "数量(辆)", "金额(万元)"}, {"轮椅", "120", "3.5"}, {"拐杖", "60", "0.8"}, {"助听器", "15", "2"}} {
		for j, cell := range row {
			page = append(page, typed(50+150*float64(j), 700-20*float64(i), cell)...)
		}
	}
	got := printedAs(t, page)
	for _, want := range []string{"轮椅：数量120辆，轮椅金额3.5万元。", "助听器：数量15辆，助听器金额2万元。"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// TestIsWide tells full-width characters.
func TestIsWide(t *testing.T) {
	for _, r := range "残，（１" {
		if !IsWide(r) {
			t.Errorf("%c is not wide", r)
		}
	}
	for _, r := range "a1,.é" {
		if IsWide(r) {
			t.Errorf("%c is wide", r)
		}
	}
}
