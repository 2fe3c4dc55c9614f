package extract

func (r *reading) sameClause(toks []token, k, i int) bool { return k >= clauseStart(toks, i) }

// namedBy widens the verb that names a count by the words that belong to it.
func (r *reading) namedBy(toks []token, f *figure, p phrase) phrase {
	if toks[p.end].is(blank) || f.measure.Class == "place" || f.measure.Class == "goods" {
		p = r.activityBefore(toks, p.end) // 城乡低保核查 18000人; 病险水库除险加固9座
	}
	for p.start > 0 && toks[p.start-1].kind == wordToken && toks[p.start-1].has(isAttributive) {
		p.start--
	}
	return p
}

// activityNamed takes the nearest event or service that the sentence names before toks[i].
func (r *reading) activityNamed(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if c := toks[k].class; c == "event" || c == "service" || c == "job" {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before)
			return true
		}
	}
	return false
}

func (r *reading) endsClause(toks []token, k int) bool {
	return k >= len(toks) || toks[k].kind == punctToken
}

// lastVerb returns the nearest verb before toks[e].
func (r *reading) lastVerb(toks []token, e int) phrase {
	for k := e - 1; k >= 0 && toks[k].kind != figureToken; k-- {
		if toks[k].verb() {
			return phrase{start: k, end: k + 1}
		}
	}
	return phrase{start: e, end: e}
}

// activityBefore returns the run of nouns and verbs that ends at toks[e]: what
// was brought so far.
func (r *reading) activityBefore(toks []token, e int) phrase {
	for e > 0 && toks[e-1].kind == wordToken && toks[e-1].has(isAdverb|isConnective) && !toks[e-1].has(isVerb|isItem) {
		e--
	}
	k := e
	for k > 0 {
		t := &toks[k-1]
		if t.kind != wordToken || t.function() || t.has(isAdverb|isConnective) && !t.has(isVerb|isItem) || !t.nominal() && !t.verb() {
			break
		}
		k--
	}
	return phrase{start: r.trimScope(toks, k, e), end: e}
}

// naming reports whether a verb says what is counted. One that says that
// somebody is reached (涉及, 惠及), or by how much something changed, does not.
func (r *reading) naming(t *token) bool {
	switch t.sense {
	case "benefit", "exist", "have", "compare", "plan", "reach":
		return false
	}
	return true
}

// verbBefore returns the run of verbs right before a figure.
func (r *reading) verbBefore(toks []token, i int) phrase {
	e := r.skipConnectives(toks, i)
	k := e
	for k > 0 && toks[k-1].kind == wordToken && (toks[k-1].verb() || toks[k-1].tag == "vn") && (toks[k-1].has(isVerb) || !toks[k-1].has(isPreposition)) && !toks[k-1].has(isConnective) {
		k--
	}
	return phrase{start: k, end: e}
}

func (r *reading) verbAfter(toks []token, i int) phrase {
	k := i + 1
	for k < len(toks) && toks[k].kind == wordToken && toks[k].has(isAdverb|isAttributive) && !toks[k].has(isVerb|isAction) {
		k++
	}
	e := k
	if e < len(toks) && (toks[e].In(r.text) == "没有" || toks[e].In(r.text) == "无") {
		e++
	}
	for e < len(toks) && (toks[e].verb() || toks[e].tag == "vn") && e-k < 2 {
		e++
	}
	return phrase{start: k, end: e}
}
