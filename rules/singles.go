package rules

import "github.com/dlclark/regexp2/v2/syntax"

// single returns the characters of which a node reads one, or a run; nil for a
// node that reads something else.
func single(n *syntax.RegexNode) *runeSet {
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		if n.Options&syntax.IgnoreCase == 0 {
			return oneRune(n.Ch)
		}
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		if n.Options&syntax.IgnoreCase == 0 {
			return oneRune(n.Ch).others()
		}
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if n.Set != nil {
			return newRuneSet(n.Set)
		}
	}
	return nil
}

// singles compiles a node that reads characters of one set.
func (b *stepBuilder) singles(n *syntax.RegexNode, set *runeSet, next step) (step, error) {
	least, most := n.M, n.N
	switch n.T {
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop:
		return greedyRun(set, least, most, next), nil
	case syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy:
		return lazyRun(set, least, most, next), nil
	case syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		return func(t *trial, at int) bool {
			n := set.run(t.text[at:], most)
			return n >= least && next(t, at+n)
		}, nil
	case syntax.NtOne:
		c := n.Ch
		return func(t *trial, at int) bool { return at < len(t.text) && t.text[at] == c && next(t, at+1) }, nil
	}
	return func(t *trial, at int) bool { return at < len(t.text) && set.has(t.text[at]) && next(t, at+1) }, nil
}

// greedyRun reads as many characters of set as it can, then fewer.
func greedyRun(set *runeSet, least, most int, next step) step {
	return func(t *trial, at int) bool {
		for n := set.run(t.text[at:], most); n >= least; n-- {
			if t.spent() {
				return false
			}
			if next(t, at+n) {
				return true
			}
		}
		return false
	}
}

// lazyRun reads as few characters of set as it can, then more.
func lazyRun(set *runeSet, least, most int, next step) step {
	return func(t *trial, at int) bool {
		n := set.run(t.text[at:], least)
		if n < least {
			return false
		}
		for {
			if t.spent() {
				return false
			}
			if next(t, at+n) {
				return true
			}
			if n == most || at+n == len(t.text) || !set.has(t.text[at+n]) {
				return false
			}
			n++
		}
	}
}
