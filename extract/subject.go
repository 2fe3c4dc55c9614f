package extract

import (
	"sort"
	"strings"
)

// subjectOf returns the word for who does what toks[v] says, where its clause names one
// that is no organisation known: 老校友捐款2万元, 各大队配套5万元, 经医保报销3万元; nil if
// it does not. Whoever was named before is then not the giver.
func (r *reading) subjectOf(toks []token, v int) *token {
	named := r.donorAmong(toks, v)
	attribute, adjacent := false, true
	for k, start := v-1, clauseStart(toks, v); k >= start; k-- {
		t := &toks[k]
		switch word := t.In(r.text); {
		case t.kind == organisationToken && !r.mentions[t.ref].counted:
			return nil
		case t.is(enumeration) && named != nil && k > 0 && toks[k-1].kind == figureToken:
			return named // 其中县商会1万元、村民捐款6000元
		case t.kind == punctToken || t.kind == numberToken:
			continue
		case word == "由" || word == "经":
			return nominalOrNil(&toks[k+1])
		case word == "的":
			attribute = named != nil // what stands before it only tells who: 旅居外地的商会
		case named == nil && r.namesGiver(t, &toks[v], adjacent):
			named = t
		case r.bars(t) && !(attribute && t.verb()) && (named == nil || named.Start > t.Start):
			return nil
		}
		adjacent = adjacent && t.kind == wordToken && t.has(isAdverb|isConnective|isSelf|isAttributive)
	}
	return named
}

// bars reports whether t makes the noun behind it something else than who acts: the
// object of a verb (发动职工捐款), a receiver, a place, what is counted.
func (r *reading) bars(t *token) bool {
	switch {
	case t.kind == figureToken:
		return true
	case t.has(isPreposition) && !t.has(isConjunction), places(t.In(r.text)):
		return true
	}
	return t.has(isVerb|isAction) && !t.has(isAttributive|isName)
}

// places reports whether word makes what follows a place.
func places(word string) bool {
	switch word {
	case "到", "来到", "走进", "深入", "前往", "赴", "抵达", "去", "至", "进":
		return true
	}
	return false
}

// nominalOrNil returns t where it begins a noun phrase.
func nominalOrNil(t *token) *token {
	if t.nominal() && !t.verb() {
		return t
	}
	return nil
}

// donorAmong returns what stands between 其中 and a verb of donation at toks[v]: one of
// those who were named together before. It is nil if there is none.
func (r *reading) donorAmong(toks []token, v int) *token {
	start := clauseStart(toks, v)
	if !donates(toks[v].In(r.text)) || toks[start].In(r.text) != "其中" {
		return nil
	}
	for k := start + 1; k < v; k++ {
		if toks[k].noun() && !toks[k].has(isMoney) {
			return &toks[k]
		}
	}
	return nil
}

// namesGiver reports whether the word t may be who does what the verb v says. With a
// verb of donation, that is any noun right before it but what is given, or when.
func (r *reading) namesGiver(t, v *token, adjacent bool) bool {
	if t.kind == figureToken {
		return donates(v.In(r.text)) && r.countsGivers(&r.figures[t.ref])
	}
	word := t.In(r.text)
	switch word {
	case "他", "她", "他们", "她们":
		return true
	}
	switch {
	case strings.HasSuffix(word, "财政"), strings.HasSuffix(word, "某"):
		return true
	case v.sense == "subsidise":
		return false // 示范村每村补助3万元
	case adjacent && donates(v.In(r.text)):
		return (t.noun() || t.traits == 0 && t.tag == "v") && !t.has(isMoney|isRegion|isSelf|isAdverb|isConnective|isAttributive) && !t.momentary() &&
			(t.class == "" || t.class == "people" || t.class == "organisation")
	}
	return r.endsLikeOrganisation(word)
}

// alluded lists the organisation named before for which the word t stands, where the
// verb v comes right behind it: 医院减免.
func (r *reading) alluded(toks []token, t *token, v int) []int {
	const near = 20
	if t.kind != wordToken || t.has(isPerson) || t.Len() < 6 {
		return nil
	}
	for k := v - 1; toks[k].Start > t.Start; k-- {
		if !toks[k].has(isAdverb | isConnective) {
			return nil
		}
	}
	after := sort.Search(len(r.mentions), func(k int) bool { return r.mentions[k].Start >= t.Start })
	for k := after - 1; k >= 0 && k >= after-near; k-- {
		if m := &r.mentions[k]; !m.counted && strings.HasSuffix(m.In(r.text), t.In(r.text)) {
			return r.refs.list(k)
		}
	}
	return nil
}

// momentary reports whether t says when or where: 期间, 春节.
func (t *token) momentary() bool {
	return t.tag != "" && (t.tag[0] == 't' || t.tag[0] == 'f' || t.tag[0] == 's')
}

// endsLikeOrganisation reports whether word ends as the names of organisations do: 支行.
func (r *reading) endsLikeOrganisation(word string) bool {
	const shortest = 6 // bytes: 会 and 部 also end other words
	for at := 0; len(word)-at >= shortest; at += characterLen(word[at:]) {
		if e := r.engine.endingWords[word[at:]]; e != nil {
			return e.Type != "base"
		}
	}
	return false
}

// countsGivers reports whether the people or bodies that f counts can be who donates.
func (r *reading) countsGivers(f *figure) bool {
	return f.people() || f.measure.Class == "organisation" || f.class == "organisation"
}

// donates reports whether a verb says that something is given away for nothing.
func donates(verb string) bool {
	return strings.HasPrefix(verb, "捐") || strings.HasSuffix(verb, "捐赠") || strings.HasSuffix(verb, "捐款") || verb == "认捐" || verb == "配捐"
}

// averageGift reports whether the figure at toks[i] says what one of many gave
// (人均捐款80元), whom its clause names no other way.
func (r *reading) averageGift(toks []token, i int) bool {
	f := &r.figures[toks[i].ref]
	if !f.amount() || f.class != "donation" || f.basis == "total" || f.basis == "" {
		return false
	}
	for k := clauseStart(toks, i); k < i; k++ {
		if toks[k].kind == organisationToken {
			return false
		}
	}
	return true
}

// readPayer takes for the giver who is named behind the money that he bears:
// 所需3万元由县慈善会捐助, and reports whether anybody is.
func (r *reading) readPayer(toks []token, i int) bool {
	f := &r.figures[toks[i].ref]
	if !f.amount() || f.class == "income" {
		return false
	}
	by := r.agentBehind(toks, i)
	if by < 0 {
		return false
	}
	last := by
	for k := by + 1; k < len(toks) && !toks[k].is(clauseMarks); k++ {
		t := &toks[k]
		switch {
		case t.kind == organisationToken && (last == by || r.joinsOrganisations(&toks[k-1])):
			last = k
		case t.kind == figureToken:
			return false
		case t.kind == wordToken && r.bears(t):
			f.givers, f.othersGive = r.mentionsIn(toks, by, last), last == by
			return true
		}
	}
	return false
}

// agentBehind returns the 由 behind the figure at toks[i] in its clause, -1 if there is none.
func (r *reading) agentBehind(toks []token, i int) int {
	for k := i + 1; k < len(toks) && !toks[k].is(clauseMarks) && toks[k].kind != figureToken; k++ {
		if toks[k].kind == wordToken && toks[k].In(r.text) == "由" {
			return k
		}
	}
	return -1
}

// bears reports whether the verb t says that somebody gives what money was named before.
func (r *reading) bears(t *token) bool {
	switch t.In(r.text) {
	case "承担", "负担", "解决", "支付", "出":
		return true
	}
	return gives(t.sense) && t.sense != "visit" && t.sense != "collect"
}

// attributed reports whether the organisation at toks[k] does what the verb at toks[v]
// says of the things behind it: 县民政局下拨的80床棉被.
func (r *reading) attributed(toks []token, k, v int) bool {
	if v <= k || v+1 >= len(toks) || toks[v+1].In(r.text) != "的" {
		return false
	}
	for j := k + 1; j < v; j++ {
		if !toks[j].has(isAdverb) {
			return false
		}
	}
	return true
}

// opensQuotation reports whether mark opens a quotation.
func opensQuotation(mark string) bool {
	switch mark {
	case "“", "‘", "「", "『", "\"":
		return true
	}
	return false
}
