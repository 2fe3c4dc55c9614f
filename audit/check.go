package audit

import (
	"heshu/extract/quantity"
	"heshu/segment"
)

// Check is one way to test what a report claims. Each says in its documentation
// what it claims, when it keeps silent, and where it comes from.
type Check interface {
	Name() string            // the value of the column check
	Run(p *Report) []Finding // in any order
}

// Verdict is how a check ended.
type Verdict string

// The verdicts. Silence is none of them: a figure that no finding names was not
// looked at, and Coverage says how many those are.
const (
	Holds     Verdict = "holds"
	Differs   Verdict = "differs"
	Doubtful  Verdict = "doubtful"
	Unchecked Verdict = "unchecked"
)

// Severity is how much a finding that does not hold matters.
type Severity string

// The severities, by consequence.
const (
	Error   Severity = "error"   // a total that people will quote is wrong
	Warning Severity = "warning" // something is wrong or does not fit that should be asked about
	Note    Severity = "note"    // worth a look, or a matter of wording
)

// Finding is what a check has to say about some figures of a report.
type Finding struct {
	Check    string
	Result   Verdict
	Reason   string // why it is doubtful or unchecked
	Severity Severity
	Message  string // a Chinese sentence

	Stated      *quantity.Decimal
	Expected    *quantity.Decimal
	Figures     []*Figure // the figure that is judged, then those it is judged by
	FactIDs     []string  // other facts: themes
	Place       segment.Span
	Other       string // document_id of another report, once it is known
	OtherNumber int    // its number in the corpus, from one; zero is none
	Relations   []Relation
}

// Relation says how two figures belong together.
type Relation struct {
	From, To *Figure
	Kind     string // part_of, sum_of, product_of, same_as
}
