package review

import (
	"heshu/extract"
)

// tally counts reports and adds up their figures.
type tally struct {
	covered ids            // facts that a check came to a verdict on
	again   ids            // figures that are part of another one or tell it again
	differs map[string]int // findings that differ, by document

	reports int
	figures coverage
	classes map[class]*coverage // figures by what they count
	money   map[string]*total   // yuan, by class
	people  map[string]*total   // heads, by item
	years   map[int32]*group
	issuers map[string]*group
}

// class is a class of amounts or of counts.
type class struct {
	money bool
	name  string
}

// coverage is how many of some figures are checked.
type coverage struct{ checked, all int }

// group is what the reports of a year or of an issuer come to.
type group struct {
	reports, differs int
	money, people    total
}

func newTally(covered, again ids, differs map[string]int) *tally {
	return &tally{
		covered: covered, again: again, differs: differs,
		classes: map[class]*coverage{}, money: map[string]*total{}, people: map[string]*total{}, years: map[int32]*group{}, issuers: map[string]*group{},
	}
}

func (t *tally) add(r *extract.Records) {
	t.reports++
	groups := []*group{entry(t.issuers, clip(deref(r.Document.Issuer), 40))}
	if y := r.Document.Year; y != nil {
		groups = append(groups, entry(t.years, *y))
	}
	for _, g := range groups {
		g.reports++
		g.differs += t.differs[r.Document.DocumentID]
	}
	figuresOf(r, func(f figure) {
		t.cover(&f)
		t.sum(&f, groups)
	})
}

// cover counts the figure among those of its class.
func (t *tally) cover(f *figure) {
	for _, s := range []*coverage{&t.figures, entry(t.classes, class{f.money(), deref(f.ItemClass)})} {
		s.all++
		if t.covered.has(f.FactID) {
			s.checked++
		}
	}
}

// spent are the classes of money that is laid out for people and works. What was
// earned or given to the reporting office, prices and worths are not.
var spent = map[string]bool{"relief": true, "subsidy": true, "scholarship": true, "procurement": true, "project": true}

// sum adds the figure to the totals, if it is one of something that was done and
// not a part or a repetition of another.
func (t *tally) sum(f *figure, groups []*group) {
	if f.Value == nil || f.Basis != "total" || f.Status != "actual" || t.again.has(f.FactID) {
		return
	}
	name := deref(f.ItemClass)
	switch {
	case f.currency == "CNY":
		entry(t.money, name).add(*f.Value)
		for _, g := range groups {
			if spent[name] {
				g.money.add(*f.Value)
			}
		}
	case f.measure == "person":
		entry(t.people, clip(deref(f.Item), 20)).add(*f.Value)
		for _, g := range groups {
			g.people.add(*f.Value)
		}
	}
}

// entry returns the entry of a key, a new one if there is none.
func entry[K comparable, V any](m map[K]*V, key K) *V {
	if m[key] == nil {
		m[key] = new(V)
	}
	return m[key]
}
