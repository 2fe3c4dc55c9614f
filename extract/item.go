package extract

import (
	"strings"

	"heshu/segment"
)

// readItem finds what the figure at toks[i] measures.
func (r *reading) readItem(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.side == byRule {
		return
	}
	if f.amount() && r.readWorth(toks, i, f) {
		return
	}
	left := r.leftPhrase(toks, i, f.fit)
	right := r.rightPhrase(toks, i+1, f.fit)
	if f.amount() {
		r.readAmountItem(toks, i, f, left, right)
		return
	}
	r.readCountItem(toks, i, f, left, right)
}

func (r *reading) setItem(f *figure, toks []token, p phrase, s side) {
	f.item = p.span(toks)
	f.side = s
	if p.end-p.start == 1 && toks[p.start].kind == organisationToken {
		r.mentions[toks[p.start].ref].counted = true
	}
	switch s {
	case before:
		f.rule = "open/before"
	case after:
		f.rule = "open/after"
	case verbal:
		f.rule = "open/verb"
	}
	f.match = segment.Span{Start: min(f.item.Start, f.Start), End: max(f.item.End, f.End)}
	f.class = r.classOf(f)
}

// readCountItem weighs the noun phrases on both sides of a count.
func (r *reading) readCountItem(toks []token, i int, f *figure, left, right phrase) {
	if f.status == "change" && !left.fits && !right.fits && r.inherit(toks, i, f) {
		return // 较去年多8人
	}
	if p := r.comparing(toks, i, f); !p.empty() {
		r.setItem(f, toks, p, before)
		return
	}
	if p := r.changing(toks, i); !p.empty() {
		r.setItem(f, toks, p, before)
		return
	}
	ls, rs := r.weighLeft(toks, i, f, left), r.weighRight(toks, i, f, right)
	switch {
	case ls <= 0 && rs <= 0:
		r.readBareCount(toks, i, f)
	case rs > ls:
		r.setItem(f, toks, right, after)
	default:
		r.setItem(f, toks, r.withVerb(toks, f, left), before)
	}
}

// comparing returns what a share is said to have grown by: the noun before 比 in
// 县级投入比上年增长20%.
func (r *reading) comparing(toks []token, i int, f *figure) phrase {
	if f.measure.Class != "ratio" {
		return phrase{}
	}
	for j := i - 1; j >= clauseStart(r.text, toks, i); j-- {
		switch toks[j].In(r.text) {
		case "比", "较", "同比", "环比", "比上年", "较上年", "比去年", "较去年":
			return r.leftPhrase(toks, j, anyNoun)
		}
	}
	return phrase{}
}

// changing returns what a level is said to rise or fall from: the noun before
// 由 in 入学率由五年前的68%提高到81%.
func (r *reading) changing(toks []token, i int) phrase {
	for k := i + 1; k < len(toks) && k < i+3; k++ {
		if s := toks[k].sense; s != "reach" && s != "compare" {
			continue
		}
		for j := i - 1; j >= clauseStart(r.text, toks, i); j-- {
			if word := toks[j].In(r.text); word == "由" || word == "从" {
				return r.leftPhrase(toks, j, anyNoun)
			}
		}
	}
	return phrase{}
}

// withVerb widens a noun phrase that is not what the measure word counts by the
// verb that governs it: people are counted by what they did, 讲解预防知识500人.
func (r *reading) withVerb(toks []token, f *figure, p phrase) phrase {
	person := f.measure.Class == "people" || f.measure.Class == "household"
	if !person || p.fits || p.located || p.start == 0 || !toks[p.start-1].verb() {
		return p
	}
	if s := toks[p.start-1].sense; s == "exist" || s == "have" || s == "benefit" {
		return p
	}
	p.start--
	return p
}

func (r *reading) weighLeft(toks []token, i int, f *figure, p phrase) int {
	if p.empty() {
		return 0
	}
	w := 3
	if p.fits {
		w += 3
	}
	if !f.measure.NounFollows {
		w += 2
	}
	if p.located {
		w -= 4
	}
	if f.measure.Canonical == "time" && toks[p.end-1].has(isPerson) && i+1 < len(toks) && toks[i+1].verb() {
		return 0 // 法官三次赴外省查找
	}
	if p.end < i && f.measure.NounFollows {
		w++ // 受益残疾人共50名
	}
	return w
}

func (r *reading) weighRight(toks []token, i int, f *figure, p phrase) int {
	if p.empty() {
		return 0
	}
	w := 2
	if p.fits {
		w += 3
	}
	if f.measure.NounFollows {
		w += 3
	}
	if p.end < len(toks) && toks[p.end].kind == figureToken && !f.measure.NounFollows {
		w -= 4 // the noun belongs to the figure after it
	}
	return w
}

// besideFigure takes the item of the figure that stands right before: 23户51人,
// 850袋共8500斤, and the columns of a table that was flattened to text.
func (r *reading) besideFigure(toks []token, i int, f *figure) bool {
	k := i - 1
	for k >= 0 && (toks[k].punct(r.text, " ") || k == i-1 && toks[k].punct(r.text, "、") || toks[k].kind == wordToken && toks[k].has(isConnective)) {
		k--
	}
	if k < 0 || toks[k].kind != figureToken {
		return false
	}
	g := &r.figures[toks[k].ref]
	if !g.hasItem() || g.amount() && !f.amount() {
		return false
	}
	r.takeItem(f, g)
	return true
}

// bracketed takes the item of the figure that the bracket follows: 大米35袋(50斤/袋).
func (r *reading) bracketed(toks []token, i int, f *figure) bool {
	if i < 2 || !toks[i-1].punct(r.text, "(") || toks[i-2].kind != figureToken {
		return false
	}
	g := &r.figures[toks[i-2].ref]
	if !g.hasItem() {
		return false
	}
	r.takeItem(f, g)
	if f.basis == "total" && !g.people() {
		f.basis = "per_item"
	}
	return true
}

// besideDe takes what 的 joins to the count: 参训的38人, 100人的微信群, 占职工总数的28%.
func (r *reading) besideDe(toks []token, i int, f *figure) bool {
	if i > 1 && toks[i-1].In(r.text) == "的" {
		if toks[i-2].kind == figureToken {
			if g := &r.figures[toks[i-2].ref]; g.hasItem() {
				r.takeItem(f, g)
				return true
			}
		}
		p := r.leftPhrase(toks, i-1, anyNoun)
		if p.empty() {
			p = r.verbBefore(toks, i-1)
		}
		if p.empty() && toks[i-2].has(isAttributive) {
			p = phrase{start: i - 2, end: i - 1} // 符合条件的1104户
			if i > 2 && toks[i-3].In(r.text) == "不" {
				p.start--
			}
		}
		if !p.empty() {
			r.setItem(f, toks, p, before)
			return true
		}
	}
	if i+2 < len(toks) && toks[i+1].In(r.text) == "的" {
		if p := r.rightPhrase(toks, i+2, anyNoun); !p.empty() {
			r.setItem(f, toks, p, after)
			return true
		}
	}
	return false
}

// coordinatedItem takes the noun phrase behind the figure that this one is
// coordinated with: 1000元和800元救助金.
func (r *reading) coordinatedItem(toks []token, i int, f *figure) bool {
	if i+2 >= len(toks) || toks[i+2].kind != figureToken {
		return false
	}
	glue := toks[i+1].In(r.text)
	g := &r.figures[toks[i+2].ref]
	if !joins(glue) && glue != "、" || g.amount() != f.amount() {
		return false
	}
	p := r.rightPhrase(toks, i+3, f.fit)
	if p.empty() || !f.amount() && !alike(f, g) {
		return false
	}
	r.setItem(f, toks, p, after)
	return true
}

// readBareCount handles a count without a noun beside it: the verb names it
// (走访慰问150余人次), or the figure before it does (涉及179户).
func (r *reading) readBareCount(toks []token, i int, f *figure) {
	if r.besideFigure(toks, i, f) || r.headed(toks, i, f) || r.bracketed(toks, i, f) || r.coordinatedItem(toks, i, f) {
		return
	}
	if r.besideDe(toks, i, f) || f.measure.NounFollows && f.measure.Canonical == "person" && r.inherit(toks, i, f) {
		return // 3至5名 after 12名残疾人
	}
	if p := r.verbBefore(toks, i); !p.empty() {
		if f.people() && toks[p.end-1].sense == "support" && (r.inherit(toks, i, f) || r.inheritAcross(f)) {
			return // 帮助11户办起早点摊
		}
		if r.naming(&toks[p.end-1]) {
			if toks[p.end].punct(r.text, " ") {
				p = r.activityBefore(toks, p.end) // the label of a row: 城乡低保核查 18000人
			}
			if f.measure.Class == "place" || f.measure.Class == "goods" {
				p = r.activityBefore(toks, p.end) // 病险水库除险加固9座
			}
			for p.start > 0 && toks[p.start-1].kind == wordToken && toks[p.start-1].has(isAttributive) {
				p.start--
			}
			r.setItem(f, toks, p, verbal)
			return
		}
		sense := toks[p.end-1].sense
		if s := r.leftPhrase(toks, p.start, anyNoun); !s.empty() && sense == "benefit" {
			r.setItem(f, toks, s, before) // 生活补贴惠及2960人
			return
		}
		if s := r.activityBefore(toks, p.end-1); !s.empty() && sense == "reach" && (f.measure.Class != "ratio" || !strings.Contains(toks[p.end-1].In(r.text), "完成")) {
			r.setItem(f, toks, s, before) // 低视力配镜完成95名
			return
		}
	} else if r.rateOnly(toks, i) && f.measure.Canonical == "time" && !r.inherit(toks, i, f) {
		if p := r.lastVerb(toks, clauseStart(r.text, toks, i)); !p.empty() {
			r.setItem(f, toks, p, verbal) // 为儿童送教,每周1次
			return
		}
	} else if f.hasItem() {
		return
	} else if r.rateOnly(toks, i) && (r.ratedFigure(toks, i, f) || f.measure.Canonical != "time" && f.measure.Class == "" && r.goodsBefore(toks, i, f)) {
		return // 供应面粉,每户25公斤
	}
	if f.measure.Class == "people" && i+1 < len(toks) && toks[i+1].kind == wordToken {
		if p := r.verbAfter(toks, i); !p.empty() && p.start == i+1 {
			if o := r.rightPhrase(toks, p.end, anyNoun); !o.empty() && o.end-o.start <= 2 {
				p.end = o.end // 11人开通网店
			}
			if r.endsClause(toks, p.end) {
				r.setItem(f, toks, p, verbal) // 21人签约
				return
			}
		}
	}
	if r.inherit(toks, i, f) {
		return
	}
	if start := clauseStart(r.text, toks, i); start == i-1 && toks[start].kind == organisationToken {
		f.item, f.side, f.rule = toks[start].Span, before, "open/before"
		f.match, f.class = cover(f.item, f.Span), r.classOf(f)
		return // a row of a list: 城东分局45人
	}
	if p := r.verbAfter(toks, i); !p.empty() {
		r.setItem(f, toks, p, verbal)
		return
	}
	if p := r.rightPhrase(toks, 0, anyNoun); !p.empty() && p.end < i && r.sums(toks, i) {
		r.setItem(f, toks, p, before)
		return // 医疗队由院长带队,共43人
	}
	r.inheritAcross(f)
}

func (r *reading) endsClause(toks []token, k int) bool {
	return k >= len(toks) || toks[k].kind == punctToken
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

// rateOnly reports whether the clause holds nothing before toks[i] but what the
// figure is for one of.
func (r *reading) rateOnly(toks []token, i int) bool {
	start := clauseStart(r.text, toks, i)
	return start < i && r.rateWord(toks, start+1) > 0 && r.skipConnectives(toks, i) <= start
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

// inherit takes the item of an earlier figure of the sentence that is counted alike.
func (r *reading) inherit(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].punct(r.text, ")") {
			k = r.opening(toks, k) // what stands in brackets is said of something else
			continue
		}
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		same := g.amount() == f.amount() && (f.amount() || alike(g, f))
		if (same || f.measure.Class == "ratio" && g.measure.Class != "ratio") && g.hasItem() {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

// opening returns the token of the bracket that the one at k closes, or k.
func (r *reading) opening(toks []token, k int) int {
	for j := k - 1; j >= 0; j-- {
		if toks[j].punct(r.text, "(") {
			return j
		}
	}
	return k
}

// inheritAcross takes the item of the nearest earlier figure of the section that is counted alike.
func (r *reading) inheritAcross(f *figure) bool {
	section := r.outline.Sentences[f.sentence].Section
	for k := f.index(r) - 1; k >= 0 && k >= f.index(r)-12; k-- {
		g := &r.figures[k]
		if r.outline.Sentences[g.sentence].Section != section {
			return false
		}
		if g.amount() == f.amount() && (f.amount() || alike(g, f)) && g.hasItem() {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

func (f *figure) index(r *reading) int {
	lo, hi := 0, len(r.figures)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.figures[mid].Start < f.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (f *figure) hasItem() bool { return !f.item.Empty() || f.itemText != "" }

// alike reports whether two counts may share an item.
func alike(a, b *figure) bool {
	if a.Measure == b.Measure {
		return true
	}
	person := func(f *figure) bool {
		return f.measure.Class == "people" || f.measure.Class == "household" || f.measure.Canonical == "group"
	}
	return person(a) && person(b)
}

func (r *reading) takeItem(f, from *figure) {
	f.item, f.itemText, f.class = from.item, from.itemText, from.class
	for _, target := range []string{"任务", "指标", "目标"} {
		if text := f.item.In(r.text); len(text) > len(target) && strings.HasSuffix(text, target) {
			f.item.End -= len(target) // 手术任务1850例,已完成1147例
		}
	}
	f.side = inherited
	f.rule = "open/inherited"
	f.match = f.Span
	if !f.amount() {
		f.class = r.classOf(f)
	}
}

// readAmountItem weighs what stands beside an amount.
func (r *reading) readAmountItem(toks []token, i int, f *figure, left, right phrase) {
	rightOf := right
	if rightOf.empty() && i+1 < len(toks) && toks[i+1].In(r.text) == "的" {
		rightOf = r.rightPhrase(toks, i+2, f.fit)
	}
	if !rightOf.empty() && rightOf.end < len(toks) && toks[rightOf.end].kind == figureToken && !rightOf.fits {
		rightOf = phrase{}
	}
	switch {
	case !left.empty() && left.fits:
		r.setItem(f, toks, left, before)
	case !rightOf.empty() && (rightOf.fits || left.empty() || left.located):
		r.setItem(f, toks, rightOf, after)
	case !left.empty() && !left.located:
		r.setItem(f, toks, left, before)
	default:
		r.readBareAmount(toks, i, f)
	}
}

// readBareAmount handles an amount without a noun beside it: what names it is
// nearest before it in the sentence, a noun of money or an earlier amount; or
// else the verb does (募集30余万元).
func (r *reading) readBareAmount(toks []token, i int, f *figure) {
	if r.besideFigure(toks, i, f) || r.coordinatedItem(toks, i, f) || r.besideDe(toks, i, f) {
		return
	}
	verb := r.verbBefore(toks, i)
	if !verb.empty() && verb.start > 0 && toks[verb.start-1].punct(r.text, "、") {
		r.setItem(f, toks, r.activityBefore(toks, verb.end), verbal)
		return // 书架15.4万元、培训和评估5.9万元
	}
	if !r.anyVerb(toks) && r.labelBefore(toks, i, f) {
		return
	}
	if !verb.empty() && toks[verb.end-1].has(isMoney|isMoneyVerb) {
		r.setItem(f, toks, phrase{start: verb.end - 1, end: verb.end}, verbal)
		return
	}
	if !verb.empty() && verb.end == i && verb.start == clauseStart(r.text, toks, i) && verb.start > 0 && toks[verb.end-1].sense == "spend" {
		r.setItem(f, toks, verb, verbal)
		return // 收入8.3万元,支出7.9万元
	}
	if !verb.empty() && r.ownSubject(toks, verb.start, i) {
		r.setItem(f, toks, phrase{start: verb.end - 1, end: verb.end}, verbal)
		return // 市总工会下拨5400元
	}
	if r.moneyBefore(toks, i, f) {
		return
	}
	if !verb.empty() && moneySense(toks[verb.end-1].sense) {
		r.setItem(f, toks, phrase{start: verb.end - 1, end: verb.end}, verbal)
		return
	}
	if r.headed(toks, i, f) || r.labelBefore(toks, i, f) || r.amountWord(toks, i, f) || r.thingBefore(toks, i, f) || r.moneyAfter(toks, i, f) {
		return
	}
	if !verb.empty() && !r.sums(toks, i) && toks[verb.end-1].sense == "give" {
		r.setItem(f, toks, verb, verbal)
		return // 退休局长送来5000元
	}
	if r.inheritAcross(f) {
		return
	}
	if verb.empty() {
		r.inheritGoodsAcross(f)
		return
	}
	if !verb.empty() {
		r.setItem(f, toks, verb, verbal)
	}
}

// ownSubject reports whether the clause of toks[i] has an organisation of its own
// before its verb, and no word for a total.
func (r *reading) ownSubject(toks []token, verb, i int) bool {
	start := clauseStart(r.text, toks, i)
	for k := start; k < i; k++ {
		if toks[k].kind == wordToken && r.totals(toks[k].In(r.text)) {
			return false
		}
	}
	return verb == start+1 && toks[start].kind == organisationToken
}

// moneyBefore takes what names money nearest before toks[i]: an amount's item
// or a noun of money.
func (r *reading) moneyBefore(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.kind == figureToken {
			if g := &r.figures[t.ref]; g.amount() && g.hasItem() && g.item.In(r.text) != "标准" {
				r.takeItem(f, g)
				return true
			}
			continue
		}
		if t.kind == wordToken && t.In(r.text) != "标准" && (t.has(isMoney|isMoneyVerb) || amountClasses[t.class] && t.class != "worth") {
			p := r.leftPhrase(toks, k+1, anyNoun)
			if p.empty() || p.end != k+1 {
				p = phrase{start: k, end: k + 1}
			}
			r.setItem(f, toks, p, before)
			return true
		}
	}
	return false
}

// amountWord takes a word like 金额 that only says that the figure is money.
func (r *reading) amountWord(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= clauseStart(r.text, toks, i); k-- {
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

// headed takes the run-in heading before a sentence that begins with its
// figures: ◆ 发放贷款:312笔,2340万元.
func (r *reading) headed(toks []token, i int, f *figure) bool {
	for k := 0; k < i; k++ {
		if t := &toks[k]; t.kind == wordToken && !t.has(isConnective|isAdverb) {
			return false
		}
	}
	section := r.outline.Sentences[f.sentence].Section
	if section < 0 {
		return false
	}
	h := r.outline.Sections[section].Heading
	const longest, apart = 60, 6 // bytes
	start := r.outline.Sentences[f.sentence].Start
	if h.Empty() || h.Len() > longest || h.End > f.Start || start-h.End > apart && h.Start < start-longest {
		return false
	}
	f.item, f.side, f.rule = h, before, "open/heading"
	f.match = cover(h, f.Span)
	f.class = r.classOf(f)
	r.readHeadingBasis(f)
	return true
}

// readHeadingBasis takes the basis that a run-in heading states: 户均贷款:7.5万元.
func (r *reading) readHeadingBasis(f *figure) {
	if b := r.average(f.item.In(r.text)); b != "" && f.basis == "total" {
		f.basis = "per_" + b
	}
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
	for j := clauseStart(r.text, toks, k); j < k; j++ {
		if toks[j].verb() {
			return true
		}
	}
	return false
}

// thingBefore takes what the sentence names nearest before toks[i] that costs
// money: goods, a figure of them, or a service.
func (r *reading) thingBefore(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.kind == figureToken {
			g := &r.figures[t.ref]
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

// moneyAfter takes the noun of money that the sentence names later for what was
// given to each: 本科31名,每人5000元,…,共发放助学金20万元.
func (r *reading) moneyAfter(toks []token, i int, f *figure) bool {
	if f.basis == "total" {
		return false
	}
	for k := i + 1; k < len(toks); k++ {
		if toks[k].kind == wordToken && toks[k].has(isItem) && amountClasses[toks[k].class] {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, after)
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

func moneySense(sense string) bool {
	return sense == "collect" || sense == "spend" || sense == "subsidise" || sense == "reduce"
}

// inheritGoodsAcross takes the goods of the sentence before: … 清油五公斤。预计约1300元。
func (r *reading) inheritGoodsAcross(f *figure) {
	for k := f.index(r) - 1; k >= 0; k-- {
		g := &r.figures[k]
		if f.sentence-g.sentence > 1 {
			return
		}
		if g.hasItem() && g.goods() {
			r.takeItem(f, g)
			return
		}
	}
}

// inheritGoods takes the item of the goods that the amount pays for.
func (r *reading) inheritGoods(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if g.basis == "per_item" && f.basis == "total" {
			continue // (每份含口罩20只): a part of what is paid for
		}
		if g.hasItem() && (g.goods() || g.class == "service") {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

// readWorth handles 价值3万元的辅具 and 轮椅3辆,价值1万元.
func (r *reading) readWorth(toks []token, i int, f *figure) bool {
	e := r.worthBefore(toks, i)
	if e == 0 {
		return false
	}
	if t := &toks[e-1]; t.noun() && r.worthOf(t.In(r.text)) > 0 {
		r.setItem(f, toks, phrase{start: e - 1, end: e}, before) // 物资折价1530万元
		f.item.End -= r.worthOf(t.In(r.text))
		f.class = "worth"
		return true
	}
	k := i + 1
	if k < len(toks) && toks[k].In(r.text) == "的" {
		k++
	}
	if k < len(toks) && k > i+1 {
		if p := r.rightPhrase(toks, k, anyNoun); !p.empty() {
			r.setItem(f, toks, p, after)
			f.class = "worth"
			return true
		}
	}
	if p := r.leftPhrase(toks, e-1, anyNoun); !p.empty() {
		r.setItem(f, toks, p, before)
		f.class = "worth"
		return true
	}
	if r.inheritGoods(toks, i, f) || r.inheritVerb(toks, e-1, f) {
		f.class = "worth"
		return true
	}
	return false
}

// worthBefore returns the end of the word of worth before toks[i], 0 if there is none.
func (r *reading) worthBefore(toks []token, i int) int {
	for e := i; e > 0; e-- {
		t := &toks[e-1]
		if t.kind != wordToken {
			return 0
		}
		if r.isWorth(t.In(r.text)) {
			return e
		}
		if !t.has(isConnective|isAdverb) && r.rateWord(toks, e) == 0 {
			return 0
		}
	}
	return 0
}

// worthOf returns the length of the word of worth that word ends with after a
// noun (物资折价), 0 where it is no more than a word of worth.
func (r *reading) worthOf(word string) int {
	longest := 0
	for _, w := range r.engine.lexicon.Words["worth"] {
		if word == w {
			return 0
		}
		if strings.HasSuffix(word, w) {
			longest = max(longest, len(w))
		}
	}
	return longest
}

// inheritVerb takes the clause's verb or noun before the worth: 为42名学生免费配镜,价值…
func (r *reading) inheritVerb(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.kind == wordToken && (t.noun() || t.verb() || t.tag == "vn") && !t.has(isConnective|isAdverb|isPreposition) {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before)
			return true
		}
	}
	return false
}

func (r *reading) isWorth(word string) bool {
	for _, w := range r.engine.lexicon.Words["worth"] {
		if word == w || strings.HasSuffix(word, w) {
			return true
		}
	}
	return false
}

func anyNoun(r *reading, toks []token, head int) bool { return toks[head].noun() }

// classOf names the item_class of a figure's item.
func (r *reading) classOf(f *figure) string {
	text := f.itemText
	if text == "" {
		text = f.item.In(r.text)
	}
	if f.ruleClass != "" {
		return f.ruleClass
	}
	w, _ := r.engine.vocabulary.head(text)
	if f.amount() {
		if amountClasses[w.class] {
			return w.class
		}
		return "other"
	}
	switch {
	case f.measure.Class != "":
		return f.measure.Class
	case w.class != "" && !amountClasses[w.class] || w.class == "other":
		return w.class
	case w.traits&isPerson != 0:
		return "people"
	}
	return "other"
}

var amountClasses = map[string]bool{
	"relief": true, "subsidy": true, "scholarship": true, "donation": true, "procurement": true,
	"project": true, "income": true, "price": true, "worth": true,
}
