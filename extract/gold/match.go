package gold

import (
	"cmp"
	"slices"

	"heshu/segment"
)

// pair says that gold figure want and prediction got are the same.
type pair struct {
	want, got int
	common    int // bytes which both number spans hold
	apart     int // bytes which only one of them holds
}

// match pairs the report's gold figures with its predictions, one to one: kinds
// agree and number spans overlap, the best overlap first. It returns the
// prediction of each gold figure and the gold figure of each prediction, -1
// where there is none.
func (r *report) match() (got, want []int) {
	got, want = unmatched(len(r.gold)), unmatched(len(r.said))
	for _, p := range r.pairs() {
		if got[p.want] < 0 && want[p.got] < 0 {
			got[p.want], want[p.got] = p.got, p.want
		}
	}
	return got, want
}

// pairs lists all that could be the same, the likeliest first.
func (r *report) pairs() []pair {
	var all []pair
	first := 0
	for i, g := range r.gold {
		if !g.found {
			continue
		}
		for first < len(r.said) && r.said[first].span.End <= g.span.Start {
			first++
		}
		for j := first; j < len(r.said) && r.said[j].span.Start < g.span.End; j++ {
			p := r.said[j]
			if p.kind != g.kind || !p.number.Overlaps(g.number) {
				continue
			}
			common := overlap(p.number, g.number)
			all = append(all, pair{want: i, got: j, common: common, apart: p.number.Len() + g.number.Len() - 2*common})
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.apart, b.apart), cmp.Compare(b.common, a.common))
	})
	return all
}

// overlap counts the bytes that two spans share.
func overlap(a, b segment.Span) int {
	return max(0, min(a.End, b.End)-max(a.Start, b.Start))
}

func unmatched(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = -1
	}
	return all
}
