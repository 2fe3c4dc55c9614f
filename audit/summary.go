package audit

import (
	"cmp"
	"slices"
	"strings"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/segment"
)

// Summary adds up what an audit found. It grows with the number of checks and the
// number of findings it keeps, not with the corpus.
type Summary struct {
	Reports  int
	Figures  int
	Covered  int // figures that a check came to a verdict on
	Checks   int
	Verdicts map[Verdict]int
	ByCheck  map[string]map[Verdict]int
	Reasons  map[string]int // why doubtful or unchecked
	Severe   map[Severity]int
	Items    []Item  // findings that do not hold, the heaviest first, as many as are kept
	Worst    []Worst // the reports with the heaviest findings
	Heaps    []Heap  // peer groups whose values are heaped, see outlier.go

	most int
}

// Item is a finding as a reader needs it.
type Item struct {
	Document Source
	Check    string
	Result   Verdict
	Reason   string
	Severity Severity
	Message  string

	Stated, Expected *quantity.Decimal
	FactIDs          []string
	Place            segment.Span // in the report's text
	Sentence         string       // empty for findings between reports
	Marks            []Mark       // in Sentence
	Other            Source       // the other report, if there is one
}

// Mark is a figure in a sentence. The first is the one that is judged.
type Mark struct {
	segment.Span
	Quote  string
	FactID string
}

// Source names a report for a reader.
type Source struct {
	ID, Source, Title, Issuer string
	Part, Year                int
}

// Worst is a report and how many findings of each severity it has.
type Worst struct {
	Source
	Errors, Warnings, Notes int
}

// NewSummary returns a summary that keeps the given number of items.
func NewSummary(most int) *Summary {
	return &Summary{Verdicts: map[Verdict]int{}, ByCheck: map[string]map[Verdict]int{}, Reasons: map[string]int{}, Severe: map[Severity]int{}, most: most}
}

// Add counts the findings of a report.
func (s *Summary) Add(r *Result) {
	s.Reports++
	c := r.Coverage()
	s.Figures, s.Covered = s.Figures+c.Figures, s.Covered+c.Covered
	source := SourceOf(&r.Report.Document)
	for i := range r.Findings {
		s.count(&r.Findings[i], func() Item { return r.item(source, &r.Findings[i]) })
	}
}

// AddAcross counts a finding between reports.
func (s *Summary) AddAcross(f *Finding, of, other Source) {
	s.count(f, func() Item {
		return Item{Document: of, Check: f.Check, Result: f.Result, Reason: f.Reason, Severity: f.Severity, Message: f.Message,
			Stated: f.Stated, Expected: f.Expected, FactIDs: f.FactIDs, Place: f.Place, Other: other}
	})
}

func (s *Summary) count(f *Finding, item func() Item) {
	s.Checks++
	s.Verdicts[f.Result]++
	if s.ByCheck[f.Check] == nil {
		s.ByCheck[f.Check] = map[Verdict]int{}
	}
	s.ByCheck[f.Check][f.Result]++
	if f.Reason != "" {
		s.Reasons[f.Reason]++
	}
	if f.Severity == "" {
		return
	}
	s.Severe[f.Severity]++
	s.Items = append(s.Items, item())
	if len(s.Items) >= 2*s.most {
		s.prune()
	}
}

// prune keeps the heaviest items.
func (s *Summary) prune() {
	slices.SortStableFunc(s.Items, func(a, b Item) int { return cmp.Compare(a.weight(), b.weight()) })
	s.Items = slices.Clip(s.Items[:min(len(s.Items), s.most)])
}

// weight orders items: errors first, then what differs, then the rest.
func (i *Item) weight() int {
	w := slices.Index([]Severity{Error, Warning, Note}, i.Severity) * 4
	return w + slices.Index([]Verdict{Differs, Doubtful, Unchecked}, i.Result)
}

// Close sorts the items and finds the worst reports among them.
func (s *Summary) Close() {
	s.prune()
	at := map[string]int{}
	for i := range s.Items {
		item := &s.Items[i]
		n, ok := at[item.Document.ID]
		if !ok {
			n = len(s.Worst)
			at[item.Document.ID] = n
			s.Worst = append(s.Worst, Worst{Source: item.Document})
		}
		switch w := &s.Worst[n]; item.Severity {
		case Error:
			w.Errors++
		case Warning:
			w.Warnings++
		default:
			w.Notes++
		}
	}
	slices.SortStableFunc(s.Worst, func(a, b Worst) int {
		return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings), cmp.Compare(b.Notes, a.Notes))
	})
}

// SourceOf names a report.
func SourceOf(d *extract.DocumentRow) Source {
	s := Source{ID: d.DocumentID, Source: d.Source, Part: int(d.Part), Title: strings.Clone(deref(d.Title)), Issuer: strings.Clone(deref(d.Issuer))}
	if d.Member != nil {
		s.Source += "/" + *d.Member
	}
	if d.Year != nil {
		s.Year = int(*d.Year)
	}
	return s
}

// item writes a finding with its sentence and the figures that are marked in it.
// What it quotes is copied, so that an item that is kept does not keep the report.
func (r *Result) item(source Source, f *Finding) Item {
	i := Item{Document: source, Check: f.Check, Result: f.Result, Reason: f.Reason, Severity: f.Severity, Message: f.Message,
		Stated: f.Stated, Expected: f.Expected, Place: f.Place}
	around := r.sentenceAround(f.Place)
	i.Sentence = strings.Clone(around.In(r.Report.Document.Text))
	for _, figure := range f.Figures {
		i.FactIDs = append(i.FactIDs, figure.FactID)
		if span := figure.Span(); around.Contains(span) {
			at := segment.Span{Start: span.Start - around.Start, End: span.End - around.Start}
			i.Marks = append(i.Marks, Mark{at, strings.Clone(figure.Quote), figure.FactID})
		}
	}
	if len(f.Figures) == 0 && around.Contains(f.Place) {
		at := segment.Span{Start: f.Place.Start - around.Start, End: f.Place.End - around.Start}
		i.Marks = append(i.Marks, Mark{Span: at, Quote: at.In(i.Sentence)})
	}
	return i
}

// sentenceAround is the sentence in which a place begins.
func (r *Result) sentenceAround(place segment.Span) segment.Span {
	all := r.Report.sentences
	n, found := slices.BinarySearchFunc(all, place.Start, func(s segment.Span, at int) int { return cmp.Compare(s.Start, at) })
	if !found {
		n--
	}
	return segment.Span{Start: all[n].Start, End: max(all[n].End, min(place.End, len(r.Report.text)))}
}
