package rules

import (
	"errors"
	"math"

	"github.com/dlclark/regexp2/v2/syntax"
)

// backtracker is a pattern compiled to steps that call each other. It matches
// what regexp2 matches, several times as fast: it knows no right to left, no
// references and no conditions, and has no need to look at the clock. A pattern
// that needs more is left to regexp2.
type backtracker struct {
	first  step
	groups int
	loops  int
	starts starts
}

// errNotCompiled says that a pattern needs what only regexp2 has.
var errNotCompiled = errors.New("the pattern needs the full engine")

// newBacktracker compiles a parsed pattern.
func newBacktracker(tree *syntax.RegexTree) (*backtracker, error) {
	if len(tree.Caps) != tree.Captop {
		return nil, errNotCompiled // numbers of groups with gaps
	}
	b := &stepBuilder{}
	first, err := b.compile(tree.Root, accept)
	if err != nil {
		return nil, err
	}
	return &backtracker{first: first, groups: tree.Captop, loops: b.loops, starts: startsOf(tree.Root)}, nil
}

// accept is the step behind the last one.
func accept(t *trial, at int) bool {
	t.end = at
	return true
}

// stepBuilder compiles nodes from the last to the first: each is given the step
// that goes on behind it.
type stepBuilder struct {
	loops int
}

func (b *stepBuilder) compile(n *syntax.RegexNode, next step) (step, error) {
	if n.Options&syntax.RightToLeft != 0 {
		return nil, errNotCompiled
	}
	if s := single(n); s != nil {
		return b.singles(n, s, next)
	}
	switch n.T {
	case syntax.NtMulti:
		return literalStep(n.Str, next), nil
	case syntax.NtConcatenate, syntax.NtGroup:
		return b.sequence(n.Children, next)
	case syntax.NtAlternate:
		return b.alternate(n.Children, next)
	case syntax.NtCapture:
		return b.capture(n, next)
	case syntax.NtLoop, syntax.NtLazyloop:
		return b.loop(n, next)
	case syntax.NtPosLook, syntax.NtNegLook, syntax.NtAtomic:
		return b.look(n, next)
	case syntax.NtEmpty, syntax.NtUpdateBumpalong:
		return next, nil
	case syntax.NtNothing:
		return func(*trial, int) bool { return false }, nil
	case syntax.NtBeginning:
		return func(t *trial, at int) bool { return at == 0 && next(t, at) }, nil
	case syntax.NtEnd:
		return func(t *trial, at int) bool { return at == len(t.text) && next(t, at) }, nil
	}
	return nil, errNotCompiled
}

func (b *stepBuilder) sequence(nodes []*syntax.RegexNode, next step) (step, error) {
	for i := len(nodes) - 1; i >= 0; i-- {
		var err error
		if next, err = b.compile(nodes[i], next); err != nil {
			return nil, err
		}
	}
	return next, nil
}

func literalStep(text []rune, next step) step {
	return func(t *trial, at int) bool {
		if len(t.text)-at < len(text) {
			return false
		}
		for i, r := range text {
			if t.text[at+i] != r {
				return false
			}
		}
		return next(t, at+len(text))
	}
}

// alternate tries one branch after the other. Of each it first looks at the
// character that it must begin with.
func (b *stepBuilder) alternate(nodes []*syntax.RegexNode, next step) (step, error) {
	branches := make([]step, len(nodes))
	begins := make([]*runeSet, len(nodes))
	for i, n := range nodes {
		var err error
		if branches[i], err = b.compile(n, next); err != nil {
			return nil, err
		}
		begins[i] = firstRunes(n)
	}
	return func(t *trial, at int) bool {
		for i, branch := range branches {
			if begins[i] != nil && (at == len(t.text) || !begins[i].has(t.text[at])) {
				continue
			}
			if t.spent() {
				return false
			}
			if branch(t, at) {
				return true
			}
		}
		return false
	}, nil
}

func (b *stepBuilder) capture(n *syntax.RegexNode, next step) (step, error) {
	if n.N >= 0 || len(n.Children) != 1 {
		return nil, errNotCompiled // a balancing group
	}
	group, opens := n.M, b.loops
	b.loops++ // a counter of its own remembers where the group began
	inner, err := b.compile(n.Children[0], func(t *trial, at int) bool {
		before := t.groups[group]
		t.groups[group] = span32{t.counts[opens], int32(at)}
		if next(t, at) {
			return true
		}
		t.groups[group] = before
		return false
	})
	if err != nil {
		return nil, err
	}
	return func(t *trial, at int) bool {
		before := t.counts[opens]
		t.counts[opens] = int32(at)
		if inner(t, at) {
			return true
		}
		t.counts[opens] = before
		return false
	}, nil
}

// look compiles what is tried without being taken back into: (?=…), (?!…), (?>…).
func (b *stepBuilder) look(n *syntax.RegexNode, next step) (step, error) {
	if len(n.Children) != 1 {
		return nil, errNotCompiled
	}
	inner, err := b.compile(n.Children[0], accept)
	if err != nil {
		return nil, err
	}
	if captures(n) {
		return nil, errNotCompiled
	}
	switch n.T {
	case syntax.NtNegLook:
		return func(t *trial, at int) bool { return !inner(t, at) && t.left >= 0 && next(t, at) }, nil
	case syntax.NtPosLook:
		return func(t *trial, at int) bool { return inner(t, at) && next(t, at) }, nil
	}
	return func(t *trial, at int) bool { return inner(t, at) && next(t, t.end) }, nil
}

// captures reports whether a group stands in n, whose catch would have to be taken back.
func captures(n *syntax.RegexNode) bool {
	if n.T == syntax.NtCapture {
		return true
	}
	for _, c := range n.Children {
		if captures(c) {
			return true
		}
	}
	return false
}

// loop repeats a part of several characters. One that can be empty is left to the full engine.
func (b *stepBuilder) loop(n *syntax.RegexNode, next step) (step, error) {
	if len(n.Children) != 1 || n.Children[0].ComputeMinLength() == 0 {
		return nil, errNotCompiled
	}
	least, most, counter := int32(n.M), int32(min(n.N, math.MaxInt32)), b.loops
	b.loops++
	var again step
	body, err := b.compile(n.Children[0], func(t *trial, at int) bool { return again(t, at) })
	if err != nil {
		return nil, err
	}
	round := func(t *trial, at int) bool {
		if t.depth >= deepest {
			t.left = -1
		}
		if t.spent() {
			return false
		}
		t.counts[counter]++
		t.depth++
		ok := body(t, at)
		t.depth--
		if !ok {
			t.counts[counter]--
		}
		return ok
	}
	lazy := n.T == syntax.NtLazyloop
	again = func(t *trial, at int) bool {
		switch rounds := t.counts[counter]; {
		case rounds < least:
			return round(t, at)
		case rounds >= most:
			return next(t, at)
		case lazy:
			return next(t, at) || round(t, at)
		}
		return round(t, at) || next(t, at)
	}
	return func(t *trial, at int) bool {
		rounds := t.counts[counter]
		t.counts[counter] = 0
		if again(t, at) {
			return true
		}
		t.counts[counter] = rounds
		return false
	}, nil
}
