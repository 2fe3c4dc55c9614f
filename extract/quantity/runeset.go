package quantity

// runeSet is a set of runes of one or three UTF-8 bytes, which all triggers
// are (× apart, see has3): one lookup a character keeps the scan fast.
type runeSet struct {
	ascii [128]bool
	bits  [1024]uint64 // by the first two bytes; a bit for each third one
}

func newRuneSet(members string) runeSet {
	var s runeSet
	for _, r := range members {
		switch b := string(r); len(b) {
		case 1:
			s.ascii[b[0]] = true
		case 3:
			s.bits[index3(b[0], b[1])] |= 1 << (b[2] & 0x3f)
		}
	}
	return s
}

func index3(a, b byte) int { return int(a&0x0f)<<6 | int(b&0x3f) }

func (s *runeSet) hasByte(c byte) bool { return s.ascii[c] }

func (s *runeSet) has3(a, b, c byte) bool {
	return s.bits[index3(a, b)]>>(c&0x3f)&1 != 0
}

// has reports whether the rune at the start of text is in the set.
func (s *runeSet) has(text string, i int) bool {
	switch {
	case i >= len(text):
		return false
	case text[i] < 0x80:
		return s.ascii[text[i]]
	case text[i] >= 0xe0 && text[i] < 0xf0 && i+2 < len(text):
		return s.has3(text[i], text[i+1], text[i+2])
	}
	return false
}

// mark says how a trigger is read.
type mark uint8

const (
	numberMark  mark = iota // a digit
	ordinalMark             // 第
	numbered                // ①
	roman                   // Ⅱ
	maskMark                // _ × X
	letterMark              // I, l, O: letters that look like digits
	pairMark                // 俩, 仨
	unknownMark             // 若干
)

func kindOf(r rune) mark {
	switch r {
	case '第':
		return ordinalMark
	case '_', '＿', '*', '＊', '×', '○', 'x', 'X', 'Ｘ', 'ｘ', '■', '□', '△', '▲', '●':
		return maskMark
	case 'I', 'l', 'O', 'o':
		return letterMark
	case '俩', '倆', '仨':
		return pairMark
	case '若':
		return unknownMark
	}
	switch {
	case 'Ⅰ' <= r && r <= 'Ⅻ':
		return roman
	case '①' <= r && r <= '⒑', '㈠' <= r && r <= '㈩':
		return numbered
	}
	return numberMark
}
