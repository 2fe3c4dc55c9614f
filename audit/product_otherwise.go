package audit

import (
	"slices"
	"strings"
)

// otherwise reports whether the text has another place for the rates than the total,
// so that a product that is not the total contradicts nothing.
func (s *totalOf) otherwise(c combination) bool {
	return s.ofOthers(c) || s.pool(c) || s.claimed(c) || s.joined(c) || s.includes(c)
}

// ofOthers reports whether a rate for people is multiplied with what are no people:
// 每人缴费100元，赔付76笔.
func (s *totalOf) ofOthers(c combination) bool {
	for _, t := range c.terms {
		lead := s.lead(t.rate)
		each := strings.Contains(lead, "每人") || strings.Contains(lead, "每名") || strings.Contains(lead, "人均")
		if each && !t.count.people() && !strings.HasPrefix(t.count.Measure, "person") {
			return true
		}
	}
	return false
}

// intake are words for money that comes in, or that is put by, of which what is
// handed out need not be all.
var intake = []string{"捐", "筹", "募", "设立", "到账", "收到", "争取", "拨入", "首批", "先期"}

// outlay are words for handing money out.
var outlay = []string{"资助", "救助", "帮扶", "帮助", "扶持", "慰问", "补助", "补贴", "奖励", "发放", "给予", "送去", "获", "惠及", "领取"}

// pool reports whether the total before its rates is money that came in, of which
// the rates hand out a part: 筹集基金130万元，帮扶老兵55人，人均4000元. Where nothing is
// handed out, the rates are of what came in: 捐款3900元，人均50元.
func (s *totalOf) pool(c combination) bool {
	if !s.behind || !s.total.Money || c.value.Above(s.total.Range) {
		return false
	}
	gap := s.gap(s.total, s.rates[0])
	return containsAny(gap, outlay) && (containsAny(lastWord(s.lead(s.total)), intake) || containsAny(gap, intake))
}

// includes reports whether the total is said to hold more than the rates come to:
// 每人3株，共栽植850株（含补植70株）.
func (s *totalOf) includes(c combination) bool {
	trail := strings.TrimLeft(s.trail(s.total), "，,（( ")
	return strings.HasPrefix(trail, "含") && !c.value.Above(s.total.Range)
}

// rough reports whether a factor is approximate and the total no further from the
// product than such a word may stretch: 每场约80人，12场，累计1100人次.
func (s *totalOf) rough(c combination) bool {
	approximate := slices.ContainsFunc(c.terms, func(t term) bool { return t.rate.Approx != "exact" || t.count.Approx != "exact" })
	miss := c.nominal - *s.total.Value
	return approximate && max(miss, -miss) <= c.nominal/4
}

// ofAnother reports whether the rate behind the total is of another thing, which both
// name before them: 发放药品价值2万元，每人减免挂号费10元.
func (s *totalOf) ofAnother() bool {
	rate := s.rates[0]
	if !s.total.Money || !names(s.lead(s.total), s.total) || !names(lastWord(s.lead(rate)), rate) {
		return false
	}
	return !s.explainable(rate) && !slices.Contains(sums, rate.item())
}

// names reports whether the text holds what the figure measures.
func names(text string, f *Figure) bool {
	return f.item() != "" && strings.Contains(text, f.item())
}

// claimed reports whether a total behind the rates is what they come to, with their
// counts or another one of the sentence, so that the one before them is of other things.
func (s *totalOf) claimed(c combination) bool {
	if !s.behind {
		return false
	}
	last := s.rates[len(s.rates)-1].index
	for j := last + 1; j < min(s.ranges[s.total.sentence].to, last+reach); j++ {
		g := &s.Figures[j]
		if g.part != s.total.part {
			return false
		}
		if !s.endsRates(g) || g.Value == nil || !g.Range.narrow() && *g.Value != c.nominal {
			continue
		}
		if c.value.Meets(g.Range) || len(c.terms) == 1 && s.explains(c.terms[0].rate, g) {
			return true
		}
	}
	return false
}

// explains reports whether the rate and a count near it in the sentence give the total.
func (s *totalOf) explains(rate, total *Figure) bool {
	in := s.ranges[rate.sentence]
	for i := max(in.from, rate.index-reach); i < min(in.to, rate.index+reach); i++ {
		count := &s.Figures[i]
		if fitsRate(count, rate) && count.Range.narrow() && rate.Range.Times(count.Range).Meets(total.Range) {
			return true
		}
	}
	return false
}

// joined reports whether the total adds sums of the sentence before it to what the
// rates come to: 一等奖1名（2000元）、二等奖3名（各1000元），合计5000元.
func (s *totalOf) joined(c combination) bool {
	value := c.value
	for j := s.total.index - 1; j >= max(s.ranges[s.total.sentence].from, s.total.index-reach); j-- {
		f := &s.Figures[j]
		if !s.endsRates(f) || f.Value == nil {
			continue
		}
		if value = value.Plus(f.Range); value.Meets(s.total.Range) {
			return true
		}
	}
	return false
}
