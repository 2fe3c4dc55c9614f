package audit

import (
	"unicode"
	"unicode/utf8"
)

// Paragraphs are compared by their shingles: every run of five characters, without
// white space and punctuation, and with numbers as one sign, so that a paragraph
// which was copied with other figures is still the same. A sketch keeps, of the
// hashes of all shingles, the smallest of each of 16 classes (one-permutation
// MinHash: Li, Owen, Zhang 2012); the share of equal entries estimates how much
// two paragraphs have in common (Broder 1997).

const (
	shingleLength = 5
	sketchSize    = 16
)

// sketch is the signature of a paragraph.
type sketch [sketchSize]uint16

// sketchOf reads a paragraph and returns its sketch and how many characters count.
func sketchOf(text string) (s sketch, length int) {
	for i := range s {
		s[i] = ^uint16(0)
	}
	var window [shingleLength]uint64
	number := false
	for _, r := range text {
		digit := digitOf(r) >= 0 && r < utf8.RuneSelf || r == '.' || r == ','
		switch {
		case digit && number, !digit && !unicode.IsLetter(r) && r < 0x4e00:
			continue
		case digit:
			r = '0'
		}
		number = digit
		copy(window[:], window[1:])
		window[shingleLength-1] = uint64(r)
		if length++; length >= shingleLength {
			s.add(mix(window))
		}
	}
	return s, length
}

// mix hashes a window of characters.
func mix(window [shingleLength]uint64) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, r := range window {
		h = (h ^ r) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	return h
}

// add puts the hash of a shingle into its class.
func (s *sketch) add(h uint64) {
	class := h >> 60
	s[class] = min(s[class], uint16(h>>20))
}

// alike is the number of equal entries of two sketches.
func (s *sketch) alike(o *sketch) int {
	n := 0
	for i := range s {
		if s[i] == o[i] {
			n++
		}
	}
	return n
}

// bands are the keys under which a sketch is found: of two that are alike in nine
// of ten shingles, at least one of four bands agrees with near certainty.
func (s *sketch) bands() [4]uint32 {
	var out [4]uint32
	for b := range out {
		h := uint64(b + 1)
		for _, v := range s[4*b : 4*b+4] {
			h = (h ^ uint64(v)) * 0xff51afd7ed558ccd
			h ^= h >> 29
		}
		out[b] = uint32(h >> 16)
	}
	return out
}
