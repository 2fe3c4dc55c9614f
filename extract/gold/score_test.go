package gold

import (
	"fmt"
	"strings"
	"testing"

	"heshu/extract"
)

const sample = "主题是“自强 共享”。青山镇残联走访12户家庭,每户发放慰问金300元,共3600元;来了2次、12次,约20余人,3至5名志愿者,县医院帮忙。"

var sampleGold = map[string]string{
	"figures.tsv": "# report\tkind\tquote\n" +
		"r1\tcount\t12户\t12\t户\texact\ttotal\t家庭\ty\n" +
		"r1\tamount\t300元\t300\t元\texact\tper_household|per_month\t慰问金\ty\n" +
		"r1\tamount\t3600元\t3600\t元\texact\ttotal\t慰问金|金额\ty\n" +
		"r1\tcount\t2次\t2\t次\texact\ttotal\t来访\tn\n" +
		"r1\tcount\t约20余人\t20\t人\tabout|over\ttotal\t群众\ty\n" +
		"r1\tcount\t3至5名\t3~5\t名\trange\ttotal\t志愿者\ty\n",
	"themes.tsv":        "r1\t自强 共享\tnational\t2019\t29\n",
	"organisations.tsv": "r1\t青山镇残联\tdpf\ty\nr1\t县医院\tmedical\tn\n",
	"links.tsv":         "r1\t300元\tbeneficiary\t12户\ty\nr1\t3600元\tbeneficiary\t12户\tn\n",
	"givers.tsv":        "r1\t300元\t青山镇残联\ty\n",
	"checks.tsv":        "r1\tproduct\t3600元\t3600\t3600\n",
}

// perfect gives the records that agree with sampleGold in everything.
func perfect() *paper {
	p := newPaper("in/r1.txt", sample)
	p.figure("count", "12户", "12", "户", "exact", "total", "家庭")
	p.figure("amount", "300元", "300", "元", "exact", "per_household", "慰问金")
	p.figure("amount", "3600元", "3600", "元", "exact", "total", "送出的慰问金")
	p.figure("count", "2次", "2", "次", "exact", "total", "来访")
	p.figure("count", "约20余人", "20", "人", "over", "total", "群众")
	p.figure("count", "3至5名", "3~5", "名", "range", "total", "志愿者")
	p.organisation("青山镇残联", "dpf")
	p.organisation("县医院", "medical")
	p.theme("自强 共享", "自强,共享", 2019, 29)
	giver := "青山镇残联、县医院"
	p.Amounts[0].Giver = &giver
	p.Amounts[0].BeneficiaryID = &p.Counts[0].FactID
	p.Links = []extract.LinkRow{{FromID: p.Amounts[0].FactID, ToID: p.Counts[0].FactID, Relation: "beneficiary"}}
	p.Checks = []extract.CheckRow{{CheckID: "1", Check: "product", Result: "holds", Stated: decimal("3600"), Expected: decimal("3600"),
		FactIDs: []string{p.Amounts[1].FactID}}}
	giver = "青山镇残联"
	return p
}

// numbers is a score in short: right/predicted/gold of found, and right in full.
func numbers(s *Score) string {
	f := s.Figures[0]
	all := fmt.Sprintf("figures %d/%d/%d full %d", f.Found.Right, f.Found.Predicted, f.Found.Gold, f.Full.Right)
	for _, t := range s.Tables {
		all += fmt.Sprintf(" %s %d/%d/%d", t.Table, t.Found.Right, t.Found.Predicted, t.Found.Gold)
	}
	return all
}

func TestPerfectRecordsScoreOne(t *testing.T) {
	s := score(t, sampleGold, perfect())
	want := "figures 5/5/5 full 5 organisations 1/1/1 themes 1/1/1 links 1/1/1 givers 1/1/1 checks 1/1/1"
	if got := numbers(s); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, f := range s.Figures {
		if f.Found.F1() != 1 || f.Full.F1() != 1 {
			t.Errorf("%s: F1 %v, in full %v", f.Kind, f.Found.F1(), f.Full.F1())
		}
	}
	if n := len(s.Missed) + len(s.Spurious) + len(s.Wrong) + len(s.Broken) + len(s.Notes) + len(s.Confusions); n > 0 {
		t.Errorf("%d errors listed: %+v", n, s)
	}
}

// fault is one error put into perfect records.
type fault struct {
	name   string
	change func(*paper)
	want   string // part of numbers
	field  string // which is wrong in the one confusion
}

func figureFaults() []fault {
	item := "群众"
	return []fault{
		{"missed", func(p *paper) { p.Counts = append(p.Counts[:2:2], p.Counts[3]) }, "figures 4/4/5 full 4", ""},
		{"spurious", func(p *paper) { p.from = 0; p.figure("count", "12次", "12", "次", "exact", "total", "x") }, "figures 5/6/5 full 5", ""},
		{"optional missed", func(p *paper) { p.Counts = append(p.Counts[:1:1], p.Counts[2:]...) }, "figures 5/5/5 full 5", ""},
		{"kind", func(p *paper) {
			a := p.Amounts[1]
			p.Amounts = p.Amounts[:1]
			p.Counts = append(p.Counts, extract.CountRow{Fact: a.Fact, FigureColumns: a.FigureColumns})
		}, "figures 4/5/5 full 4", ""},
		{"value", func(p *paper) { p.Counts[0].Value = decimal("13") }, "figures 5/5/5 full 4", "value"},
		{"no value", func(p *paper) { p.Counts[0].Value = nil }, "figures 5/5/5 full 4", "value"},
		{"range", func(p *paper) { p.Counts[3].Upper = decimal("6") }, "figures 5/5/5 full 4", "value"},
		{"unit", func(p *paper) { p.Counts[0].Unit = "家" }, "figures 5/5/5 full 4", "unit"},
		{"currency", func(p *paper) { p.Amounts[0].Currency, p.Amounts[0].Unit = "USD", "美元" }, "figures 5/5/5 full 4", "unit"},
		{"approx", func(p *paper) { p.Counts[2].Approx = "exact" }, "figures 5/5/5 full 4", "approx"},
		{"basis", func(p *paper) { p.Amounts[0].Basis = "total" }, "figures 5/5/5 full 4", "basis"},
		{"item", func(p *paper) { p.Counts[0].Item = &item }, "figures 5/5/5 full 4", "item"},
		{"no item", func(p *paper) { p.Counts[0].Item = nil }, "figures 5/5/5 full 4", "item"},
	}
}

func tableFaults() []fault {
	return []fault{
		{"organisation missed", func(p *paper) { p.Organisations = p.Organisations[1:] }, "organisations 0/0/1", ""},
		{"organisation spurious", func(p *paper) { p.organisation("残联", "dpf") }, "organisations 1/2/1", ""},
		{"organisation twice", func(p *paper) { p.organisation("青山镇残联", "dpf") }, "organisations 1/1/1", ""},
		{"organisation type", func(p *paper) { p.Organisations[0].Type = "other" }, "organisations 1/1/1", "type"},
		{"theme", func(p *paper) { p.Themes[0].Theme, p.Themes[0].Quote = "自强", "自强" }, "themes 0/1/1", ""},
		{"theme year", func(p *paper) { p.Themes[0].Year = nil }, "themes 1/1/1", "year"},
		{"link missed", func(p *paper) { p.Links = nil; p.Amounts[0].BeneficiaryID = nil }, "links 0/0/1", ""},
		{"link optional", func(p *paper) { p.Amounts[1].BeneficiaryID = &p.Counts[0].FactID }, "links 1/1/1", ""},
		{"link wrong", func(p *paper) { p.Links = nil; p.Amounts[0].BeneficiaryID = &p.Counts[2].FactID }, "links 0/1/1", ""},
		{"link of a relation without gold", func(p *paper) {
			p.Links = append(p.Links, extract.LinkRow{FromID: p.Counts[0].FactID, ToID: p.Counts[2].FactID, Relation: "part_of"})
		}, "links 1/1/1", ""},
		{"giver missed", func(p *paper) { p.Amounts[0].Giver = nil }, "givers 0/0/1", ""},
		{"giver one of two", func(p *paper) { *p.Amounts[0].Giver = "县医院、青山镇残联" }, "givers 1/2/1", ""},
		{"check missed", func(p *paper) { p.Checks = nil }, "checks 0/0/1", ""},
		{"check unchecked", func(p *paper) { p.Checks[0].Result = "unchecked" }, "checks 0/0/1", ""},
		{"check result", func(p *paper) { p.Checks[0].Result = "differs" }, "checks 1/1/1", "result"},
		{"check of a kind without gold", func(p *paper) {
			p.Checks = append(p.Checks, extract.CheckRow{CheckID: "2", Check: "date", Result: "differs"})
		}, "checks 1/1/1", ""},
	}
}

func TestEachErrorCountsOnce(t *testing.T) {
	for _, test := range append(figureFaults(), tableFaults()...) {
		t.Run(test.name, func(t *testing.T) {
			p := perfect()
			test.change(p)
			s := score(t, sampleGold, p)
			if got := numbers(s); !strings.Contains(got+" ", test.want+" ") {
				t.Errorf("got %s, want %s", got, test.want)
			}
			fields := ""
			for _, c := range s.Confusions {
				fields += c.Field
			}
			if fields != test.field {
				t.Errorf("confused %q, want %q", fields, test.field)
			}
		})
	}
}

func TestBrokenEvidenceAndNumerals(t *testing.T) {
	p := perfect()
	p.Counts[0].Start++
	p.Amounts[0].End = 1 << 40
	p.Numerals = []extract.NumeralRow{{State: "fact", Start: 0, End: 3, Quote: "主"}, {State: "unclaimed", Start: 3, End: 6, Quote: "主"}}
	s := score(t, sampleGold, p)
	if len(s.Broken) != 3 || s.Facts != 11 {
		t.Errorf("broken %d of %d, want 3 of 11", len(s.Broken), s.Facts)
	}
	if s.Unclaimed() != 0.5 {
		t.Errorf("unclaimed %v, want 0.5", s.Unclaimed())
	}
}

// Two figures in one predicted span: one of them is right.
func TestFiguresMatchOneToOne(t *testing.T) {
	gold := map[string]string{"figures.tsv": "r\tcount\t23户\t23\t户\texact\ttotal\t家\ty\nr\tcount\t51人\t51\t人\texact\ttotal\t家\ty\n"}
	p := newPaper("r.md", "还有23户51人")
	p.figure("count", "23户51人", "23", "户", "exact", "total", "家")
	if got, want := numbers(score(t, gold, p)), "figures 1/1/2 full 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.from = 0
	p.figure("count", "51人", "51", "人", "exact", "total", "家")
	if got, want := numbers(score(t, gold, p)), "figures 2/2/2 full 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPartsOfOneFileAreOneReport(t *testing.T) {
	gold := map[string]string{"figures.tsv": "r\tcount\t2次\t2\t次\texact\ttotal\t会\ty\nr\tcount\t2次\t2\t次\texact\ttotal\t会\ty\n"}
	first, second := newPaper("r.txt", "开会2次"), newPaper("r.txt", "又开会2次")
	second.Document.Part, second.Document.SourceStart, second.Document.DocumentID = 2, 100, "second"
	second.figure("count", "2次", "2", "次", "exact", "total", "会")
	s := score(t, gold, second, first)
	if got, want := numbers(s), "figures 1/1/2 full 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(s.Missed) != 1 || s.Missed[0].Sentence != "开会2次" {
		t.Errorf("missed %v, want that of the first part", s.Missed)
	}
}

func TestNumberedReports(t *testing.T) {
	gold := map[string]string{
		"reports.tsv":       "1\t1\t甲乡\n2\t5\t乙乡\n3\t9\t丙乡\n",
		"organisations.tsv": "2\t乙乡残联\tdpf\ty\n",
	}
	first, second := newPaper("all.txt", "甲乡的总结"), newPaper("all.txt", "某乙乡残联的总结")
	second.Document.Part = 2
	second.organisation("乙乡残联", "dpf")
	s := score(t, gold, first, second)
	if got := s.Tables[0].Found; got != (Tally{1, 1, 1}) {
		t.Errorf("organisations %v, want 1/1/1", got)
	}
	if len(s.Notes) != 2 || !strings.Contains(s.Notes[0], "report 3") || !strings.Contains(s.Notes[1], "乙乡") {
		t.Errorf("notes %q, want the absent report and the text that begins otherwise", s.Notes)
	}
}

func TestNoReportIsAnError(t *testing.T) {
	_, err := folder(t, sampleGold).Score([]*extract.Records{newPaper("other.txt", "x").Records})
	if err == nil || !strings.Contains(err.Error(), "base name") {
		t.Errorf("error %v, want one that tells how reports are named", err)
	}
}

func TestRowWithoutPlaceIsMissedAndNoted(t *testing.T) {
	gold := map[string]string{"figures.tsv": "r\tcount\t2次\t2\t次\texact\ttotal\t会\ty\n"}
	s := score(t, gold, newPaper("r.txt", "共12次"))
	if got, want := numbers(s), "figures 0/0/1 full 0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0], "figures.tsv:1") {
		t.Errorf("notes %q, want figures.tsv:1", s.Notes)
	}
}
