package rules

// automaton finds which of many literals a text holds, in one pass: the
// machine of Aho and Corasick (Efficient string matching: an aid to
// bibliographic search, 1975) over characters. It is immutable once built.
type automaton struct {
	pages  []*[256]uint16 // character → symbol by its upper bits; 0: in no literal
	states []state
	edges  []edge  // of each state but the first, in a row
	root   []int32 // by symbol: where the first state, which has most edges, goes
}

type state struct {
	first, count int32   // its edges
	fail         int32   // the state of the longest suffix that begins a literal
	owners       []int32 // whose literals end here, those that end in a suffix included
}

type edge struct {
	symbol uint16
	to     int32
}

// trie is the automaton while it grows.
type trie struct {
	symbols map[rune]uint16
	next    []map[uint16]int32
	owners  [][]int32
}

func newTrie() *trie {
	return &trie{symbols: map[rune]uint16{}, next: []map[uint16]int32{{}}, owners: [][]int32{nil}}
}

// maxSymbols is how many different characters literals can hold.
const maxSymbols = 1<<16 - 1

// add notes that owner waits for literal. It reports false where there are too
// many different characters.
func (t *trie) add(literal []rune, owner int32) bool {
	at := int32(0)
	for _, r := range literal {
		symbol, known := t.symbols[r]
		if !known {
			if len(t.symbols) == maxSymbols {
				return false
			}
			symbol = uint16(len(t.symbols) + 1)
			t.symbols[r] = symbol
		}
		to, known := t.next[at][symbol]
		if !known {
			to = int32(len(t.next))
			t.next[at][symbol] = to
			t.next = append(t.next, map[uint16]int32{})
			t.owners = append(t.owners, nil)
		}
		at = to
	}
	t.owners[at] = appendNew(t.owners[at], owner)
	return true
}

func appendNew(list []int32, v int32) []int32 {
	for _, old := range list {
		if old == v {
			return list
		}
	}
	return append(list, v)
}

// build completes the automaton.
func (t *trie) build() *automaton {
	a := &automaton{pages: make([]*[256]uint16, 0x1100), states: make([]state, len(t.next)), root: make([]int32, len(t.symbols)+1)}
	for symbol, to := range t.next[0] {
		a.root[symbol] = to
	}
	for r, symbol := range t.symbols {
		page := &a.pages[r>>8]
		if *page == nil {
			*page = new([256]uint16)
		}
		(*page)[r&0xFF] = symbol
	}
	queue := []int32{0}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		s := &a.states[at]
		s.owners = t.owners[at]
		if at != 0 {
			for _, owner := range a.states[s.fail].owners {
				s.owners = appendNew(s.owners, owner)
			}
		}
		s.first = int32(len(a.edges))
		for symbol, to := range t.next[at] {
			if at != 0 {
				a.edges = append(a.edges, edge{symbol, to})
				s.count++
				a.states[to].fail = a.step(s.fail, symbol)
			}
			queue = append(queue, to)
		}
	}
	return a
}

// step follows symbol from a state.
func (a *automaton) step(at int32, symbol uint16) int32 {
	for at != 0 {
		s := &a.states[at]
		for _, e := range a.edges[s.first : s.first+s.count] {
			if e.symbol == symbol {
				return e.to
			}
		}
		at = s.fail
	}
	return a.root[symbol]
}

// symbol returns the number of a character, 0 if no literal holds it.
func (a *automaton) symbol(r rune) uint16 {
	if page := a.pages[r>>8]; page != nil {
		return page[r&0xFF]
	}
	return 0
}

// any reports whether text holds a literal.
func (a *automaton) any(text string) bool {
	at := int32(0)
	for _, r := range text {
		symbol := a.symbol(r)
		if symbol == 0 {
			at = 0
			continue
		}
		at = a.step(at, symbol)
		if len(a.states[at].owners) > 0 {
			return true
		}
	}
	return false
}

// mark sets the bits of all owners whose literals text holds.
func (a *automaton) mark(text []rune, bits []uint64) {
	at := int32(0)
	for _, r := range text {
		symbol := a.symbol(r)
		if symbol == 0 {
			at = 0
			continue
		}
		at = a.step(at, symbol)
		for _, owner := range a.states[at].owners {
			bits[owner>>6] |= 1 << (owner & 63)
		}
	}
}
