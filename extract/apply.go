package extract

import (
	"strings"

	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// apply notes what one match of a rule says. at is where its sentence starts.
func (r *reading) apply(m *rules.Match, at, sentence int) {
	span := shift(m.Span, at)
	switch m.Rule.Target {
	case rules.Theme:
		for _, c := range m.Captures {
			if c.Name == "theme" && r.opens(sentence) {
				r.addTheme(shift(c.Span, at), span, orElse(m.Rule.Set.Role, "activity"), m.Rule.ID, sentence)
			}
		}
	case rules.Organisation:
		for _, c := range m.Captures {
			if i := r.caught(c, organisationToken); i >= 0 && r.mentions[i].role == "" {
				r.mentions[i].role, r.mentions[i].rule = m.Rule.Set.Role, m.Rule.ID
			}
		}
	case rules.Exclusion:
		for _, c := range m.Captures {
			if c.Slot >= 0 {
				r.exclude(r.slotMarks[c.Slot], m.Rule)
			}
		}
	default:
		hit := ruleHit{rule: m.Rule, span: span, captures: r.kept(m.Captures, at)}
		for _, c := range m.Captures {
			if i := r.caught(c, figureToken); i >= 0 {
				r.figures[i].matched = append(r.figures[i].matched, hit)
			}
		}
	}
}

// kept copies the captures of a match, moved to where its sentence starts.
func (r *reading) kept(captures []rules.Capture, at int) []rules.Capture {
	from := len(r.captures)
	for _, c := range captures {
		c.Span = shift(c.Span, at)
		r.captures = append(r.captures, c)
	}
	return r.captures[from:len(r.captures):len(r.captures)]
}

// opens reports whether a sentence stands where a report states its own theme:
// before its first section, among its first sentences, or beside the day's name.
// Further down, a theme is the report's only where none was stated before it; the
// themes of its single activities are not.
func (r *reading) opens(sentence int) bool {
	s := &r.outline.Sentences[sentence]
	return len(r.themes) == 0 || s.Section < 0 || sentence < 4 || strings.Contains(s.In(r.text), "助残日")
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func shift(s segment.Span, by int) segment.Span {
	return segment.Span{Start: s.Start + by, End: s.End + by}
}

// caught returns the index of the figure or organisation that a capture caught, -1 if none.
func (r *reading) caught(c rules.Capture, kind tokenKind) int {
	if c.Slot < 0 || r.slotMarks[c.Slot].kind != kind {
		return -1
	}
	return r.slotMarks[c.Slot].ref
}

// exclude takes a numeral out of the count by a rule.
func (r *reading) exclude(m mark, rule *rules.Rule) {
	i := m.ref
	switch m.kind {
	case figureToken:
		r.figures[m.ref].excluded = true
		i = r.figures[m.ref].numeral
	case numberToken:
	default:
		return
	}
	n := &r.numerals[i]
	n.Kind, n.Reason = quantity.Excluded, quantity.Reason(orElse(rule.Set.Reason, string(quantity.Idiom)))
	if r.excludedBy == nil {
		r.excludedBy = map[int]string{}
	}
	r.excludedBy[i] = rule.ID
}

// settle takes from the rules that matched around a figure what they say of
// it. The longest match speaks first, an earlier rule before a later one.
func (r *reading) settle(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	sortHits(f.matched)
	for n := range f.matched {
		h := &f.matched[n]
		set := &h.rule.Set
		if set.Basis != "" && f.basis == "" {
			f.basis = set.Basis
		}
		if set.Status != "" && f.status == "" {
			f.status = set.Status
		}
		if f.side == nowhere {
			r.settleItem(toks, i, f, h)
		}
		if set.Class != "" && (f.ruleClass == "" || f.rule == h.rule.ID) {
			f.ruleClass = set.Class
			f.class = set.Class
		}
		if set.Action != "" && f.action.Empty() {
			f.actionText = set.Action
		}
	}
}

func sortHits(hits []ruleHit) {
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].span.Len() > hits[j-1].span.Len(); j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
}

// settleItem takes the item that a rule states or its placeholder caught.
func (r *reading) settleItem(toks []token, i int, f *figure, h *ruleHit) {
	found := segment.Span{}
	for _, c := range h.captures {
		if c.Name != "item" && c.Name != "people" {
			continue
		}
		found = c.Span
		if c.Open != rules.Closed {
			found = r.openCapture(toks, c, f)
		}
		if found.Empty() || c.Name == "people" && !r.namesPeople(found) {
			return
		}
		break
	}
	switch {
	case !found.Empty():
		f.item = found
	case h.rule.Set.Item != "":
		f.itemText = h.rule.Set.Item
	default:
		return
	}
	f.side, f.rule = byRule, h.rule.ID
	f.match = cover(h.span, cover(f.item, f.Span))
	f.class = r.classOf(f)
}

func cover(a, b segment.Span) segment.Span {
	if a.Empty() {
		return b
	}
	return segment.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// openCapture finds the noun phrase beside a match that begins or ends with {item}.
func (r *reading) openCapture(toks []token, c rules.Capture, f *figure) segment.Span {
	for k := range toks {
		if c.Open == rules.OpenRight && toks[k].Start >= c.Span.Start {
			if p := r.rightPhrase(toks, k, fitting{f}); !p.empty() {
				return p.span(toks)
			}
			break
		}
		if c.Open == rules.OpenLeft && toks[k].End >= c.Span.End {
			if toks[k].End == c.Span.End {
				k++
			}
			if p := r.leftPhrase(toks, k, fitting{f}); !p.empty() {
				return p.span(toks)
			}
			break
		}
	}
	return segment.Span{}
}

func (r *reading) namesPeople(s segment.Span) bool {
	w := r.engine.vocabulary.head(s.In(r.text))
	return w.traits&isPerson != 0 || w.class == "people" || w.class == "household"
}
