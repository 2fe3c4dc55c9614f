package sheet

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// book is the Book of a sample document.
func book(t *testing.T, name string, l Limits) Book {
	t.Helper()
	data := layouttest.Document(t, name)
	if filepath.Ext(name) == ".csv" {
		return Separated(string(data), 0, l)
	}
	return Excel(data, l)
}

// TestFigures reads one table of figures from each kind of file.
func TestFigures(t *testing.T) {
	const want = `2024年助残日活动统计表
慰问金：受益人数120人，慰问金金额6万元，日期：2024-05-19。
助学金：受益人数15人，助学金金额4.5万元，日期：2024-05-20。
护理补贴：受益人数86人，护理补贴金额12.38万元，日期：2024-05-21。
`
	for _, name := range []string{"tables/figures.xlsx", "tables/figures.xls", "tables/figures.csv"} {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(t.Context(), book(t, name, Limits{}), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			place, _ := layout.At(doc.Marks, strings.Index(doc.Text, "12.38"))
			if place.Cell() != "C5" {
				t.Errorf("12.38 stands in %s", place)
			}
		})
	}
}

// TestPayments reads heads over two rows, formats, formulas and several sheets.
func TestPayments(t *testing.T) {
	const want = `慰问金：2024年受益人数120人，2024年支出6.00万元，完成率95.6%，日期：2024年5月19日。
助学金：2024年受益人数15人，2024年支出4.50万元，完成率100.0%，日期：2024年5月20日。
合计：2024年受益人数135人，2024年支出10.50万元。
轮椅：数量13辆。
`
	for _, name := range []string{"tables/payments.xlsx", "tables/payments.xls"} {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(t.Context(), book(t, name, Limits{}), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			place, _ := layout.At(doc.Marks, strings.Index(doc.Text, "13辆"))
			if place.String() != "sheet 物资, cell C2" {
				t.Errorf("13 stands in %s", place)
			}
		})
	}
}

// TestReports takes the reports out of a column: they are those of the sources.
func TestReports(t *testing.T) {
	for _, name := range []string{"tables/reports.xlsx", "tables/reports.xls", "tables/reports.csv"} {
		t.Run(name, func(t *testing.T) {
			n := 0
			err := Reports(t.Context(), book(t, name, Limits{}), "正文", Limits{}, func(r Report) error {
				n++
				layouttest.Same(t, layouttest.Report(t, r.Cells["编号"]), r.Text)
				if r.Row != n+1 || r.Col != 3 || r.Cells["单位"] != "残联" {
					t.Errorf("%s: column %d, %v", r.Place(), r.Col, r.Cells)
				}
				return nil
			})
			if err != nil || n != 19 {
				t.Errorf("%d reports, %v", n, err)
			}
		})
	}
	var f *layout.Fault
	err := Reports(t.Context(), book(t, "tables/figures.csv", Limits{}), "正文", Limits{}, nil)
	if !errors.As(err, &f) || f.Kind != layout.NoText || !strings.Contains(f.Message, "受益人数(人)") {
		t.Errorf("without the column: %v", err)
	}
	stop := errors.New("enough")
	if err := Reports(t.Context(), book(t, "tables/reports.xls", Limits{}), "正文", Limits{}, func(Report) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestSeparated(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"tabs", "物资\t数量(辆)\n轮椅\t3\n", "轮椅：数量3辆。\n"},
		{"semicolons", "物资;数量(辆)\n轮椅;1,200\n", "轮椅：数量1,200辆。\n"},
		{"quotes", "物资,数量(辆)\n\"轮\n椅\",\"1,200\"\n", "轮椅：数量1,200辆。\n"},
		{"a stray quote", "物资,数量(辆)\n轮\"椅,3\n", "轮\"椅：数量3辆。\n"},
		{"uneven rows", "物资,数量(辆)\n轮椅,3,,\n拐杖\n", "轮椅：数量3辆。\n拐杖。\n"},
		{"two tables", "物资,数量(辆)\n轮椅,3\n,\n款项,金额(万元)\n慰问金,2.4\n", "轮椅：数量3辆。\n慰问金：金额2.4万元。\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(t.Context(), Separated(tt.text, 0, Limits{}), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	xlsx, xls := layouttest.Document(t, "tables/figures.xlsx"), layouttest.Document(t, "tables/figures.xls")
	tests := []struct {
		name string
		book Book
		want layout.Kind
	}{
		{"a line of 100 MB", Separated("物资,数量\n\""+strings.Repeat("轮椅", 100<<20/6), 0, Limits{}), layout.Limit},
		{"too many cells in text", Separated(strings.Repeat("3,4\n", 100), 0, Limits{Cells: 50}), layout.Limit},
		{"no cells", Separated(",,\n\n", 0, Limits{}), layout.NoText},
		{"a truncated .xlsx", Excel(xlsx[:len(xlsx)/2], Limits{}), layout.Damaged},
		{"a truncated .xls", Excel(xls[:len(xls)/2], Limits{}), layout.Damaged},
		{"no .xlsx", Excel([]byte("PK\x03\x04"), Limits{}), layout.Damaged},
		{"an .xlsx that expands", Excel(xlsx, Limits{Expanded: 1000}), layout.Limit},
		{"too many cells in an .xlsx", Excel(xlsx, Limits{Cells: 5}), layout.Limit},
		{"too many cells in an .xls", Excel(xls, Limits{Cells: 5}), layout.Limit},
		{"a .doc", Excel(layouttest.Document(t, "tables/table.doc"), Limits{}), layout.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(t.Context(), tt.book, Limits{})
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, name := range []string{"tables/figures.xlsx", "tables/figures.xls", "tables/figures.csv"} {
		if _, err := Read(ctx, book(t, name, Limits{}), Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNumberFormat(t *testing.T) {
	tests := []struct {
		format string
		value  float64
		want   string
	}{
		{"", 12.38, "12.38"},
		{"General", 0.1 + 0.2, "0.3"},
		{"General", 870, "870"},
		{"0.00", 6, "6.00"},
		{"#,##0.##", 1234.5, "1234.5"},
		{"#,##0.##", 1234, "1234"},
		{"0.0%", 0.956, "95.6%"},
		{`0.00"万元"`, 12.38, "12.38万元"},
		{"[$¥-804]#,##0", 600, "¥600"},
		{"[Red]0_ ;[Blue]-0", 5, "5"},
		{`yyyy"年"m"月"d"日"`, 45431, "2024年5月19日"},
		{"yyyy/m/d h:mm", 45431.5, "2024/5/19 12:00"},
		{"yyyy-mm", 45431, "2024-05"},
		{"m/d", 1, "1/1"},
		{"h:mm", 0.75, "18:00"},
		{"@", 3, "3"},
	}
	for _, tt := range tests {
		if got := parseFormat(tt.format).show(tt.value, false); got != tt.want {
			t.Errorf("%v as %q is %q, want %q", tt.value, tt.format, got, tt.want)
		}
	}
}

func FuzzSeparated(f *testing.F) {
	f.Add("物资,数量(辆)\n轮椅,3\n")
	f.Fuzz(func(t *testing.T, text string) { checkRead(t, Separated(text, 0, Limits{})) })
}

func FuzzExcel(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/figures.xlsx"))
	f.Add(layouttest.Document(f, "tables/figures.xls"))
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, Excel(data, Limits{})) })
}

// FuzzOld reads the stream of an .xls file, without the compound file around it.
func FuzzOld(f *testing.F) {
	f.Add([]byte("\x09\x08\x04\x00\x00\x06\x05\x00\x85\x00\x09\x00\x15\x00\x00\x00\x00\x00\x01\x00A\x0A\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		checkRead(t, func(ctx context.Context, v Visitor) error { return readStream(ctx, stream, Limits{}.withDefaults(), v) })
	})
}

// FuzzNumberFormat shows any number in any format.
func FuzzNumberFormat(f *testing.F) {
	f.Add("#,##0.00_);[Red]\\(#,##0.00\\)", 1234.5)
	f.Add("yyyy\"年\"m\"月\"d\"日\"", 45432.0)
	f.Add("[$-804]0.0%;@", -0.5)
	f.Fuzz(func(t *testing.T, format string, v float64) {
		for _, since04 := range []bool{false, true} {
			if s := parseFormat(format).show(v, since04); utf8.ValidString(format) && !utf8.ValidString(s) {
				t.Fatalf("%v as %q is %q", v, format, s)
			}
		}
	})
}

func checkRead(t *testing.T, b Book) {
	t.Helper()
	var f *layout.Fault
	if _, err := Read(t.Context(), b, Limits{}); err != nil && !errors.As(err, &f) {
		t.Fatal(err)
	}
}
