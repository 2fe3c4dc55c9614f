package doc

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"

	"heshu/corpus/numbering"
)

// lists numbers paragraphs.
type lists struct {
	kinds map[uint32]*numbering.List // by their ids
	ids   []uint32                   // the kind of each list that paragraphs name
}

// next counts a paragraph on a level of a list and returns its number.
func (l *lists) next(list, level int) string {
	if list < 1 || list > len(l.ids) || l.kinds[l.ids[list-1]] == nil {
		return ""
	}
	return l.kinds[l.ids[list-1]].Next(level)
}

// lists reads the lists of a document: their kinds, then the lists that name them.
func (w *word) lists() *lists {
	l := &lists{kinds: make(map[uint32]*numbering.List)}
	const kindSize, listSize = 28, 16
	kinds := w.tableOf(tableLists)
	n := min(u16(kinds, 0), len(kinds)/kindSize)
	// The levels stand behind the table of kinds, which does not count them.
	levels := w.table[min(u32(w.text, tablesAt+8*tableLists)+2+n*kindSize, len(w.table)):]
	for i := range n {
		kind := kinds[min(2+i*kindSize, len(kinds)):]
		list := &numbering.List{}
		l.kinds[uint32(u32(kind, 0))] = list
		count := 9
		if byteAt(kind, 26)&1 != 0 { // a simple list
			count = 1
		}
		for at := range count {
			levels = readLevel(levels, list.Level(at))
		}
	}
	named := w.tableOf(tableOverrides)
	for i := range min(u32(named, 0), len(named)/listSize) {
		l.ids = append(l.ids, uint32(u32(named, 4+i*listSize)))
	}
	return l
}

// readLevel reads how a level is numbered and returns what stands behind it.
func readLevel(b []byte, level *numbering.Level) []byte {
	const head = 28
	if len(b) < head {
		return nil
	}
	size := head + int(b[25]) + int(b[24])
	chars := u16(b, size)
	text := slice(b, size+2, 2*chars)
	*level = numbering.Level{Start: u32(b, 0), Format: format(b[4]), Text: levelText(text)}
	return b[min(size+2+2*chars, len(b)):]
}

// levelText is the text of a level: small numbers stand for the numbers of levels.
func levelText(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	var s strings.Builder
	for _, r := range utf16.Decode(units) {
		if r < numbering.Levels {
			s.WriteString("%" + strconv.Itoa(int(r)+1))
		} else {
			s.WriteRune(r)
		}
	}
	return s.String()
}

// format names a format of numbers; they count as in MSONFC.
func format(code byte) string {
	switch code {
	case 0:
		return "decimal"
	case 1:
		return "upperRoman"
	case 2:
		return "lowerRoman"
	case 3:
		return "upperLetter"
	case 4:
		return "lowerLetter"
	case 14, 19:
		return "decimalFullWidth"
	case 18, 28:
		return "decimalEnclosedCircle"
	case 22:
		return "decimalZero"
	case 11, 33, 35, 37, 39:
		return "chineseCounting"
	case 10, 17, 36:
		return "ideographDigital"
	case 23:
		return "bullet"
	case 26:
		return "decimalEnclosedFullstop"
	case 27:
		return "decimalEnclosedParen"
	case 29:
		return "ideographEnclosedCircle"
	case 255:
		return "none"
	}
	return "unknown"
}
