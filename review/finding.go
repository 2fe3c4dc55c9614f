package review

import (
	"cmp"
	"path"
	"strconv"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/segment"
)

// Finding is one finding as the page shows it. Numbers are written out.
type Finding struct {
	Number                               int
	Check, Verdict, Severity             string // as in the dataset
	CheckName, VerdictName, SeverityName string
	Reason, Message, Rule                string
	Stated, Expected, Difference         string
	Excerpts                             []excerpt
	Source                               *source
	Other                                *source // the report that it is compared with

	Link, OtherLink   string // anchors of the full texts, empty where they are not shown
	document, partner string
}

// source says where a report comes from.
type source struct {
	Path, Title, Issuer, Region, Level, Year, YearBasis string
	Part                                                int32
}

func newSource(d *extract.DocumentRow, n *names) *source {
	s := &source{Path: d.Source, Title: clip(deref(d.Title), 60), Issuer: clip(deref(d.Issuer), 40), Region: clip(deref(d.Region), 30), Part: d.Part}
	s.Level, s.YearBasis = n.level.of(deref(d.Level)), n.yearBasis.of(deref(d.YearBasis))
	if d.Member != nil {
		s.Path = path.Join(s.Path, *d.Member)
	}
	s.Path = clip(s.Path, 200)
	if d.Year != nil {
		s.Year = strconv.Itoa(int(*d.Year))
	}
	return s
}

// Name is what the report is called where a line has room for one name.
func (s *source) Name() string {
	return cmp.Or(s.Title, s.Place())
}

// Place is where the report is found: its file and its number in it.
func (s *source) Place() string {
	if s.Part > 1 {
		return s.Path + " 第" + strconv.Itoa(int(s.Part)) + "份"
	}
	return s.Path
}

// facts are the facts of a report, to be found by their ids.
type facts struct {
	*extract.Records
	names   *names
	source  *source
	figures map[string]figure
	others  map[string]*extract.Fact // themes and organisations
}

func newFacts(r *extract.Records, n *names) *facts {
	f := &facts{Records: r, names: n, source: newSource(&r.Document, n), figures: map[string]figure{}, others: map[string]*extract.Fact{}}
	figuresOf(r, func(x figure) { f.figures[x.FactID] = x })
	for i := range r.Themes {
		f.others[r.Themes[i].FactID] = &r.Themes[i].Fact
	}
	for i := range r.Organisations {
		f.others[r.Organisations[i].FactID] = &r.Organisations[i].Fact
	}
	return f
}

// fact returns a fact of any kind, nil if the report has none of this id.
func (f *facts) fact(id string) *extract.Fact {
	if x, ok := f.figures[id]; ok {
		return x.Fact
	}
	return f.others[id]
}

const messageRunes = 400

// finding writes a row of the table checks out.
func (f *facts) finding(number int, row *extract.CheckRow) Finding {
	out := Finding{
		Number: number, Check: row.Check, Verdict: row.Result, Severity: deref(row.Severity), Message: clip(row.Message, messageRunes),
		CheckName: f.names.check.of(row.Check), VerdictName: f.names.verdict.of(row.Result), SeverityName: f.names.severity.of(deref(row.Severity)),
		Reason: f.names.reason.of(deref(row.Reason)), Source: f.source, document: row.DocumentID, partner: deref(row.OtherDocumentID),
	}
	f.values(&out, row)
	out.Excerpts = excerpts(f.Document.Text, f.marks(row))
	return out
}

// values writes the numbers of a finding as the figure that it judges is measured.
func (f *facts) values(out *Finding, row *extract.CheckRow) {
	write, gap := quantity.Decimal.String, quantity.Decimal.String // of a year, say
	if len(row.FactIDs) > 0 {
		if fact := f.fact(row.FactIDs[0]); fact != nil {
			out.Rule = fact.Rule
		}
		if judged, ok := f.figures[row.FactIDs[0]]; ok {
			write, gap = judged.write, judged.gap
		}
	}
	if row.Stated != nil {
		out.Stated = write(*row.Stated)
	}
	if row.Expected != nil {
		out.Expected = write(*row.Expected)
	}
	if d := row.Difference; d != nil && *d != 0 && row.Result != "holds" {
		out.Difference = side(*d) + gap(abs(*d)) + relative(*d, row.Expected)
	}
}

// side says whether a report states too much or too little.
func side(d quantity.Decimal) string {
	if d < 0 {
		return "报告少"
	}
	return "报告多"
}

// relative writes a difference as a share of what is expected.
func relative(d quantity.Decimal, expected *quantity.Decimal) string {
	if expected == nil || *expected <= 0 {
		return ""
	}
	ratio, ok := abs(d).Div(*expected)
	if !ok || ratio == 0 || ratio > 10*quantity.One {
		return ""
	}
	return "（" + (nearest(ratio, 10) * 1000).String() + "%）"
}

// marks are the places that a finding is about: what it judges first.
func (f *facts) marks(row *extract.CheckRow) []mark {
	place := segment.Span{Start: int(row.Start), End: int(row.End)}
	out := []mark{{Span: place, Class: "judged " + row.Result}}
	for _, id := range row.FactIDs {
		if x := f.fact(id); x != nil && spanOf(x) != place {
			out = append(out, mark{Span: spanOf(x), Class: "beside"})
		}
	}
	return out
}

func spanOf(f *extract.Fact) segment.Span {
	return segment.Span{Start: int(f.Start), End: int(f.End)}
}
