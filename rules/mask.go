package rules

import (
	"slices"
	"unicode/utf8"

	"heshu/segment"
)

// SlotKind says what stands in a slot.
type SlotKind uint8

const (
	SlotAmount       SlotKind = iota // money
	SlotCount                        // a number with a measure, % included
	SlotNumber                       // a number without one
	SlotOrganisation                 // the name of an organisation
)

// Slot is a part of a sentence that rules see as one character.
type Slot struct {
	segment.Span // of the sentence's bytes
	Kind         SlotKind
	Measure      string // canonical measure of a SlotCount
}

// Slots stand in a masked sentence as runes of plane 15: one for money, one for
// a bare number, one for an organisation, one for a count whose measure the
// library does not know, then one for each measure it knows.
const (
	slotBase   rune = 0xF0000
	amountRune      = slotBase
	numberRune      = slotBase + 1
	orgRune         = slotBase + 2
	countRune       = slotBase + 3
	slotLast   rune = 0xFFFFD
	// neutral stands for runes of the text that would look like a slot.
	neutral = utf8.RuneError
)

// alphabet gives each canonical measure its rune.
type alphabet struct {
	measures []string // sorted
	runes    map[string]rune
	units    map[string]string // unit → canonical measure, the first that names it
}

func newAlphabet(measures []Measure) *alphabet {
	a := &alphabet{runes: map[string]rune{}, units: map[string]string{}}
	for _, m := range measures {
		if _, known := a.units[m.Unit]; !known {
			a.units[m.Unit] = m.Canonical
		}
		a.measures = append(a.measures, m.Canonical)
	}
	slices.Sort(a.measures)
	a.measures = slices.Compact(a.measures)
	for i, m := range a.measures {
		a.runes[m] = countRune + 1 + rune(i)
	}
	return a
}

// lastCount is the last rune that stands for a count.
func (a *alphabet) lastCount() rune { return countRune + rune(len(a.measures)) }

func (a *alphabet) rune(s Slot) rune {
	switch s.Kind {
	case SlotAmount:
		return amountRune
	case SlotNumber:
		return numberRune
	case SlotOrganisation:
		return orgRune
	}
	if r, ok := a.runes[s.Measure]; ok {
		return r
	}
	return countRune
}

// masked is a sentence in which every slot is one rune.
type masked struct {
	text    []rune
	offsets []int32 // byte offset of each rune in the sentence, and of its end
	places  []int32 // indices of the runes that stand for slots
	slots   []int32 // and of their slots
	kinds   kinds   // kinds of the slots present
}

// mask fills m from a sentence. Slots that are not in order, overlap or leave
// the sentence are passed over.
func (m *masked) mask(a *alphabet, sentence string, slots []Slot) {
	m.text, m.offsets, m.slots, m.places, m.kinds = m.text[:0], m.offsets[:0], m.slots[:0], m.places[:0], 0
	at := 0
	for i := range slots {
		s := &slots[i]
		if s.Start < at || s.End <= s.Start || s.End > len(sentence) {
			continue
		}
		m.plain(sentence, at, s.Start)
		m.places, m.slots = append(m.places, int32(len(m.text))), append(m.slots, int32(i))
		m.text, m.offsets = append(m.text, a.rune(*s)), append(m.offsets, int32(s.Start))
		m.kinds |= 1 << s.Kind
		at = s.End
	}
	m.plain(sentence, at, len(sentence))
	m.offsets = append(m.offsets, int32(len(sentence)))
}

// plain adds the text between two slots.
func (m *masked) plain(sentence string, start, end int) {
	n := len(m.text)
	m.text = slices.Grow(m.text, end-start)[:n+end-start]
	m.offsets = slices.Grow(m.offsets, end-start)[:n+end-start]
	for i, r := range sentence[start:end] {
		if r >= slotBase && r <= slotLast+2 {
			r = neutral
		}
		m.text[n], m.offsets[n] = r, int32(start+i)
		n++
	}
	m.text, m.offsets = m.text[:n], m.offsets[:n]
}

// slot returns the index of the slot that the rune at index at stands for, -1 if none.
func (m *masked) slot(at int) int {
	i, found := slices.BinarySearch(m.places, int32(at))
	if !found {
		return -1
	}
	return int(m.slots[i])
}

// span returns the bytes of the sentence that n runes from index at cover.
func (m *masked) span(at, n int) segment.Span {
	return segment.Span{Start: int(m.offsets[at]), End: int(m.end(at + n))}
}

// end is the byte offset behind the rune before index at.
func (m *masked) end(at int) int32 { return m.offsets[at] }
