package extract

// countByRate handles a clause that holds nothing but a rate: what it is a rate
// of stands in the clause before (为儿童送教,每周1次; 供应面粉,每户25公斤).
func (r *reading) countByRate(toks []token, i int, f *figure) bool {
	if !r.verbBefore(toks, i).empty() || !r.rateOnly(toks, i) {
		return false
	}
	if f.measure.Canonical == "lesson" {
		return r.activityNamed(toks, i, f) // 开设印刷班,…每周10课时
	}
	if f.measure.Canonical != "time" {
		return r.ratedFigure(toks, i, f) || f.measure.Class == "" && r.goodsBefore(toks, i, f)
	}
	if r.inherit(toks, i, f) {
		return true
	}
	p := r.lastVerb(toks, clauseStart(toks, i))
	if p.empty() {
		return false
	}
	r.setItem(f, toks, p, verbal)
	return true
}

// ratedFigure takes, for a length or an area, the item that the clause gives
// the rate of: 村卫生室58所,每所不低于60平方米.
func (r *reading) ratedFigure(toks []token, i int, f *figure) bool {
	switch f.measure.Canonical {
	case "square_metre", "metre", "mu", "kilometre":
	default:
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == figureToken {
			if g := &r.figures[toks[k].ref]; g.hasItem() && !g.people() && !g.amount() {
				r.takeItem(f, g)
				return true
			}
		}
	}
	return false
}

// rateOnly reports whether the clause holds nothing before toks[i] but what the
// figure is for one of.
func (r *reading) rateOnly(toks []token, i int) bool {
	start := clauseStart(toks, i)
	return start < i && r.rateWord(toks, start+1) > 0 && r.skipConnectives(toks, i) <= start
}
