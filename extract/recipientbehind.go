package extract

import (
	"strings"

	"heshu/extract/quantity"
)

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
			delivered = delivered || strings.HasSuffix(word, "给") || strings.HasSuffix(word, "送到") || word == "发到" || strings.HasSuffix(word, "送至") || word == "发至"
		case figureToken:
			if g := &r.figures[t.ref]; delivered && r.receives(g) {
				return k
			}
		}
	}
	return -1
}

// recipientNext returns who the clause after that of an amount reaches with it:
// 拿出60万元,为200名患者提供救助; 设立奖学金20万元,奖励学生80名.
func (r *reading) recipientNext(toks []token, i int) int {
	f := &r.figures[toks[i].ref]
	if !f.amount() && f.class != "goods" || f.basis != "total" && !f.each() || f.verb == "recover" {
		return -1
	}
	commas, reached, summed := 0, false, false
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(sentenceMarks | colon) {
				return -1
			}
			if t.is(comma | enumeration | openBracket | closeBracket | blank) {
				commas++
			}
			if commas > 1 {
				return -1
			}
		case organisationToken:
			return -1
		case wordToken:
			if r.beginsParts(t) {
				return -1
			}
			summed = r.sumsUp(toks, f, k)
			reached = reached || summed || commas == 1 && (toward(t.In(r.text)) || r.reaches(t) && t.sense != "train" && t.sense != "employ")
		case figureToken:
			g := &r.figures[t.ref]
			if commas == 1 && reached && !g.masked() && (r.receives(g) || summed && g.persons() || g.measure.Canonical != "person_time" && r.ratedFor(toks, f, k)) {
				return r.householdBeside(toks, k)
			}
			return -1
		}
	}
	return -1
}

// sumsUp reports whether toks[k] alone stands between a comma and the count that ends its
// clause, so that what was given went to so many: 发放津贴8万元,共计95人.
func (r *reading) sumsUp(toks []token, f *figure, k int) bool {
	if !f.amount() || f.basis != "total" || f.verb != "give" && f.verb != "subsidise" {
		return false
	}
	switch toks[k].In(r.text) {
	case "共计", "共", "合计", "总计", "共有":
		return toks[k-1].is(comma) && k+1 < len(toks) && toks[k+1].kind == figureToken && r.endsClause(toks, k+2)
	}
	return false
}

// recipientListed returns whom all that is listed from toks[i] on is said to reach:
// 发放轮椅20辆、拐杖15副,折合3万元,惠及残疾人35名.
func (r *reading) recipientListed(toks []token, i int) int {
	reached := false
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.is(sentenceMarks | colon) {
				return -1
			}
		case organisationToken:
			return -1
		case wordToken:
			if t.sense == "benefit" {
				reached = reached || benefits(t.In(r.text))
			} else if t.has(isVerb|isAction) && governs(t.sense) && !r.inItem(toks, k) {
				return -1 // another deed
			}
		case figureToken:
			g := &r.figures[t.ref]
			switch {
			case !reached && !g.people():
				continue
			case reached && g.persons() && !g.masked():
				return r.householdBeside(toks, k)
			}
			return -1
		}
	}
	return -1
}

// benefits reports whether a verb says that somebody gets something out of it. What a
// net or a risk covers (覆盖, 波及) does not.
func benefits(verb string) bool {
	return strings.Contains(verb, "惠") || strings.Contains(verb, "受益") || strings.Contains(verb, "造福")
}

// inItem reports whether toks[k] is part of what the next figure counts.
func (r *reading) inItem(toks []token, k int) bool {
	for j := k + 1; j < len(toks) && !toks[j].is(clauseMarks); j++ {
		if toks[j].kind == figureToken {
			return r.figures[toks[j].ref].item.Contains(toks[k].Span)
		}
	}
	return false
}

// masked reports whether the number of f is hidden, so that nothing can be shared out by it.
func (f *figure) masked() bool { return f.Damage&quantity.Masked != 0 }
