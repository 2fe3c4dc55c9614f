package extract

import (
	"strings"
)

// readCountItem weighs the noun phrases on both sides of a count.
func (r *reading) readCountItem(toks []token, i int, f *figure, left, right phrase) {
	if f.status == "change" && !left.fits && !right.fits && r.onlyCompares(toks, i) && r.inherit(toks, i, f) {
		return // 较去年多8人
	}
	if p, compared := r.comparing(toks, i, f); !p.empty() {
		r.setItem(f, toks, p, before)
		return
	} else if compared && r.onlyCompares(toks, i) && r.inherit(toks, i, f) {
		return // 就业率38%,低于全区平均水平4个百分点
	}
	if p := r.changing(toks, i); !p.empty() {
		r.setItem(f, toks, p, before)
		return
	}
	if !right.fits && !left.fits && r.sameOnes(toks, i, f) && r.besideFigure(toks, i, f) {
		return // 带动农户120户400人增收
	}
	ls, rs := r.weighLeft(toks, i, f, left), r.weighRight(toks, i, f, right)
	if left.end-left.start == 1 && (rs > 0 || f.measure.Class != "place" && !f.people()) && r.scoped(toks[left.start].In(r.text)) {
		ls = 0 // 全县62座水库, 全市达到412台
	}
	switch {
	case ls <= 0 && rs <= 0:
		r.readBareCount(toks, i, f)
	case rs > ls:
		r.setItem(f, toks, right, after)
	default:
		r.setItem(f, toks, r.withVerb(toks, f, left), before)
	}
}

// sameOnes reports whether f counts the same people as the figure right before it.
func (r *reading) sameOnes(toks []token, i int, f *figure) bool {
	return i > 0 && f.people() && toks[i-1].kind == figureToken && r.figures[toks[i-1].ref].people()
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

// itemReader tries one way to find what the figure at toks[i] measures.
type itemReader func(r *reading, toks []token, i int, f *figure) bool

// countReaders are the ways to read a count without a noun beside it, in the
// order in which they are tried.
var countReaders = [...]itemReader{
	(*reading).householdsAndPeople,
	(*reading).besideFigure,
	(*reading).headed,
	(*reading).bracketed,
	(*reading).coordinatedItem,
	(*reading).besideDe,
	(*reading).sameCount,
	(*reading).countByVerb,
	(*reading).countByRate,
	(*reading).countByVerbAfter,
	(*reading).inherit,
	(*reading).rowOfOrganisation,
	(*reading).verbBehind,
	(*reading).subjectOfTotal,
	(*reading).peopleBeforeNoun,
	(*reading).inheritAcross,
}

func (r *reading) readBareCount(toks []token, i int, f *figure) {
	for _, read := range countReaders {
		if read(r, toks, i, f) {
			return
		}
	}
}

// householdsAndPeople takes what 的 joins to two counts of the same people: 93户421人的饮水问题.
func (r *reading) householdsAndPeople(toks []token, i int, f *figure) bool {
	last := i
	if i+1 < len(toks) && toks[i+1].kind == figureToken && r.figures[toks[i+1].ref].people() {
		last = i + 1
	}
	if !f.people() || last+2 >= len(toks) || toks[last+1].In(r.text) != "的" || last == i && !r.sameOnes(toks, i, f) {
		return false
	}
	p := r.rightPhrase(toks, last+2, fitting{})
	if p.empty() {
		return false
	}
	r.setItem(f, toks, p, after)
	return true
}

// sameCount handles a count of people by a measure word that asks for a noun:
// 12名残疾人…,可安排3至5名.
func (r *reading) sameCount(toks []token, i int, f *figure) bool {
	return f.measure.NounFollows && f.measure.Canonical == "person" && r.inherit(toks, i, f)
}

// countByVerb handles a count that the verb before it names (走访慰问150余人次), or
// whose verb says how far something came (低视力配镜完成95名) or whom it reached
// (生活补贴惠及2960人).
func (r *reading) countByVerb(toks []token, i int, f *figure) bool {
	p := r.verbBefore(toks, i)
	if p.empty() {
		return false
	}
	last := &toks[p.end-1]
	if f.people() && last.sense == "support" && (r.inherit(toks, i, f) || r.inheritAcross(toks, i, f)) {
		return true // 帮助11户办起早点摊
	}
	if last.sense == "build" && !f.people() && r.builtBefore(toks, i, f, p) {
		return true
	}
	if s := r.leftPhrase(toks, p.start, fitting{f}); s.fits && s.end == p.start && s.start == clauseStart(toks, i) && thing(&toks[s.end-1]) {
		r.setItem(f, toks, s, before) // 问卷发出180份
		return true
	}
	if r.naming(last) {
		r.setItem(f, toks, r.namedBy(toks, f, p), verbal)
		return true
	}
	switch last.sense {
	case "benefit", "compare":
		p = r.leftPhrase(toks, p.start, fitting{}) // 生活补贴惠及2960人; 致贫户减少2013户
	case "reach":
		p = r.activityBefore(toks, p.end-1)
		if f.measure.Class == "ratio" && strings.Contains(last.In(r.text), "完成") {
			return false
		}
	default:
		return false
	}
	if p.empty() {
		return false
	}
	r.setItem(f, toks, p, before)
	return true
}

// builtBefore takes what stands before the verb of building at p as what was built.
func (r *reading) builtBefore(toks []token, i int, f *figure, p phrase) bool {
	if r.inheritAlike(toks, i, f) {
		return true // 新建食堂3间,改建2间
	}
	s := r.leftPhrase(toks, p.start, fitting{})
	if s.empty() || s.located || s.end > p.start || !r.sameClause(toks, s.end-1, i) {
		return false
	}
	r.setItem(f, toks, s, before) // 服务点仅建成7个
	return true
}

// thing reports whether t is a word for something that can be given out.
func thing(t *token) bool {
	return t.has(isItem) && (t.class == "goods" || t.class == "document" || t.class == "publicity")
}

// peopleBeforeNoun handles people whose noun the sentence gave without a number:
// 为脱贫人口发放补贴,…惠及412人.
func (r *reading) peopleBeforeNoun(toks []token, i int, f *figure) bool {
	if f.measure.Class != "people" {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if t := &toks[k]; t.kind == wordToken && (t.class == "people" || t.has(isPerson)) && t.Len() > 3 {
			p := r.leftPhrase(toks, k+1, fitting{f})
			if p.empty() || p.end != k+1 {
				p = phrase{start: k, end: k + 1}
			}
			r.setItem(f, toks, p, before)
			return true
		}
	}
	return false
}

// countByVerbAfter handles people who are counted by what they did: 21人签约,
// 11人开通网店.
func (r *reading) countByVerbAfter(toks []token, i int, f *figure) bool {
	if f.measure.Class != "people" || i+1 >= len(toks) || toks[i+1].kind != wordToken {
		return false
	}
	p := r.verbAfter(toks, i)
	if p.empty() || p.start != i+1 {
		return false
	}
	if o := r.rightPhrase(toks, p.end, fitting{}); !o.empty() && o.end-o.start <= 2 {
		p.end = o.end
	}
	if !r.endsClause(toks, p.end) {
		return false
	}
	r.setItem(f, toks, p, verbal)
	return true
}

// rowOfOrganisation handles the row of a list: 城东分局45人.
func (r *reading) rowOfOrganisation(toks []token, i int, f *figure) bool {
	start := clauseStart(toks, i)
	if start != i-1 || toks[start].kind != organisationToken {
		return false
	}
	f.item, f.side, f.rule = toks[start].Span, before, "open/before"
	f.match, f.class = cover(f.item, f.Span), r.classOf(f)
	return true
}

// verbBehind takes the verb after the figure.
func (r *reading) verbBehind(toks []token, i int, f *figure) bool {
	p := r.verbAfter(toks, i)
	if p.empty() {
		return false
	}
	r.setItem(f, toks, p, verbal)
	return true
}

// subjectOfTotal handles 医疗队由院长带队,共43人: the total is of the sentence's subject.
func (r *reading) subjectOfTotal(toks []token, i int, f *figure) bool {
	if !r.sums(toks, i) {
		return false
	}
	p := r.rightPhrase(toks, 0, fitting{})
	if p.empty() || p.end >= i {
		return false
	}
	r.setItem(f, toks, p, before)
	return true
}
