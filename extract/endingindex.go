package extract

import "heshu/segment"

// endingIndex finds the heads of organisation names in a text. Its tree is asked only
// where the first characters of an ending stand, or others with their hash.
type endingIndex struct {
	begins [2]bitSet       // the hashes of the first one and two characters of endings
	known  [opening]bitSet // those of endings of one to four characters, and of the first four of longer ones
	words  wordTree[*ending]
}

// opening is how many characters are looked at before the tree is asked. 残疾人 begins
// endings, but is found everywhere.
const opening = 4

// bitSet is a set of numbers below 1<<16.
type bitSet [1 << 10]uint64

func (s *bitSet) add(n uint16)      { s[n>>6] |= 1 << (n & 63) }
func (s *bitSet) has(n uint16) bool { return s[n>>6]>>(n&63)&1 != 0 }

// rolling is the hash of some characters.
type rolling uint32

func (h rolling) with(c rune) rolling { return (h ^ rolling(c)) * 0x9E3779B1 }
func (h rolling) bits() uint16        { return uint16(h >> 16) }

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
	h, n := rolling(0), 0
	for _, c := range word {
		if h = h.with(c); n < len(x.begins) {
			x.begins[n].add(h.bits())
		}
		if n++; n == opening {
			break
		}
	}
	x.known[n-1].add(h.bits())
}

// mayStand reports whether an ending may stand where the character stands that has the
// hash h, with rest behind it.
func (x *endingIndex) mayStand(h rolling, rest string) bool {
	for n, i := 0, 0; !x.known[n].has(h.bits()); {
		if n++; n == opening || i >= len(rest) {
			return false
		}
		c, size := characterAt(rest, i)
		h = h.with(c)
		if n < len(x.begins) && !x.begins[n].has(h.bits()) {
			return false
		}
		i += size
	}
	return true
}

// find appends the longest ending at each place of s, left to right. Hits may
// overlap (人民医院 and 医院); of hits with one end only the longest is kept.
func (x *endingIndex) find(text string, s segment.Span, dst []endingHit) []endingHit {
	text = text[:s.End]
	for i := s.Start; i < len(text); {
		c, size := characterAt(text, i)
		if h := rolling(0).with(c); x.begins[0].has(h.bits()) && x.mayStand(h, text[i+size:]) {
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
