package segment

import (
	_ "embed"
	"sync"
	"unicode/utf8"
)

//go:embed simplified.txt
var simplified string

// folding knows which characters fold, and into what.
type folding struct {
	marked [1 << 10]uint64 // one bit a character below U+10000 that folds
	pages  [1 << 8]*page   // traditional → simplified, by the upper byte
}

// page holds the simplified forms of 256 characters, 0 for those that have none.
type page [1 << 8]uint16

var foldTable = sync.OnceValue(newFolding)

// newFolding reads simplified.txt: after the line that names its source, each
// traditional character stands before its simplified form.
func newFolding() *folding {
	t := &folding{}
	var from rune
	comment := false
	for _, r := range simplified {
		switch {
		case r == '#':
			comment = true
		case r == '\n':
			comment = false
		case comment:
		case from == 0:
			from = r
		default:
			t.add(from, r)
			from = 0
		}
	}
	for r := rune(0xFF01); r <= 0xFF5E; r++ {
		t.mark(r)
	}
	t.mark(0x3000)
	for r := rune(0x80); r <= 0xFFFF; r++ {
		if invisible(r) {
			t.mark(r)
		}
	}
	return t
}

// add makes from fold into to, both of three bytes.
func (t *folding) add(from, to rune) {
	if t.pages[from>>8] == nil {
		t.pages[from>>8] = new(page)
	}
	t.pages[from>>8][from&0xFF] = uint16(to)
	t.mark(from)
}

func (t *folding) mark(r rune) { t.marked[r>>6] |= 1 << (r & 63) }

// fold returns what r, a marked character, becomes; 0 when it is left out.
func (t *folding) fold(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 0x3000:
		return ' '
	case invisible(r):
		return 0
	}
	if p := t.pages[r>>8&0xFF]; p != nil && p[r&0xFF] != 0 {
		return rune(p[r&0xFF])
	}
	return r
}

// invisible reports characters that take no room: soft hyphen, zero-width
// spaces and joiners, direction marks, byte order mark.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x061C, r == 0x180E:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E:
		return true
	}
	return r >= 0x2060 && r <= 0x2064
}

// next returns the offset of the first character at or after at that folds, or
// of a bracket that opens pinyin; len(s) if there is none.
func (t *folding) next(s string, at int) int {
	for at < len(s) {
		b := s[at]
		switch {
		case b < utf8.RuneSelf:
			if b == '(' && pinyinEnd(s, at) > 0 {
				return at
			}
			at++
		case b >= 0xE0 && b < 0xF0 && at+2 < len(s):
			if s[at+1]&0xC0 != 0x80 || s[at+2]&0xC0 != 0x80 {
				at++ // damage
				continue
			}
			// The last byte of a three-byte character is the bit, the rest the word.
			if t.marked[int(b&0xF)<<6|int(s[at+1]&0x3F)]>>(s[at+2]&0x3F)&1 != 0 {
				return at
			}
			at += 3
		case b >= 0xC2 && b < 0xE0 && at+1 < len(s) && s[at+1]&0xC0 == 0x80:
			if t.marked[b&0x1F]>>(s[at+1]&0x3F)&1 != 0 {
				return at
			}
			at += 2
		default:
			at++
		}
	}
	return len(s)
}
