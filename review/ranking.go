package review

import (
	"cmp"
	"slices"

	"heshu/extract"
	"heshu/extract/quantity"
)

// ranked is a row of the table checks with its place in it.
type ranked struct {
	extract.CheckRow
	order int
}

// heavier orders findings as a person should read them: by severity, by verdict,
// by the size of the difference in yuan or heads, as the dataset has them.
func heavier(a, b ranked) int {
	return cmp.Or(
		rank(deref(a.Severity), "error", "warning", "note")-rank(deref(b.Severity), "error", "warning", "note"),
		rank(a.Result, verdicts...)-rank(b.Result, verdicts...),
		cmp.Compare(size(b), size(a)),
		a.order-b.order,
	)
}

// verdicts are the verdicts as the page lists them.
var verdicts = []string{"differs", "doubtful", "unchecked", "holds"}

func rank(value string, order ...string) int {
	if i := slices.Index(order, value); i >= 0 {
		return i
	}
	return len(order)
}

func size(r ranked) quantity.Decimal {
	if r.Difference == nil {
		return 0
	}
	return abs(*r.Difference)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// shortlist keeps the heaviest of the findings that go by.
type shortlist struct {
	limit int
	rows  []ranked
}

func (s *shortlist) add(r ranked) {
	s.rows = append(s.rows, r)
	if len(s.rows) >= 2*s.limit {
		s.cut()
	}
}

func (s *shortlist) cut() {
	slices.SortFunc(s.rows, heavier)
	if len(s.rows) > s.limit {
		clear(s.rows[s.limit:]) // or texts would stay in memory
		s.rows = s.rows[:s.limit]
	}
}

// ranking counts findings and keeps the heaviest of each verdict.
type ranking struct {
	lists   map[string]*shortlist     // by verdict
	verdict map[string]int            // findings by verdict
	check   map[string]map[string]int // findings by check and verdict
	grave   map[string]int            // findings by severity that do not hold
	covered ids                       // facts that a finding came to a verdict on
	limit   int
	n       int
}

func newRanking(limit int) *ranking {
	return &ranking{
		lists: map[string]*shortlist{}, verdict: map[string]int{}, check: map[string]map[string]int{}, grave: map[string]int{}, covered: ids{}, limit: limit,
	}
}

func (r *ranking) add(row extract.CheckRow) {
	r.n++
	r.verdict[row.Result]++
	if r.check[row.Check] == nil {
		r.check[row.Check] = map[string]int{}
	}
	r.check[row.Check][row.Result]++
	if row.Severity != nil {
		r.grave[*row.Severity]++
	}
	if row.Result != "unchecked" {
		for _, id := range row.FactIDs {
			r.covered.add(id)
		}
	}
	list := r.lists[row.Result]
	if list == nil {
		list = &shortlist{limit: r.limit}
		r.lists[row.Result] = list
	}
	list.add(ranked{row, r.n})
}

// top returns the findings that are listed, the heaviest first.
func (r *ranking) top() []ranked {
	var out []ranked
	for _, list := range r.lists {
		list.cut()
		out = append(out, list.rows...)
	}
	slices.SortFunc(out, heavier)
	return out
}
