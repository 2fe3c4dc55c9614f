package rules

import (
	"slices"
	"unicode"

	"github.com/dlclark/regexp2/v2/syntax"
)

// kinds is a set of slot kinds, one bit each.
type kinds uint8

// need is what a sentence must hold for a pattern to have a chance. It is
// read off the parsed pattern and errs on the side of running it.
type need struct {
	literals [][]rune // one of them, slots among their runes; none: any sentence
	kinds    kinds    // all of them
	// exact: the node reads nothing but one of literals, among which may be the
	// empty one, so they may be joined with what its neighbours read.
	exact bool
}

const (
	maxAlternatives = 1024 // literals of one pattern
	maxJoined       = 256  // literals made by joining those of neighbours
	maxSetChars     = 16   // characters of a class that count as literals
	maxRepeat       = 4    // rounds of a loop that are written out
)

// analysis reads the needs of one pattern off its syntax tree.
type analysis struct {
	groups map[int]kinds // kinds of the placeholders, by group
	slots  bool          // slots count as characters of literals
}

// requirements reads the need of a pattern. places are the groups of its placeholders.
func requirements(root *syntax.RegexNode, places []placeholder, slots bool) need {
	a := analysis{groups: map[int]kinds{}, slots: slots}
	for _, p := range places {
		a.groups[p.group] = p.kind.kinds()
	}
	n := a.of(root)
	if worth(n.literals) == 0 {
		n.literals = nil
	}
	return n
}

// nothing is the need of a node that reads no text: an anchor, say.
func nothing() need { return need{literals: [][]rune{{}}, exact: true} }

func (a *analysis) of(n *syntax.RegexNode) need {
	switch n.T {
	case syntax.NtOne:
		return a.literal(n, n.Ch)
	case syntax.NtMulti:
		return a.literal(n, n.Str...)
	case syntax.NtSet:
		return a.set(n)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return repeated(a.literal(n, n.Ch), n)
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return repeated(a.set(n), n)
	case syntax.NtLoop, syntax.NtLazyloop:
		return repeated(a.all(n), n)
	case syntax.NtCapture:
		inner := a.all(n)
		inner.kinds |= a.groups[n.M]
		return inner
	case syntax.NtConcatenate, syntax.NtGroup, syntax.NtAtomic:
		return a.all(n)
	case syntax.NtAlternate:
		return a.either(n)
	case syntax.NtPosLook:
		inner := a.all(n)
		inner.exact = false // it reads nothing itself
		return inner
	case syntax.NtNegLook, syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary,
		syntax.NtBeginning, syntax.NtEndZ, syntax.NtEnd, syntax.NtEmpty, syntax.NtUpdateBumpalong:
		return nothing()
	}
	return need{}
}

// all joins the needs of parts that follow each other. Of all literals it
// keeps those that say most.
func (a *analysis) all(n *syntax.RegexNode) need {
	out := need{exact: true}
	run := [][]rune{{}}
	keep := func(literals [][]rune) {
		if worth(literals) > worth(out.literals) {
			out.literals = literals
		}
	}
	parts := slices.Clone(n.Children)
	if n.Options&syntax.RightToLeft != 0 {
		slices.Reverse(parts) // the tree has them as they are tried
	}
	for _, part := range parts {
		p := a.of(part)
		out.kinds |= p.kinds
		if p.exact && len(run)*len(p.literals) <= maxJoined {
			run = joined(run, p.literals)
			continue
		}
		out.exact = false
		keep(run)
		keep(p.literals)
		if run = [][]rune{{}}; p.exact {
			run = p.literals
		}
	}
	if out.exact {
		out.literals = run
		return out
	}
	keep(run)
	return out
}

// joined is every literal of a followed by every one of b.
func joined(a, b [][]rune) [][]rune {
	out := make([][]rune, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, slices.Concat(x, y))
		}
	}
	return out
}

// either joins the needs of branches of which one must be there.
func (a *analysis) either(n *syntax.RegexNode) need {
	var out need
	for i, branch := range n.Children {
		b := a.of(branch)
		if i == 0 {
			out = need{literals: slices.Clone(b.literals), kinds: b.kinds, exact: b.exact}
			continue
		}
		out.kinds &= b.kinds
		out.exact = out.exact && b.exact
		if len(b.literals) == 0 || len(out.literals) == 0 || len(out.literals)+len(b.literals) > maxAlternatives {
			out.literals, out.exact = nil, false
			continue
		}
		out.literals = append(out.literals, b.literals...)
	}
	return out
}

// repeated is the need of a loop over what has the need one.
func repeated(one need, n *syntax.RegexNode) need {
	if n.M == 0 {
		one.kinds = 0
	}
	if one.exact && n.N <= maxRepeat && power(len(one.literals), n.N) <= maxJoined {
		run, out := [][]rune{{}}, [][]rune(nil)
		for round := 0; round <= n.N; round++ {
			if round >= n.M {
				out = append(out, run...)
			}
			run = joined(run, one.literals)
		}
		one.literals = out
		return one
	}
	one.exact = false
	if n.M == 0 {
		one.literals = nil
	}
	return one
}

// power is base to the n, cut off above maxJoined.
func power(base, n int) int {
	out := 1
	for range n {
		if out *= base; out > maxJoined {
			break
		}
	}
	return out
}

// literal is the need of characters as they stand.
func (a *analysis) literal(n *syntax.RegexNode, text ...rune) need {
	for _, r := range text {
		if n.Options&syntax.IgnoreCase != 0 && unicode.SimpleFold(r) != r || r >= slotBase && !a.slots {
			return need{}
		}
	}
	return need{literals: [][]rune{slices.Clone(text)}, exact: true}
}

// set is the need of a class, if it is a short list of characters.
func (a *analysis) set(n *syntax.RegexNode) need {
	if n.Set == nil || n.Set.IsNegated() || n.Set.HasSubtraction() {
		return need{}
	}
	var out need
	for _, r := range n.Set.GetSetChars(maxSetChars) {
		if r >= slotBase && !a.slots {
			return need{}
		}
		out.literals = append(out.literals, []rune{r})
	}
	out.exact = len(out.literals) > 0
	return out
}

// worth says how well literals sort sentences out: the least telling one
// first, then how few they are. A slot tells as much as two characters beside
// others; alone it tells as much as one, for most sentences with figures have it.
func worth(literals [][]rune) int {
	least := 0
	for i, l := range literals {
		telling := len(l)
		for _, r := range l {
			if r >= slotBase && len(l) > 1 {
				telling++
			}
		}
		if i == 0 || telling < least {
			least = telling
		}
	}
	if least == 0 {
		return 0
	}
	return least*2*maxAlternatives - len(literals)
}
