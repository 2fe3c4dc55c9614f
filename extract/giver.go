package extract

import "strings"

// readActors gives the figures of a sentence their action, giver and receiver.
func (r *reading) readActors(toks []token) {
	for i := range toks {
		if toks[i].kind == figureToken {
			r.readActor(toks, i)
		}
	}
}

// readActor finds the verb that governs the figure at toks[i], who acts, and
// who receives.
func (r *reading) readActor(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	verb := r.readAction(toks, i)
	if start := clauseStart(toks, i); f.amount() && start == i-1 && toks[start].kind == organisationToken {
		f.givers = r.refs.list(toks[start].ref) // a list of donors: 出版集团40万元;铝业公司25万元
		return
	}
	if r.readPayer(toks, i) || !r.handedOver(f) || !gives(f.verb) && f.class != "worth" {
		return
	}
	f.receivers = r.receiversBefore(toks, i)
	f.givers, f.othersGive = r.giversBefore(toks, i, verb)
}

// readAction finds the verb that governs the figure at toks[i], or takes that of the
// figure before, and returns its token, -1 if there is none.
func (r *reading) readAction(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	if k := r.governing(toks, i); k >= 0 {
		f.action, f.verb = toks[k].Span, r.meant(&toks[k], f)
		return k
	}
	prev := r.previousFigure(toks, i)
	if prev < 0 {
		return -1
	}
	g := &r.figures[toks[prev].ref]
	f.action, f.verb = g.action, g.verb
	for k := prev - 1; k >= 0; k-- {
		if toks[k].Span == f.action {
			return k
		}
	}
	return -1
}

// meant returns the sense in which the verb t governs f.
func (r *reading) meant(t *token, f *figure) string {
	word := t.In(r.text)
	switch {
	case f.amount() && !gives(t.sense) && strings.HasPrefix(word, "送"):
		return "give" // 送药6000元
	case t.sense != "":
		return t.sense
	}
	switch word {
	case "罚款", "存款", "借款", "融资", "结余", "节约":
		return "" // nobody gives it
	}
	return "give" // 捐款3万元
}

// handedOver reports whether f changes hands. What is handed out to make something
// known counts only where it is a present: 送农技资料300份.
func (r *reading) handedOver(f *figure) bool {
	if item := f.item.In(r.text); strings.HasSuffix(item, "成本") || strings.HasSuffix(item, "造价") {
		return false // what it costs is given by nobody
	}
	return f.givable() || f.class == "publicity" && presents(f.action.In(r.text))
}

// presents reports whether a verb says that somebody makes a present.
func presents(verb string) bool {
	return strings.HasPrefix(verb, "送") || strings.HasPrefix(verb, "赠") || donates(verb)
}

// givable reports whether f counts something that can change hands.
func (f *figure) givable() bool {
	if f.amount() {
		return f.class != "income"
	}
	return !f.people() && f.measure.Class != "ratio" && (f.class == "goods" || f.class == "document" || f.class == "other")
}

func gives(sense string) bool {
	switch sense {
	case "give", "subsidise", "reduce", "support", "collect", "spend", "visit":
		return true
	}
	return false
}

// governing returns the verb that governs the figure at toks[i]: the nearest
// known one before it in its clause, -1 if there is none. A verb inside of the
// item counts where there is no other (捐赠款物50万元, but 捐赠康复教具3套).
func (r *reading) governing(toks []token, i int) int {
	item, inside := r.figures[toks[i].ref].item, -1
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(clauseMarks) {
			break
		}
		if t.kind != wordToken || !t.has(isVerb|isMoneyVerb) || !governs(t.sense) {
			continue
		}
		if !item.Contains(t.Span) {
			return k
		}
		if item.Len() <= t.Len() {
			return r.verbOver(toks, k)
		}
		if inside < 0 {
			inside = k
		}
	}
	return inside
}

// verbOver returns the verb of giving whose object the verb at toks[k] names (发放补贴9万元,
// 追回冒领补贴6万元), or k.
func (r *reading) verbOver(toks []token, k int) int {
	for j := k - 1; j >= 0 && j >= k-3 && toks[j].kind == wordToken; j-- {
		switch toks[j].sense {
		case "give", "levy", "recover":
			return j
		}
	}
	return k
}

func governs(sense string) bool {
	switch sense {
	case "plan", "compare", "exist", "worth":
		return false
	}
	return true
}

func (r *reading) previousFigure(toks []token, i int) int {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == figureToken {
			return k
		}
		if toks[k].is(sentenceMarks) {
			return -1
		}
	}
	return -1
}

// giversBefore lists the organisations that act on the figure at toks[i], which
// toks[verb] governs: the nearest before it in its part of the sentence that no
// preposition makes a place, a receiver or a helper, with those joined to it. others
// tells that somebody acts who is no organisation known (社会爱心人士捐赠…).
func (r *reading) giversBefore(toks []token, i, verb int) (givers []int, others bool) {
	if r.averageGift(toks, i) {
		return nil, true
	}
	start := clauseStart(toks, i)
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(sentenceMarks) || others && t.is(comma) {
				return nil, others
			}
		case figureToken:
			if others && toks[k+1].is(enumeration) {
				return nil, true // 县财政2万元、群众捐款1万元
			}
		case organisationToken:
			if r.mentions[t.ref].counted {
				continue
			}
			if first := r.joinedFrom(toks, k); r.acting(toks, first) || r.attributed(toks, k, verb) {
				return r.mentionsIn(toks, first, k), false
			}
		case wordToken:
			if t.sense == "receive" && t.In(r.text) != "申请" && k >= start {
				return nil, true // 我校接受各界捐款: who is named received it
			}
			if (gives(t.sense) && t.sense != "visit" || donates(t.In(r.text))) && (k == verb || k < start) {
				if who := r.subjectOf(toks, k); who != nil {
					return r.alluded(toks, who, k), true
				}
			}
			if (t.has(isPerson) || r.engine.public[t.In(r.text)]) && !others && r.personActs(toks, k) {
				others = true
			}
		}
	}
	return nil, others
}

// joinedFrom returns the first of the organisations joined to the one at
// toks[k] by 、, 和, 联合 or 会同.
func (r *reading) joinedFrom(toks []token, k int) int {
	for k >= 2 && toks[k-2].kind == organisationToken && r.joinsOrganisations(&toks[k-1]) {
		k -= 2
	}
	return k
}

func (r *reading) joinsOrganisations(t *token) bool {
	switch word := t.In(r.text); word {
	case "、", "联合", "会同", "协同", "携手", "联手":
		return true
	default:
		return t.kind == wordToken && t.has(isConjunction)
	}
}

func (r *reading) mentionsIn(toks []token, from, to int) []int {
	out := r.refs.begin()
	for k := from; k <= to; k++ {
		if toks[k].kind == organisationToken && !r.mentions[toks[k].ref].counted {
			out = append(out, toks[k].ref)
		}
	}
	return r.refs.end(out)
}

// acting reports whether the organisation at toks[k] is an actor: it begins
// its clause, or follows an adverb, a time or 由.
func (r *reading) acting(toks []token, k int) bool {
	for k--; k >= 0; k-- {
		t := &toks[k]
		word := t.In(r.text)
		if opensQuotation(word) {
			continue // 扶持“巧手工坊”: what the name stands in is no mark between
		}
		if t.kind != wordToken {
			return true
		}
		switch {
		case word == "由" || word == "经" || t.sense == "plan" || r.engine.leading[word]:
			return true
		case t.has(isSelf|isRegion) || strings.HasPrefix(word, "我"):
			continue
		case t.has(isPreposition), places(word), t.verb():
			return false
		}
		return true
	}
	return true
}

// personActs reports whether the people at toks[k] are who gives: a verb of
// giving follows them in their clause, and nothing before them makes them receive.
func (r *reading) personActs(toks []token, k int) bool {
	for j := k - 1; j >= 0 && toks[j].kind == wordToken; j-- {
		if toward(toks[j].In(r.text)) || toks[j].verb() && !toks[j].has(isAttributive) {
			return false
		}
	}
	for j := k + 1; j < len(toks) && toks[j].kind == wordToken; j++ {
		if strings.HasPrefix(toks[j].In(r.text), "每") {
			return false // 困难学生每人资助3000元
		}
		if gives(toks[j].sense) && toks[j].sense != "visit" || strings.HasPrefix(toks[j].In(r.text), "捐") {
			return true
		}
	}
	return false
}

// receiversBefore lists the organisations to which the clause of toks[i] gives: 向县医院捐赠.
func (r *reading) receiversBefore(toks []token, i int) []int {
	out := r.refs.begin()
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(sentenceMarks) {
			break
		}
		if t.kind != organisationToken || r.mentions[t.ref].counted || k == 0 || toks[k-1].kind != wordToken {
			continue
		}
		if word := toks[k-1].In(r.text); toward(word) || places(word) || toks[k-1].sense == "give" || toks[k-1].sense == "visit" {
			out = append(out, t.ref)
		}
	}
	return r.refs.end(out)
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}
