package rules

import (
	"math"

	"github.com/dlclark/regexp2/v2/syntax"
)

// runeSet is a set of characters that is quick to ask.
type runeSet struct {
	chars   []rune // all of them, where they are few; then all else is nil
	inverse bool   // those that are not in chars
	pages   *[256]page
	set     *syntax.CharSet
	listed  map[rune]bool // instead of set
}

// page tells of 256 characters which are in a set.
type page uint8

const (
	none page = iota
	all
	some
)

func oneRune(c rune) *runeSet { return &runeSet{chars: []rune{c}} }

// others returns the set of all other characters.
func (s *runeSet) others() *runeSet { return &runeSet{chars: s.chars, inverse: !s.inverse} }

const fewChars = 8

// newRuneSet prepares a class of a pattern.
func newRuneSet(c *syntax.CharSet) *runeSet {
	if !c.IsNegated() && !c.HasSubtraction() {
		if chars := c.GetSetChars(fewChars); len(chars) > 0 {
			return &runeSet{chars: chars}
		}
	}
	s := &runeSet{set: c, pages: new([256]page)}
	ranges, known := rangesOf(c)
	for i := range s.pages {
		s.pages[i] = some
		if known {
			s.pages[i] = pageOf(rune(i)<<8, ranges, c)
		}
	}
	return s
}

// listed is the set of many characters.
func listed(chars []rune) *runeSet {
	s := &runeSet{pages: new([256]page), listed: map[rune]bool{}}
	for _, c := range chars {
		s.listed[c] = true
		if c < 1<<16 {
			s.pages[c>>8] = some
		}
	}
	return s
}

// rangesOf lists the ranges of a set that is made of nothing else.
func rangesOf(c *syntax.CharSet) ([]syntax.SingleRange, bool) {
	const most = 64
	for n := range most {
		if r := c.GetIfNRanges(n); r != nil {
			return r, true
		}
	}
	return nil, false
}

// pageOf tells whether the 256 characters from first on are all alike.
func pageOf(first rune, ranges []syntax.SingleRange, c *syntax.CharSet) page {
	last := first + 255
	for _, r := range ranges {
		if r.First > first && r.First <= last || r.Last >= first && r.Last < last {
			return some // a range begins or ends within
		}
	}
	if c.Contains(first) {
		return all
	}
	return none
}

// has reports whether c is in the set.
func (s *runeSet) has(c rune) bool {
	if s.pages == nil {
		for _, one := range s.chars {
			if one == c {
				return !s.inverse
			}
		}
		return s.inverse
	}
	if c < 1<<16 && c >= 0 {
		switch s.pages[c>>8] {
		case none:
			return false
		case all:
			return true
		}
	}
	if s.listed != nil {
		return s.listed[c]
	}
	return s.set.Contains(c)
}

// run returns how many characters at the start of text are in the set, up to most.
func (s *runeSet) run(text []rune, most int) int {
	if most == math.MaxInt32 || most > len(text) {
		most = len(text)
	}
	n := 0
	for n < most && s.has(text[n]) {
		n++
	}
	return n
}
