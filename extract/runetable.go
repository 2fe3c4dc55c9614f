package extract

import "unicode/utf8"

// runeTable maps characters to numbers, most of them to 0.
type runeTable struct {
	few   [1 << 10]uint64  // one bit for each character up to U+FFFF: it may have a number
	pages []*[1 << 8]int32 // by the upper bits; nil: all 0
}

func newRuneTable() *runeTable {
	return &runeTable{pages: make([]*[1 << 8]int32, utf8.MaxRune>>8+1)}
}

func (t *runeTable) at(c rune) int32 {
	if page := t.pages[c>>8]; page != nil {
		return page[c&0xFF]
	}
	return 0
}

func (t *runeTable) set(c rune, n int32) {
	page := &t.pages[c>>8]
	if *page == nil {
		*page = new([1 << 8]int32)
	}
	(*page)[c&0xFF] = n
	if c < 1<<16 {
		t.few[c>>6] |= 1 << (c & 63)
	}
}

// next returns where, from offset i of text on, the first character stands that
// may have a number, and the character; len(text) if there is none.
func (t *runeTable) next(text string, i int) (int, rune) {
	for i < len(text) {
		c, size := rune(text[i]), 1
		switch {
		case c < utf8.RuneSelf:
		case c >= 0xE1 && c <= 0xEC && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
			c, size = c&0x0F<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
		default:
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		if c >= 1<<16 || t.few[c>>6]>>(c&63)&1 != 0 {
			return i, c
		}
		i += size
	}
	return i, 0
}
