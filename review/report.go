package review

import (
	"maps"
	"slices"
	"strings"

	"heshu/extract"
	"heshu/segment"
)

// Report is a report as the page shows it in full.
type Report struct {
	Number   int
	Source   *source
	Tokens   []token
	Left     int // bytes of the text that are not shown
	Facts    []factLine
	Verdicts []verdictCount

	bytes   int            // of the text that are shown
	anchors map[int]string // anchors of the findings in the text, by their numbers
}

// factLine is a fact as a row of a report's table.
type factLine struct {
	Quote, Value, Item, Class, How, Giver, Rule string
	start                                       int64
}

// verdictCount is how many findings of a report have a verdict.
type verdictCount struct {
	Verdict, Name string
	Count         int
}

// numbered is a finding with its number on the page, 0 if it is not listed.
type numbered struct {
	extract.CheckRow
	number int
}

// report shows the report up to so many bytes of its text.
func (f *facts) report(limit int, findings []numbered) *Report {
	text := f.Document.Text
	window := segment.Span{End: runeStart(text, min(len(text), limit))}
	out := &Report{Source: f.source, Left: len(text) - window.End, bytes: window.End, anchors: map[int]string{}}
	marks := append(judgements(findings, f.names, out.anchors), f.factMarks()...)
	out.Tokens = weave(text, window, marks)
	out.keepShown()
	out.Facts = f.lines(int64(window.End))
	out.Verdicts = f.countVerdicts(findings)
	return out
}

// keepShown forgets the anchors of marks behind the end of what is shown.
func (r *Report) keepShown() {
	placed := map[string]bool{}
	for _, t := range r.Tokens {
		if t.Open != nil {
			placed[t.Open.ID] = true
		}
	}
	maps.DeleteFunc(r.anchors, func(_ int, anchor string) bool { return !placed[anchor] })
}

// judgements marks what findings judge, once where several judge the same place.
func judgements(findings []numbered, n *names, anchors map[int]string) []mark {
	at := map[segment.Span]*mark{}
	var order []segment.Span
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b numbered) int { return rank(a.Result, verdicts...) - rank(b.Result, verdicts...) })
	for _, row := range sorted {
		span := segment.Span{Start: int(row.Start), End: int(row.End)}
		m := at[span]
		if m == nil {
			m = &mark{Span: span, Class: "judged " + row.Result, Title: n.verdict.of(row.Result) + "：" + clip(row.Message, 80)}
			at[span] = m
			order = append(order, span)
		}
		m.refer(row.number, anchors)
	}
	var out []mark
	for _, span := range order {
		out = append(out, *at[span])
	}
	return out
}

// refer adds a listed finding to those that judge the mark.
func (m *mark) refer(number int, anchors map[int]string) {
	if number == 0 {
		return
	}
	if m.ID == "" {
		m.ID = anchor("t", number)
	}
	m.Refs = append(m.Refs, number)
	anchors[number] = m.ID
}

// factMarks marks all facts, and the numbers that nothing accounts for.
func (f *facts) factMarks() []mark {
	var out []mark
	add := func(x *extract.Fact, class, title string) {
		out = append(out, mark{Span: spanOf(x), Class: class, Title: clip(title, 80)})
	}
	figuresOf(f.Records, func(x figure) {
		kind := "count"
		if x.money() {
			kind = "amount"
		}
		add(x.Fact, kind, deref(x.Item)+" "+x.span())
	})
	for i := range f.Themes {
		add(&f.Themes[i].Fact, "theme", f.names.role.of(f.Themes[i].Role))
	}
	for i := range f.Organisations {
		add(&f.Organisations[i].Fact, "organisation", f.Organisations[i].Canonical+" "+f.names.role.of(f.Organisations[i].Role))
	}
	for _, n := range f.Numerals {
		if n.State == "unclaimed" {
			out = append(out, mark{Span: segment.Span{Start: int(n.Start), End: int(n.End)}, Class: "unclaimed", Title: "未归类的数字"})
		}
	}
	return out
}

// lines are the rows of the report's table of facts: those that end in what is shown.
func (f *facts) lines(end int64) []factLine {
	var out []factLine
	figuresOf(f.Records, func(x figure) {
		if x.End > end {
			return
		}
		out = append(out, factLine{
			Quote: clip(x.Quote, 60), Value: x.span(), Item: clip(deref(x.Item), 40), Class: x.class(f.names), How: f.how(&x),
			Giver: clip(deref(x.Giver), 60), Rule: x.Rule, start: x.Start,
		})
	})
	for _, t := range f.Themes {
		if t.End <= end {
			out = append(out, factLine{Quote: clip(t.Quote, 80), Class: "主题", How: f.names.role.of(t.Role), Rule: t.Rule, start: t.Start})
		}
	}
	slices.SortStableFunc(out, func(a, b factLine) int { return int(a.start - b.start) })
	return out
}

// how names what is not ordinary about a figure.
func (f *facts) how(x *figure) string {
	var out []string
	if x.Basis != "total" {
		out = append(out, f.names.basis(x.Basis))
	}
	if x.Status != "actual" {
		out = append(out, f.names.status.of(x.Status))
	}
	if x.Approx != "exact" {
		out = append(out, f.names.approx.of(x.Approx))
	}
	return strings.Join(out, "、")
}

func (f *facts) countVerdicts(findings []numbered) []verdictCount {
	var out []verdictCount
	for _, v := range verdicts {
		n := 0
		for _, row := range findings {
			if row.Result == v {
				n++
			}
		}
		if n > 0 {
			out = append(out, verdictCount{v, f.names.verdict.of(v), n})
		}
	}
	return out
}
