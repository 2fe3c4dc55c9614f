package extract

// moneyBefore takes what names money nearest before toks[i]: an amount's item
// or a noun of money.
func (r *reading) moneyBefore(toks []token, i int, f *figure) bool {
	whole := r.sums(toks, i) // of 资金412万元,县财政配套88万元,合计500万元 the total is of the first
	apart, rated := false, f.basis != "total" && r.rateOnly(toks, i)
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		apart = apart || t.is(sentenceMarks)
		if rated = rated && t.kind != figureToken && !apart; rated && (t.class == "goods" || t.class == "service") && t.noun() {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before) // 购买意外伤害保险,每人50元
			return true
		}
		if t.kind == figureToken {
			if from, ok := held(&r.figures[t.ref], f); ok {
				k = from
				continue
			}
			if g := &r.figures[t.ref]; g.amount() && g.hasItem() && g.item.In(r.text) != "标准" && !r.payees(g) && !(apart && g.class == "worth") && !(whole && g.side == verbal) {
				r.takeItem(f, g)
				return true
			}
			continue
		}
		if t.kind == wordToken && t.In(r.text) != "标准" && (t.has(isMoney|isMoneyVerb) || amountClasses[t.class] && t.class != "worth") {
			p := r.leftPhrase(toks, k+1, fitting{})
			if p.empty() || p.end != k+1 {
				p = phrase{start: k, end: k + 1}
			}
			r.setItem(f, toks, p, before)
			return true
		}
		if f.basis != "total" && t.verb() && t.sense == "visit" {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, verbal) // 筹资5万元,慰问职工50人、每人1000元
			return true
		}
	}
	return false
}

// payees reports whether the item of an amount says who is paid: 本科每人3000元.
func (r *reading) payees(g *figure) bool {
	return g.side == before && g.itemText == "" && r.namesPeople(g.item)
}

// moneyAfter takes the noun of money that the sentence names later for what was
// given to each: 本科31名,每人5000元,…,共发放助学金20万元.
func (r *reading) moneyAfter(toks []token, i int, f *figure) bool {
	if f.basis == "total" {
		return false
	}
	for k := i + 1; k < len(toks); k++ {
		if toks[k].kind == wordToken && toks[k].has(isItem) && amountClasses[toks[k].class] && toks[k].class != "worth" {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, after)
			return true
		}
	}
	return false
}

func moneySense(sense string) bool {
	switch sense {
	case "collect", "spend", "subsidise", "reduce", "levy", "recover":
		return true
	}
	return false
}
