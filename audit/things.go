package audit

import (
	"fmt"
	"slices"
)

// things notes that more things of a kind were given than there are people to have
// one each: 为12名残疾人发放轮椅15辆. Nothing is wrong with that by itself, so it is a
// note. It looks only at things that people get one of, given to counted people.
//
// Source: the handbook of the field, 《残疾人基本型辅助器具适配补贴目录》 (one of a kind a
// person and term).
type things struct{ limits *Thresholds }

func (things) Name() string { return "things" }

// Run looks at the goods that went to counted people.
func (c things) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.payee < 0 || f.class() != "goods" || !f.total() || f.Value == nil || !slices.Contains(c.limits.OneEach, f.item()) {
			continue
		}
		people := &p.Figures[f.payee]
		if !people.people() || people.Value == nil || people.sentence != f.sentence || !f.Range.Above(people.Range) {
			continue
		}
		out = append(out, Finding{Check: c.Name(), Result: Doubtful, Reason: "more_than_people", Severity: Note, Stated: f.Value, Expected: people.Value,
			Message: fmt.Sprintf("%s比受助的%s还多，通常每人一件，请核对。", quoted(f), quoted(people)),
			Figures: []*Figure{f, people}, Place: f.Span()})
	}
	return out
}
