package sqltest

import "slices"

// merge finds the figures that are stated more than once, with disjoint sets, and lets the
// greatest count for them, the first of equal ones.
func (f *facts) merge() {
	root := map[*figure]*figure{}
	var find func(x *figure) *figure
	find = func(x *figure) *figure {
		if up := root[x]; up != nil && up != x {
			return find(up)
		}
		return x
	}
	f.linked("same_as", func(a, b *figure) {
		if terms(a, b) {
			root[find(a)] = find(b)
		}
	})
	sets := map[*figure][]*figure{}
	for _, x := range f.figures {
		sets[find(x)] = append(sets[find(x)], x)
	}
	for _, set := range sets {
		best := set[0]
		for _, x := range set {
			if before(x, best) {
				best = x
			}
		}
		slices.SortFunc(set, byPlace)
		for _, x := range set {
			x.same = best
			best.said.learn(x.said)
		}
	}
}

// before reports whether a counts rather than b, which says the same.
func before(a, b *figure) bool {
	switch {
	case a.Value == nil || b.Value == nil:
		if (a.Value == nil) != (b.Value == nil) {
			return b.Value == nil
		}
	case *a.Value != *b.Value:
		return *a.Value > *b.Value
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.FactID < b.FactID
}

// pair is a part and its whole, as the links name them.
type pair struct{ part, whole *figure }

// divide notes for each figure what it is a part of, and which totals are split.
func (f *facts) divide() {
	edges := f.edges()
	lists := f.lists(edges)
	for e := range edges {
		total := e.whole.same
		complete := lists[total] == e.whole && f.isSum(e)
		e.part.same.note(total, complete)
		total.split = total.split || complete
	}
}

// edges returns the pairs that are parts and wholes: the greater wholes, and those that are
// proved to be sums unless a way leads back from the whole to its part.
func (f *facts) edges() map[pair]bool {
	edges := map[pair]bool{}
	up := map[*figure][]*figure{}
	f.linked("part_of", func(part, whole *figure) {
		e := pair{part, whole}
		if e.alike() && (e.ascends() || f.isSum(e)) {
			edges[e] = true
			up[part.same] = append(up[part.same], whole.same)
		}
	})
	for e := range edges {
		if !e.ascends() && leads(up, e.whole.same, e.part.same, map[*figure]bool{}) {
			delete(edges, e)
		}
	}
	return edges
}

// alike reports whether one figure can be a part of the other, whatever their values.
func (e pair) alike() bool {
	part, whole := e.part.same, e.whole.same
	return part != whole && terms(part, whole) && (part.kind == "count" || part.measure == whole.measure)
}

// ascends reports whether the whole is the greater, or the first of equal ones.
func (e pair) ascends() bool {
	part, whole := e.part.same, e.whole.same
	switch {
	case part.Value == nil, whole.Value == nil:
		return false
	case *part.Value == *whole.Value:
		return part.Start > whole.Start
	}
	return *part.Value < *whole.Value
}

// leads reports whether a way leads up from one figure to another.
func leads(up map[*figure][]*figure, from, to *figure, seen map[*figure]bool) bool {
	if from == to || seen[from] {
		return from == to
	}
	seen[from] = true
	return slices.ContainsFunc(up[from], func(next *figure) bool { return leads(up, next, to, seen) })
}

// note adds a whole, once; it is complete if any of its mentions is.
func (x *figure) note(total *figure, complete bool) {
	at := slices.IndexFunc(x.wholes, func(w whole) bool { return w.figure == total })
	if at < 0 {
		x.wholes = append(x.wholes, whole{total, complete})
		return
	}
	x.wholes[at].complete = x.wholes[at].complete || complete
}

// isSum reports whether the total of a pair is the sum of its part and others.
func (f *facts) isSum(e pair) bool {
	found := false
	f.linked("sum_of", func(total, part *figure) { found = found || total == e.whole && part == e.part })
	return found
}

// lists chooses for each total that is stated in several places, and split in them, the
// first place where every part is one.
func (f *facts) lists(edges map[pair]bool) map[*figure]*figure {
	whole := map[*figure]bool{}
	for _, l := range f.links {
		if total, part := f.figures[l.FromID], f.figures[l.ToID]; l.Relation == "sum_of" && total != nil {
			known, seen := whole[total]
			whole[total] = edges[pair{part, total}] && (known || !seen)
		}
	}
	first := map[*figure]*figure{}
	for total, ok := range whole {
		if old := first[total.same]; ok && (old == nil || total.Start < old.Start || total.Start == old.Start && total.FactID < old.FactID) {
			first[total.same] = total
		}
	}
	return first
}

// counts reports whether a figure may be added up.
func (x *figure) counts() bool {
	return x.Basis == "total" && x.same == x && !x.split && !x.covered()
}

// covered reports whether a figure stands in a total that counts, or is out for it.
func (x *figure) covered() bool {
	return slices.ContainsFunc(x.wholes, func(w whole) bool { return !w.complete || w.covered() })
}

// above returns all that a figure is a part of, through any number of steps.
func (x *figure) above() map[*figure]bool {
	all := map[*figure]bool{}
	for _, w := range x.wholes {
		all[w.figure] = true
		for up := range w.above() {
			all[up] = true
		}
	}
	return all
}
