package extract

import "strings"

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
		if k := r.recipientAfter(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/after"
		} else if k := r.recipientBefore(toks, i); k >= 0 {
			f.beneficiary, f.linkRule = toks[k].ref, "link/before"
		} else if len(f.receivers) > 0 {
			continue // an organisation received it
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
	if f.status == "change" || f.people() {
		return false
	}
	switch f.measure.Class {
	case "ratio", "duration", "event", "people", "household", "place":
		return false
	}
	if !f.amount() && (f.basis == "per_person" || f.basis == "per_household") {
		return true
	}
	if f.basis != "total" && f.basis != "" && !strings.Contains(f.basis, "person") && !strings.Contains(f.basis, "household") && !f.amount() {
		return false
	}
	if f.amount() {
		if f.class == "donation" && f.basis != "total" {
			return false
		}
		return f.class != "income" && f.verb != "collect" && (f.class != "donation" || gives(f.verb))
	}
	switch f.class {
	case "goods":
		return true
	case "other", "", "document":
		return f.verb == "give" || strings.Contains(f.basis, "person") || strings.Contains(f.basis, "household")
	}
	return false
}

// receives reports whether g can be who something went to.
func (r *reading) receives(g *figure) bool {
	if !g.people() || g.side == verbal || !g.hasItem() || g.status == "change" {
		return false
	}
	w, _ := r.engine.vocabulary.head(g.item.In(r.text))
	if g.measure.Class == "household" && w.class != "goods" && w.class != "place" {
		return true
	}
	switch w.class {
	case "", "people", "household", "relief", "subsidy", "scholarship", "other":
		return true
	}
	return w.traits&isPerson != 0
}

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
		if t.kind == punctToken && strings.ContainsAny(t.In(r.text), "。!?") || !whole && t.punct(r.text, ";") {
			break
		}
		if t.punct(r.text, ",") && f.basis == "total" {
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
	for j := k - 1; j >= clauseStart(r.text, toks, k); j-- {
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
	if !f.amount() || f.basis != "total" {
		return -1
	}
	commas, reached := 0, false
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if strings.ContainsAny(t.In(r.text), ";。:!?") {
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
	for k := f.index(r) - 1; k >= 0 && k > f.index(r)-window; k-- {
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
	for k := i - 1; k >= 0 && !toks[k].punct(r.text, ";"); k-- {
		if toks[k].kind == wordToken && toward(toks[k].In(r.text)) {
			if p := r.rightPhrase(toks, k+1, anyNoun); !p.empty() && r.namesPeople(p.span(toks)) {
				return p.span(toks).In(r.text)
			}
		}
	}
	return ""
}

// eachNoun returns the noun behind 每名, 每位, 每个 or 每户 in the clause of toks[i].
func (r *reading) eachNoun(toks []token, i int) string {
	for k := clauseStart(r.text, toks, i); k < i; k++ {
		if toks[k].kind != wordToken || !strings.HasPrefix(toks[k].In(r.text), "每") {
			continue
		}
		p := r.rightPhrase(toks, k+1, anyNoun)
		if !p.empty() && p.end <= i {
			return p.span(toks).In(r.text)
		}
	}
	return ""
}

// sums reports whether the clause of toks[i] says that its figure is a total.
func (r *reading) sums(toks []token, i int) bool {
	for k := clauseStart(r.text, toks, i); k < i; k++ {
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
			if strings.ContainsAny(t.In(r.text), ",;。:!?") {
				return -1
			}
		case wordToken:
			switch t.In(r.text) {
			case "送到", "发到", "送给", "发给", "分给", "发放给", "赠送给", "捐赠给", "捐给", "赠给", "给", "送至", "分发给":
				delivered = true
			}
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

// acts reports whether the people that toks[k] counts do something instead of
// receiving: a verb of giving, visiting or going follows them in their clause,
// or they were sent (出动队员70人), and no preposition of giving stands before them.
func (r *reading) acts(toks []token, k int) bool {
	for j := k - 1; j >= 0; j-- {
		t := &toks[j]
		if t.kind == punctToken && strings.ContainsAny(t.In(r.text), ",;。:") {
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
		if t.kind == punctToken && strings.ContainsAny(t.In(r.text), ",;。:") || t.kind == figureToken {
			return false
		}
		if t.kind != wordToken {
			continue
		}
		if strings.HasPrefix(t.In(r.text), "每") {
			return false
		}
		switch t.sense {
		case "give", "visit", "collect", "serve", "train", "go", "hold", "publish":
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

// recipientAcross looks back to the sentence before, for a figure that is for
// each of somebody, equals the number of those who receive, or goes on with an
// earlier figure's item and so with its beneficiary.
func (r *reading) recipientAcross(f *figure) int {
	each := strings.Contains(f.basis, "person") || strings.Contains(f.basis, "household")
	for k := f.index(r) - 1; k >= 0; k-- {
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
