package sqltest

import "strconv"

// behindTotals answers the question of that name.
func (f *facts) behindTotals() Answer {
	t := trail{facts: f, behind: map[*figure]map[step]bool{}, seen: map[*figure]bool{}}
	f.linked("part_of", func(part, whole *figure) { t.note(whole, part, "part") })
	f.linked("product_of", func(total, factor *figure) { t.note(total, factor, "factor") })
	f.linked("same_as", func(later, first *figure) { t.note(first, later, "again") })
	for top := range t.behind {
		if !t.seen[top] {
			t.walk(top, "total", 0)
		}
	}
	return t.answer
}

// trail follows the figures behind totals.
type trail struct {
	*facts
	behind map[*figure]map[step]bool
	seen   map[*figure]bool // figures that are parts, or said again
	answer Answer
}

// step leads to a figure behind another.
type step struct {
	to  *figure
	how string
}

func (t *trail) note(total, to *figure, how string) {
	if t.behind[total] == nil {
		t.behind[total] = map[step]bool{}
	}
	t.behind[total][step{to, how}] = true
	t.seen[to] = t.seen[to] || how != "factor"
}

func (t *trail) walk(x *figure, how string, depth int) {
	d := t.document(x)
	added := map[bool]string{true: "yes", false: "no"}[x.counts()]
	t.answer.Rows = append(t.answer.Rows, []string{d.Source, text(d.Member), strconv.Itoa(int(d.Part)), strconv.Itoa(depth), how,
		text(x.Item), x.Quote, text(x.Value), x.Basis, added, x.Sentence})
	for s := range t.behind[x] {
		if depth < 6 {
			t.walk(s.to, s.how, depth+1)
		}
	}
}
