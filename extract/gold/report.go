package gold

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"heshu/extract"
	"heshu/segment"
)

// report is all that one annotated report is compared with.
type report struct {
	id    string
	text  string // of all its parts, in reading order
	parts []part
	gold  []anchored
	said  []prediction   // in reading order
	facts map[string]int // a figure's fact id: its place in said
}

// part is the records of one document, and where its text starts in the report.
type part struct {
	*extract.Records
	base int
}

// prediction is a figure that was extracted.
type prediction struct {
	extract.Fact
	extract.FigureColumns
	kind     string // amount or count
	currency string
	span     segment.Span // in the report's text
	number   segment.Span
}

// reportID says of which annotated report a document is a part.
func (g *Gold) reportID(d extract.DocumentRow) string {
	if len(g.numbered) > 0 {
		return strconv.Itoa(int(d.Part))
	}
	name := d.Source
	if d.Member != nil && *d.Member != "" {
		name = *d.Member
	}
	name = path.Base(name)
	return strings.TrimSuffix(name, path.Ext(name))
}

// reports gathers the documents of each annotated report; the second value
// lists the ids that have no annotation.
func (g *Gold) reports(docs []*extract.Records) ([]*report, []string) {
	byID := map[string]*report{}
	var all []*report
	var strange []string
	for _, d := range docs {
		id := g.reportID(d.Document)
		if !g.covered[id] {
			strange = append(strange, id)
			continue
		}
		r := byID[id]
		if r == nil {
			r = &report{id: id}
			byID[id] = r
			all = append(all, r)
		}
		r.parts = append(r.parts, part{Records: d})
	}
	for _, r := range all {
		r.join()
		r.gold = anchor(r.text, slices.DeleteFunc(slices.Clone(g.figures), func(f figure) bool { return f.report != r.id }))
	}
	return all, slices.Compact(strange)
}

// join lays the parts out one behind the other and collects their figures.
func (r *report) join() {
	slices.SortStableFunc(r.parts, func(a, b part) int { return cmp.Compare(a.Document.SourceStart, b.Document.SourceStart) })
	var text strings.Builder
	for i := range r.parts {
		r.parts[i].base = text.Len()
		text.WriteString(r.parts[i].Document.Text)
		text.WriteByte('\n')
	}
	r.text = text.String()
	for _, p := range r.parts {
		for _, a := range p.Amounts {
			r.said = append(r.said, predict("amount", a.Fact, a.FigureColumns, a.Currency, p.base))
		}
		for _, c := range p.Counts {
			r.said = append(r.said, predict("count", c.Fact, c.FigureColumns, "", p.base))
		}
	}
	slices.SortStableFunc(r.said, func(a, b prediction) int { return cmp.Compare(a.span.Start, b.span.Start) })
	r.facts = make(map[string]int, len(r.said))
	for i, p := range r.said {
		r.facts[p.FactID] = i
	}
}

func predict(kind string, fact extract.Fact, columns extract.FigureColumns, currency string, base int) prediction {
	span := segment.Span{Start: int(fact.Start) + base, End: int(fact.End) + base}
	return prediction{
		Fact: fact, FigureColumns: columns, kind: kind, currency: currency,
		span: span, number: shift(numberIn(fact.Quote), span.Start),
	}
}

// figure finds the gold figure of a quote at or behind the row from, or, where
// no more are left, from the start. It is -1 where the report has none.
func (r *report) figure(quote string, from int) int {
	for _, start := range []int{from, 0} {
		for i := start; i < len(r.gold); i++ {
			if r.gold[i].found && r.gold[i].quote == quote {
				return i
			}
		}
	}
	return -1
}

// around shows the text about a span: its line or clause, where that is short.
func (r *report) around(span segment.Span) string {
	if span.Start < 0 || span.End > len(r.text) || span.Empty() {
		return ""
	}
	start := max(strings.LastIndexAny(r.text[:span.Start], "\n；;")+1, span.Start-context)
	for start < span.Start && !utf8.RuneStart(r.text[start]) {
		start++
	}
	end := min(span.End+context, len(r.text))
	if stop := strings.IndexAny(r.text[span.End:end], "\n；;"); stop >= 0 {
		end = span.End + stop
	}
	for end > span.End && end < len(r.text) && !utf8.RuneStart(r.text[end]) {
		end--
	}
	return r.text[start:end]
}

// context is how many bytes are shown on either side of a figure at most.
const context = 120
