package rules

import (
	"math"

	"github.com/dlclark/regexp2/v2/syntax"
)

// starts says where in a sentence a pattern may begin: at one of some
// characters, and so many characters before a slot.
type starts struct {
	first *runeSet // the characters it begins with; nil: any
	slot  *runeSet // a slot that it must hold; nil: none is known
	near  int      // how many characters stand between its start and the slot, at least
	far   int      // and at most
}

// startsOf reads off a pattern where it may begin.
func startsOf(root *syntax.RegexNode) starts {
	s := starts{first: firstRunes(root)}
	s.slot, s.near, s.far = slotOf(root)
	return s
}

// firstRunes returns the characters that what n reads begins with, nil if it may be any, or nothing.
func firstRunes(n *syntax.RegexNode) *runeSet {
	if n.Options&syntax.RightToLeft != 0 {
		return nil
	}
	if s := single(n); s != nil {
		if counted(n) && n.M == 0 {
			return nil
		}
		return s
	}
	switch n.T {
	case syntax.NtMulti:
		if n.Options&syntax.IgnoreCase == 0 {
			return oneRune(n.Str[0])
		}
	case syntax.NtConcatenate, syntax.NtGroup, syntax.NtAtomic, syntax.NtCapture:
		return firstOfAll(n.Children)
	case syntax.NtLoop, syntax.NtLazyloop:
		if n.M > 0 {
			return firstOfAll(n.Children)
		}
	case syntax.NtAlternate:
		return firstOfAny(n.Children)
	}
	return nil
}

// counted reports whether n reads a run of characters, from n.M to n.N.
func counted(n *syntax.RegexNode) bool {
	switch n.T {
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet:
		return false
	}
	return true
}

// firstOfAll is firstRunes of parts that follow each other. Parts that read nothing are passed over.
func firstOfAll(parts []*syntax.RegexNode) *runeSet {
	for _, p := range parts {
		switch p.T {
		case syntax.NtPosLook, syntax.NtNegLook, syntax.NtEmpty, syntax.NtBeginning, syntax.NtUpdateBumpalong:
			continue
		}
		return firstRunes(p)
	}
	return nil
}

// firstOfAny joins the first characters of branches, where they are listed.
func firstOfAny(branches []*syntax.RegexNode) *runeSet {
	out := &runeSet{}
	for _, b := range branches {
		s := firstRunes(b)
		if s == nil || s.pages != nil || s.inverse {
			return nil
		}
		for _, c := range s.chars {
			if !out.has(c) {
				out.chars = append(out.chars, c)
			}
		}
	}
	if len(out.chars) > fewChars {
		return listed(out.chars)
	}
	return out
}

// slotOf finds the first slot that a pattern must hold, and how many characters
// may stand before it.
func slotOf(n *syntax.RegexNode) (slot *runeSet, near, far int) {
	for n.T == syntax.NtCapture && len(n.Children) == 1 && !isSlot(n.Children[0]) || n.T == syntax.NtGroup && len(n.Children) == 1 {
		n = n.Children[0]
	}
	if n.T != syntax.NtConcatenate {
		return nil, 0, 0
	}
	for _, part := range n.Children {
		if part.T == syntax.NtCapture && len(part.Children) == 1 && isSlot(part.Children[0]) {
			return single(part.Children[0]), near, far
		}
		least, most := lengths(part)
		if most < 0 {
			return nil, 0, 0
		}
		near, far = near+least, far+most
	}
	return nil, 0, 0
}

// isSlot reports whether n reads one character, and that a slot.
func isSlot(n *syntax.RegexNode) bool {
	switch n.T {
	case syntax.NtOne:
		return n.Ch >= slotBase
	case syntax.NtSet:
		ranges, known := rangesOf(n.Set)
		for _, r := range ranges {
			known = known && r.First >= slotBase
		}
		return known && !n.Set.IsNegated() && len(ranges) > 0
	}
	return false
}

// lengths returns how many characters n reads, at least and at most; at most -1
// where there is no limit.
func lengths(n *syntax.RegexNode) (least, most int) {
	if s := single(n); s != nil {
		if !counted(n) {
			return 1, 1
		}
		return n.M, limited(n.N)
	}
	switch n.T {
	case syntax.NtMulti:
		return len(n.Str), len(n.Str)
	case syntax.NtEmpty, syntax.NtBeginning, syntax.NtPosLook, syntax.NtNegLook, syntax.NtUpdateBumpalong:
		return 0, 0
	case syntax.NtConcatenate, syntax.NtGroup, syntax.NtCapture, syntax.NtAtomic:
		return lengthsOfAll(n.Children)
	case syntax.NtAlternate:
		return lengthsOfAny(n.Children)
	case syntax.NtLoop, syntax.NtLazyloop:
		least, most = lengthsOfAll(n.Children)
		if rounds := limited(n.N); most > 0 && rounds >= 0 && most <= maxBefore && rounds <= maxBefore {
			return least * n.M, most * rounds
		}
	}
	return 0, -1
}

// maxBefore is how many characters before a slot are still looked at one by one.
const maxBefore = 256

// limited returns -1 for a number of rounds without limit.
func limited(n int) int {
	if n == math.MaxInt32 || n > maxBefore {
		return -1
	}
	return n
}

func lengthsOfAll(parts []*syntax.RegexNode) (least, most int) {
	for _, p := range parts {
		a, b := lengths(p)
		if b < 0 {
			return 0, -1
		}
		least, most = least+a, most+b
	}
	return least, most
}

func lengthsOfAny(branches []*syntax.RegexNode) (least, most int) {
	for i, b := range branches {
		x, y := lengths(b)
		if y < 0 {
			return 0, -1
		}
		if i == 0 || x < least {
			least = x
		}
		most = max(most, y)
	}
	return least, most
}
