package extract

import (
	"unicode/utf8"

	"heshu/segment"
)

// endingIndex finds the heads of organisation names in a text. Its tree is asked only
// where the first two characters of an ending may stand.
type endingIndex struct {
	first bitSet // the characters that an ending begins with
	alone bitSet // those that are an ending
	pairs bitSet // by pairHash: the first two characters of an ending
	words wordTree[*ending]
}

// bitSet is a set of numbers below 1<<16.
type bitSet [1 << 10]uint64

func (s *bitSet) add(n uint16)      { s[n>>6] |= 1 << (n & 63) }
func (s *bitSet) has(n uint16) bool { return s[n>>6]>>(n&63)&1 != 0 }

// pairHash tells pairs of characters apart, most of them.
func pairHash(a, b rune) uint16 { return uint16((uint32(a)*0x9E37 + uint32(b)) * 0x9E3779B1 >> 16) }

type endingHit struct {
	segment.Span
	ending *ending
}

func newEndingIndex(endings []ending) *endingIndex {
	x := &endingIndex{}
	for i := range endings {
		x.mark(endings[i].Word)
		x.words.add(endings[i].Word, &endings[i])
	}
	return x
}

// mark notes how an ending begins.
func (x *endingIndex) mark(word string) {
	first, size := utf8.DecodeRuneInString(word)
	x.first.add(uint16(first))
	if size == len(word) {
		x.alone.add(uint16(first))
		return
	}
	second, _ := utf8.DecodeRuneInString(word[size:])
	x.pairs.add(pairHash(first, second))
}

// mayBegin reports whether an ending may stand at offset i of text, where the
// character c of size bytes does.
func (x *endingIndex) mayBegin(text string, i int, c rune, size int) bool {
	if !x.first.has(uint16(c)) {
		return false
	}
	if x.alone.has(uint16(c)) {
		return true
	}
	if i += size; i >= len(text) {
		return false
	}
	next, _ := characterAt(text, i)
	return x.pairs.has(pairHash(c, next))
}

// find appends the longest ending at each place of s, left to right. Hits may
// overlap (人民医院 and 医院); of hits with one end only the longest is kept.
func (x *endingIndex) find(text string, s segment.Span, dst []endingHit) []endingHit {
	text = text[:s.End]
	for i := s.Start; i < len(text); {
		c, size := characterAt(text, i)
		if x.mayBegin(text, i, c, size) {
			if e, length := x.words.prefix(text[i:]); length > 0 {
				end := i + length
				if n := len(dst); n == 0 || dst[n-1].End < end {
					dst = append(dst, endingHit{segment.Span{Start: i, End: end}, e})
				}
			}
		}
		i += size
	}
	return dst
}
