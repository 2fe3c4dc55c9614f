package rules

import (
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

const (
	hardLength = 400                   // characters of a hard sentence: few reports have longer ones
	slowLimit  = 20 * time.Millisecond // a rule takes some 10 µs for such a sentence
)

// slow finds patterns that take more than their share: by how they are built,
// and by running them on sentences that are hard for backtracking.
func (t *linter) slow(r *Rule) {
	tree, err := syntax.Parse(r.source.text, syntax.ParseOptions{})
	if err == nil && nested(tree.Root, nil) {
		t.ruleWarn(r, "repeats without bound what is itself repeated and can read the same characters: a long sentence may take for ever; take one of the two repetitions out")
		return
	}
	for _, s := range hardSentences(r.source) {
		took := t.run(r, s)
		if took > slowLimit { // once more, for the machine may have been busy with something else
			took = t.run(r, s)
		}
		if took > slowLimit {
			t.ruleWarn(r, "takes %s or more for a sentence of some %d characters such as %s; bound its repetitions, as in {0,12}", slowLimit, hardLength, shorten(visible(s)))
			return
		}
	}
}

// run measures how long a rule takes for a sentence. It stops when that is too long.
func (t *linter) run(r *Rule, s []rune) time.Duration {
	re, err := r.source.full()
	if err != nil {
		return 0 // what cannot be compiled is reported where it is loaded
	}
	start := time.Now()
	err = re.FindRunesMatches(s, 0, func(regexp2.MatchView) bool { return time.Since(start) < slowLimit })
	if err != nil {
		return re.MatchTimeout + slowLimit
	}
	return time.Since(start)
}

// hardSentences are sentences of parts of the pattern over and over, that
// nearly match many times.
func hardSentences(p *program) [][]rune {
	parts := [][]rune{[]rune("残"), []rune("a"), []rune("残 "), {amountRune}, {countRune + 1}}
	for i, l := range p.words {
		if i == 4 {
			break
		}
		parts = append(parts, l, append(append([]rune(nil), l...), '残', amountRune))
	}
	for _, r := range lettersOf(p.text, 6) {
		parts = append(parts, []rune{r})
	}
	var tail []rune // holds all that the engine may want to see before it tries at all
	for _, part := range parts {
		tail = append(append(tail, '!'), part...)
	}
	var out [][]rune
	for _, part := range parts {
		var s []rune
		for len(s) < hardLength {
			s = append(s, part...)
		}
		out = append(out, append(s, tail...))
	}
	return out
}

// lettersOf returns the first few different characters of a pattern that may stand in a text.
func lettersOf(pattern string, most int) []rune {
	var out []rune
	for _, r := range pattern {
		plain := r >= 'a' && r <= 'z' || r >= 0x4E00 && r <= 0x9FFF
		if plain && !slices.Contains(out, r) && len(out) < most {
			out = append(out, r)
		}
	}
	return out
}

// visible writes slots as people know them.
func visible(s []rune) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == amountRune:
			b.WriteString("{X元}")
		case r >= slotBase:
			b.WriteString("{N}")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// nested reports whether a repetition without bound holds another one that can
// read what the outer one reads in its next round.
func nested(n *syntax.RegexNode, outer *syntax.RegexNode) bool {
	switch n.T {
	case syntax.NtLoop, syntax.NtLazyloop:
		if manyTimes(n) {
			outer = n
		}
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop, syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy:
		// The inner one is dangerous where nothing it cannot read itself stands
		// between two rounds.
		return outer != nil && manyTimes(n) && alone(n, outer)
	case syntax.NtAtomic:
		return false // gives nothing back
	}
	for _, child := range n.Children {
		if nested(child, outer) {
			return true
		}
	}
	return false
}

// manyTimes reports whether a loop may go round so often that its ways multiply.
func manyTimes(n *syntax.RegexNode) bool { return n.N-n.M > 30 }

// alone reports whether all else on the way from inner up to outer may be absent.
func alone(inner, outer *syntax.RegexNode) bool {
	for n := inner; n != outer && n.Parent != nil; n = n.Parent {
		if n.Parent.T != syntax.NtConcatenate {
			continue
		}
		for _, sibling := range n.Parent.Children {
			if sibling != n && sibling.ComputeMinLength() > 0 {
				return false
			}
		}
	}
	return true
}
