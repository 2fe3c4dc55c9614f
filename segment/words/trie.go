package words

import (
	"math/bits"
)

// trie is a tree of words whose edges are pieces: node 0 is the root, the children
// of all others are in one hash table. The edges of the root, one for nearly each
// character, are a table of their own. What the walk needs of a node stands with
// the edge to it: each step down looks at one place of memory.
type trie struct {
	roots []target // by the code of the first piece
	edges []edge   // a power of two
	shift uint     // takes a hash to a place in edges
	nodes int      // how many there are, the root included
	// filter has a bit set for the hash of each edge: most pairs of pieces are no
	// edge, and it is small enough for the caches.
	filter [filterSize / 64]uint64
}

// node is the number of a node, of 24 bits.
type node uint32

// code is the number of a piece: the character itself, or a number above all
// characters for a run of letters and digits.
type code uint32

// edge leads from a parent and the code of a piece to its target. The zero edge is a free place.
type edge struct {
	key uint64
	target
}

// target is the node that an edge leads to. Node 0 says that there is no edge.
type target struct {
	node node
	// distance is that of the word which ends at the node: minus the logarithm of
	// its probability. 0: none ends there. The sign bit is set where no longer word
	// goes on from there.
	distance float32
}

const (
	codeBits = 21
	rootSize = 1 << 16
	scatter  = 0x9E3779B97F4A7C15

	filterBits = 20
	filterSize = 1 << filterBits
)

// newTrie returns a trie with room for so many nodes.
func newTrie(nodes int) *trie {
	size := bits.Len(uint(nodes + nodes/2))
	return &trie{roots: make([]target, rootSize), edges: make([]edge, 1<<size), shift: 64 - uint(size), nodes: 1}
}

// edgeKey is never 0: code 0 is no piece of a word.
func edgeKey(parent node, c code) uint64 { return uint64(parent)<<codeBits | uint64(c) }

// mayHave reports whether an edge with the hash of its key may be there.
func (t *trie) mayHave(hash uint64) bool {
	at := hash >> (64 - filterBits)
	return t.filter[at>>6]>>(at&63)&1 != 0
}

// child returns what is below parent at c.
func (t *trie) child(parent node, c code) target {
	key := edgeKey(parent, c)
	hash := key * scatter
	if !t.mayHave(hash) {
		return target{}
	}
	return t.find(key, hash)
}

func (t *trie) find(key, hash uint64) target {
	edges := t.edges
	for at := hash >> (t.shift & 63); ; at++ {
		e := &edges[at&uint64(len(edges)-1)]
		if e.key == key {
			return e.target
		}
		if e.key == 0 {
			return target{}
		}
	}
}

// root returns what is below the root at c.
func (t *trie) root(c code) target {
	if int(c) < len(t.roots) {
		return t.roots[c]
	}
	to := t.child(0, c)
	to.standAlone()
	return to
}

// standAlone lets a piece that begins words be a word of the text even if the
// dictionary has none that is this piece and nothing else.
func (to *target) standAlone() {
	switch {
	case to.node == 0:
		*to = unknown
	case to.distance == 0:
		to.distance = unknownDistance
	}
}

// unknown is the target of pieces that no dictionary has.
var unknown = target{distance: -unknownDistance}

// unknownDistance is what gse takes for them.
const unknownDistance = 32

// add returns the node below parent at c, which is made if there is none.
func (t *trie) add(parent node, c code) node {
	if parent == 0 && int(c) < len(t.roots) {
		if t.roots[c].node == 0 {
			t.roots[c].node = t.newNode()
		}
		return t.roots[c].node
	}
	if n := t.child(parent, c).node; n != 0 {
		return n
	}
	key := edgeKey(parent, c)
	hash := key * scatter
	t.filter[hash>>(64-filterBits+6)] |= 1 << (hash >> (64 - filterBits) & 63)
	at := hash >> t.shift
	mask := uint64(len(t.edges) - 1)
	for t.edges[at&mask].key != 0 {
		at++
	}
	n := t.newNode()
	t.edges[at&mask] = edge{key, target{node: n}}
	return n
}

func (t *trie) newNode() node {
	t.nodes++
	return node(t.nodes - 1)
}

// weigh sets the distances, which are given by node.
func (t *trie) weigh(distances []float32) {
	inner := make([]bool, t.nodes)
	for i := range t.edges {
		inner[t.edges[i].key>>codeBits] = true
	}
	set := func(to *target) {
		to.distance = distances[to.node]
		if !inner[to.node] {
			to.distance = -to.distance
		}
	}
	for i := range t.edges {
		set(&t.edges[i].target)
	}
	for i := range t.roots {
		set(&t.roots[i])
		t.roots[i].standAlone()
	}
}
