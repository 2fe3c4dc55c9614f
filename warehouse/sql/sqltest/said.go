package sqltest

import (
	"cmp"
	"slices"
)

// said is what is said of a figure, empty where nothing is.
type said struct{ item, class, giver, beneficiary string }

// noPayment are the classes of amounts that nobody paid. All that is inside such an amount
// is of its class.
var noPayment = map[string]bool{"income": true, "price": true, "worth": true}

// learn adds what another mention, or a total, says.
func (s *said) learn(from said) {
	s.item, s.giver, s.beneficiary = cmp.Or(s.item, from.item), cmp.Or(s.giver, from.giver), cmp.Or(s.beneficiary, from.beneficiary)
	if from.class != "other" && from.class != "" && (s.class == "" || s.class == "other") {
		s.class = from.class
	}
}

// inherit adds to what is said of the parts what is said of their totals, the nearest first.
func (f *facts) inherit() {
	full := map[*figure]said{}
	for _, x := range f.figures {
		full[x] = x.inherited()
	}
	for x, s := range full {
		x.said = s
	}
}

// inherited returns what is said of a figure and, where nothing is, of its totals.
func (x *figure) inherited() said {
	s, noClass := x.said, ""
	for _, level := range x.levels() {
		var items, classes, unpaid, givers []string
		for _, up := range level {
			items, givers = append(items, up.said.item), append(givers, up.said.giver)
			if up.said.class != "other" {
				classes = append(classes, up.said.class)
			}
			if noPayment[up.said.class] {
				unpaid = append(unpaid, up.said.class)
			}
		}
		s.learn(said{item: least(items), class: least(classes), giver: least(givers)})
		noClass = cmp.Or(noClass, least(unpaid))
	}
	s.class = cmp.Or(noClass, s.class)
	return s
}

// levels returns the wholes of a figure, those of its wholes that are not among them, and so on.
func (x *figure) levels() [][]*figure {
	seen := map[*figure]bool{}
	var levels [][]*figure
	for level := []*figure{x}; len(level) > 0; {
		var next []*figure
		for _, part := range level {
			for _, w := range part.wholes {
				if !seen[w.figure] {
					seen[w.figure] = true
					next = append(next, w.figure)
				}
			}
		}
		if level = next; len(next) > 0 {
			levels = append(levels, next)
		}
	}
	return levels
}

// least returns the first of the names that are not empty, by bytes.
func least(names []string) string {
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	if len(names) == 0 {
		return ""
	}
	return slices.Min(names)
}
