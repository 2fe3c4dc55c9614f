package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// build writes a table whose rows are lines and whose cells stand between |. A cell <
// belongs to the one on its left, a cell ^ to the one above it.
func build(b *Builder, rows ...string) {
	b.OpenTable()
	for _, r := range rows {
		b.OpenRow(0)
		cells := strings.Split(r, "|")
		for i := 0; i < len(cells); i++ {
			c := Cell{ColSpan: 1, Continues: cells[i] == "^"}
			text := strings.Trim(cells[i], " ^")
			for i+1 < len(cells) && cells[i+1] == "<" {
				c.ColSpan++
				i++
			}
			b.OpenCell(c)
			b.Text(text)
			b.CloseCell()
		}
	}
	b.CloseTable()
}

func TestTables(t *testing.T) {
	tests := []struct {
		name  string
		above string
		rows  []string
		want  []string
	}{
		{
			name: "units in the heads",
			rows: []string{"物资|数量（辆）|金额(万元)", "轮椅|120|3.5", "手摇车|8|0.4"},
			want: []string{"轮椅：数量120辆，轮椅金额3.5万元。", "手摇车：数量8辆，手摇车金额0.4万元。"},
		},
		{
			name: "no heads",
			rows: []string{"轮椅|辆|120", "助听器|台|35"},
			want: []string{"轮椅：120辆。", "助听器：35台。"},
		},
		{
			name: "a column of units, and serial numbers",
			rows: []string{"序号|名称|单位|数量|单价（元）|备注", "1|轮椅|辆|120|680|捐赠", "2|助听器|台|35|1,200|-"},
			want: []string{"1. 轮椅：数量120辆，单价680元，备注：捐赠。", "2. 助听器：数量35台，单价1,200元。"},
		},
		{
			name: "单位 is who reports",
			rows: []string{"单位|户数|慰问金（元）", "县残联|120|36000", "合计|120|36000"},
			want: []string{"县残联：户数120户，慰问金36000元。", "合计：户数120户，慰问金36000元。"},
		},
		{
			name: "heads over several columns, rows under one head",
			rows: []string{"乡镇|慰问|<|轮椅(辆)", "^|户数|资金(万元)|^", "城关镇|120|3.6|12", "柳河镇|48|2.4|-"},
			want: []string{"城关镇：慰问户数120户，慰问资金3.6万元，轮椅12辆。", "柳河镇：慰问户数48户，慰问资金2.4万元。"},
		},
		{
			name: "a head for several rows, a figure for several rows",
			rows: []string{"乡镇|物资|数量(件)|资金(元)", "城关镇|轮椅|12|9000", "^|拐杖|30|^", "柳河镇|轮椅|3|800"},
			want: []string{"城关镇，轮椅：数量12件，资金9000元。", "城关镇，拐杖：数量30件。", "柳河镇，轮椅：数量3件，资金800元。"},
		},
		{
			name:  "the unit above the table",
			above: "单位：万元",
			rows:  []string{"项目|预算|支出", "康复救助|120|118.5", "辅具适配|30|28"},
			want:  []string{"康复救助：预算120万元，支出118.5万元。", "辅具适配：预算30万元，支出28万元。"},
		},
		{
			name:  "the unit above the table, in brackets, before an empty line",
			above: "（单位：人）\n",
			rows:  []string{"项目|城镇|农村", "就业|120|118"},
			want:  []string{"就业：城镇120人，农村118人。"},
		},
		{
			name:  "a line above the table that says more",
			above: "经费表 单位：元",
			rows:  []string{"项目|预算", "义诊|3000"},
			want:  []string{"经费表 单位：元", "义诊：预算3000元。"},
		},
		{
			name: "a title in the table, the unit in its second line",
			rows: []string{"助残日活动经费表|<|<", "单位：元|<|<", "项目|人数|经费", "义诊|26|3000"},
			want: []string{"助残日活动经费表", "义诊：人数26人，经费3000元。"},
		},
		{
			name: "units in the heads of rows, years as heads",
			rows: []string{"指标|2022年|2023年|同比增长", "救助人数（人）|120|135|12.5%", "救助资金（万元）|80|92|15%"},
			want: []string{"救助人数：2022年救助人数120人，2023年救助人数135人，救助人数同比增长12.5%。", "救助资金：2022年救助资金80万元，2023年救助资金92万元，救助资金同比增长15%。"},
		},
		{
			name: "years as heads of rows",
			rows: []string{"年份|就业人数|培训（人次）", "2022|120|300", "2023|135|320"},
			want: []string{"2022年：就业人数120人，培训300人次。", "2023年：就业人数135人，培训320人次。"},
		},
		{
			name: "figures with their own units",
			rows: []string{"项目|情况", "发放轮椅|120辆", "慰问金|约3.5万元"},
			want: []string{"发放轮椅：120辆。", "慰问金：约3.5万元。"},
		},
		{
			name: "two columns without heads",
			rows: []string{"发放轮椅（辆）|120", "慰问金|3.5万元"},
			want: []string{"发放轮椅：120辆。", "慰问金：3.5万元。"},
		},
		{
			name: "telephone numbers are no figures",
			rows: []string{"姓名|联系电话|救助金(元)", "张某|13800000000|800"},
			want: []string{"张某：联系电话：13800000000，救助金800元。"},
		},
		{
			name: "a form",
			rows: []string{"姓名|张某", "地址|文化路某号"},
			want: []string{"姓名：张某", "地址：文化路某号"},
		},
		{
			name: "one column arranges text",
			rows: []string{"第一段。", "第二段120人。"},
			want: []string{"第一段。", "第二段120人。"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := New(Limits{})
			if tt.above != "" {
				b.Paragraph(tt.above)
			}
			build(b, tt.rows...)
			doc, err := b.Document()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, strings.Split(strings.TrimSuffix(doc.Text, "\n"), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			checkMarks(t, doc)
		})
	}
}

// checkMarks checks that marks are sorted, apart and within the text.
func checkMarks(tb testing.TB, doc Document) {
	tb.Helper()
	at := 0
	for _, m := range doc.Marks {
		if m.Start < at || m.End <= m.Start || m.End > len(doc.Text) {
			tb.Fatalf("mark %v after %d in a text of %d bytes", m, at, len(doc.Text))
		}
		at = m.End
	}
}

// TestEdges places cells by their edges: the second row has two cells where the first
// has one, and its edges are a little off.
func TestEdges(t *testing.T) {
	b := New(Limits{})
	b.OpenTable()
	for _, row := range [][]struct {
		text        string
		left, right int
		continues   bool
	}{
		{{"乡镇", 0, 1000, false}, {"慰问", 1000, 3000, false}, {"轮椅(辆)", 3000, 4000, false}},
		{{"", 0, 1010, true}, {"户数", 1010, 2000, false}, {"资金(元)", 2000, 2990, false}, {"", 2990, 4000, true}},
		{{"城关镇", 0, 1000, false}, {"12", 1000, 2005, false}, {"6000", 2005, 3000, false}, {"3", 3000, 4000, false}},
	} {
		b.OpenRow(0)
		for _, c := range row {
			b.OpenCell(Cell{Left: c.left, Right: c.right, Continues: c.continues})
			b.Text(c.text)
			b.CloseCell()
		}
	}
	b.CloseTable()
	doc, err := b.Document()
	if want := "城关镇：慰问户数12户，慰问资金6000元，轮椅3辆。\n"; err != nil || doc.Text != want {
		t.Errorf("%q, %v; want %q", doc.Text, err, want)
	}
	if p, _ := At(doc.Marks, strings.Index(doc.Text, "轮椅")); p.Cell() != "D3" {
		t.Errorf("轮椅3辆 is said to stand in %s", p)
	}
	checkMarks(t, doc)
}
