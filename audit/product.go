package audit

import (
	"slices"
	"strings"
)

// product claims that a rate times what it is for is the total that is stated
// beside it: 62户，每户300元，共计18600元. The factors may stand in clauses and
// sentences before, several rates may share a total (本科40名，每人5000元；专科22名，
// 每人3000元，合计26.6万元), and the total may come first (投入49万元，户均3500元).
//
// It finds fault only where rate, count and total stand in one sentence, the total
// is called one or is directly followed by its average, and no other count of the
// paragraph, no stated period and no other combination of the rates fits. It keeps
// silent where the total also holds goods (款物折合) and is not too small, and where
// the noun of the total is not that of the rate. A monthly rate without a period is
// unchecked. It keeps silent, too, where the rates have another place: the total is
// money that came in and of which they hand out a part, a total behind them is what
// they come to, or sums before it are added to them.
//
// Source: a total is what its unit price comes to, 《会计基础工作规范》 on original
// vouchers (数量、单价和金额 must agree).
type product struct{ limits *Thresholds }

func (product) Name() string { return "product" }

// Run looks at every figure as the total of rates.
func (c product) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		t := &p.Figures[i]
		if t.Value == nil || *t.Value == 0 || t.Status == "change" || !t.total() {
			continue
		}
		if s := c.shape(p, t); len(s.rates) > 0 {
			if f, ok := s.judge(); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// totalOf is a total with the rates that make it up.
type totalOf struct {
	*Report
	total   *Figure
	rates   []*Figure
	behind  bool // the rate stands behind the total
	distant bool // the rate stands in a sentence before
	limits  *Thresholds
}

// shape finds the rates of a total: those before it in its sentence, back to the
// total before, or else those behind it.
func (c product) shape(p *Report, t *Figure) totalOf {
	s := totalOf{Report: p, total: t, limits: c.limits}
	if !t.Money && !saysTotal(p.lead(t)) && !p.averaged(t) {
		return s
	}
	figures := p.sentence(t)
	at := t.index - figures[0].index
	for j := at - 1; j >= 0 && !s.endsRates(&figures[j]); j-- {
		if s.ofKind(&figures[j]) {
			s.rates = append(s.rates, &figures[j])
		}
	}
	slices.Reverse(s.rates)
	if len(s.rates) > 0 && !s.closed() {
		return s
	}
	s.rates, s.behind = s.ratesBehind(figures[at+1:]), true
	if len(s.rates) == 0 && saysTotal(p.lead(t)) {
		s.lookBack()
	}
	return s
}

// How many figures away from a total, or a rate, what bears on it may stand, and what
// else might. They keep the time linear, whatever one sentence holds.
const (
	reach = 24
	wide  = 100
)

// ratesBehind lists the rates behind a total, up to the next total and no further
// than the bracket that the total stands in. A bracket behind the total splits it up
// and is passed over: 132万元（资金84万元、物资48万元），户均600元.
func (s *totalOf) ratesBehind(figures []Figure) []*Figure {
	var rates []*Figure
	for j := range min(len(figures), reach) {
		f := &figures[j]
		if f.part != s.total.part || f.floor < s.total.depth {
			break
		}
		if s.endsRates(f) {
			if f.depth > s.total.depth {
				continue
			}
			break
		}
		if s.ofKind(f) {
			rates = append(rates, f)
		}
	}
	return rates
}

// lookBack takes the only rate of the two sentences before as that of the total, if
// it is of the same noun.
func (s *totalOf) lookBack() {
	var rates []*Figure
	for j := s.ranges[s.total.sentence].from - 1; j >= 0 && s.Figures[j].sentence >= max(s.total.sentence-2, s.paragraph(s.total.sentence)); j-- {
		f := &s.Figures[j]
		if s.endsRates(f) {
			return
		}
		if s.ofKind(f) {
			rates = append(rates, f)
		}
	}
	if len(rates) != 1 || !s.explainable(rates[0]) {
		return
	}
	s.rates, s.behind, s.distant = rates, false, true
}

// explainable reports whether the total is of what the rate is of: they share a
// noun, or one of them has none of its own.
func (s *totalOf) explainable(rate *Figure) bool {
	if s.total.Money && (slices.Contains(sums, s.total.item()) || slices.Contains(prices, rate.item())) {
		return true
	}
	return sharesRunes(s.total.item(), rate.item(), 2)
}

// prices are nouns that say no more than that a figure is a rate.
var prices = []string{"单价", "标准", "价格"}

// averaged reports whether the next figure is the average of a count.
func (p *Report) averaged(t *Figure) bool {
	if t.index+1 >= len(p.Figures) {
		return false
	}
	next := &p.Figures[t.index+1]
	return next.sentence == t.sentence && sameMeasure(next, t) && average(p.lead(next))
}

// sameMeasure reports whether a and b measure the same; heads and times of people
// are the same here.
func sameMeasure(a, b *Figure) bool {
	return a.Measure == b.Measure || strings.HasPrefix(a.Measure, "person") && strings.HasPrefix(b.Measure, "person")
}

// endsRates reports whether f is a total as t is, beyond which no rate is t's.
func (s *totalOf) endsRates(f *Figure) bool {
	return s.total.Money && f.Money && f.total() && f.Measure == s.total.Measure
}

// ofKind reports whether f can be a rate of the total.
func (s *totalOf) ofKind(f *Figure) bool {
	return f.Value != nil && !f.total() && sameMeasure(f, s.total) && f.Money == s.total.Money
}

// closed reports whether the total belongs to a rate behind it rather than to
// those before: its own part of the sentence, or an average right behind.
func (s *totalOf) closed() bool {
	last := s.rates[len(s.rates)-1]
	if s.averaged(s.total) || s.explained(last) {
		return true
	}
	return s.total.part != last.part && !saysTotal(s.lead(s.total))
}

// explained reports whether the rate is the average of the total right before it.
func (s *totalOf) explained(rate *Figure) bool {
	if rate.index == 0 || !average(s.lead(rate)) {
		return false
	}
	before := &s.Figures[rate.index-1]
	return before.sentence == rate.sentence && before.total() && sameMeasure(before, rate)
}

// judge compares the total with what its rates come to.
func (s *totalOf) judge() (Finding, bool) {
	all := s.combinations()
	for _, c := range all {
		if c.fits(s.total) {
			f := s.agrees(c)
			return f, f.Result != Doubtful || s.accusable(c) && (!s.behind || average(s.lead(s.rates[0])))
		}
	}
	best, ok := s.likeliest(all)
	switch {
	case !ok:
		return Finding{}, false
	case best.trust == timeless:
		return s.unchecked(best, "no_period"), true
	case best.value.Meets(s.total.Range), s.rough(best) && s.accusable(best):
		return s.unchecked(best, "approximate"), true
	case !s.accusable(best) || s.elsewhere(best) || s.otherwise(best):
		return Finding{}, false
	}
	return s.differs(best), true
}
