package extract

import (
	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// applyRules runs the library over a sentence and notes what its rules say.
func (r *reading) applyRules(s segment.Span, index int) {
	r.slots = r.slotsIn(s, r.slots[:0])
	var err error
	match := r.matcher.Match
	if r.engine.everyRule {
		match = r.matcher.MatchAll
	}
	r.matches, err = match(s.In(r.text), r.slots, r.matches[:0])
	if err != nil {
		r.faults.add(err)
	}
	for i := range r.matches {
		r.apply(&r.matches[i], s.Start, index)
	}
}

// slotsIn lists what stands for placeholders in a sentence, relative to its start.
func (r *reading) slotsIn(s segment.Span, dst []rules.Slot) []rules.Slot {
	r.slotMarks = r.slotMarks[:0]
	r.marks = r.marksIn(s, r.marks[:0])
	for _, m := range r.marks {
		slot := rules.Slot{Span: segment.Span{Start: m.Start - s.Start, End: m.End - s.Start}}
		switch m.kind {
		case figureToken:
			f := &r.figures[m.ref]
			slot.Kind, slot.Measure = rules.SlotCount, f.measure.Canonical
			if f.amount() {
				slot.Kind, slot.Measure = rules.SlotAmount, ""
			}
		case organisationToken:
			slot.Kind = rules.SlotOrganisation
		default:
			if r.numerals[m.ref].Kind != quantity.Bare {
				continue
			}
			slot.Kind = rules.SlotNumber
		}
		if n := len(dst); n > 0 && dst[n-1].End > slot.Start {
			continue
		}
		dst = append(dst, slot)
		r.slotMarks = append(r.slotMarks, m)
	}
	return dst
}
