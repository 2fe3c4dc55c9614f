package extract

import "unicode/utf8"

// runeTable maps characters to numbers. It is quick for all, and small where few
// have one other than 0.
type runeTable struct {
	ascii [utf8.RuneSelf]int32
	pages []*[256]int32 // by the upper bits; nil: all 0
}

func newRuneTable() runeTable { return runeTable{pages: make([]*[256]int32, (utf8.MaxRune>>8)+1)} }

func (t *runeTable) at(c rune) int32 {
	if page := t.pages[c>>8]; page != nil {
		return page[c&0xFF]
	}
	return 0
}

func (t *runeTable) set(c rune, n int32) {
	page := &t.pages[c>>8]
	if *page == nil {
		*page = new([256]int32)
	}
	(*page)[c&0xFF] = n
	if c < utf8.RuneSelf {
		t.ascii[c] = n
	}
}
