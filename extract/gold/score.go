package gold

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"heshu/extract"
)

// Score is how well the records of a dataset agree with its annotations.
type Score struct {
	Reports int           // annotated reports among the documents
	Figures []FigureScore // all, amount, count
	Tables  []TableScore  // the other tables that are annotated

	Confusions []Confusion // of fields, the most frequent first
	Missed     []Example   // required rows that no record matches
	Spurious   []Example   // records that match no row
	Wrong      []Example   // matches with a wrong field

	Numerals []Count   // number of numerals in each state
	Facts    int       // rows whose evidence was checked
	Broken   []Example // rows whose quote is not the text at its place
	Notes    []string  // what could not be compared, and why
}

// Tally counts what was predicted and what was demanded. Rows that are not
// required, and what matches them, are in none of its numbers.
type Tally struct {
	Right     int // matched
	Predicted int
	Gold      int
}

// Precision is the share of the predictions that are right; 1 where there are none.
func (t Tally) Precision() float64 { return share(t.Right, t.Predicted) }

// Recall is the share of the gold rows that were found; 1 where there are none.
func (t Tally) Recall() float64 { return share(t.Right, t.Gold) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	if t.Predicted+t.Gold == 0 {
		return 1
	}
	return 2 * float64(t.Right) / float64(t.Predicted+t.Gold)
}

func (t *Tally) add(u Tally) {
	t.Right += u.Right
	t.Predicted += u.Predicted
	t.Gold += u.Gold
}

// Ratio counts how often a field is right.
type Ratio struct {
	Field        string
	Right, Total int
}

// Accuracy is the share that is right; 1 where nothing was compared.
func (r Ratio) Accuracy() float64 { return share(r.Right, r.Total) }

// FigureScore is the score of one kind of figures, or of all.
type FigureScore struct {
	Kind   string // amount, count or all
	Found  Tally  // same place and kind
	Full   Tally  // and value, unit, approx, basis and item agree
	Fields []Ratio
}

// TableScore is the score of another table.
type TableScore struct {
	Table  string // organisations, themes, links, givers, checks
	Found  Tally
	Fields []Ratio
}

// Confusion is a value that was predicted in place of another.
type Confusion struct {
	Kind, Field, Want, Got string
	Count                  int
}

// Example is one row to look at.
type Example struct {
	Report   string
	Place    string // of the annotation, or empty
	Table    string // amount, count, organisations, …
	Quote    string
	Detail   string // what is wrong: field, wanted and got
	Rule     string // that made the record, or empty
	Sentence string
}

// Count is how often something was seen.
type Count struct {
	Name string
	N    int
}

// Score compares the records of all documents of a dataset, in order, with the
// annotations. It fails where no document is one of the annotated reports.
func (g *Gold) Score(docs []*extract.Records) (*Score, error) {
	reports, strange := g.reports(docs)
	if len(reports) == 0 {
		return nil, fmt.Errorf("score %d documents: %w; name reports as the annotations do: by the file's base name without extension", len(docs), errNoReport)
	}
	s := &scorer{Score: &Score{Reports: len(reports)}, confusions: map[Confusion]int{}, tables: map[string]*TableScore{}}
	for _, id := range strange {
		s.note("report %s has no annotation and is left out", id)
	}
	s.missing(g, reports)
	if g.scored["figures.tsv"] {
		s.Figures = []FigureScore{newFigureScore("all"), newFigureScore("amount"), newFigureScore("count")}
	}
	for _, r := range reports {
		s.report(g, r)
	}
	s.finish()
	return s.Score, nil
}

var errNoReport = errors.New("none of them is an annotated report")

// scorer builds a Score.
type scorer struct {
	*Score
	confusions map[Confusion]int
	tables     map[string]*TableScore
}

func (s *scorer) note(format string, values ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, values...))
}

// missing notes the annotated reports that no document stands for.
func (s *scorer) missing(g *Gold, reports []*report) {
	here := map[string]bool{}
	for _, r := range reports {
		here[r.id] = true
	}
	var absent []string
	for id := range g.covered {
		if !here[id] {
			absent = append(absent, id)
		}
	}
	slices.Sort(absent)
	for _, id := range absent {
		s.note("report %s is annotated, but no document is it: its rows are left out", id)
	}
}

// report adds one report to the score.
func (s *scorer) report(g *Gold, r *report) {
	s.begins(g, r)
	s.evidence(r)
	s.numerals(r)
	if g.scored["figures.tsv"] {
		s.figures(r)
	}
	if g.scored["organisations.tsv"] {
		s.organisations(g, r)
	}
	if g.scored["themes.tsv"] {
		s.themes(g, r)
	}
	if g.scored["links.tsv"] {
		s.links(g, r)
	}
	if g.scored["givers.tsv"] {
		s.givers(g, r)
	}
	if g.scored["checks.tsv"] {
		s.checks(g, r)
	}
}

// begins notes a numbered report whose text does not begin as annotated.
func (s *scorer) begins(g *Gold, r *report) {
	for _, n := range g.numbered {
		if n.report == r.id && !strings.HasPrefix(strings.TrimSpace(r.text), n.begins) {
			s.note("%s: report %s does not begin with %q: the file was split elsewhere", n.place(), r.id, n.begins)
		}
	}
}

// table returns the score of a table, with its fields.
func (s *scorer) table(name string, fields ...string) *TableScore {
	t := s.tables[name]
	if t == nil {
		t = &TableScore{Table: name}
		for _, f := range fields {
			t.Fields = append(t.Fields, Ratio{Field: f})
		}
		s.tables[name] = t
	}
	return t
}

// field counts one comparison of a table's field.
func (s *scorer) field(t *TableScore, field int, e Example, want, got string, right bool) {
	f := &t.Fields[field]
	f.Total++
	if right {
		f.Right++
		return
	}
	s.confusions[Confusion{Kind: t.Table, Field: f.Field, Want: want, Got: got}]++
	e.Detail = fmt.Sprintf("%s: want %s, got %s", f.Field, want, got)
	s.Wrong = append(s.Wrong, e)
}

func share(right, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(right) / float64(all)
}
