package extract

import "strings"

// recipientNamed returns the nearest earlier figure of the people whom this
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

// towardNoun returns the noun of people whom a preposition leads to before toks[i],
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

// recipientAcross returns who an earlier sentence counted, where the figure goes on with an
// earlier figure's item and so with its beneficiary.
func (r *reading) recipientAcross(f *figure) int {
	each := f.each()
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
		if each && (f.forEach(g) || g.measure.Canonical != "person" && g.measure.Class != "household") || f.HasValue && f.Value == g.Value && f.Approx == g.Approx && f.verb == "give" {
			return k
		}
	}
	return -1
}
