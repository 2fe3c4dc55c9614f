package extract

import (
	"strings"

	"heshu/extract/quantity"
)

// recipientBefore returns the nearest token before toks[i], within its part of
// the sentence, that counts people or households who receive; -1 if there is none.
// A total goes to the whole that was counted, not to a part of it (其中…).
func (r *reading) recipientBefore(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	if strings.Contains(f.basis, "area") {
		return -1
	}
	whole, each := r.sums(toks, i), f.each()
	found, apart, agent := -1, false, -1
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(stop|exclamation|question) || !whole && t.is(semicolon) || r.ranked(t) {
			break
		}
		apart = apart || t.is(comma) && f.basis == "total"
		if (whole || apart) && r.beginsParts(t) && (found < 0 || !r.directed(toks, found)) {
			found = -1 // what stood after it were parts
		}
		if t.kind != figureToken || found >= 0 {
			continue
		}
		if each {
			k = r.beforeParts(toks, k)
		}
		if !r.mayTake(toks, f, k) {
			continue
		}
		if r.acts(toks, k) {
			if each && agent < 0 {
				agent = k // 选送17名骨干赴京进修,每人补助3500元
			}
			continue
		}
		found = k
		if !whole && !apart {
			break
		}
	}
	if found < 0 && agent >= 0 {
		return agent
	}
	return r.householdBeside(toks, found)
}

// mayTake reports whether f may have gone to those whom toks[k] counts, if they do not act.
func (r *reading) mayTake(toks []token, f *figure, k int) bool {
	if toks[k].kind != figureToken {
		return false
	}
	g := &r.figures[toks[k].ref]
	beside := f.amount() && !f.each() && g.persons() && g.End == f.Start // 发放856户1540万元
	if !beside && !r.receives(g) && !r.ratedFor(toks, f, k) && !r.takes(toks, k) {
		return false
	}
	if strings.HasSuffix(r.text[:g.Start], "每") {
		return false // 每万名老人
	}
	if !f.each() && r.appointed(toks, k) {
		return false
	}
	if (f.verb == "recover" || strings.HasPrefix(f.item.In(r.text), "追回")) && !r.helped(toks, k) {
		return false // 核减12人,追回资金3万元
	}
	if !f.each() && f.basis != "total" && g.measure.Canonical == "person_time" {
		return false // 义诊90人次,手术8例,每例减免600元
	}
	if g.measure.Canonical == "person_time" && !f.amount() || g.status == "planned" && f.status != "planned" {
		return false
	}
	return !strings.Contains(f.basis, "household") || g.measure.Class != "people" || !r.hasHousehold(toks, k)
}

// each reports whether f is for each person or household of those who receive.
func (f *figure) each() bool {
	return strings.Contains(f.basis, "person") || strings.Contains(f.basis, "household")
}

// ratedFor reports whether the rate f may be for each of those whom toks[k] counts,
// whatever they are counted by: 改造厕所93户,每户2000元; 筛查1560人,每人160元.
func (r *reading) ratedFor(toks []token, f *figure, k int) bool {
	g := &r.figures[toks[k].ref]
	if !g.persons() || g.HasValue && g.Value == quantity.One {
		return false
	}
	if !r.endsClause(toks, k+1) && toks[k+1].kind != figureToken && !r.directed(toks, k) && !r.takes(toks, k) && toks[max(k-1, 0)].In(r.text) != "用于" {
		return false // 41人达成意向: they act
	}
	return f.forEach(g) && (g.measure.Class == "household" || g.measure.Canonical == "person" || g.measure.Canonical == "person_time" && f.amount())
}

// appointed reports whether the people that toks[k] counts are staff who were hired or sent
// for the work that the sentence tells of: 聘请教师6名,添置课桌30张.
func (r *reading) appointed(toks []token, k int) bool {
	g := &r.figures[toks[k].ref]
	_, size := r.engine.staff.suffix(r.text[:g.item.End])
	if size == 0 {
		return false
	}
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		t := &toks[j]
		if t.kind != wordToken || t.End > g.item.End-size && t.Start < g.item.End || r.inItem(toks, j) {
			continue // 抢修 in 抢修人员, 抢险 in 抢险车
		}
		word := t.In(r.text)
		if _, n := r.engine.appoint.suffix(word); n > 0 {
			return true
		}
		if toward(word) || r.reaches(t) {
			return false
		}
	}
	return false
}

// persons reports whether f counts people or households, and tells no share of them, nor
// by how many they changed, nor how many there are for one of something.
func (f *figure) persons() bool {
	return f.basis == "total" && f.Value%quantity.One == 0 && f.people() && f.status != "change" && f.measure.Class != "ratio" && f.measure.Class != "document"
}

// takes reports whether the people that toks[k] counts are said to receive something:
// 85人领取补贴3万元.
func (r *reading) takes(toks []token, k int) bool {
	if !r.figures[toks[k].ref].persons() {
		return false
	}
	k++
	for k < len(toks) && toks[k].kind == wordToken && toks[k].has(isAdverb) {
		k++
	}
	return k < len(toks) && toks[k].sense == "receive"
}

// beforeParts returns the token of 其中 where toks[k] counts the last of several parts that
// are listed behind it (其中按摩21名、刺绣52名): what follows goes to all. Else it returns k.
func (r *reading) beforeParts(toks []token, k int) int {
	several := false
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		several = several || toks[j].is(enumeration)
		if several && r.beginsParts(&toks[j]) {
			return j
		}
	}
	return k
}

// beginsParts reports whether t says that parts follow: 其中, 其中有.
func (r *reading) beginsParts(t *token) bool {
	return t.kind == wordToken && strings.HasPrefix(t.In(r.text), "其中")
}

// ranked reports whether t is the first places of a contest, which are no figure: 前三名.
func (r *reading) ranked(t *token) bool {
	return t.kind == wordToken && strings.HasSuffix(t.In(r.text), "名") && strings.HasSuffix(r.text[:t.Start], "前")
}

// directed reports whether a preposition of giving or a verb that reaches leads to toks[k] in its clause.
func (r *reading) directed(toks []token, k int) bool {
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		if toks[j].kind == wordToken && (toward(toks[j].In(r.text)) || r.reaches(&toks[j])) {
			return true
		}
	}
	return false
}

// towardBefore reports whether a preposition of giving leads to toks[k] in its clause.
func (r *reading) towardBefore(toks []token, k int) bool {
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		if toks[j].kind == wordToken && toward(toks[j].In(r.text)) {
			return true
		}
	}
	return false
}

// helped reports whether something was done for those whom toks[k] counts: 为26名农民工追回….
func (r *reading) helped(toks []token, k int) bool {
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		if toks[j].sense == "support" || toks[j].sense == "benefit" {
			return true
		}
	}
	return r.towardBefore(toks, k)
}

// householdBeside prefers of 620户1583人 the households, who the things went to.
func (r *reading) householdBeside(toks []token, k int) int {
	if k > 0 && toks[k-1].kind == figureToken && r.figures[toks[k-1].ref].measure.Class == "household" && r.figures[toks[k].ref].measure.Class == "people" {
		return k - 1
	}
	return k
}

// hasHousehold reports whether a count of households stands before toks[i].
func (r *reading) hasHousehold(toks []token, i int) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == figureToken && r.figures[toks[k].ref].measure.Class == "household" {
			return true
		}
	}
	return false
}

// sums reports whether the clause of toks[i] says that its figure is a total.
func (r *reading) sums(toks []token, i int) bool {
	for k := clauseStart(toks, i); k < i; k++ {
		if toks[k].kind == wordToken && (strings.Contains(toks[k].In(r.text), "计") || strings.Contains(toks[k].In(r.text), "共")) {
			return true
		}
	}
	return false
}
