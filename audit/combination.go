package audit

import (
	"fmt"
	"strings"

	"heshu/extract/quantity"
)

// term is a rate times a count, and times a number of periods where times is set.
type term struct {
	rate, count *Figure
	times       *Figure // 15天, 3次; nil is once
	factor      quantity.Decimal
}

// combination is one way in which rates and counts can make up a total.
type combination struct {
	terms   []term
	value   Interval
	nominal quantity.Decimal // of the values as they are stated
	trust
}

// trust says how a combination was found.
type trust int

const (
	guessed  trust = iota // it is possible
	yearly                // the sentence names it for the whole year, of which some may have got less
	named                 // the sentence says that it is this one
	timeless              // the sentence names it, but not for how long the rate of time was paid
)

// combine multiplies out. It fails where a value is missing or does not fit.
func combine(terms []term) (combination, bool) {
	c := combination{terms: terms, value: Exactly(0)}
	for _, t := range terms {
		if t.rate.Value == nil || t.count.Value == nil {
			return c, false
		}
		value := t.rate.Range.Times(t.count.Range)
		nominal, ok := t.rate.Value.Mul(*t.count.Value)
		if !ok {
			return c, false
		}
		if t.times != nil {
			t.factor = *t.times.Value
		}
		if t.factor != 0 {
			value = value.Times(Exactly(t.factor))
			if nominal, ok = nominal.Mul(t.factor); !ok {
				return c, false
			}
		}
		c.value = c.value.Plus(value)
		if c.nominal, ok = c.nominal.Add(nominal); !ok {
			return c, false
		}
	}
	return c, true
}

// fits reports whether the total can be this combination. One that the sentence
// does not name must fit well: where a bound is open anything would.
func (c *combination) fits(total *Figure) bool {
	if c.trust == timeless || !c.value.Meets(total.Range) {
		return false
	}
	if c.trust == named {
		return c.value.Meets(near(total)) || total.Range.narrow()
	}
	return c.value.narrow() && total.Range.narrow()
}

// near is the interval of a figure without its open side beyond a quarter: 近7000元
// speaks of 6000, not of 600.
func near(f *Figure) Interval {
	i := f.Range
	if i.low.none {
		i.low = bound{at: *f.Value - *f.Value/4}
	}
	if i.high.none {
		i.high = bound{at: *f.Value + *f.Value/4}
	}
	return i
}

// narrow reports whether the interval is no wider than a twentieth of its lower bound.
func (i Interval) narrow() bool {
	return !i.low.none && !i.high.none && (i.high.at-i.low.at)*20 <= i.low.at
}

// exact reports whether the combination has no width of its own worth speaking of.
func (c *combination) exact() bool { return c.value.narrow() }

// formula writes the combination for a reader: “300元”×“62户”.
func (c *combination) formula() string {
	var out []string
	for _, t := range c.terms {
		s := quoted(t.rate) + "×" + quoted(t.count)
		switch {
		case t.times != nil:
			s += "×" + quoted(t.times)
		case t.factor != 0:
			s += fmt.Sprintf("×%s个月", t.factor)
		}
		out = append(out, s)
	}
	return strings.Join(out, "＋")
}

// combinations lists the ways to make up the total, the likeliest first. The
// first is sure where the sentence leaves no choice.
func (s *totalOf) combinations() []combination {
	var out []combination
	add := func(how trust, terms ...term) {
		if len(terms) == 0 {
			return
		}
		if c, ok := combine(terms); ok {
			c.trust = how
			out = append(out, c)
		}
	}
	s.ownCounts(add)
	s.respectively(add)
	s.oneCount(add)
	s.anyCount(add)
	return out
}

// adder takes one way to make up a total.
type adder func(how trust, terms ...term)

// ownCounts multiplies each rate with the count that stands before it, behind the
// rate before: 本科40名，每人5000元；专科22名，每人3000元. The total may be of all
// rates, or of the last ones alone.
func (s *totalOf) ownCounts(add adder) {
	var terms []term
	used := map[*Figure]bool{}
	how := named
	for i, rate := range s.rates {
		count := s.nearest(rate, s.after(i))
		if count == nil || used[count] {
			terms, how = nil, named
			continue
		}
		used[count] = true
		if count.sentence != rate.sentence && !s.handsOver(count, rate) && !s.onlyCount(count, rate) || saysParts(s.gap(count, rate)) && !s.behind {
			how = guessed
		}
		terms = append(terms, term{rate: rate, count: count})
	}
	s.withPeriods(how, terms, add)
	for n := 1; n < len(terms) && !s.behind; n++ {
		s.withPeriods(how, terms[n:], add)
	}
}

// onlyCount reports whether, for a total that looks back for its rate, the count is
// the only one that the rate can be for in the sentences before the total.
func (s *totalOf) onlyCount(count, rate *Figure) bool {
	if !s.distant {
		return false
	}
	for j := s.ranges[s.paragraph(s.total.sentence)].from; j < s.total.index; j++ {
		if f := &s.Figures[j]; f != count && fitsRate(f, rate) && f.people() == count.people() {
			return false
		}
	}
	return true
}

// handsOver reports whether the sentence before hands its only count over to the
// rate, which the next sentence begins with.
func (s *totalOf) handsOver(count, rate *Figure) bool {
	if s.behind || rate.index != s.ranges[rate.sentence].from || count.sentence != rate.sentence-1 || len(s.rates) > 1 {
		return false
	}
	n := 0
	r := s.ranges[count.sentence]
	for i := r.from; i < r.to; i++ {
		if fitsRate(&s.Figures[i], rate) {
			n++
		}
	}
	return n == 1
}

// after is the index of the first figure that can be the count of the i-th rate.
func (s *totalOf) after(i int) int {
	if i > 0 {
		return s.rates[i-1].index + 1
	}
	return s.ranges[s.rates[0].sentence].from
}

// withPeriods adds the terms as they are, or times the periods that are stated.
func (s *totalOf) withPeriods(how trust, terms []term, add adder) {
	timed := timed(terms)
	periods := s.periods(timed)
	switch {
	case timed == "month" && containsAny(s.lead(s.total), []string{"全年", "一年", "年度"}):
		add(min(how, yearly), times(terms, nil, 12*quantity.One)...)
		return
	case timed == "", len(periods) == 0 && (timed == "year" || timed == "term"):
		add(how, terms...)
	case len(periods) == 0 && how == named:
		add(timeless, terms...)
	case len(periods) > 1:
		how = guessed
	}
	for _, p := range periods {
		add(how, times(terms, p, 0)...)
	}
	for _, n := range usualPeriods[timed] {
		add(guessed, times(terms, nil, n)...)
	}
}

// times multiplies all terms with a number of periods.
func times(terms []term, by *Figure, factor quantity.Decimal) []term {
	out := make([]term, len(terms))
	for i, t := range terms {
		t.times, t.factor = by, factor
		out[i] = t
	}
	return out
}

// respectively multiplies counts and rates pairwise that stand in two lists:
// 孤老6名、烈属11户…分别为每名1000元、每户800元.
func (s *totalOf) respectively(add adder) {
	n := len(s.rates)
	first := s.rates[0].index
	how := guessed
	if strings.Contains(s.lead(s.rates[0]), "分别") {
		how = named
	}
	if n < 2 || first < n || s.rates[n-1].index != first+n-1 {
		return
	}
	var terms []term
	for i, rate := range s.rates {
		count := &s.Figures[first-n+i]
		if count.sentence != rate.sentence || !fitsRate(count, rate) {
			return
		}
		terms = append(terms, term{rate: rate, count: count})
	}
	add(how, terms...)
}

// oneCount multiplies all rates with the same count: 每人交通费50元、伙食费30元.
func (s *totalOf) oneCount(add adder) {
	if len(s.rates) < 2 {
		return
	}
	count := s.nearest(s.rates[0], s.after(0))
	if count == nil {
		return
	}
	var terms []term
	for i, rate := range s.rates {
		if i > 0 && s.nearest(rate, s.after(i)) != nil {
			return
		}
		terms = append(terms, term{rate: rate, count: count})
	}
	add(guessed, terms...)
}

// anyCount tries the rate nearest to the total with every count of the paragraph
// that it can be for, and with a number of times.
func (s *totalOf) anyCount(add adder) {
	for _, rate := range s.rates {
		for _, count := range s.around(rate) {
			s.withPeriods(guessed, []term{{rate: rate, count: count}}, add)
			in := s.ranges[s.total.sentence]
			for j := max(in.from, s.total.index-wide); j < min(in.to, s.total.index+wide); j++ {
				if n := &s.Figures[j]; multiple(n, count) {
					add(guessed, term{rate: rate, count: count, times: n})
				}
			}
		}
	}
}

// multiple reports whether n can be how often something was given: 3次, 2年, 4期.
func multiple(n, count *Figure) bool {
	if n.Money || n.Value == nil || n.index == count.index || *n.Value < 2*quantity.One || *n.Value > 60*quantity.One {
		return false
	}
	switch n.Measure {
	case "time", "year", "month", "day", "session", "issue", "term", "batch", "quarter", "week", "hour", "lesson":
		return true
	}
	return false
}
