package extract_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus"
	"heshu/corpus/layout"
	"heshu/extract"
)

// textFiles are the sample reports by name, without ending.
func textFiles(t *testing.T) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for _, doc := range sampleReports(t, "dev") {
		texts[strings.TrimSuffix(filepath.Base(doc.Source), ".txt")] = doc.Text
	}
	return texts
}

// factsOf reads a file or folder: the facts of each report by its name, that of its row or
// of its file without ending.
func factsOf(t *testing.T, path, column string) map[string][]string {
	t.Helper()
	facts := make(map[string][]string)
	document := func(d corpus.Document) error {
		name, _, _ := strings.Cut(d.Source, ".")
		if d.Member != "" {
			name = d.Member
		}
		records := readDocument(t, d)
		checkInvariants(t, d, records)
		facts[name] = append(facts[name], factLines(records)...)
		return nil
	}
	input := func(in corpus.Input) error {
		if in.State != corpus.Read {
			t.Errorf("%s: %s (%s)", in.Source, in.State, in.Message)
		}
		return nil
	}
	if err := corpus.Each(t.Context(), []string{path}, corpus.Options{TextColumn: column, IDField: idColumn(column)}, document, input); err != nil {
		t.Fatal(err)
	}
	return facts
}

// factLines tells the facts of a report without their places. Quotes are told without
// white space, which a format may spread otherwise.
func factLines(r *extract.Records) []string {
	var all []string
	add := func(format string, args ...any) {
		all = append(all, strings.Join(strings.Fields(fmt.Sprintf(format, args...)), ""))
	}
	text := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	add("report|%s|%s|%s", text(r.Document.Title), text(r.Document.Issuer), text(r.Document.Region))
	for _, a := range r.Amounts {
		add("amount|%s|%v|%v|%v|%s|%s|%s|%s|%s|%s|%s", a.Quote, a.Value, a.Lower, a.Upper, text(a.Item), text(a.ItemClass), a.Basis, a.Status, text(a.Giver), text(a.Receiver), text(a.Section))
	}
	for _, c := range r.Counts {
		add("count|%s|%v|%v|%v|%s|%s|%s|%s|%s|%s|%s", c.Quote, c.Value, c.Lower, c.Upper, text(c.Item), text(c.ItemClass), c.Basis, c.Status, text(c.Giver), text(c.Receiver), text(c.Section))
	}
	for _, th := range r.Themes {
		add("theme|%s|%s|%s", th.Quote, th.Theme, th.Role)
	}
	for _, o := range r.Organisations {
		add("organisation|%s|%s|%s|%s", o.Quote, o.Canonical, o.Type, o.Role)
	}
	slices.Sort(all)
	return all
}

// TestTablesGiveFacts reads tables: a figure means what its row, its column and the
// units in their heads say.
func TestTablesGiveFacts(t *testing.T) {
	tests := []struct {
		name string
		rows [][]string
		want []string
	}{
		{"no heads", [][]string{{"轮椅", "辆", "120"}, {"助听器", "台", "35"}}, []string{"120辆 120 轮椅", "35台 35 助听器"}},
		{"units in the heads", [][]string{{"项目", "人数(人)", "金额(万元)"}, {"助学金", "15", "3.5"}}, []string{"3.5万元 35000 助学金", "15人 15 助学金"}},
		{"a column of units", [][]string{{"序号", "名称", "单位", "数量"}, {"1", "轮椅", "辆", "120"}, {"2", "拐杖", "副", "60"}}, []string{"120辆 120 轮椅", "60副 60 拐杖"}},
		{"units in the heads of rows", [][]string{{"发放轮椅（辆）", "120"}, {"救助资金（万元）", "3.5"}}, []string{"3.5万元 35000 救助资金", "120辆 120 轮椅"}},
		{"years as heads", [][]string{{"指标", "2022年", "2023年"}, {"发放轮椅（辆）", "120", "135"}}, []string{"120辆 120 轮椅", "135辆 135 轮椅"}},
		{"figures with their units", [][]string{{"项目", "完成情况"}, {"发放轮椅", "120辆"}}, []string{"120辆 120 轮椅"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := layout.New(layout.Limits{})
			b.Paragraph("柳河镇残联助残日活动统计表")
			b.OpenTable()
			for _, row := range tt.rows {
				b.Row(row...)
			}
			b.CloseTable()
			doc, err := b.Document()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, figureLines(read(t, doc.Text))); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, doc.Text)
			}
		})
	}
}

// figureLines are the quotes, values and items of all amounts and then of all counts.
func figureLines(r *extract.Records) []string {
	var all []string
	add := func(f extract.Fact, c extract.FigureColumns) {
		item := "-"
		if c.Item != nil {
			item = *c.Item
		}
		all = append(all, fmt.Sprintf("%s %v %s", f.Quote, c.Value, item))
	}
	for _, a := range r.Amounts {
		add(a.Fact, a.FigureColumns)
	}
	for _, c := range r.Counts {
		add(c.Fact, c.FigureColumns)
	}
	return all
}

// TestLocations finds the place of every fact of a document with a table: a cell for
// those of the table.
func TestLocations(t *testing.T) {
	places := make(map[string]string)
	document := func(d corpus.Document) error {
		r := readDocument(t, d)
		for _, f := range append(evidence(r.Amounts), evidence(r.Counts)...) {
			for _, l := range r.Locations {
				if l.Start <= f.Start && f.Start < l.End && l.Cell != nil {
					places[f.Quote] = *l.Cell
				} else if l.Start <= f.Start && f.Start < l.End && l.Paragraph != nil {
					places[f.Quote] = fmt.Sprint(*l.Paragraph)
				}
			}
		}
		return nil
	}
	path := filepath.Join("..", "testdata", "documents", "tables", "table.docx")
	err := corpus.Each(t.Context(), []string{path}, corpus.Options{}, document, func(corpus.Input) error { return nil })
	want := map[string]string{
		"48户": "2", "2.4万元": "2", "120人": "B2", "6万元": "C2", "15人": "B3", "4.5万元": "C3",
		"86人": "B4", "12.38万元": "C4", "26人": "3", "13辆": "3",
	}
	if diff := cmp.Diff(want, places); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// evidence is what rows have in common.
func evidence[T extract.AmountRow | extract.CountRow](rows []T) []extract.Fact {
	var all []extract.Fact
	for _, row := range rows {
		switch row := any(row).(type) {
		case extract.AmountRow:
			all = append(all, row.Fact)
		case extract.CountRow:
			all = append(all, row.Fact)
		}
	}
	return all
}

// idColumn is the column that names the reports of a spreadsheet.
func idColumn(column string) string {
	if column == "" {
		return ""
	}
	return "编号"
}
