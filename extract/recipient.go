package extract

import (
	"strings"
)

// recipientBefore returns the nearest token before toks[i], within its part of
// the sentence, that counts people or households who receive; -1 if there is none.
// A total goes to the whole that was counted, not to a part of it (其中…).
func (r *reading) recipientBefore(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	household := strings.Contains(f.basis, "household")
	whole := r.sums(toks, i)
	found, apart, agent := -1, false, -1
	each := strings.Contains(f.basis, "person") || household
	if strings.Contains(f.basis, "area") {
		return -1
	}
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(stop|exclamation|question) || !whole && t.is(semicolon) {
			break
		}
		if t.is(comma) && f.basis == "total" {
			apart = true
		}
		if t.kind == wordToken && (whole || apart) && strings.HasPrefix(t.In(r.text), "其中") && (found < 0 || !r.directed(toks, found)) {
			found = -1 // what stood after it were parts
			continue
		}
		if t.kind != figureToken || found >= 0 {
			continue
		}
		g := &r.figures[t.ref]
		if !r.receives(g) || g.measure.Canonical == "person_time" && !f.amount() || household && g.measure.Class == "people" && r.hasHousehold(toks, k) {
			continue
		}
		if g.status == "planned" && f.status != "planned" {
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

// directed reports whether a preposition of giving or a verb that reaches leads to toks[k] in its clause.
func (r *reading) directed(toks []token, k int) bool {
	for j := k - 1; j >= clauseStart(toks, k); j-- {
		if toks[j].kind == wordToken && (toward(toks[j].In(r.text)) || r.reaches(&toks[j])) {
			return true
		}
	}
	return false
}

// householdBeside prefers of 620户1583人 the households, who the things went to.
func (r *reading) householdBeside(toks []token, k int) int {
	if k > 0 && toks[k-1].kind == figureToken && r.figures[toks[k-1].ref].measure.Class == "household" && r.figures[toks[k].ref].measure.Class == "people" {
		return k - 1
	}
	return k
}

// recipientNext returns who the clause after that of an amount reaches with it:
// 拿出60万元,为200名患者提供救助; 设立奖学金20万元,奖励学生80名.
func (r *reading) recipientNext(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	if !f.amount() && f.class != "goods" || f.basis != "total" && f.basis != "per_person" && f.basis != "per_household" {
		return -1
	}
	commas, reached := 0, false
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(sentenceMarks | colon) {
				return -1
			}
			if commas++; commas > 1 {
				return -1
			}
		case organisationToken:
			return -1
		case wordToken:
			reached = reached || commas == 1 && (toward(t.In(r.text)) || r.reaches(t) && t.sense != "train" && t.sense != "employ")
		case figureToken:
			g := &r.figures[t.ref]
			if commas == 1 && reached && r.receives(g) {
				return r.householdBeside(toks, k)
			}
			return -1
		}
	}
	return -1
}

// recipientNamed looks further back in the report for the people of whom the
// figure is for each: 录用志愿者1850名 … 为每名志愿者配发服装2套.
func (r *reading) recipientNamed(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	noun := r.eachNoun(toks, i)
	if noun == "" {
		noun = r.towardNoun(toks, i)
	}
	if noun == "" {
		return -1
	}
	const window = 60
	at := f.index(r)
	for k := at - 1; k >= 0 && k > at-window; k-- {
		g := &r.figures[k]
		if r.receives(g) && strings.HasSuffix(g.item.In(r.text), noun) {
			return k
		}
	}
	return -1
}

// towardNoun returns the people to whom the sentence gives without a number,
// where the figure is for each of them: 对离休干部逐户走访,每人发放1000元.
func (r *reading) towardNoun(toks []token, i int) string {
	f := &r.figures[toks[i].ref]
	if f.basis == "total" && !r.sums(toks, i) {
		return ""
	}
	for k := i - 1; k >= 0 && !toks[k].is(semicolon); k-- {
		if toks[k].kind == wordToken && toward(toks[k].In(r.text)) {
			if p := r.rightPhrase(toks, k+1, fitting{}); !p.empty() && r.namesPeople(p.span(toks)) {
				return p.span(toks).In(r.text)
			}
		}
	}
	return ""
}

// eachNoun returns the noun behind 每名, 每位, 每个 or 每户 in the clause of toks[i].
func (r *reading) eachNoun(toks []token, i int) string {
	for k := clauseStart(toks, i); k < i; k++ {
		if toks[k].kind != wordToken || !strings.HasPrefix(toks[k].In(r.text), "每") {
			continue
		}
		p := r.rightPhrase(toks, k+1, fitting{})
		if !p.empty() && p.end <= i {
			return p.span(toks).In(r.text)
		}
	}
	return ""
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

// recipientAfter returns who a verb of delivery leads to: 3800个…全部送到3800户家庭.
func (r *reading) recipientAfter(toks []token, i int) int {
	delivered := false
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(sentenceMarks | colon) {
				return -1
			}
		case wordToken:
			word := t.In(r.text)
			delivered = delivered || strings.HasSuffix(word, "给") || word == "送到" || word == "发到" || word == "送至" || word == "发至"
		case figureToken:
			if g := &r.figures[t.ref]; delivered && r.receives(g) {
				return k
			}
		}
	}
	return -1
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

// recipientAcross looks back to the sentence before, for a figure that is for
// each of somebody, equals the number of those who receive, or goes on with an
// earlier figure's item and so with its beneficiary.
func (r *reading) recipientAcross(f *figure) int {
	each := strings.Contains(f.basis, "person") || strings.Contains(f.basis, "household")
	const window = 40
	at := f.index(r)
	for k := at - 1; k >= 0 && k > at-window; k-- {
		g := &r.figures[k]
		if f.sentence-g.sentence > 1 || r.outline.Sentences[g.sentence].Section != r.outline.Sentences[f.sentence].Section {
			return -1
		}
		if g.sentence == f.sentence {
			if f.side == inherited && g.beneficiary >= 0 && g.item == f.item {
				return g.beneficiary
			}
			if g.people() {
				return -1
			}
			continue
		}
		if !r.receives(g) || g.agent {
			continue
		}
		if each || f.HasValue && f.Value == g.Value && f.verb == "give" {
			return k
		}
	}
	return -1
}
