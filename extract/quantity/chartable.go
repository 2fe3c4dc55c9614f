package quantity

// charTable maps characters to values: one look at a table in place of a search in
// a list. Characters that it does not hold have the zero value.
type charTable[T any] struct {
	rows  [][64]T      // by the last six bits; the first row is that of nothing
	index [rows]uint16 // of the row, by the bits before
}

const (
	rows        = (0x10FFFF + 1) / 64
	rowsOfTwo   = 0x80 / 64 // the first row of characters of two bytes
	rowsOfThree = 0x800 / 64
	rowsOfFour  = 0x10000 / 64
)

// set changes the values of all characters of set.
func (t *charTable[T]) set(set string, change func(*T)) {
	if len(t.rows) == 0 {
		t.rows = make([][64]T, 1)
	}
	for _, r := range set {
		row := &t.index[r>>6]
		if *row == 0 {
			*row = uint16(len(t.rows))
			t.rows = append(t.rows, [64]T{})
		}
		change(&t.rows[*row][r&0x3f])
	}
}

// at returns the value of the character at i.
func (t *charTable[T]) at(text string, i int) T { return *t.look(text, i) }

// look is at for values that are too large to copy.
func (t *charTable[T]) look(text string, i int) *T {
	if i >= len(text) {
		return &t.rows[0][0]
	}
	c := text[i]
	switch {
	case c < 0x80:
		return &t.rows[t.index[c>>6]][c&0x3f]
	case c < 0xe0:
		if row := int(c & 0x1f); i+1 < len(text) && row >= rowsOfTwo && follows(text[i+1]) {
			return &t.rows[t.index[row]][text[i+1]&0x3f]
		}
	case c < 0xf0:
		if i+2 < len(text) && follows(text[i+1]) && follows(text[i+2]) {
			if row := int(c&0x0f)<<6 | int(text[i+1]&0x3f); row >= rowsOfThree {
				return &t.rows[t.index[row]][text[i+2]&0x3f]
			}
		}
	case i+3 < len(text) && follows(text[i+1]) && follows(text[i+2]) && follows(text[i+3]):
		if row := int(c&0x07)<<12 | int(text[i+1]&0x3f)<<6 | int(text[i+2]&0x3f); row >= rowsOfFour && row < rows {
			return &t.rows[t.index[row]][text[i+3]&0x3f]
		}
	}
	return &t.rows[0][0]
}

// follows reports whether c goes on with a character.
func follows(c byte) bool { return c&0xc0 == 0x80 }

// before returns the value of the character that ends at i.
func (t *charTable[T]) before(text string, i int) T {
	if i <= 0 {
		return t.rows[0][0]
	}
	return t.at(text, i-widthBefore(text, i))
}
