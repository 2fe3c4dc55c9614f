package audit

import (
	"strings"
	"unicode/utf8"

	"heshu/extract/quantity"
)

// fitsRate reports whether the rate can be for one of what count counts.
func fitsRate(count, rate *Figure) bool {
	if count.Money || count.Value == nil || !count.total() || count.Status == "change" {
		return false
	}
	switch {
	case strings.Contains(rate.Basis, "person"):
		return count.people() || count.Measure == "case" || count.Measure == "payment"
	case strings.Contains(rate.Basis, "household"):
		return count.Measure == "household" || count.Measure == "family_or_firm"
	case strings.Contains(rate.Basis, "item"), strings.Contains(rate.Basis, "area"):
		return (!countsTime(count) || count.Measure == "lesson") && count.class() != "ratio" && count.Measure != rate.Measure
	}
	return false
}

// countsTime reports whether a figure is a span of time.
func countsTime(f *Figure) bool { return f.class() == "duration" }

// unitOf is the word behind 每 or before 均 in the lead of a rate: the unit of what
// it is for. It is empty where the lead has none.
func (p *Report) unitOf(rate *Figure) string {
	lead := p.lead(rate)
	if at := strings.LastIndex(lead, "每"); at >= 0 {
		r, size := utf8.DecodeRuneInString(lead[at+len("每"):])
		if size > 0 {
			return string(r)
		}
	}
	return ""
}

// nearest is the count that the rate is for, as its sentence has it: the nearest
// one before it from the index on, or, where there is none, the nearest behind it.
func (s *totalOf) nearest(rate *Figure, from int) *Figure {
	unit := s.unitOf(rate)
	for j := rate.index - 1; j >= from; j-- {
		if f := &s.Figures[j]; f != s.total && fitsRate(f, rate) && s.unitAgrees(f, rate, unit) {
			return f
		}
	}
	if at := s.ranges[rate.sentence].from; (rate.index == at || s.distant) && at > 0 && s.Figures[at-1].sentence == rate.sentence-1 {
		for j := at - 1; j >= 0 && s.Figures[j].sentence == rate.sentence-1; j-- {
			if f := &s.Figures[j]; f != s.total && fitsRate(f, rate) && s.unitAgrees(f, rate, unit) {
				return f
			}
		}
	}
	for j := rate.index + 1; j < s.ranges[rate.sentence].to; j++ {
		f := &s.Figures[j]
		if f.part != rate.part || f.Measure == rate.Measure && !f.total() {
			break // the next rate
		}
		if f != s.total && fitsRate(f, rate) && s.unitAgrees(f, rate, unit) {
			return f
		}
	}
	return nil
}

// unitAgrees reports whether the count has the unit that 每 names, where the rate
// is for a thing: 每个 is not for 12辆.
func (s *totalOf) unitAgrees(count, rate *Figure, unit string) bool {
	if unit == "" || !strings.Contains(rate.Basis, "item") {
		return true
	}
	return strings.HasPrefix(count.Unit, unit) || unit == "例" && count.people()
}

// around lists the counts that the rate can be for, from the sentence before the
// rates to the end of the total's, not farther than wide.
func (s *totalOf) around(rate *Figure) []*Figure {
	var out []*Figure
	unit := s.unitOf(rate)
	from := max(s.ranges[s.paragraph(rate.sentence)].from, rate.index-wide)
	for j := from; j < min(s.ranges[s.total.sentence].to, s.total.index+wide); j++ {
		if f := &s.Figures[j]; f != s.total && fitsRate(f, rate) && s.unitAgrees(f, rate, unit) {
			out = append(out, f)
		}
	}
	return out
}

// paragraph is the first of the sentences, at most three before, that stand in
// one paragraph with the sentence and hold figures.
func (p *Report) paragraph(sentence int) int {
	first := sentence
	for n := sentence - 1; n >= 0 && n >= sentence-3; n-- {
		if strings.Contains(p.between(p.sentences[n].End, p.sentences[n+1].Start), "\n") {
			break
		}
		if p.ranges[n].to > 0 {
			first = n
		}
	}
	return first
}

// timed is the unit of time that rates are for: month, day …; empty if it is for none.
func timed(terms []term) string {
	for _, t := range terms {
		for _, unit := range []string{"month", "day", "week", "quarter", "term", "year"} {
			if strings.Contains(t.rate.Basis, unit) {
				return unit
			}
		}
	}
	return ""
}

// usualPeriods are numbers of periods that go without saying.
var usualPeriods = map[string][]quantity.Decimal{
	"month": {12 * quantity.One, quantity.One}, "quarter": {4 * quantity.One}, "year": {quantity.One},
	"term": {2 * quantity.One, quantity.One},
}

// periods lists the figures of the sentence that say for how long.
func (s *totalOf) periods(unit string) []*Figure {
	var out []*Figure
	figures := s.sentence(s.total)
	for i := range figures {
		if f := &figures[i]; f.Measure == unit && f.Value != nil && f.total() {
			out = append(out, f)
		}
	}
	return out
}
