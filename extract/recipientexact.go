package extract

import (
	"strings"

	"heshu/extract/quantity"
)

// readExact links the rate at toks[i], and the total stated behind it, to the one count of
// people or households that multiplies the one to the other: of 体检1560人,其中老人430人,
// 每人补助50元,合计2.15万元 the sum tells that it went to the 430. It reports whether there
// is such a count.
func (r *reading) readExact(toks []token, i int) bool {
	const near = 4 // figures
	rate := &r.figures[toks[i].ref]
	if !rate.amount() || !rate.each() || !rate.precise() {
		return false
	}
	for k, seen := i+1, 0; k < len(toks) && seen < near && !toks[k].is(sentenceMarks); k++ {
		if toks[k].kind != figureToken {
			continue
		}
		seen++
		total := &r.figures[toks[k].ref]
		if !total.amount() || total.basis != "total" || !total.precise() || !r.given(total) {
			continue
		}
		if who := r.factor(toks, i, k); who >= 0 {
			rate.beneficiary, rate.linkRule = who, "link/exact"
			total.beneficiary, total.linkRule = who, "link/exact"
			return true
		}
	}
	return false
}

// factor returns the figure that counts, in the part of the sentence that ends with the
// total at toks[k], as many as the rate at toks[i] makes the total of; -1 if there is none,
// or more than one.
func (r *reading) factor(toks []token, i, k int) int {
	rate, total, found := &r.figures[toks[i].ref], &r.figures[toks[k].ref], -1
	for j := k - 1; j >= 0 && !toks[j].is(sentenceMarks); j-- {
		if toks[j].kind != figureToken || j == i {
			continue
		}
		g := &r.figures[toks[j].ref]
		if !g.persons() || !g.precise() || g.Value == quantity.One || !rate.forEach(g) {
			continue
		}
		if product, ok := rate.Value.Mul(g.Value); ok && product == total.Value {
			if found >= 0 {
				return -1
			}
			found = toks[j].ref
		}
	}
	return found
}

// precise reports whether f states a number, and no other than what it says.
func (f *figure) precise() bool { return f.HasValue && f.Approx == quantity.Exact }

// forEach reports whether the rate f may be for each of those whom g counts: what is for a
// household is not for each person of it.
func (f *figure) forEach(g *figure) bool {
	if g.measure.Class == "household" {
		return strings.Contains(f.basis, "household")
	}
	return strings.Contains(f.basis, "person")
}
