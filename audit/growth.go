package audit

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// growth claims that a rate of growth is what its two levels give: 由13426元提高到
// 15310元，增长14%; or the level and what was added to it: 1200万元，比上年增加150万元，
// 增长14.3%. It is a check of the kind ratio.
//
// It finds fault only where both levels stand in the same sentence around 由 … 到
// and the rate is the next figure; with two such pairs and 分别 it takes the rates
// in their order. Percentage points are no rate, and where the levels are open or
// of different bases it keeps silent.
//
// Source: 《中国统计年鉴》 on 增长速度.
type growth struct{}

func (growth) Name() string { return "ratio" }

// ups and downs are the verbs between two levels, and before the rate.
var (
	ups   = []string{"提高", "增加", "增至", "增长", "上升", "升至", "扩大", "发展", "上涨", "调高", "增幅", "涨"}
	downs = []string{"下降", "降低", "降至", "减少", "减至", "降到", "降幅"}
)

// levels are two values of the same thing, one after the other.
type levels struct{ old, new *Figure }

// Run looks for rates of growth behind levels.
func (growth) Run(p *Report) []Finding {
	var out []Finding
	for n := range p.sentences {
		r := p.ranges[n]
		var open []levels
		for i := r.from; i < r.to; i++ {
			f := &p.Figures[i]
			switch {
			case i+1 < r.to && p.climbs(f, &p.Figures[i+1]):
				open = append(open, levels{f, &p.Figures[i+1]})
			case f.Measure == "percent" && len(open) > 0 && p.ofGrowth(f):
				at := len(open) - 1
				if len(open) == 2 && strings.Contains(p.lead(f), "分别") || p.lead(f) == "和" || p.lead(f) == "、" {
					at = 0
				}
				if finding, ok := p.growthOf(open[at], f); ok {
					out = append(out, finding)
				}
				open = slices.Delete(open, at, at+1)
			}
		}
	}
	return out
}

// climbs reports whether the two figures are levels: 由620元提高到665元.
func (p *Report) climbs(a, b *Figure) bool {
	if a.Measure != b.Measure || a.Value == nil || b.Value == nil || *a.Value <= 0 || a.class() == "ratio" || a.clause != b.clause {
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
	if rate.Value == nil {
		return Finding{}, false
	}
	more, less := l.new, l.old
	if *l.new.Value < *l.old.Value {
		more, less = l.old, l.new
	}
	base := l.old
	percent := more.Range.Minus(less.Range).Times(Exactly(100 * quantity.One)).Over(base.Range)
	nominal, ok := (*more.Value - *less.Value).Mul(100 * quantity.One)
	if !ok {
		return Finding{}, false
	}
	if nominal, ok = nominal.Div(*base.Value); !ok {
		return Finding{}, false
	}
	nominal = roundTo(nominal, max(lastPlace(rate.Quote), 1))
	f := Finding{Check: "ratio", Stated: rate.Value, Expected: &nominal, Figures: []*Figure{rate, l.old, l.new}, Place: rate.Span()}
	f.Message = fmt.Sprintf("由%s到%s，变化%s%%，", quoted(l.old), quoted(l.new), nominal)
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
