package extract

import (
	"cmp"
	"slices"
)

// readBasis finds what the figure at toks[i] is for one of. A unit may say it
// (元/人/月); a 每 before the figure in its clause does (每户发放慰问金300元), and its
// list goes on with it (面粉一袋、食用油一桶); or the word for an average (人均).
func (r *reading) readBasis(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.basis != "" && f.basis != "total" {
		return
	}
	parts := r.parts[:0]
	if !f.people() { // 9人每人3000元: the rate is that of the amount
		for _, p := range f.Per {
			parts = appendNew(parts, p)
		}
	}
	counted := false
	for k := r.listStart(toks, i); k < i; k++ {
		if toks[k].is(openBracket) {
			k = bracketEnd(toks, k, i) // 100包(每包5公斤)、50瓶
			continue
		}
		if counted = counted || toks[k].kind == figureToken; counted && toks[k].In(r.text) == "、" {
			parts = r.renewed(toks, k+1, i, parts)
			counted = false
		}
		parts = r.rateAt(toks, k, i, parts)
	}
	r.parts = parts
	if f.measure.Canonical == "person" {
		parts = withoutTimes(parts)
	}
	if len(parts) == 0 {
		f.basis = r.carriedBasis(toks, i, f)
		return
	}
	f.basis = r.joinBasis(parts)
}

// renewed returns the parts that the entry of a list at toks[k] leaves as they are: its
// own period takes the place of the one before (每周通话一次、每月家访两次).
func (r *reading) renewed(toks []token, k, i int, parts []string) []string {
	var own [4]string
	for _, part := range r.rateAt(toks, k, i, own[:0]) {
		if slices.Index(basisParts[:], part) >= firstPeriod {
			return withoutTimes(parts)
		}
	}
	return parts
}

// withoutTimes drops what is said of days and months: of 每天为12位老人送餐 the
// people are the same every day.
func withoutTimes(parts []string) []string {
	kept := parts[:0]
	for _, p := range parts {
		if slices.Index(basisParts[:], p) < firstPeriod {
			kept = append(kept, p)
		}
	}
	return kept
}

// carriedBasis is the basis that a figure without one of its own has from
// the figures before it in the sentence.
func (r *reading) carriedBasis(toks []token, i int, f *figure) string {
	if k := r.contents(toks, i); k >= 0 {
		f.content = k + 1
		return "per_item"
	}
	if i > 1 && toks[i-1].sense == "reach" && toks[i-2].kind == figureToken {
		return r.figures[toks[i-2].ref].basis // 由2.1册上升到6.8册
	}
	if k := r.previousInList(toks, i); k >= 0 {
		if g := &r.figures[toks[k].ref]; !f.amount() || !g.amount() || comparable(f, g) {
			return g.basis
		}
		return "total"
	}
	if f.amount() {
		if g := r.rateBefore(toks, i); g != nil && comparable(f, g) {
			return g.basis
		}
	}
	return "total"
}

// rateBefore returns the amount before toks[i] that is for one of something, when
// neither a count nor a word for a total stands between: of 每例费用5600元,医院减免600元
// the second is for one case too.
func (r *reading) rateBefore(toks []token, i int) *figure {
	f := &r.figures[toks[i].ref]
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(semicolon) {
				return nil
			}
		case figureToken:
			g := &r.figures[t.ref]
			if from, ok := held(g, f); ok {
				k = from
				continue
			}
			if g.amount() && g.basis != "total" {
				return g
			}
			return nil
		case wordToken:
			if r.totals(t.In(r.text)) {
				return nil
			}
		}
	}
	return nil
}

// comparable reports whether two amounts are of one order: parts of a rate are
// never many times the rate.
func comparable(f, g *figure) bool {
	const most = 3
	return f.HasValue && g.HasValue && f.Value/most <= g.Value
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// joinBasis names a basis: per_person, per_person_month.
func (r *reading) joinBasis(parts []string) string {
	if len(parts) == 1 {
		if name := r.engine.bases[parts[0]]; name != "" {
			return name
		}
	}
	slices.SortStableFunc(parts, func(a, b string) int { return cmp.Compare(basisRank(a), basisRank(b)) })
	return r.arena.list("per_", parts, "_")
}

// basisParts are what a basis is joined of, in the order in which they stand in it.
var basisParts = [...]string{"person", "household", "item", "case", "area", "hour", "day", "week", "month", "quarter", "term", "year"}

// firstPeriod is the first of basisParts that is a period.
const firstPeriod = 6

// newBases names the bases of one part.
func newBases() map[string]string {
	out := map[string]string{}
	for _, part := range basisParts {
		out[part] = "per_" + part
	}
	return out
}

func basisRank(part string) int {
	if i := slices.Index(basisParts[:], part); i >= 0 {
		return i
	}
	return len(basisParts)
}
