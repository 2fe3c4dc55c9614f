package audit

import (
	"fmt"
	"strings"
)

// change claims that what was added or lost is the difference of the two levels
// before it: 由420件次下降到336件次，减少84件次. It is a check of the kind sum, and takes
// levels around 由 … 到 with the change as the next figure of the same measure.
//
// Source: as for growth.
type change struct{}

func (change) Name() string { return "sum" }

// Run looks for changes behind levels.
func (c change) Run(p *Report) []Finding {
	var out []Finding
	for i := 0; i+2 < len(p.Figures); i++ {
		a, b, d := &p.Figures[i], &p.Figures[i+1], &p.Figures[i+2]
		if a.sentence != d.sentence || !p.changes(a, b, d) {
			continue
		}
		more, less := b, a
		if *a.Value > *b.Value {
			more, less = a, b
		}
		difference := more.Range.Minus(less.Range)
		nominal := *more.Value - *less.Value
		f := Finding{Check: c.Name(), Stated: d.Value, Expected: &nominal, Figures: []*Figure{d, a, b}, Place: d.Span()}
		f.Message = fmt.Sprintf("%s与%s相差%s，", quoted(a), quoted(b), amount(nominal, d))
		if difference.Meets(d.Range) {
			f.Result = Holds
			f.Message += "与文中" + quoted(d) + "相符。"
		} else {
			f.Result, f.Severity = Differs, Warning
			f.Message += "文中却写" + quoted(d) + "，请核对。"
		}
		out = append(out, f)
	}
	return out
}

// changes reports whether d is called the change from a to b.
func (p *Report) changes(a, b, d *Figure) bool {
	if a.Value == nil || b.Value == nil || d.Value == nil || a.Measure != b.Measure || d.clause > b.clause+1 {
		return false
	}
	points := a.Measure == "percent" && d.Measure == "percentage_point"
	if a.Measure != d.Measure && !points || a.Measure == "percent" && !points || !p.climbs(a, b) {
		return false
	}
	lead := strings.Trim(p.lead(d), "，, ")
	return (containsAny(lead, ups) || containsAny(lead, downs)) && !strings.ContainsAny(lead, "到至由从") && len(lead) <= len("同比净增加了")
}
