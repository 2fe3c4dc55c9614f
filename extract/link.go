package extract

import (
	"strings"
)

// readLinks finds, for each thing given, the people or households that it went
// to: the nearest ones before it in its part of the sentence, those that a verb
// of delivery leads to after it, or those of the sentence before.
func (r *reading) readLinks(toks []token) {
	for i := range toks {
		if toks[i].kind != figureToken {
			continue
		}
		f := &r.figures[toks[i].ref]
		if f.beneficiary >= 0 || !r.given(f) {
			continue
		}
		if f.class == "place" {
			if k := r.recipientBefore(toks, i); k >= 0 && r.sameClause(toks, k, i) && r.towardBefore(toks, k) {
				f.beneficiary, f.linkRule = toks[k].ref, "link/before" // 为12户老人安装扶手40根
			}
			continue
		}
		if r.readExact(toks, i) {
			continue
		} else if k := r.recipientAfter(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/after"
		} else if k := r.recipientBefore(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/before"
		} else if len(f.receivers) > 0 {
			continue // an organisation received it
		} else if k := r.recipientListed(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/listed"
		} else if k := r.recipientNext(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/next"
		} else if k := r.recipientNamed(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = k, "link/named"
		} else if k := r.recipientAcross(f); k >= 0 {
			f.beneficiary, f.linkRule = k, "link/across"
		}
	}
}

// given reports whether f is something that people receive.
func (r *reading) given(f *figure) bool {
	if f.status == "change" || f.people() || f.distance() {
		return false
	}
	if f.amount() {
		return r.givenMoney(f)
	}
	switch f.measure.Class {
	case "ratio", "duration", "event", "people", "household", "place", "service":
		return false
	}
	switch f.verb {
	case "go", "move":
		return false // 出动车辆30台, 转运物资8吨
	}
	if f.basis == "per_person" || f.basis == "per_household" {
		return true
	}
	if f.basis != "total" && f.basis != "" && !strings.Contains(f.basis, "person") && !strings.Contains(f.basis, "household") {
		return false
	}
	switch f.verb {
	case "reach", "produce", "publish", "compare":
		return false
	}
	switch f.class {
	case "goods":
		return true
	case "place":
		return f.verb == "give" || f.verb == "treat" || f.verb == "build"
	case "other", "", "document":
		if f.measure.Canonical == "case" {
			return false // 实现捐献3例
		}
		return f.verb == "give" || strings.Contains(f.basis, "person") || strings.Contains(f.basis, "household")
	}
	return false
}

// distance reports whether f tells how far something is: 人均服务半径30公里.
func (f *figure) distance() bool {
	return f.measure.Canonical == "kilometre" || f.measure.Canonical == "li"
}

// givenMoney is given for an amount. Who earns an income got it from nobody, but a
// dividend is shared out, and what was owed is got back.
func (r *reading) givenMoney(f *figure) bool {
	item, before := f.item.In(r.text), r.text[:f.Start]
	switch {
	case f.verb == "recover":
		return true
	case f.verb == "collect" || f.verb == "levy" || strings.HasSuffix(item, "损失"):
		return false
	case !gives(f.verb) && (strings.HasSuffix(item, "缴费") || strings.HasSuffix(before, "缴费")):
		return false // they pay it
	case strings.HasSuffix(before, "剩余") || strings.HasSuffix(before, "结余"):
		return false // it went to nobody yet
	case f.class == "donation":
		return f.basis == "total" && gives(f.verb)
	case f.class == "income":
		return strings.HasSuffix(item, "分红")
	}
	return true
}

// receives reports whether g can be who something went to.
func (r *reading) receives(g *figure) bool {
	if !g.persons() || g.side == verbal || !g.hasItem() {
		return false
	}
	w := r.engine.vocabulary.head(g.item.In(r.text))
	if g.measure.Class == "household" && w.class != "goods" && w.class != "place" {
		return true
	}
	switch w.class {
	case "", "people", "household", "relief", "subsidy", "scholarship", "other":
		return true
	}
	return w.traits&isPerson != 0
}

// acts reports whether the people that toks[k] counts do something instead of
// receiving: a verb of giving, visiting or going follows them in their clause,
// or they were sent (出动队员70人), and no preposition of giving stands before them.
func (r *reading) acts(toks []token, k int) bool {
	for j := k - 1; j >= 0; j-- {
		t := &toks[j]
		if t.is(comma | semicolon | stop | colon) {
			break
		}
		if t.kind != wordToken {
			continue
		}
		if toward(t.In(r.text)) || r.reaches(t) || j == k-1 && t.In(r.text) == "与" {
			return false
		}
		if t.sense == "go" || t.sense == "move" {
			return true
		}
	}
	for j := k + 1; j < len(toks); j++ {
		t := &toks[j]
		if t.is(comma|semicolon|stop|colon) || t.kind == figureToken {
			return false
		}
		if t.kind != wordToken {
			continue
		}
		if strings.HasPrefix(t.In(r.text), "每") {
			return j+1 < len(toks) && donates(toks[j+1].In(r.text)) // 党员30人每人捐100元
		}
		switch t.sense {
		case "give", "visit", "collect", "levy", "serve", "train", "go", "hold", "publish":
			return true
		}
		if strings.HasPrefix(t.In(r.text), "捐") {
			return true
		}
		if toward(t.In(r.text)) {
			return true
		}
	}
	return false
}

// toward reports whether word introduces those who receive.
func toward(word string) bool {
	switch word {
	case "为", "给", "向", "对", "替", "帮":
		return true
	}
	for _, before := range [...]string{"共", "已", "累计"} {
		if bare, ok := strings.CutPrefix(word, before); ok {
			return bare == "为" || bare == "给" || bare == "向" // 共为
		}
	}
	return false
}

// reaches reports whether t is a verb whose object receives: 慰问, 资助, 惠及.
func (r *reading) reaches(t *token) bool {
	switch t.sense {
	case "visit", "benefit", "treat", "serve", "train", "give", "employ", "receive", "support", "subsidise", "rescue", "reduce":
		return true
	}
	return false
}
