package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/segment"
)

func TestLoadNamesPlaceAndMend(t *testing.T) {
	figure := "r\tcount\t2次\t2\t次\texact\ttotal\t会\ty\n"
	tests := []struct{ name, file, lines, want string }{
		{"cells", "figures.tsv", "# c\nr\tcount\t2次\n", "figures.tsv:2: 3 cells instead of 9"},
		{"kind", "figures.tsv", strings.Replace(figure, "count", "people", 1), `figures.tsv:1: kind is "people"; write amount or count`},
		{"value", "figures.tsv", strings.Replace(figure, "\t2\t", "\t2万\t", 1), "write a number like 1.5"},
		{"range", "figures.tsv", strings.Replace(figure, "\t2\t", "\t5~3\t", 1), "lower~upper"},
		{"approx", "figures.tsv", strings.Replace(figure, "exact", "around", 1), `approx is "around"`},
		{"item", "figures.tsv", strings.Replace(figure, "会", "", 1), "blank"},
		{"required", "figures.tsv", strings.Replace(figure, "\ty\n", "\tmaybe\n", 1), "write y or n"},
		{"report", "organisations.tsv", "\t县医院\tmedical\ty\n", "no report"},
		{"year", "themes.tsv", "r\t自强\tnational\t二〇\t1\n", `year is "二〇"`},
		{"role", "themes.tsv", "r\t自强\tmain\t\t\n", `role is "main"`},
		{"relation", "links.tsv", "r\t2次\tto\t2人\ty\n", `relation is "to"`},
		{"number", "reports.tsv", "one\t1\t甲\n", `report is "one"`},
		{"check", "checks.tsv", "r\tproduct\t\t1\t1\n", "check or quote is blank"},
		{"empty", "other.tsv", "", "no figures.tsv"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(write(t, map[string]string{test.file: test.lines}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func TestLoadListsEveryError(t *testing.T) {
	_, err := Load(write(t, map[string]string{"figures.tsv": "a\nb\n", "links.tsv": "c\n"}))
	if err == nil || strings.Count(err.Error(), "cells instead of") != 3 {
		t.Errorf("error %v, want three places", err)
	}
}

func TestOccurrence(t *testing.T) {
	tests := []struct{ text, quote, before string }{
		{"共12次、2次", "2次", "共12次、"},
		{"共十二次、二次", "二次", "共十二次、"},
		{"11个、1个", "1个", "11个、"},
		{"第2次、2次", "2次", "第2次、"},
		{"1.2次、1。2次、2次", "2次", "1.2次、1。2次、"},
		{"12,600元、600元", "600元", "12,600元、"},
		{"12，600元、600元", "600元", "12，600元、"},
		{"共12,60元", "60元", "共12,"},
		{"2～3次、3次", "3次", "2～3次、"},
		{"400至600元、600元", "600元", "400至600元、"},
		{"13日至17日", "17日", "13日至"},
		{"总人数3名", "3名", "总人数"},
		{"几十张、十张", "十张", "几十张、"},
		{"数百人、百人", "百人", "数百人、"},
		{"3万5千元、5千元", "5千元", "3万5千元、"},
		{"10人次、10人", "10人", "10人次、"},
		{"近10人次、近10人", "近10人", "近10人次、"},
		{"走访__五个村", "五个", "走访__"},
		{"约200余名", "200余名", "约"},
		{"约20人、近20人", "近20人", "约20人、"},
	}
	for _, test := range tests {
		at, ok := occurrence(test.text, test.quote, 0)
		if !ok || test.text[:at] != test.before {
			t.Errorf("%s in %s: at %d %v, want behind %q", test.quote, test.text, at, ok, test.before)
		}
	}
	if at, ok := occurrence("12次", "2次", 0); ok {
		t.Errorf("2次 found in 12次 at %d", at)
	}
}

func TestAnchorRepeatedQuotes(t *testing.T) {
	text := "甲一批、12次、乙一批、丙2次、2次"
	rows := []figure{{quote: "一批"}, {quote: "一批"}, {quote: "9次"}, {quote: "2次"}, {quote: "2次"}, {quote: "2次"}}
	want := []string{"甲", "甲一批、12次、乙", "-", "甲一批、12次、乙一批、丙", "甲一批、12次、乙一批、丙2次、", "-"}
	for i, a := range anchor(text, rows) {
		got := "-"
		if a.found {
			got = text[:a.span.Start]
		}
		if got != want[i] {
			t.Errorf("row %d %s stands behind %q, want %q", i, a.quote, got, want[i])
		}
	}
}

func TestNumberIn(t *testing.T) {
	tests := map[string]string{
		"约200余名": "200", "3至5名": "3至5", "80余万元": "80余万", "1。1万元": "1。1万", "百分之九十五以上": "百分之九十五",
		"三千二百元左右": "三千二百", "__万元": "__万", "XX辆": "XX", "若干名": "若干名", "2,350元": "2,350", "突破6万元": "6万",
	}
	for quote, want := range tests {
		if got := numberIn(quote).In(quote); got != want {
			t.Errorf("number of %s is %s, want %s", quote, got, want)
		}
	}
}

func TestSameBasis(t *testing.T) {
	tests := []struct {
		accepted, got string
		want          bool
	}{
		{"total", "total", true},
		{"total", "per_person", false},
		{"per_person|per_month", "per_person", true},
		{"per_person|per_month", "per_person_month", true},
		{"per_person|per_month", "per_month_person", true},
		{"per_person|per_month", "per_person_year", false},
		{"per_person|total", "total", true},
		{"per_person", "per_person_month", false},
		{"per_mu", "per_area", true},
		{"per_jin|per_year", "per_item_year", true},
	}
	for _, test := range tests {
		if got := sameBasis(forms(test.accepted), test.got); got != test.want {
			t.Errorf("%s for %s: %v", test.got, test.accepted, got)
		}
	}
}

func TestSameItem(t *testing.T) {
	tests := []struct {
		accepted, got string
		want          bool
	}{
		{"残疾人", "残疾人", true},
		{"残疾人|群众", "农村贫困残疾人", true},
		{"残疾人", "一二三四五六七八残疾人", true},
		{"残疾人", "一二三四五六七八九残疾人", false},
		{"残疾人", "残疾人家庭", false},
		{"鄉鎮", "鄉(xiāng)鎮(zhèn)", true},
		{"學(xué)生", "聾啞學生", true},
		{"乡镇(街道)", "乡镇(街道)", true},
	}
	for _, test := range tests {
		if got := sameItem(forms(test.accepted), &test.got); got != test.want {
			t.Errorf("%s for %s: %v", test.got, test.accepted, got)
		}
	}
}

func TestSameUnit(t *testing.T) {
	tests := []struct {
		accepted, kind, unit, currency string
		want                           bool
	}{
		{"元", "amount", "万元", "CNY", true},
		{"元", "amount", "块钱", "CNY", true},
		{"元", "amount", "万美元", "USD", false},
		{"美元", "amount", "万美元", "USD", true},
		{"美元", "amount", "万元", "CNY", false},
		{"人次", "count", "万人次", "", true},
		{"人次", "count", "人", "", false},
		{"千米", "count", "千米", "", true},
		{"米", "count", "千米", "", false},
		{"臺", "count", "臺(tái)", "", true},
		{"臺", "count", "台", "", false},
		{"%", "count", "百分之", "", true},
		{"个百分点", "count", "个百分点", "", true},
	}
	for _, test := range tests {
		p := prediction{kind: test.kind, currency: test.currency, FigureColumns: extract.FigureColumns{Unit: test.unit}}
		if got := sameUnit(forms(test.accepted), p); got != test.want {
			t.Errorf("%s %s for %s: %v", test.unit, test.currency, test.accepted, got)
		}
	}
}

func TestNear(t *testing.T) {
	tests := []struct {
		value, expected string
		want            bool
	}{
		{"28.3333", "28.3", true}, {"28.36", "28.3", false}, {"65.9794", "66", true}, {"65.4", "66", false}, {"16000", "16000", true}, {"16001", "16000", false},
	}
	for _, test := range tests {
		expected, err := readStated(row{}, test.expected)
		if err != nil {
			t.Fatal(err)
		}
		if got := near(*decimal(test.value), expected); got != test.want {
			t.Errorf("%s near %s: %v", test.value, test.expected, got)
		}
	}
}

// Every annotation of the development set must have its place in its text.
func TestDevelopmentSetIsAnchored(t *testing.T) {
	g, docs := development(t)
	s, err := g.Score(docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range s.Notes {
		t.Error(n)
	}
	if s.Reports != len(docs) || s.Figures[0].Found.Gold < 400 {
		t.Errorf("%d reports and %d figures, want %d and more than 400", s.Reports, s.Figures[0].Found.Gold, len(docs))
	}
}

// Records made from the annotations themselves score 1 in everything: no row
// of the development set can only be answered wrong.
func TestDevelopmentSetCanBeAnswered(t *testing.T) {
	g, docs := development(t)
	for _, d := range docs {
		answer(g, d)
	}
	s, err := g.Score(docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Figures {
		if f.Full.F1() != 1 {
			t.Errorf("%s: F1 in full %v", f.Kind, f.Full.F1())
		}
	}
	for _, e := range append(s.Wrong, s.Broken...) {
		t.Error(e)
	}
}

func development(t *testing.T) (*Gold, []*extract.Records) {
	t.Helper()
	g, err := Load("../../testdata/gold/dev")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../testdata/reports/dev/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	var docs []*extract.Records
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, newPaper(filepath.Base(name), string(data)).Records)
	}
	return g, docs
}

// answer fills records with the figures that the annotations demand.
func answer(g *Gold, d *extract.Records) {
	var rows []figure
	for _, f := range g.figures {
		if f.report == g.reportID(d.Document) {
			rows = append(rows, f)
		}
	}
	for _, a := range anchor(d.Document.Text, rows) {
		value := a.value.text
		p := &paper{Records: d, from: a.span.Start}
		p.figure(a.kind, a.quote, value, a.units[0], a.approx[0], schemaBasis(a.basis[0]), a.items[0])
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("縣殘聯(lián)會(huì)同(县)")
	f.Add("((a)(é\xff")
	f.Fuzz(func(t *testing.T, s string) {
		once := plain(s)
		if len(once) > len(s) || plain(once) != once && !strings.Contains(s, "(") {
			t.Errorf("plain(%q) is %q", s, once)
		}
	})
}

func FuzzOccurrence(f *testing.F) {
	f.Add("共12次、2次", "2次")
	f.Add("\xff1\xff", "\xff")
	f.Fuzz(func(t *testing.T, text, quote string) {
		if quote == "" {
			return
		}
		at, ok := occurrence(text, quote, 0)
		if ok && text[at:at+len(quote)] != quote {
			t.Errorf("%q at %d of %q", quote, at, text)
		}
		span := numberIn(quote)
		if !(segment.Span{End: len(quote)}).Contains(span) {
			t.Errorf("number of %q is %v", quote, span)
		}
	})
}
