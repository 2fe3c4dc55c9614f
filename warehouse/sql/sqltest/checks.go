package sqltest

import (
	"strconv"

	"heshu/extract"
	"heshu/extract/quantity"
)

// verdicts counts how the checks of one kind ended in the reports of one issuer.
type verdicts struct {
	reports, figures         map[string]bool
	differs, doubtful, holds int
	bySeverity               map[string]int
}

// failedChecks answers the question of that name.
func (f *facts) failedChecks() Answer {
	all := map[[2]string]*verdicts{}
	for _, c := range f.checks {
		key := [2]string{text(f.documents[c.DocumentID].Issuer), c.Check}
		if all[key] == nil {
			all[key] = &verdicts{reports: map[string]bool{}, figures: map[string]bool{}, bySeverity: map[string]int{}}
		}
		all[key].add(c)
	}
	var a Answer
	for key, v := range all {
		if v.differs+v.doubtful > 0 {
			a.Rows = append(a.Rows, append(key[:], v.row()...))
		}
	}
	return a
}

func (v *verdicts) add(c extract.CheckRow) {
	switch c.Result {
	case "holds":
		v.holds++
		return
	case "differs":
		v.differs++
	case "doubtful":
		v.doubtful++
	default:
		return
	}
	v.reports[c.DocumentID] = true
	v.bySeverity[deref(c.Severity)]++
	for _, id := range c.FactIDs {
		v.figures[id] = true
	}
}

func (v *verdicts) row() []string {
	var row []string
	for _, n := range []int{len(v.reports), v.differs, v.doubtful, v.bySeverity["error"], v.bySeverity["warning"], v.bySeverity["note"], len(v.figures), v.holds} {
		row = append(row, strconv.Itoa(n))
	}
	return row
}

// repeatedReports answers the question of that name.
func (f *facts) repeatedReports(money []*figure) Answer {
	sums := map[string]map[string]*quantity.Decimal{} // by report and currency
	for _, m := range money {
		if sums[m.DocumentID] == nil {
			sums[m.DocumentID] = map[string]*quantity.Decimal{}
		}
		sums[m.DocumentID][m.measure] = added(sums[m.DocumentID][m.measure], m.Value)
	}
	type key struct{ kind, reason, one, other string }
	pairs := map[key]bool{}
	for _, c := range f.checks {
		if c.OtherDocumentID != nil && (c.Check == "duplicate" || c.Check == "stale") {
			pairs[key{c.Check, text(c.Reason), min(c.DocumentID, *c.OtherDocumentID), max(c.DocumentID, *c.OtherDocumentID)}] = true
		}
	}
	var a Answer
	for p := range pairs {
		one, other := f.documents[p.one], f.documents[p.other]
		for _, amounts := range inBoth(sums[p.one], sums[p.other]) {
			a.Rows = append(a.Rows, append([]string{p.kind, p.reason, one.Source, text(one.Member), text(&one.Part), other.Source, text(other.Member), text(&other.Part)}, amounts...))
		}
	}
	return a
}

// inBoth sets sums beside each other by their currency; there is one line at least.
func inBoth(one, other map[string]*quantity.Decimal) [][]string {
	currencies := map[string]bool{}
	for c := range one {
		currencies[c] = true
	}
	for c := range other {
		currencies[c] = true
	}
	var rows [][]string
	for c := range currencies {
		rows = append(rows, []string{c, text(one[c]), text(other[c])})
	}
	if len(rows) == 0 {
		return [][]string{{"", "", ""}}
	}
	return rows
}
