package doc

import (
	"encoding/binary"
	"io"

	"heshu/corpus/layout"
	"heshu/corpus/ole"
)

// word is an open Word document: its streams, and what its first block says of them.
type word struct {
	text  []byte // the stream WordDocument
	table []byte // the stream 0Table or 1Table
	data  []byte // the stream Data, with properties that are too long
	sizes [8]int // characters of the main text and of what follows it, by part
	clx   []byte // the pieces
}

// The parts of the text, in order, as their sizes stand.
const (
	partMain = iota
	partFootnotes
	partHeaders
	partMacros
	partComments
	partEndnotes
	partBoxes
	partHeaderBoxes
)

// Where things stand in the first block, and the numbers of the tables that it lists.
const (
	magicWord97    = 0xA5EC
	magicOlder     = 0xA5DC
	flagsAt        = 0x0A
	sizesAt        = 0x4C
	tablesAt       = 0x9A
	flagEncrypted  = 1 << 8
	flagWhichTable = 1 << 9

	tableFootnotes    = 2
	tableFootnoteText = 3
	tableCharacters   = 12
	tableParagraphs   = 13
	tablePieces       = 33
	tableAnchors      = 40
	tableEndnotes     = 46
	tableEndnoteText  = 47
	tableBoxes        = 56
	tableLists        = 73
	tableOverrides    = 74
)

// open reads the streams of a document.
func open(r io.ReaderAt, size int64) (*word, error) {
	f, err := ole.Open(r, size)
	if err != nil {
		return nil, err
	}
	if !f.Has("WordDocument") {
		return nil, layout.Faultf(layout.Unsupported, "it is an old Office file, but no Word document; save it as .docx or .txt")
	}
	w := &word{}
	if w.text, err = f.Stream("WordDocument"); err != nil {
		return nil, err
	}
	name, err := w.head()
	if err != nil {
		return nil, err
	}
	if w.table, err = f.Stream(name); err != nil {
		return nil, err
	}
	if f.Has("Data") {
		if w.data, err = f.Stream("Data"); err != nil {
			return nil, err
		}
	}
	w.clx = w.tableOf(tablePieces)
	return w, nil
}

// head reads the first block and returns the name of the stream with the tables.
func (w *word) head() (string, error) {
	magic := u16(w.text, 0)
	switch flags := u16(w.text, flagsAt); {
	case magic == magicOlder:
		return "", layout.Faultf(layout.Unsupported, "it was written by Word 6 or 95; open it and save it as .docx")
	case magic != magicWord97 || len(w.text) < tablesAt:
		return "", damaged("its first block is no Word document's")
	case flags&flagEncrypted != 0:
		return "", layout.Faultf(layout.Encrypted, "it is protected by a password; save it without one")
	case flags&flagWhichTable != 0:
		return "1Table", w.readSizes()
	}
	return "0Table", w.readSizes()
}

// readSizes reads how many characters each part has.
func (w *word) readSizes() error {
	sum := 0
	for i := range w.sizes {
		w.sizes[i] = u32(w.text, sizesAt+4*i)
		if sum += w.sizes[i]; w.sizes[i] > len(w.text) || sum > len(w.text) {
			return damaged("it claims more text than it has")
		}
	}
	return nil
}

// from is where a part begins.
func (w *word) from(part int) int {
	at := 0
	for _, n := range w.sizes[:part] {
		at += n
	}
	return at
}

// tableOf returns a table by its number, nil if the document has none.
func (w *word) tableOf(number int) []byte {
	at, size := u32(w.text, tablesAt+8*number), u32(w.text, tablesAt+8*number+4)
	return slice(w.table, at, size)
}

// damaged is the fault of a document that contradicts itself.
func damaged(what string) error {
	return layout.Faultf(layout.Damaged, "it is damaged: %s; open it and save it again", what)
}

// u16 and u32 read numbers; what lies outside of b is 0, and what no length can be, the
// largest one.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

// slice returns b[at:at+size], nil if b does not hold it.
func slice(b []byte, at, size int) []byte {
	if at < 0 || size <= 0 || at > len(b) || size > len(b)-at {
		return nil
	}
	return b[at : at+size]
}

// plc returns the positions of a table that gives each range of positions a record of
// size bytes, and its records.
func plc(table []byte, size int) (positions []int, records []byte) {
	n := (len(table) - 4) / (4 + size)
	if n <= 0 {
		return nil, nil
	}
	positions = make([]int, n+1)
	for i := range positions {
		positions[i] = u32(table, 4*i)
	}
	return positions, table[4*(n+1):]
}
