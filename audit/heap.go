package audit

import (
	"cmp"
	"slices"
)

// Heap says how the values of a large peer group are heaped: how many are multiples
// of ten, and how far their first digits are from Benford's law. Neither is a finding
// about any report: counts are rounded, and standards are set.
//
// Source: Nigrini, Benford's Law (2012): the mean absolute deviation of first digits.
type Heap struct {
	Item, Level string
	Values      int
	Round       int     // of them, multiples of ten
	Deviation   float64 // mean absolute deviation of the nine shares from Benford's
}

// benford are the shares of the first digits 1 to 9.
var benford = [9]float64{0.30103, 0.17609, 0.12494, 0.09691, 0.07918, 0.06695, 0.05799, 0.05115, 0.04576}

// heap tells of a group.
func (k peer) heap(g *peers) Heap {
	h := Heap{Item: k.item, Level: k.levelName(), Values: g.n, Round: g.round}
	for i, n := range g.first {
		share := float64(n)/float64(g.n) - benford[i]
		h.Deviation += max(share, -share) / 9
	}
	return h
}

// Heaps tells of the groups that are large enough, the most heaped first.
func (o *outlier) Heaps() []Heap {
	var out []Heap
	for key, g := range o.groups {
		if g.n >= o.limits.HeapPeers && key.basis == "total" {
			out = append(out, key.heap(g))
		}
	}
	slices.SortFunc(out, func(a, b Heap) int {
		return cmp.Or(cmp.Compare(b.Round*a.Values, a.Round*b.Values), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Level, b.Level))
	})
	return out
}
