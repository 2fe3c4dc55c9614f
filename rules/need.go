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
	literals [][]rune // one of them; none: any sentence
	kinds    kinds    // all of them
}

const (
	maxAlternatives = 1024 // literals of one pattern
	maxSetChars     = 16   // characters of a class that count as literals
)

// requirements reads the need of a pattern off its syntax tree. places are the
// groups of placeholders.
func requirements(root *syntax.RegexNode, places []placeholder) need {
	groups := map[int]kinds{}
	for _, p := range places {
		groups[p.group] = p.kind.kinds()
	}
	return needOf(root, groups)
}

func needOf(n *syntax.RegexNode, groups map[int]kinds) need {
	switch n.T {
	case syntax.NtOne:
		return literal(n, n.Ch)
	case syntax.NtMulti:
		return literal(n, n.Str...)
	case syntax.NtSet:
		return setNeed(n)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		if n.M > 0 {
			return literal(n, n.Ch)
		}
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if n.M > 0 {
			return setNeed(n)
		}
	case syntax.NtLoop, syntax.NtLazyloop:
		if n.M > 0 {
			return all(n.Children, groups)
		}
	case syntax.NtCapture:
		inner := all(n.Children, groups)
		inner.kinds |= groups[n.M]
		return inner
	case syntax.NtConcatenate, syntax.NtGroup, syntax.NtAtomic, syntax.NtPosLook:
		return all(n.Children, groups)
	case syntax.NtAlternate:
		return either(n.Children, groups)
	}
	return need{}
}

// all joins the needs of parts that must all be there: of the literals, those
// that say most.
func all(parts []*syntax.RegexNode, groups map[int]kinds) need {
	var out need
	for _, part := range parts {
		n := needOf(part, groups)
		out.kinds |= n.kinds
		if worth(n.literals) > worth(out.literals) {
			out.literals = n.literals
		}
	}
	return out
}

// either joins the needs of branches of which one must be there.
func either(branches []*syntax.RegexNode, groups map[int]kinds) need {
	out := need{}
	for i, branch := range branches {
		n := needOf(branch, groups)
		if i == 0 {
			out = need{literals: slices.Clone(n.literals), kinds: n.kinds}
			continue
		}
		out.kinds &= n.kinds
		if len(n.literals) == 0 || len(out.literals) == 0 || len(out.literals)+len(n.literals) > maxAlternatives {
			out.literals = nil
			continue
		}
		out.literals = append(out.literals, n.literals...)
	}
	return out
}

// literal is the need of characters as they stand.
func literal(n *syntax.RegexNode, text ...rune) need {
	for _, r := range text {
		if n.Options&syntax.IgnoreCase != 0 && unicode.SimpleFold(r) != r || r >= slotBase {
			return need{}
		}
	}
	return need{literals: [][]rune{slices.Clone(text)}}
}

// setNeed is the need of a class, if it is a short list of characters.
func setNeed(n *syntax.RegexNode) need {
	if n.Set == nil || n.Set.IsNegated() || n.Set.HasSubtraction() {
		return need{}
	}
	var out need
	for _, r := range n.Set.GetSetChars(maxSetChars) {
		if r >= slotBase {
			return need{}
		}
		out.literals = append(out.literals, []rune{r})
	}
	return out
}

// worth says how well literals sort sentences out: the shortest one's length
// first, then how few they are.
func worth(literals [][]rune) int {
	if len(literals) == 0 {
		return 0
	}
	shortest := len(literals[0])
	for _, l := range literals {
		shortest = min(shortest, len(l))
	}
	return shortest*2*maxAlternatives - len(literals)
}

// index finds the rules that have a chance in a sentence.
type index struct {
	automaton *automaton
	always    []uint64 // rules that no literal sorts out
}

func newIndex(list []*Rule) *index {
	x := &index{always: make([]uint64, (len(list)+63)/64)}
	t := newTrie()
	for i, rule := range list {
		sorted := len(rule.source.need.literals) > 0
		for _, l := range rule.source.need.literals {
			sorted = sorted && t.add(l, int32(i))
		}
		if !sorted {
			x.always[i/64] |= 1 << (i % 64)
		}
	}
	x.automaton = t.build()
	return x
}
