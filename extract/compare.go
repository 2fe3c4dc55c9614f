package extract

// onlyCompares reports whether the clause of toks[i] begins with a word of comparison, so
// that what is compared stands before it.
func (r *reading) onlyCompares(toks []token, i int) bool {
	t := &toks[clauseStart(toks, i)]
	return t.sense == "compare" || t.has(isPreposition|isConnective|isAdverb) || against(t.In(r.text))
}

// against reports whether word holds a figure against another one.
func against(word string) bool {
	switch word {
	case "比", "较", "同比", "环比", "比上年", "较上年", "比去年", "较去年", "高于", "低于":
		return true
	}
	return false
}

// comparing returns what a share is said to have grown by: the noun before 比 in
// 县级投入比上年增长20%. compared says that it is compared at all.
func (r *reading) comparing(toks []token, i int, f *figure) (subject phrase, compared bool) {
	if f.measure.Class != "ratio" {
		return phrase{}, false
	}
	for j, start := i-1, clauseStart(toks, i); j >= start; j-- {
		if against(toks[j].In(r.text)) {
			if subject = r.leftPhrase(toks, j, fitting{}); subject.empty() {
				subject = r.activityBefore(toks, j) // 志愿者注册人数同比增加15%
			}
			return subject, true
		}
	}
	return phrase{}, false
}

// changing returns what a level is said to rise or fall from: the noun before
// 由 in 入学率由五年前的68%提高到81%.
func (r *reading) changing(toks []token, i int) phrase {
	for k := i + 1; k < len(toks) && k < i+3; k++ {
		if s := toks[k].sense; s != "reach" && s != "compare" {
			continue
		}
		for j, start := i-1, clauseStart(toks, i); j >= start; j-- {
			if word := toks[j].In(r.text); word == "由" || word == "从" {
				return r.leftPhrase(toks, j, fitting{})
			}
		}
	}
	return phrase{}
}
