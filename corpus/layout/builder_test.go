package layout

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func ExampleBuilder() {
	b := New(Limits{})
	b.Paragraph("慰问情况")
	b.OpenTable()
	b.Row("物资", "数量(辆)", "金额(万元)")
	b.Row("轮椅", "120", "3.5")
	b.CloseTable()
	doc, err := b.Document()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range doc.Marks {
		fmt.Printf("%s: %s\n", m.Place, doc.Text[m.Start:m.End])
	}
	// Output:
	// paragraph 1: 慰问情况
	// table 1, cell A2: 轮椅
	// table 1, cell B2: 数量120辆
	// table 1, cell C2: 轮椅金额3.5万元
}

func TestBuilderAsides(t *testing.T) {
	b := New(Limits{})
	b.Page(1)
	b.Text("走访48户")
	b.OpenAside(Footnote)
	b.Paragraph("其中重度残疾人家庭12户。")
	b.CloseAside()
	b.Text("残疾人家庭")
	b.OpenAside(TextBox)
	b.Paragraph("助残日")
	b.CloseAside()
	b.Text("。")
	b.EndParagraph()
	b.Page(2)
	b.Paragraph("另送去慰问金。")
	doc, err := b.Document()
	if err != nil {
		t.Fatal(err)
	}
	want := "走访48户残疾人家庭。\n助残日\n另送去慰问金。\n其中重度残疾人家庭12户。\n"
	if diff := cmp.Diff(want, doc.Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var places []string
	for _, m := range doc.Marks {
		places = append(places, m.Place.String())
	}
	if diff := cmp.Diff([]string{
		"page 1, paragraph 1", "page 1, paragraph 1, text box", "page 2, paragraph 2", "page 1, paragraph 1, footnote",
	}, places); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	checkMarks(t, doc)
}

func TestBuilderSheets(t *testing.T) {
	b := New(Limits{})
	b.Sheet("汇总")
	b.OpenTable()
	b.OpenRow(3)
	b.OpenCell(Cell{Col: 28})
	b.Text("轮椅3辆")
	b.CloseCell()
	doc, err := b.Document()
	if err != nil || len(doc.Marks) != 1 || doc.Marks[0].Place.String() != "sheet 汇总, cell AB3" {
		t.Errorf("%+v, %v", doc, err)
	}
}

func TestBuilderNestedTable(t *testing.T) {
	b := New(Limits{})
	b.OpenTable()
	b.OpenRow(0)
	b.OpenCell(Cell{})
	b.Paragraph("物资清单")
	build(b, "物资|数量(辆)", "轮椅|12")
	b.CloseCell()
	b.CloseTable()
	doc, err := b.Document()
	if want := "物资清单\n轮椅：数量12辆。\n"; err != nil || doc.Text != want {
		t.Errorf("%q, %v; want %q", doc.Text, err, want)
	}
	checkMarks(t, doc)
}

func TestBuilderText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"一\r\n二\r三\v四", "一\n二\n三\n四\n"},
		{"一\x00二\xFF三\x07", "一\uFFFD二\uFFFD三\n"},
		{"\uFEFF一\t二", "一\t二\n"},
	}
	for _, tt := range tests {
		b := New(Limits{})
		b.Paragraph(tt.in)
		if doc, err := b.Document(); err != nil || doc.Text != tt.want {
			t.Errorf("%q gives %q (%v), want %q", tt.in, doc.Text, err, tt.want)
		}
	}
}

func TestBuilderLimits(t *testing.T) {
	tests := []struct {
		name   string
		limits Limits
		write  func(*Builder)
	}{
		{"text", Limits{Text: 10}, func(b *Builder) { b.Paragraph("慰问困难残疾人") }},
		{"cells", Limits{Cells: 5}, func(b *Builder) { build(b, "一|二", "三|四") }},
		{"columns", Limits{Cells: 5}, func(b *Builder) { build(b, "一|<|<|<|<|<") }},
		{"depth", Limits{Depth: 4}, func(b *Builder) {
			for range 100 {
				b.OpenTable()
				b.OpenCell(Cell{})
			}
		}},
		{"heads told again and again", Limits{Text: 100_000}, func(b *Builder) {
			b.OpenTable()
			b.Row("物", strings.Repeat("头", 5000))
			for range 10_000 {
				b.Row("轮椅", "1")
			}
			b.CloseTable()
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := New(tt.limits)
			tt.write(b)
			_, err := b.Document()
			var f *Fault
			if !errors.As(err, &f) || f.Kind != Limit {
				t.Errorf("got %v, want a limit", err)
			}
		})
	}
}

func TestSlice(t *testing.T) {
	marks := []Mark{{0, 4, Place{Page: 1}}, {5, 9, Place{Page: 2}}, {9, 12, Place{Page: 3}}}
	got := Slice(marks, 6, 10)
	want := []Mark{{0, 3, Place{Page: 2}}, {3, 4, Place{Page: 3}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p, ok := At(got, 3); !ok || p.Page != 3 {
		t.Errorf("At 3: %v, %v", p, ok)
	}
	if _, ok := At(marks, 4); ok {
		t.Error("a place for a byte without a mark")
	}
}

// FuzzBuilder drives a Builder by bytes: whatever the order of calls, the text is
// valid and the marks are in order.
func FuzzBuilder(f *testing.F) {
	f.Add([]byte("\x00\x01\x02轮椅\x03\x02120\x03\x04"))
	f.Add([]byte("\x01\x01\x01\x05\x02\x07\x06\x03\x03"))
	f.Fuzz(func(t *testing.T, script []byte) {
		b := New(Limits{Text: 1 << 20, Cells: 1000})
		for i, op := range script {
			step(b, op, i)
		}
		doc, err := b.Document()
		if err != nil {
			return
		}
		if !utf8.ValidString(doc.Text) {
			t.Fatalf("%q", doc.Text)
		}
		checkMarks(t, doc)
	})
}

// step makes the call that op stands for.
func step(b *Builder, op byte, i int) {
	switch op {
	case 0:
		b.OpenTable()
	case 1:
		b.OpenRow(i % 7)
	case 2:
		b.OpenCell(Cell{ColSpan: i % 5, RowSpan: i % 3, Continues: i%4 == 0})
	case 3:
		b.CloseCell()
	case 4:
		b.CloseTable()
	case 5:
		b.OpenAside([]Aside{Footnote, TextBox}[i%2])
	case 6:
		b.CloseAside()
	case 7:
		b.EndParagraph()
	case 8:
		b.OpenCell(Cell{Col: i * 100, RowSpan: 1 << 30})
	default:
		b.Text(string([]byte{op}))
	}
}
