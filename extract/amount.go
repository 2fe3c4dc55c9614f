package extract

import (
	"strings"
)

// readAmountItem weighs what stands beside an amount.
func (r *reading) readAmountItem(toks []token, i int, f *figure, left, right phrase) {
	rightOf := right
	if rightOf.empty() && i+1 < len(toks) && toks[i+1].In(r.text) == "的" {
		rightOf = r.rightPhrase(toks, i+2, fitting{f})
	}
	if !rightOf.empty() && rightOf.end < len(toks) && toks[rightOf.end].kind == figureToken && !rightOf.fits {
		rightOf = phrase{}
	}
	switch {
	case !left.empty() && left.fits:
		r.setItem(f, toks, left, before)
	case !rightOf.empty() && (rightOf.fits || left.empty() || left.located):
		r.setItem(f, toks, rightOf, after)
	case !left.empty() && !left.located && r.payee(toks, left) && r.moneyBefore(toks, i, f):
		// 发放生活补助,小学生每生1000元
	case !left.empty() && !left.located:
		r.setItem(f, toks, left, before)
	default:
		r.readBareAmount(toks, i, f)
	}
}

// amountReaders are the ways to read an amount without a noun beside it, in the
// order in which they are tried: what names it is nearest before it in the
// sentence, a noun of money or an earlier amount; or else the verb does.
var amountReaders = [...]itemReader{
	(*reading).besideFigure,
	(*reading).coordinatedItem,
	(*reading).besideDe,
	(*reading).amountByListedVerb,
	(*reading).amountToOrganisation,
	(*reading).amountOfRow,
	(*reading).amountByOwnVerb,
	(*reading).priceOfEach,
	(*reading).moneyBefore,
	(*reading).amountByMoneyVerb,
	(*reading).headed,
	(*reading).labelBefore,
	(*reading).amountWord,
	(*reading).thingBefore,
	(*reading).moneyAfter,
	(*reading).amountByGift,
	(*reading).inheritAcross,
	(*reading).amountByVerb,
	(*reading).inheritGoodsAcross,
}

func (r *reading) readBareAmount(toks []token, i int, f *figure) {
	for _, read := range amountReaders {
		if read(r, toks, i, f) {
			return
		}
	}
}

// amountByListedVerb handles verbs in a list of things paid: 书架15.4万元、培训和评估5.9万元.
func (r *reading) amountByListedVerb(toks []token, i int, f *figure) bool {
	verb := r.verbBefore(toks, i)
	if verb.empty() || verb.start == 0 || !toks[verb.start-1].is(enumeration) {
		return false
	}
	r.setItem(f, toks, r.activityBefore(toks, verb.end), verbal)
	return true
}

// amountToOrganisation handles 拨付县医院160万元: the verb stands before who receives.
func (r *reading) amountToOrganisation(toks []token, i int, f *figure) bool {
	e := r.skipConnectives(toks, i)
	if e < 2 || toks[e-1].kind != organisationToken || !gives(toks[e-2].sense) || toks[e-2].sense == "visit" {
		return false
	}
	r.setItem(f, toks, phrase{start: e - 2, end: e - 1}, verbal)
	return true
}

// amountOfRow handles the row of a table, which has no verb.
func (r *reading) amountOfRow(toks []token, i int, f *figure) bool {
	return !r.anyVerb(toks) && r.labelBefore(toks, i, f)
}

// amountByOwnVerb handles a verb that names its money: one that is a noun of
// money too (每户补助300元), one that stands alone in its clause (收入8万元,支出7万元),
// and one with a subject of its own (市总工会下拨5400元).
func (r *reading) amountByOwnVerb(toks []token, i int, f *figure) bool {
	verb := r.verbBefore(toks, i)
	if verb.empty() {
		return false
	}
	last := &toks[verb.end-1]
	from := clauseStart(toks, i)
	alone := verb.end == i && verb.start > 0 && last.sense == "spend" && r.modified(toks, from, verb.start)
	if !last.has(isMoney|isMoneyVerb) && !alone && !r.ownSubject(toks, verb.start, i) {
		return false
	}
	start := verb.end - 1
	if alone && start > 0 && toks[start-1].has(isAttributive) && start > from {
		start--
	}
	r.setItem(f, toks, phrase{start: start, end: verb.end}, verbal)
	return true
}

// modified reports whether toks[from:to] is nothing, or one modifier that says what for
// (公益支出300万元) and not at which level (市级安排300万元).
func (r *reading) modified(toks []token, from, to int) bool {
	for from < to && toks[from].has(isAdverb) && !toks[from].has(isVerb|isAttributive) {
		from++ // 已支出148万元
	}
	return from == to || from+1 == to && toks[from].has(isAttributive) && !strings.HasSuffix(toks[from].In(r.text), "级")
}

// amountByMoneyVerb handles verbs of collecting and spending: 募集30余万元.
func (r *reading) amountByMoneyVerb(toks []token, i int, f *figure) bool {
	verb := r.verbBefore(toks, i)
	if verb.empty() || !moneySense(toks[verb.end-1].sense) {
		return false
	}
	r.setItem(f, toks, phrase{start: verb.end - 1, end: verb.end}, verbal)
	return true
}

// amountByGift handles a verb of giving that sums nothing up: 退休局长送来5000元.
func (r *reading) amountByGift(toks []token, i int, f *figure) bool {
	verb := r.verbBefore(toks, i)
	if verb.empty() || r.sums(toks, i) || toks[verb.end-1].sense != "give" {
		return false
	}
	r.setItem(f, toks, verb, verbal)
	return true
}

// amountByVerb takes whatever verb stands before the amount.
func (r *reading) amountByVerb(toks []token, i int, f *figure) bool {
	verb := r.verbBefore(toks, i)
	if verb.empty() {
		return false
	}
	r.setItem(f, toks, verb, verbal)
	return true
}

// ownSubject reports whether the clause of toks[i] has an organisation of its own
// before its verb, and no word for a total.
func (r *reading) ownSubject(toks []token, verb, i int) bool {
	start := clauseStart(toks, i)
	for k := start; k < i; k++ {
		if toks[k].kind == wordToken && r.totals(toks[k].In(r.text)) {
			return false
		}
	}
	return verb == start+1 && toks[start].kind == organisationToken
}

// payee reports whether a phrase names who is paid, and not what for.
func (r *reading) payee(toks []token, p phrase) bool {
	t := &toks[p.end-1]
	switch t.class {
	case "people", "household", "organisation", "place":
		return true
	}
	return t.has(isPerson)
}

// priceOfEach handles the rate for one of what was counted before: 路灯520盏,每盏2800元.
func (r *reading) priceOfEach(toks []token, i int, f *figure) bool {
	if f.basis != "per_item" || !r.rateOnly(toks, i) {
		return false
	}
	start := clauseStart(toks, i)
	rest := r.text[toks[start].Start:f.Start]
	for k := start - 1; k >= 0 && !toks[k].is(sentenceMarks); k-- {
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if g.amount() || !g.hasItem() || g.Unit.Empty() || !strings.HasPrefix(rest, "每"+g.Unit.In(r.text)) {
			return false
		}
		r.takeItem(f, g)
		return true
	}
	return false
}

// amountWord takes a word like 金额 that only says that the figure is money.
func (r *reading) amountWord(toks []token, i int, f *figure) bool {
	for k, start := i-1, clauseStart(toks, i); k >= start; k-- {
		if toks[k].kind != wordToken || !toks[k].has(isConnective|isMoney) {
			return false
		}
		if word := toks[k].In(r.text); strings.HasSuffix(word, "额") {
			p := r.activityBefore(toks, k)
			r.setItem(f, toks, phrase{start: min(p.start, k), end: k + 1}, before) // 执行到位金额
			return true
		}
	}
	return false
}

// anyVerb reports whether the sentence has a verb.
func (r *reading) anyVerb(toks []token) bool {
	for k := range toks {
		if toks[k].verb() {
			return true
		}
	}
	return false
}

// labelBefore takes the label of a table's row that was flattened to text:
// 小学阶段 2318人,每生每学期500元.
func (r *reading) labelBefore(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if g.people() && g.side == before && g.hasItem() && !r.namesPeople(g.item) && g.action.Empty() && !r.governed(toks, k) {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

// governed reports whether a verb stands before toks[k] in its clause.
func (r *reading) governed(toks []token, k int) bool {
	for j := clauseStart(toks, k); j < k; j++ {
		if toks[j].verb() {
			return true
		}
	}
	return false
}

// thingBefore takes what the sentence names nearest before toks[i] that costs
// money: goods, a figure of them, or a service.
func (r *reading) thingBefore(toks []token, i int, f *figure) bool {
	verb := !r.verbBefore(toks, i).empty()
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if verb && t.is(sentenceMarks) {
			return false // 轮椅20辆;市民王先生转来500元
		}
		if t.kind == figureToken {
			g := &r.figures[t.ref]
			if from, ok := held(g, f); ok {
				k = from
				continue
			}
			if g.hasItem() && g.goods() && g.side != verbal && !(g.basis == "per_item" && f.basis == "total") {
				r.takeItem(f, g)
				return true
			}
			continue
		}
		if t.kind == wordToken && (t.class == "goods" || t.class == "service") {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before)
			return true
		}
	}
	return false
}

// goodsBefore takes the nearest goods that the sentence names before toks[i].
func (r *reading) goodsBefore(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == wordToken && toks[k].class == "goods" {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before)
			return true
		}
	}
	return false
}
