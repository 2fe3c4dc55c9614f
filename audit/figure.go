package audit

import (
	"slices"
	"strings"

	"heshu/extract"
	"heshu/segment"
)

// Figure is an amount or a count of a report, with its place in the report's
// sentences and the interval that it is printed as.
type Figure struct {
	*extract.Fact
	*extract.FigureColumns
	Measure string   // the canonical measure of a count, the currency of an amount
	Money   bool     // it is an amount
	Range   Interval // what it can mean, as it is printed

	place
	index int // its own index in Report.Figures
	payee int // index of the count that it goes to, -1 if there is none
}

// place tells where a figure stands: in which sentence (。 ! ? or a line end), in
// which part of it (；), in which clause (，：), how deep in brackets, and how little deep
// the text was since the figure before.
type place struct{ sentence, part, clause, depth, floor int }

// Span is the figure's place in the report's text.
func (f *Figure) Span() segment.Span {
	return segment.Span{Start: int(f.Start), End: int(f.End)}
}

// known reports whether the figure has a value that was done or is so.
func (f *Figure) known() bool { return f.Value != nil && f.Status == "actual" }

// total reports whether the figure is no rate.
func (f *Figure) total() bool { return f.Basis == "total" }

// people reports whether the figure counts people, heads or times.
func (f *Figure) people() bool { return f.Measure == "person" || f.Measure == "member" }

// Item is what the figure measures, empty where that is not known.
func (f *Figure) item() string { return deref(f.FigureColumns.Item) }

func (f *Figure) class() string { return deref(f.ItemClass) }

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// gather lists the figures of a report by their places.
func gather(r *extract.Records, text string) []Figure {
	out := make([]Figure, 0, len(r.Amounts)+len(r.Counts))
	for i := range r.Amounts {
		a := &r.Amounts[i]
		out = append(out, Figure{Fact: &a.Fact, FigureColumns: &a.FigureColumns, Measure: a.Currency, Money: true})
	}
	for i := range r.Counts {
		c := &r.Counts[i]
		out = append(out, Figure{Fact: &c.Fact, FigureColumns: &c.FigureColumns, Measure: c.Measure})
	}
	slices.SortStableFunc(out, func(a, b Figure) int { return int(a.Start - b.Start) })
	byID := make(map[string]int, len(out))
	for i := range out {
		byID[out[i].FactID] = i
	}
	for i := range out {
		f := &out[i]
		f.index, f.payee = i, -1
		if to, ok := byID[deref(f.BeneficiaryID)]; ok {
			f.payee = to
		}
	}
	return out
}

// averages are the words that make a figure an average.
var averages = []string{"人均", "户均", "平均", "生均", "例均", "均为", "均达", "月均", "村均", "校均", "户平均", "人平均"}

// average reports whether the text before a figure says that it is an average.
func average(lead string) bool {
	if strings.HasSuffix(strings.TrimRight(lead, "为达约近有 "), "均") {
		return true // 笔均, 次均
	}
	return slices.ContainsFunc(averages, func(w string) bool { return strings.Contains(lead, w) })
}
