package extract

// readStatus decides whether the figure at toks[i] was done, is planned, or
// says how much something changed.
func (r *reading) readStatus(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.status != "" {
		return
	}
	f.status = "actual"
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(sentenceMarks) {
			return
		}
		if t.kind != wordToken {
			continue
		}
		switch {
		case done(t.In(r.text)):
			return
		case t.sense == "plan":
			f.status = "planned"
			return
		case t.sense == "compare" && k >= clauseStart(toks, i) && r.compares(toks, k, i):
			f.status = "change"
			return
		}
	}
}

// done reports whether word says that what follows it happened: 计划50辆,实际发放62辆.
func done(word string) bool {
	switch word {
	case "已", "已经", "实际", "现已", "实际共", "目前已", "共已", "已有", "已为":
		return true
	}
	return false
}

// compares reports whether the verb of comparison at k says by how much
// (增加35户, 增长6.4%), and not to what (增加到300户).
func (r *reading) compares(toks []token, k, i int) bool {
	for j := k + 1; j < i; j++ {
		t := &toks[j]
		word := t.In(r.text)
		if word == "到" || word == "至" || word == "达" || word == "达到" || word == "为" {
			return false
		}
		if t.kind == figureToken || t.noun() {
			return false
		}
	}
	return true
}
