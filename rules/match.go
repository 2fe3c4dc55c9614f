package rules

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
	"time"

	"github.com/dlclark/regexp2/v2"

	"heshu/segment"
)

// Open says where a placeholder's text is to be looked for.
type Open uint8

const (
	Closed    Open = iota // Capture.Span is the text
	OpenLeft              // the pattern begins with the placeholder: a noun phrase ends where Capture.Span, empty, stands
	OpenRight             // the pattern ends with it: a noun phrase begins there
)

// Capture is what one placeholder, or one named group, of a pattern caught.
type Capture struct {
	Name string       // X, N, #, org, item, people, theme, a fragment's name, a group's own name
	Span segment.Span // of the sentence's bytes
	Slot int          // index into the slots, -1 if none
	Open Open         // of item and people at an end of the pattern
}

// Match is one place where a rule matches.
type Match struct {
	Rule     *Rule
	Span     segment.Span // of the sentence's bytes
	Captures []Capture    // in the order of the pattern; valid up to the Matcher's next call
}

// Matcher runs a library's rules over sentences. It reuses its buffers, so it
// serves one goroutine at a time.
type Matcher struct {
	library  *Library
	masked   masked
	hits     []uint64 // bit set of rules whose literals the sentence holds
	captures []Capture
	yield    func(regexp2.MatchView) bool
	rule     *Rule
	dst      []Match
	trial    trial
	taken    int       // matches of the rule that regexp2 runs
	since    time.Time // its first match
	late     bool      // its time is used up
	limit    time.Duration
}

// errLate says that a rule's matches in one sentence together took too long:
// the engine's own limit is for each of them.
var errLate = errors.New("its matches took longer than the time for a sentence")

// NewMatcher returns a matcher over the library's rules.
func (l *Library) NewMatcher() *Matcher {
	m := &Matcher{library: l, hits: make([]uint64, len(l.index.always))}
	m.yield = m.take // made once: a closure for every rule would be an allocation for every rule
	return m
}

// Match appends to dst the matches of every rule in a sentence, by start and,
// at one start, in the order of the rules. The matches of one rule do not
// overlap. slots are the quantities and organisations of the sentence, ordered
// and disjoint. Rules that could not be run to their end are named in the error,
// a join of *MatchError; the matches of the others are returned all the same.
func (m *Matcher) Match(sentence string, slots []Slot, dst []Match) ([]Match, error) {
	if x := m.library.index; len(slots) == 0 && x.idle && !x.free.any(sentence) {
		return dst, nil
	}
	m.masked.mask(m.library.alphabet, sentence, slots)
	copy(m.hits, m.library.index.always)
	m.library.index.automaton.mark(m.masked.text, m.hits)
	from := m.begin(dst)
	var err error
	for w, word := range m.hits {
		for ; word != 0; word &= word - 1 {
			rule := m.library.Rules[w*64+bits.TrailingZeros64(word)]
			if need := rule.source.need.kinds; m.masked.kinds&need == need {
				err = errors.Join(err, m.run(rule))
			}
		}
	}
	return m.finish(from), err
}

// MatchAll gives what Match gives by running every rule over the sentence with regexp2.
// It is the plain path that Match is held against.
func (m *Matcher) MatchAll(sentence string, slots []Slot, dst []Match) ([]Match, error) {
	m.masked.mask(m.library.alphabet, sentence, slots)
	from := m.begin(dst)
	var err error
	for _, rule := range m.library.Rules {
		err = errors.Join(err, m.runPlain(rule))
	}
	return m.finish(from), err
}

func (m *Matcher) begin(dst []Match) int {
	m.captures, m.dst = m.captures[:0], dst
	return len(dst)
}

func (m *Matcher) finish(from int) []Match {
	dst := m.dst
	m.dst, m.rule = nil, nil
	slices.SortStableFunc(dst[from:], func(a, b Match) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return dst
}

// runPlain runs a rule with regexp2.
func (m *Matcher) runPlain(rule *Rule) error {
	m.rule, m.taken, m.late = rule, 0, false
	re, err := rule.source.full()
	if err != nil {
		return &MatchError{Rule: rule, Err: err}
	}
	m.limit = re.MatchTimeout
	if err := re.FindRunesMatches(m.masked.text, 0, m.yield); err != nil {
		return &MatchError{Rule: rule, Err: err}
	}
	if m.late {
		return &MatchError{Rule: rule, Err: errLate}
	}
	return nil
}

// take keeps one match that regexp2 found.
func (m *Matcher) take(v regexp2.MatchView) bool {
	from := len(m.captures)
	for i := range m.rule.source.captures {
		p := &m.rule.source.captures[i]
		if start, length, ok := v.GroupRange(p.group); ok { // or the group took no part
			m.capture(p, start, length)
		}
	}
	at, n, _ := v.GroupRange(0)
	m.keep(from, at, n)
	return m.inTime()
}

// inTime looks at the clock now and then.
func (m *Matcher) inTime() bool {
	const every = 8 // matches: few sentences have as many, and a look costs as much as half a match
	m.taken++
	switch {
	case m.taken == 1+every:
		m.since = time.Now()
	case m.taken%every == 1 && m.taken > every:
		m.late = time.Since(m.since) > m.limit
	}
	return !m.late
}

// capture notes what a placeholder or group caught: n characters from at on.
func (m *Matcher) capture(p *placeholder, at, n int) {
	c := Capture{Name: p.name, Span: m.masked.span(at, n), Slot: -1, Open: p.open}
	if p.kind.slot() && n == 1 {
		c.Slot = m.masked.slot(at)
	}
	m.captures = append(m.captures, c)
}

// keep notes a match, whose captures are those from index from on.
func (m *Matcher) keep(from, at, n int) {
	end := len(m.captures)
	m.dst = append(m.dst, Match{Rule: m.rule, Span: m.masked.span(at, n), Captures: m.captures[from:end:end]})
}
