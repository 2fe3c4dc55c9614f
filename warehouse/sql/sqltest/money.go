package sqltest

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"heshu/extract/quantity"
)

// money returns the amounts that were given, spent or raised.
func (f *facts) money() []*figure {
	var all []*figure
	for _, x := range f.inOrder() {
		if x.kind == "amount" && x.Status == "actual" && x.counts() && !noPayment[x.said.class] {
			all = append(all, x)
		}
	}
	return all
}

// givers names who gave each figure.
func (f *facts) givers() map[*figure]string {
	canonical := map[string]string{}
	for _, o := range f.organisations {
		canonical[o.FactID] = o.Canonical
	}
	names := map[*figure]map[string]bool{}
	for _, l := range f.links {
		x, name := f.figures[l.FromID], canonical[l.ToID]
		if l.Relation != "giver" || x == nil || name == "" {
			continue
		}
		if names[x] == nil {
			names[x] = map[string]bool{}
		}
		names[x][name] = true
	}
	givers := map[*figure]string{}
	for _, x := range f.figures {
		givers[x] = deref(x.Giver)
		if len(names[x]) > 0 {
			givers[x] = strings.Join(slices.Sorted(maps.Keys(names[x])), "、")
		}
	}
	return givers
}

// beneficiaries returns the counts of people and households that something went to.
func (f *facts) beneficiaries() []*figure {
	reached := map[*figure]bool{}
	for _, x := range f.figures {
		b := f.figures[deref(x.BeneficiaryID)]
		if x.Status != "actual" || b == nil {
			continue
		}
		if b = b.same; b.kind == "count" && (b.said.class == "people" || b.said.class == "household") && b.Status == "actual" && b.Basis == "total" {
			reached[b] = true
		}
	}
	var all []*figure
	for _, x := range f.inOrder() {
		inside := false
		for up := range x.above() {
			inside = inside || reached[up]
		}
		if reached[x] && !inside {
			all = append(all, x)
		}
	}
	return all
}

// sum adds figures up.
type sum struct {
	key          []string
	members      []*figure
	reports      map[string]bool
	stated       *quantity.Decimal // nil: no figure has a value
	lower, upper quantity.Decimal
	open         bool // some figure has no upper bound
}

func (s *sum) add(p *figure) {
	s.members = append(s.members, p)
	s.reports[p.DocumentID] = true
	s.stated = added(s.stated, p.Value)
	s.lower += deref(p.Lower)
	s.upper += deref(p.Upper)
	s.open = s.open || p.Upper == nil
}

func (s *sum) row() []string {
	row := []string{strconv.Itoa(len(s.members)), strconv.Itoa(len(s.reports)), text(s.stated), decimal(s.lower), decimal(s.upper)}
	if s.open {
		row[4] = "unbounded"
	}
	return row
}

// sums adds up by a key. extra, where it is given, adds columns behind the key.
func (f *facts) sums(all []*figure, key func(*figure) []string, extra func(*sum) []string) Answer {
	sums := map[string]*sum{}
	for _, p := range all {
		k := key(p)
		s := sums[strings.Join(k, "\x00")]
		if s == nil {
			s = &sum{key: k, reports: map[string]bool{}}
			sums[strings.Join(k, "\x00")] = s
		}
		s.add(p)
	}
	var a Answer
	for _, s := range sums {
		row := slices.Clone(s.key)
		if extra != nil {
			row = append(row, extra(s)...)
		}
		a.Rows = append(a.Rows, append(row, s.row()...))
	}
	return a
}

// places counts the regions of a sum.
func (f *facts) places(s *sum) []string {
	regions := map[string]bool{}
	for _, p := range s.members {
		if region := f.document(p).Region; region != nil {
			regions[*region] = true
		}
	}
	return []string{strconv.Itoa(len(regions))}
}
