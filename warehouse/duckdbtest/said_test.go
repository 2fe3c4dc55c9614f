package duckdbtest

import (
	"cmp"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
	"heshu/warehouse/sql"
	"heshu/warehouse/sql/sqltest"
)

// story is a report in figures: amounts, unless they are goods or households.
type story struct {
	name  string
	year  int32
	said  []figure
	links string // as sketch reads them
}

// figure is a figure of a story, its fields empty where the text says nothing.
type figure struct {
	id                     string
	value                  int
	item, class            string
	giver, org, went       string // as named, as an organisation; the id of the beneficiary
	measure, basis, status string
}

// records writes the tables of a story, in whose ids its name is.
func (s story) records() *extract.Records {
	r := sketch(s.name, "", s.links)
	r.Document.Year = &s.year
	for i, f := range s.said {
		value := quantity.Decimal(f.value) * quantity.One
		fact := extract.Fact{FactID: s.name + f.id, DocumentID: s.name, Start: int64(i), Quote: f.id}
		columns := extract.FigureColumns{Item: some(f.item), ItemClass: some(f.class), Giver: some(f.giver), Value: &value, Lower: &value, Upper: &value,
			Basis: cmp.Or(f.basis, "total"), Status: cmp.Or(f.status, "actual")}
		if f.went != "" {
			columns.BeneficiaryID = ptr(s.name + f.went)
		}
		if f.measure != "" {
			r.Counts = append(r.Counts, extract.CountRow{Fact: fact, FigureColumns: columns, Measure: f.measure})
		} else {
			r.Amounts = append(r.Amounts, extract.AmountRow{Fact: fact, FigureColumns: columns, Currency: "CNY"})
		}
		if f.org != "" {
			gives(r, fact.FactID, f.org)
		}
	}
	return r
}

// gives links an organisation to what it gave.
func gives(r *extract.Records, factID, name string) {
	org := extract.Fact{FactID: factID + "org", DocumentID: r.Document.DocumentID}
	r.Organisations = append(r.Organisations, extract.OrganisationRow{Fact: org, Name: name, Canonical: name, Role: "giver"})
	r.Links = append(r.Links, extract.LinkRow{DocumentID: org.DocumentID, FromID: factID, ToID: org.FactID, Relation: "giver", Rule: "r"})
}

// some returns nil for an empty text.
func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// told writes a dataset of stories.
func told(t *testing.T, stories ...story) *warehouse.Dataset {
	t.Helper()
	var all []*extract.Records
	for _, s := range stories {
		all = append(all, s.records())
	}
	return compiled(t, all...)
}

// compiled writes a dataset, and has all questions to it compared.
func compiled(t *testing.T, all ...*extract.Records) *warehouse.Dataset {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	write(t, dir, all...)
	data, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	compared(t, data)
	return data
}

// rows asks a query of the views and returns its rows, cells apart by spaces.
func rows(t *testing.T, data *warehouse.Dataset, query string) []string {
	t.Helper()
	got, err := sqltest.Ask(t.Context(), prepared(t, data), query)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range got.Rows {
		lines = append(lines, strings.Join(row, " "))
	}
	return lines
}

// expect compares rows with those that were written by hand.
func expect(t *testing.T, data *warehouse.Dataset, query string, want ...string) {
	t.Helper()
	if got := strings.Join(rows(t, data, query), "\n"); got != strings.Join(want, "\n") {
		t.Errorf(" got %s\nwant %s", got, strings.Join(want, "\n"))
	}
}

// What a figure is not said to be, its repetitions say, and then its totals, the nearest first.
func TestMoneySaysWhose(t *testing.T) {
	data := told(t,
		story{name: "1worth", links: "A=b+c", said: []figure{ // 送去价值5万元的慰问品，其中米面3万元、棉被2万元
			{id: "A", value: 50000, item: "慰问品", class: "worth"}, {id: "b", value: 30000, item: "米面", class: "other"}, {id: "c", value: 20000, item: "棉被"}}},
		story{name: "2some", links: "b<A d<A", said: []figure{ // the parts need not be all
			{id: "A", value: 9, class: "income"}, {id: "b", value: 2, class: "relief"}, {id: "d", value: 3, class: "other"}}},
		story{name: "3again", links: "B~A C~A", said: []figure{ // giver and item stand at repetitions
			{id: "A", value: 7}, {id: "B", value: 7, item: "慰问金", class: "relief", giver: "企业"}, {id: "C", value: 7, item: "善款", class: "donation", org: "区残疾人联合会"}}},
		story{name: "4near", links: "A=B+c B=d+e", said: []figure{ // 甲 is before 乙 by bytes, but not as near
			{id: "A", value: 9, item: "一", class: "donation", giver: "一"}, {id: "B", value: 5, item: "丁", class: "relief", giver: "丁"},
			{id: "c", value: 4}, {id: "d", value: 3}, {id: "e", value: 2, item: "米", giver: "己"}}},
		story{name: "5known", links: "B~A A=c+d", said: []figure{ // a total's giver stands at its repetition
			{id: "A", value: 5, item: "慰问金"}, {id: "B", value: 5, giver: "县政府"}, {id: "c", value: 3}, {id: "d", value: 2}}},
	)
	expect(t, data, "SELECT fact_id, item, coalesce(item_class, '-'), coalesce(giver, '-'), value FROM money ORDER BY fact_id",
		"3againA 慰问金 relief 企业 7", "4nearc 一 donation 一 4", "4neard 丁 relief 丁 3", "4neare 米 relief 己 2",
		"5knownc 慰问金 - 县政府 3", "5knownd 慰问金 - 县政府 2")
}

// A plan is set against the total that was done, also where the sums count its parts.
func TestPlansKeepTotals(t *testing.T) {
	data := told(t,
		story{name: "plan", year: 2021, links: "W=x+y", said: []figure{
			{id: "A", value: 9, item: "慰问金", status: "planned"}, {id: "k", value: 8, item: "轮椅", measure: "vehicle", status: "planned"},
			{id: "W", value: 9, item: "慰问品", class: "worth", status: "planned"}, {id: "x", value: 5, status: "planned"}, {id: "y", value: 4, item: "米面", status: "planned"}}},
		story{name: "done", year: 2021, links: "A=b+c g=h+i", said: []figure{
			{id: "A", value: 5, item: "慰问金"}, {id: "b", value: 3}, {id: "c", value: 2, item: "慰问金"},
			{id: "g", value: 7, item: "辅具", measure: "piece"}, {id: "h", value: 6, item: "轮椅", measure: "vehicle"}, {id: "i", value: 1, item: "拐杖", measure: "pair"}}},
	)
	q, _ := sql.Find("planned-and-done")
	expect(t, data, q.Text, "2021 amount 慰问金 CNY 1 9 1 5 4", "2021 count 轮椅 vehicle 1 8 1 6 2")
}

// Goods are those of the households that a repetition names, and a rate that is said twice
// is one rate.
func TestHouseholdGoods(t *testing.T) {
	household := func(id string, n int) figure {
		return figure{id: id, value: n, class: "household", measure: "household"}
	}
	rate := func(id string, n int, went string) figure {
		return figure{id: id, value: n, item: "大米", class: "goods", measure: "bag", basis: "per_household", went: went}
	}
	data := told(t,
		story{name: "1again", links: "B~A", said: []figure{household("h", 4), {id: "A", value: 8, item: "米", class: "goods", measure: "bag"},
			{id: "B", value: 8, item: "米", class: "goods", measure: "bag", went: "h"}}},
		story{name: "2rates", links: "i~h", said: []figure{household("h", 4), household("i", 4), household("j", 4),
			rate("a", 2, "h"), rate("b", 2, "i"), rate("c", 2, "j"), rate("d", 3, "h"), rate("e", 2, "")}},
		story{name: "3total", links: "T*a", said: []figure{household("h", 4), rate("a", 2, "h"), rate("b", 2, "h"),
			{id: "T", value: 8, item: "大米", class: "goods", measure: "bag", went: "h"}}},
	)
	expect(t, data, "SELECT fact_id, stated_for, coalesce(CAST(goods AS VARCHAR), '-') FROM household_goods ORDER BY fact_id",
		"1againA all households 8", "2ratesa one household 8", "2ratesc one household 8", "2ratesd one household 12", "2ratese one household -", "3totalT all households 8")
}

// Two entries of one archive are told apart.
func TestRepeatedEntries(t *testing.T) {
	one, other := story{name: "d1", said: []figure{{id: "a", value: 5}}}.records(), story{name: "d2"}.records()
	for _, r := range []*extract.Records{one, other} {
		r.Document.Source, r.Document.Member = "a.zip", ptr(r.Document.DocumentID+".txt")
	}
	other.Checks = []extract.CheckRow{{CheckID: "c", DocumentID: "d2", Check: "duplicate", Result: "doubtful", OtherDocumentID: ptr("d1")}}
	q, _ := sql.Find("repeated-reports")
	expect(t, compiled(t, one, other), q.Text, "duplicate  a.zip d1.txt 1 a.zip d2.txt 1 CNY 5 ")
}
