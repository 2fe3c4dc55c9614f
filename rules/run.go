package rules

import "errors"

// errSteps says that a pattern tried too much in one sentence.
var errSteps = errors.New("it tries too many ways to match; make its pattern simpler: no repetition inside a repetition")

// run finds the matches of one rule, left to right; they do not overlap.
func (m *Matcher) run(rule *Rule) error {
	p := rule.source.fast
	if p == nil {
		return m.runPlain(rule)
	}
	m.rule = rule
	m.trial.begin(p, m.masked.text)
	if p.starts.slot == nil {
		m.tryFrom(p, 0, len(m.masked.text)-1)
	} else {
		m.tryAroundSlots(p)
	}
	if m.trial.left < 0 {
		return &MatchError{Rule: rule, Err: errSteps}
	}
	return nil
}

// tryAroundSlots tries the places from which a slot that the pattern needs is in reach.
func (m *Matcher) tryAroundSlots(p *backtracker) {
	from := 0
	for _, at := range m.masked.places {
		if p.starts.slot.has(m.masked.text[at]) {
			from = m.tryFrom(p, max(from, int(at)-p.starts.far), int(at)-p.starts.near)
		}
	}
}

// tryFrom tries the places from from to last. It returns the first place that was
// neither tried nor read by a match.
func (m *Matcher) tryFrom(p *backtracker, from, last int) int {
	t := &m.trial
	for from <= last && t.left >= 0 {
		if first := p.starts.first; first != nil && !first.has(t.text[from]) || !t.at(p, from) {
			from++
			continue
		}
		m.takeTrial()
		from = t.end
	}
	return from
}

// takeTrial keeps the match that the trial found.
func (m *Matcher) takeTrial() {
	from := len(m.captures)
	for i := range m.rule.source.captures {
		p := &m.rule.source.captures[i]
		if g := m.trial.groups[p.group]; g.start >= 0 {
			m.capture(p, int(g.start), int(g.end-g.start))
		}
	}
	whole := m.trial.groups[0]
	m.keep(from, int(whole.start), int(whole.end-whole.start))
}
