package review

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
)

// Page is what the page of a dataset shows. [Read] works it out.
type Page struct {
	Name     string // of the dataset
	Reports  string // how many there are
	Years    string // from the first to the last
	Figures  string
	Coverage string // share of the figures that a check came to a verdict on
	Silent   string // figures that no check came to a verdict on
	Covered  string // how many those are
	Checked  string // findings in all
	Verdicts []verdictTotal
	Severity []verdictTotal
	Overview []chart // of findings
	Charts   []chart // of figures
	Findings []Finding
	Full     []*Report
	Cuts     []string // what is left out, in sentences
	Filters  []filter
}

// verdictTotal is how many findings have a verdict or a severity.
type verdictTotal struct {
	Value, Name, Count string
	Share              string
	Bar                part
}

// filter is a choice by which findings are selected.
type filter struct {
	Field, Name string
	Options     []option
}

type option struct {
	Value, Name string
	Count       int
}

func (r *reading) page() *Page {
	p := &Page{
		Name: clean(filepath.Base(filepath.Clean(r.dataset.Dir))), Reports: whole(r.tally.reports), Years: r.tally.span(),
		Figures: whole(r.tally.figures.all), Coverage: share(r.tally.figures.checked, r.tally.figures.all), Covered: whole(r.tally.figures.checked),
		Silent:  whole(r.tally.figures.all - r.tally.figures.checked),
		Checked: whole(r.ranking.n), Findings: r.findings,
	}
	p.Verdicts, p.Severity = r.verdictTotals(), r.severityTotals()
	p.Overview = []chart{r.ranking.checkChart(r.names), r.tally.coverageChart(r.names), r.tally.worst()}
	p.Charts = r.tally.charts(r.names)
	r.fit(p)
	r.connect(p)
	p.Cuts = r.cuts(p)
	p.Filters = filters(p.Findings)
	return p
}

// span is the years of the reports.
func (t *tally) span() string {
	var years []int32
	for y := range t.years {
		years = append(years, y)
	}
	if len(years) == 0 {
		return "年份不详"
	}
	first, last := slices.Min(years), slices.Max(years)
	if first == last {
		return fmt.Sprintf("%d年", first)
	}
	return fmt.Sprintf("%d—%d年", first, last)
}

func (r *reading) verdictTotals() []verdictTotal {
	var parts []part
	for _, v := range verdicts {
		parts = append(parts, part{Class: v, Name: r.names.verdict.of(v), Count: r.ranking.verdict[v]})
	}
	bars := map[string]part{}
	for _, p := range stacked(parts, r.ranking.n) {
		bars[p.Class] = p
	}
	var out []verdictTotal
	for _, p := range parts {
		out = append(out, verdictTotal{p.Class, p.Name, whole(p.Count), share(p.Count, r.ranking.n), bars[p.Class]})
	}
	return out
}

func (r *reading) severityTotals() []verdictTotal {
	var out []verdictTotal
	for _, s := range []string{"error", "warning", "note"} {
		out = append(out, verdictTotal{Value: s, Name: r.names.severity.of(s), Count: whole(r.ranking.grave[s])})
	}
	return out
}

// fit takes as many reports as their texts have room for.
func (r *reading) fit(p *Page) {
	room := r.limits.Text
	for _, report := range r.full {
		if report == nil {
			continue // a check of a document that the dataset lacks
		}
		if room -= report.bytes; room < 0 {
			return
		}
		report.Number = len(p.Full) + 1
		p.Full = append(p.Full, report)
	}
}

// anchor names a place of the page.
func anchor(kind string, number int) string { return kind + strconv.Itoa(number) }

// connect sets the links from findings to the texts, and drops findings of
// documents that the dataset lacks.
func (r *reading) connect(p *Page) {
	full := map[string]*Report{}
	for id, at := range r.shown {
		if report := r.full[at]; report != nil && report.Number > 0 {
			full[id] = report
		}
	}
	p.Findings = slices.DeleteFunc(p.Findings, func(f Finding) bool { return f.Number == 0 })
	for i := range p.Findings {
		f := &p.Findings[i]
		f.Other = r.known[f.partner]
		if report := full[f.partner]; report != nil {
			f.OtherLink = anchor("r", report.Number)
		}
		if report := full[f.document]; report != nil {
			f.Link = cmp.Or(report.anchors[f.Number], anchor("r", report.Number))
		}
	}
}

// cuts says what was left out.
func (r *reading) cuts(p *Page) []string {
	var out []string
	for _, v := range verdicts {
		if n := r.ranking.verdict[v]; n > r.limits.Findings {
			out = append(out, fmt.Sprintf("“%s”共%s项，列出最重的%s项。", r.names.verdict.of(v), whole(n), whole(r.limits.Findings)))
		}
	}
	if len(r.listed) > len(p.Full) {
		out = append(out, fmt.Sprintf("所列核对结论涉及%s份报告，附最重的%s份原文。", whole(len(r.listed)), whole(len(p.Full))))
	}
	long := 0
	for _, report := range p.Full {
		if report.Left > 0 {
			long++
		}
	}
	if long > 0 {
		out = append(out, fmt.Sprintf("%s份报告过长，只附开头部分。", whole(long)))
	}
	return out
}

// filters offers what the listed findings differ in.
func filters(findings []Finding) []filter {
	out := []filter{
		{"check", "检查", options(findings, func(f *Finding) (string, string) { return f.Check, f.CheckName })},
		{"severity", "程度", options(findings, func(f *Finding) (string, string) { return f.Severity, f.SeverityName })},
		{"issuer", "发布单位", options(findings, func(f *Finding) (string, string) { return f.Source.Issuer, f.Source.Issuer })},
		{"year", "年份", options(findings, func(f *Finding) (string, string) { return f.Source.Year, f.Source.Year })},
	}
	years := out[len(out)-1].Options
	slices.SortFunc(years, func(a, b option) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

// options are the values that findings have, the most frequent first.
func options(findings []Finding, of func(*Finding) (value, shown string)) []option {
	counts := map[string]*option{}
	for i := range findings {
		if value, shown := of(&findings[i]); value != "" {
			o := entry(counts, value)
			o.Value, o.Name = value, shown
			o.Count++
		}
	}
	var out []option
	for _, o := range counts {
		out = append(out, *o)
	}
	slices.SortFunc(out, func(a, b option) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	return out
}
