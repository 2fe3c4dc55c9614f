package rules

// index finds the rules that have a chance in a sentence.
type index struct {
	automaton *automaton
	always    []uint64   // rules that no literal sorts out
	free      *automaton // literals of the rules that need no slot
	idle      bool       // a sentence without slots and without free's literals has no match
	plain     *automaton
}

func newIndex(list []*Rule) *index {
	x := &index{always: make([]uint64, (len(list)+63)/64)}
	masked, free, plain := newTrie(), newTrie(), newTrie()
	x.idle = true
	for i, rule := range list {
		if !masked.addAll(rule.source.need.literals, int32(i)) {
			x.always[i/64] |= 1 << (i % 64)
		}
		if rule.source.need.kinds == 0 {
			x.idle = free.addAll(rule.source.need.literals, int32(i)) && x.idle
		}
		if worth(rule.source.words) >= worth([][]rune{{'字', '字'}})-maxAlternatives {
			plain.addAll(rule.source.words, int32(i))
		}
	}
	x.automaton, x.free, x.plain = masked.build(), free.build(), plain.build()
	return x
}

// addAll notes that owner waits for any of literals. It reports false if that
// cannot be noted in full.
func (t *trie) addAll(literals [][]rune, owner int32) bool {
	for _, l := range literals {
		if !t.add(l, owner) {
			return false
		}
	}
	return len(literals) > 0
}

// Near lists, in the library's order, the rules that have a literal of two or
// more characters in text: those that a person would look at to see why a
// figure there was read as it was, or was not.
func (l *Library) Near(text string) []*Rule {
	hits := make([]uint64, len(l.index.always))
	l.index.plain.mark([]rune(text), hits)
	var out []*Rule
	for i, r := range l.Rules {
		if hits[i/64]>>(i%64)&1 == 1 {
			out = append(out, r)
		}
	}
	return out
}
