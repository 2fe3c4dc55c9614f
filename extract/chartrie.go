package extract

import "math/bits"

// charTrie is a tree of characters whose edges stand in one hash table. Node 0 is the
// root; the zero value holds nothing else.
type charTrie struct {
	edges []edge // a power of two of places, at most half of them taken
	shift uint8  // takes a hash to a place
	nodes int32  // besides the root
}

// edge leads from a node of the tree over a character to another node.
type edge struct {
	key uint64 // of the node and the character; 0: a free place
	to  int32
}

func edgeKey(node int32, c rune) uint64 { return uint64(node)<<32 | uint64(c) + 1 }

// place returns where the edge stands, or the free place where it may stand.
func (t *charTrie) place(key uint64) *edge {
	for i := key * 0x9E3779B97F4A7C15 >> (t.shift & 63); ; i++ { // its upper bits: the others know little of the node
		if e := &t.edges[i&uint64(len(t.edges)-1)]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// child returns the node below node at c, 0 if there is none.
func (t *charTrie) child(node int32, c rune) int32 {
	if len(t.edges) == 0 {
		return 0
	}
	return t.place(edgeKey(node, c)).to
}

// add returns the node below node at c, which is made if there is none.
func (t *charTrie) add(node int32, c rune) int32 {
	if 2*(int(t.nodes)+1) > len(t.edges) {
		t.grow()
	}
	e := t.place(edgeKey(node, c))
	if e.key == 0 {
		t.nodes++
		*e = edge{edgeKey(node, c), t.nodes}
	}
	return e.to
}

// reserve makes room for so many nodes.
func (t *charTrie) reserve(nodes int) {
	if size := 1 << bits.Len(uint(2*nodes)); size > len(t.edges) {
		t.resize(size)
	}
}

func (t *charTrie) grow() { t.resize(max(16, 2*len(t.edges))) }

func (t *charTrie) resize(size int) {
	old := t.edges
	t.edges, t.shift = make([]edge, size), uint8(65-bits.Len(uint(size)))
	for _, e := range old {
		if e.key != 0 {
			*t.place(e.key) = e
		}
	}
}
