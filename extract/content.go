package extract

import "strings"

// contents returns the token that opens the list of what one thing holds, where toks[i]
// stands in it, or -1: the bracket of 家庭箱1个(内有大米10公斤、食用油5升) and of
// 每户礼包一份(大米10斤、食用油1桶), the 内含 of 爱心包200个,内含书包1个、文具1套.
func (r *reading) contents(toks []token, i int) int {
	amount := r.figures[toks[i].ref].amount()
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		switch {
		case t.is(closeBracket):
			k = bracketStart(toks, k)
		case t.is(openBracket):
			amount = false
			if k > 0 && toks[k-1].kind == figureToken && r.figures[toks[k-1].ref].Measure == r.figures[toks[i].ref].Measure {
				return -1 // 轮椅17辆(含电动轮椅4辆): a part of them
			}
			if r.holds(toks, k+1) || k+1 < i && toks[k+1].In(r.text) == "含" || r.handedOut(toks, k, i) {
				return k
			}
			return -1
		case t.kind == figureToken:
		case r.holds(toks, k):
			if amount {
				return -1 // …文具1套,价值80元
			}
			return k
		case t.is(sentenceMarks | colon), t.kind == wordToken && (t.verb() || r.totals(t.In(r.text)) || strings.HasPrefix(t.In(r.text), "每")):
			return -1
		}
	}
	return -1
}

// holds reports whether what toks[k] begins says that a thing holds what follows.
func (r *reading) holds(toks []token, k int) bool {
	if k >= len(toks) || toks[k].kind != wordToken {
		return false
	}
	rest := r.text[toks[k].Start:toks[len(toks)-1].End]
	for _, word := range [...]string{"内含", "内有", "内装", "装有", "含有", "包含"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// handedOut reports whether the bracket at toks[k] says what each gets with the thing
// before it, of which each gets one.
func (r *reading) handedOut(toks []token, k, i int) bool {
	if k == 0 || toks[k-1].kind != figureToken || r.figures[toks[i].ref].amount() {
		return false
	}
	g := &r.figures[toks[k-1].ref]
	return !g.amount() && !g.people() && g.basis != "" && g.basis != "total"
}

// held reports whether g counts what a thing holds, and f, which stands after it, counts
// or prices the thing; k is then where the list of what it holds begins.
func held(g, f *figure) (k int, ok bool) { return g.content - 1, g.content > 0 && f.content == 0 }
