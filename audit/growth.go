package audit

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// growth claims that a rate of growth is what its two levels give: 由13426元提高到
// 15310元，增长14%; 去年200人，今年250人，增长25%; or the level and what was added to
// it: 150万元，比上年增加30万元，增长25%. It is a check of the kind ratio.
//
// It finds fault only where the rate stands in the same sentence right behind its
// levels; with two such pairs and 分别 it takes the rates in their order. Where the
// levels are open or of different measures it keeps silent.
//
// Source: 《中国统计年鉴》 on 增长速度.
type growth struct{}

func (growth) Name() string { return "ratio" }

// ups and downs are the verbs between two levels, and before the rate.
var (
	ups   = []string{"提高", "增加", "增至", "增长", "上升", "升至", "扩大", "发展", "上涨", "调高", "增幅", "涨"}
	downs = []string{"下降", "降低", "降至", "减少", "减至", "降到", "降幅"}
	past  = []string{"去年", "上年", "上一年", "同期", "往年"}
)

// levels are two values of the same thing, one after the other; where change is
// set, the old one is the new one without it.
type levels struct{ old, new, change *Figure }

// Run looks for rates of growth behind levels.
func (growth) Run(p *Report) []Finding {
	var out []Finding
	for n := range p.sentences {
		r := p.ranges[n]
		var open []levels
		for i := r.from; i < r.to; i++ {
			f := &p.Figures[i]
			if f.Measure == "percent" && len(open) > 0 && p.ofGrowth(f) && !p.level(f) {
				at := p.whose(open, f)
				if finding, ok := p.growthOf(open[at], f); ok {
					out = append(out, finding)
				}
				open = slices.Delete(open, at, at+1)
			} else if next := p.nextSame(f, r.to); next != nil {
				if l, ok := p.levelsOf(f, next); ok {
					open = append(open, l)
				}
			}
		}
	}
	return out
}

// level reports whether a percentage is a level itself: 由11.4%降至0.75%.
func (p *Report) level(f *Figure) bool {
	lead := p.lead(f)
	return strings.ContainsAny(lead, "由从") || f.index > 0 && p.Figures[f.index-1].Measure == f.Measure && strings.ContainsAny(lead, "到至")
}

// nextSame is the next figure before the index that measures what f measures: the
// one right behind, or the one of 同期.
func (p *Report) nextSame(f *Figure, to int) *Figure {
	for j := f.index + 1; j < to; j++ {
		g := &p.Figures[j]
		if g.Measure == f.Measure && (j == f.index+1 || strings.Contains(p.lead(g), "同期")) {
			return g
		}
	}
	return nil
}

// whose picks the levels that a rate is of: the last, but the first of two where
// the rates are listed behind both.
func (p *Report) whose(open []levels, rate *Figure) int {
	lead := p.lead(rate)
	if len(open) == 2 && strings.Contains(lead, "分别") || lead == "和" || lead == "、" {
		return 0
	}
	return len(open) - 1
}

// levelsOf reads two figures that stand side by side as levels.
func (p *Report) levelsOf(a, b *Figure) (levels, bool) {
	if a.Measure != b.Measure || a.Value == nil || b.Value == nil || *a.Value <= 0 || *b.Value <= 0 || a.class() == "ratio" {
		return levels{}, false
	}
	lead := p.lead(b)
	switch {
	case containsAny(lead, past) && strings.Contains(lead, "同期") && !containsAny(lead, ups) && !containsAny(lead, downs) && b.part <= a.part+1:
		return levels{old: b, new: a}, true // 640人次；上年同期500人次
	case p.climbs(a, b):
		return levels{old: a, new: b}, true
	case containsAny(lead, past) && (containsAny(lead, ups) || containsAny(lead, downs)) && b.clause == a.clause+1:
		return levels{new: a, change: b}, *b.Value < *a.Value || containsAny(lead, downs)
	case containsAny(p.lead(a), past) && !containsAny(p.lead(a), ups) && strings.Contains(lead, "今年") && b.clause == a.clause+1:
		return levels{old: a, new: b}, true
	}
	return levels{}, false
}

// climbs reports whether the two figures are levels: 由620元提高到665元.
func (p *Report) climbs(a, b *Figure) bool {
	if a.clause != b.clause {
		return false
	}
	gap := p.gap(a, b)
	return strings.ContainsAny(gap, "到至") && (containsAny(gap, ups) || containsAny(gap, downs)) && strings.ContainsAny(p.lead(a), "由从")
}

// ofGrowth reports whether a percentage is called growth, or goes on with such.
func (p *Report) ofGrowth(f *Figure) bool {
	lead := p.lead(f)
	return containsAny(lead, ups) || containsAny(lead, downs) || lead == "和" || lead == "、"
}

// growthOf compares a rate with its levels.
func (p *Report) growthOf(l levels, rate *Figure) (Finding, bool) {
	change, base, figures := p.changeOf(l)
	if rate.Value == nil || base.low.none || base.low.at <= 0 || change.low.none || change.high.none {
		return Finding{}, false
	}
	percent := change.Times(Exactly(100 * quantity.One)).Over(base)
	nominal, ok := l.nominal(p, lastPlace(rate.Quote))
	if !ok {
		return Finding{}, false
	}
	f := Finding{Check: "ratio", Stated: rate.Value, Expected: &nominal, Figures: append([]*Figure{rate}, figures...), Place: rate.Span()}
	f.Message = fmt.Sprintf("按%s和%s计算，变化%s%%，", quoted(figures[0]), quoted(figures[1]), nominal)
	if percent.Meets(rate.Range) {
		f.Result = Holds
		f.Message += "与文中" + quoted(rate) + "相符。"
		return f, true
	}
	f.Result, f.Severity = Differs, Warning
	f.Message += "文中却写" + quoted(rate)
	if hint := slip(*rate.Value, nominal); hint != "" {
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f, true
}

// changeOf is by how much the levels differ, the older of them, and the figures
// that say so.
func (p *Report) changeOf(l levels) (change, base Interval, figures []*Figure) {
	if l.change != nil {
		base = l.new.Range.Minus(l.change.Range)
		if containsAny(p.lead(l.change), downs) {
			base = l.new.Range.Plus(l.change.Range)
		}
		return l.change.Range, base, []*Figure{l.new, l.change}
	}
	more, less := l.new, l.old
	if *l.new.Value < *l.old.Value {
		more, less = l.old, l.new
	}
	return more.Range.Minus(less.Range), l.old.Range, []*Figure{l.old, l.new}
}

// nominal is the rate of the values as they are stated, rounded to the place.
func (l *levels) nominal(p *Report, place quantity.Decimal) (quantity.Decimal, bool) {
	var change, base quantity.Decimal
	switch {
	case l.change == nil:
		change, base = max(*l.new.Value-*l.old.Value, *l.old.Value-*l.new.Value), *l.old.Value
	case containsAny(p.lead(l.change), downs):
		change, base = *l.change.Value, *l.new.Value+*l.change.Value
	default:
		change, base = *l.change.Value, *l.new.Value-*l.change.Value
	}
	change, fits := change.Mul(100 * quantity.One)
	v, ok := change.Div(base)
	return roundTo(v, max(place, 1)), fits && ok
}
