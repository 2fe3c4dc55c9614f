package sqltest

import (
	"slices"
	"strconv"

	"heshu/extract/quantity"
)

// thing is what a plan is for.
type thing struct{ year, kind, item, measure string }

// tally is how much of a thing reports speak of.
type tally struct {
	reports map[string]bool
	stated  *quantity.Decimal
}

// plannedAndDone answers the question of that name.
func (f *facts) plannedAndDone() Answer {
	planned, done := map[thing]*tally{}, map[thing]*tally{}
	for _, x := range f.figures {
		if !x.comparable() || x.inAnother() {
			continue
		}
		key := thing{text(f.document(x).Year), x.kind, x.said.item, x.measure}
		switch x.Status {
		case "planned":
			count(planned, key, x)
		case "actual":
			count(done, key, x)
		}
	}
	var a Answer
	for key, p := range planned {
		row := []string{key.year, key.kind, key.item, key.measure, strconv.Itoa(len(p.reports)), text(p.stated), "0", "", ""}
		if d := done[key]; d != nil {
			row[6], row[7] = strconv.Itoa(len(d.reports)), text(d.stated)
			if p.stated != nil && d.stated != nil {
				row[8] = decimal(*p.stated - *d.stated)
			}
		}
		a.Rows = append(a.Rows, row)
	}
	return a
}

// comparable reports whether a figure can be planned, or done.
func (x *figure) comparable() bool {
	return x.same == x && x.Basis == "total" && x.said.item != "" && !slices.Contains([]string{"ratio", "duration", "income", "price", "worth"}, x.said.class)
}

// inAnother reports whether a figure is inside one of the same thing.
func (x *figure) inAnother() bool {
	for up := range x.above() {
		if up.comparable() && up.said.item == x.said.item && up.measure == x.measure {
			return true
		}
	}
	return false
}

func count(tallies map[thing]*tally, key thing, x *figure) {
	t := tallies[key]
	if t == nil {
		t = &tally{reports: map[string]bool{}}
		tallies[key] = t
	}
	t.reports[x.DocumentID] = true
	t.stated = added(t.stated, x.Value)
}

// added adds a value, where there is one, to a sum, which may be none yet.
func added(sum, value *quantity.Decimal) *quantity.Decimal {
	if value == nil {
		return sum
	}
	total := deref(sum) + *value
	return &total
}
