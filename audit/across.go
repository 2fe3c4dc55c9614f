package audit

import (
	"cmp"
	"slices"
)

// AcrossCheck is a check between reports. It sees each report once, in order, and
// keeps of it only what it must, so that memory stays small beside the corpus.
type AcrossCheck interface {
	Name() string
	Add(number int, p *Report)
	Findings() []AcrossFinding
}

// AcrossFinding is a finding on the report of that number; its figures are gone by
// then, so that it names them by id.
type AcrossFinding struct {
	Number int
	Finding
}

// Across runs the checks between the reports of a corpus. Its methods are for one
// goroutine.
type Across struct {
	checks  []AcrossCheck
	peers   *outlier
	limits  *Thresholds
	reports []source // by number
}

// NewAcross returns all checks between reports.
func NewAcross(limits *Thresholds) *Across {
	a := &Across{limits: limits, peers: newOutlier(limits)}
	a.checks = []AcrossCheck{newDuplicate(limits, &a.reports), newStale(limits, &a.reports), newRollup(limits), a.peers}
	return a
}

// Add takes the next report.
func (a *Across) Add(p *Report) {
	number := len(a.reports)
	a.reports = append(a.reports, sourceOf(p))
	for _, c := range a.checks {
		c.Add(number, p)
	}
}

// Findings returns what was found, by report and place; no report has more than the
// thresholds allow.
func (a *Across) Findings() []AcrossFinding {
	var all []AcrossFinding
	for _, c := range a.checks {
		all = append(all, c.Findings()...)
	}
	slices.SortStableFunc(all, func(x, y AcrossFinding) int {
		return cmp.Or(cmp.Compare(x.Number, y.Number), cmp.Compare(x.Place.Start, y.Place.Start), cmp.Compare(x.Check, y.Check), cmp.Compare(x.Message, y.Message))
	})
	kept, of, n := all[:0], -1, 0
	for _, f := range all {
		if f.Number != of {
			of, n = f.Number, 0
		}
		if n++; n <= a.limits.AcrossPerReport {
			kept = append(kept, f)
		}
	}
	return kept
}

// Heaps tells of the large peer groups whose values are heaped.
func (a *Across) Heaps() []Heap { return a.peers.Heaps() }
