package extract

import (
	"unicode/utf8"

	"heshu/segment"
)

// endingIndex finds the heads of organisation names in a text. It is a trie of
// characters whose edges stand in one hash table.
type endingIndex struct {
	first   [1 << 10]uint64 // one bit for each character up to U+FFFF that an ending begins with
	edges   []edge          // a power of two of places, at most half of them taken
	endings []*ending       // by node; nil: none ends there
}

// edge leads from a node of the trie over a character to another node.
type edge struct {
	key uint64 // of the node and the character; 0: a free place
	to  int32
}

func edgeKey(node int32, c rune) uint64 { return uint64(node)<<32 | uint64(c) + 1 }

type endingHit struct {
	segment.Span
	ending *ending
}

func newEndingIndex(endings []ending) *endingIndex {
	beginnings := map[string]bool{}
	for i := range endings {
		for at := range endings[i].Word {
			beginnings[endings[i].Word[:at]] = true
		}
		beginnings[endings[i].Word] = true
	}
	size := 16
	for size < 2*len(beginnings) {
		size *= 2
	}
	x := &endingIndex{edges: make([]edge, size), endings: []*ending{nil}}
	for i := range endings {
		x.add(&endings[i])
	}
	return x
}

// add adds an ending; of two for one word the first counts.
func (x *endingIndex) add(e *ending) {
	node := int32(0)
	for i, c := range e.Word {
		if i == 0 && c < 1<<16 {
			x.first[c>>6] |= 1 << (c & 63)
		}
		at := x.edge(node, c)
		if at.key == 0 {
			*at = edge{edgeKey(node, c), int32(len(x.endings))}
			x.endings = append(x.endings, nil)
		}
		node = at.to
	}
	if x.endings[node] == nil {
		x.endings[node] = e
	}
}

// edge returns where the edge stands, or the free place where it may stand.
func (x *endingIndex) edge(node int32, c rune) *edge {
	key := edgeKey(node, c)
	for i := key * 0x9E3779B97F4A7C15 >> 24; ; i++ {
		if e := &x.edges[i&uint64(len(x.edges)-1)]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// find appends the longest ending at each place of s, left to right. Hits may
// overlap (人民医院 and 医院); of hits with one end only the longest is kept.
func (x *endingIndex) find(text string, s segment.Span, dst []endingHit) []endingHit {
	text = text[:s.End]
	for i := s.Start; i < len(text); {
		c, size := characterAt(text, i)
		if c < 1<<16 && x.first[c>>6]>>(c&63)&1 != 0 {
			if e := x.longest(text, i); e != nil {
				end := i + len(e.Word)
				if n := len(dst); n == 0 || dst[n-1].End < end {
					dst = append(dst, endingHit{segment.Span{Start: i, End: end}, e})
				}
			}
		}
		i += size
	}
	return dst
}

// characterAt decodes the character at offset i of text.
func characterAt(text string, i int) (c rune, size int) {
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	if text[i] >= 0xE1 && text[i] <= 0xEC && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
		return rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text[i:])
}

// longest returns the longest ending that stands at offset i of text.
func (x *endingIndex) longest(text string, i int) (found *ending) {
	node := int32(0)
	for i < len(text) {
		c, size := characterAt(text, i)
		e := x.edge(node, c)
		if e.key == 0 {
			break
		}
		node = e.to
		if x.endings[node] != nil {
			found = x.endings[node]
		}
		i += size
	}
	return found
}
