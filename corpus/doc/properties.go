package doc

import (
	"sort"

	"heshu/corpus/layout/lines"
)

// Properties lie in pages of this size. Each has runs of bytes of the stream, and for
// each run the changes from its style.
const pageSize = 512

// run is a run of bytes that share properties.
type run[T any] struct {
	from, to int
	value    T
}

// runs are sorted by place, as far as the file is not damaged.
type runs[T any] []run[T]

// at returns the properties of the character at a place.
func (r runs[T]) at(place int) (value T) {
	i := sort.Search(len(r), func(i int) bool { return r[i].to > place })
	if i < len(r) && r[i].from <= place {
		return r[i].value
	}
	return value
}

// look is what matters of the properties of a character.
type look struct {
	gone   bool // deleted or hidden
	symbol rune // what a symbol font shows
}

// paragraph is what matters of the properties of a paragraph.
type paragraph struct {
	level     int  // tables that it lies in
	newPage   bool // it begins a page
	rowEnd    bool // it ends a row
	cellEnd   bool // it ends a cell of a table within a table
	row       *lines.Row
	list      int // 1-based; 0: none
	listLevel int
}

// The properties that are read, as MS-DOC names them.
const (
	sprmCFRMarkDel        = 0x0800
	sprmCFVanish          = 0x083C
	sprmCSymbol           = 0x6A09
	sprmPFPageBreakBefore = 0x2407
	sprmPFInTable         = 0x2416
	sprmPFTtp             = 0x2417
	sprmPFInnerTableCell  = 0x244B
	sprmPFInnerTtp        = 0x244C
	sprmPItap             = 0x6649
	sprmPHugePapx         = 0x6646
	sprmPHugePapxOld      = 0x6645
	sprmPIlvl             = 0x260A
	sprmPIlfo             = 0x460B
	sprmTDefTable         = 0xD608
	sprmPChgTabs          = 0xC615
)

// pages calls yield with the pages that a table lists.
func (w *word) pages(table int, yield func(page []byte)) {
	positions, records := plc(w.tableOf(table), 4)
	most := len(w.text)/pageSize + 1
	for i := range max(len(positions)-1, 0) {
		if page := slice(w.text, (u32(records, 4*i)&0x3FFFFF)*pageSize, pageSize); page != nil && i < most {
			yield(page)
		}
	}
}

// looks reads the properties of all characters.
func (w *word) looks() runs[look] {
	var all runs[look]
	w.pages(tableCharacters, func(page []byte) {
		n := int(page[pageSize-1])
		for i := range n {
			offset := 2 * int(byteAt(page, 4*(n+1)+i))
			changes := slice(page, offset+1, int(byteAt(page, offset)))
			if offset == 0 {
				changes = nil
			}
			all = append(all, run[look]{u32(page, 4*i), u32(page, 4*i+4), lookOf(changes)})
		}
	})
	return all
}

func byteAt(b []byte, at int) byte {
	if at < 0 || at >= len(b) {
		return 0
	}
	return b[at]
}

// lookOf reads the changes of a run of characters.
func lookOf(changes []byte) look {
	var l look
	each(changes, func(code int, operand []byte) {
		switch on := byteAt(operand, 0); code {
		case sprmCFRMarkDel, sprmCFVanish:
			l.gone = l.gone || on == 1 || on == 0x81
		case sprmCSymbol:
			l.symbol = rune(u16(operand, 2))
		}
	})
	return l
}

// paragraphs reads the properties of all paragraphs.
func (w *word) paragraphs() runs[paragraph] {
	var all runs[paragraph]
	w.pages(tableParagraphs, func(page []byte) {
		n := int(page[pageSize-1])
		for i := range n {
			offset := 2 * int(byteAt(page, 4*(n+1)+13*i))
			at, size := offset+1, 2*int(byteAt(page, offset))-1
			if size < 0 {
				at, size = offset+2, 2*int(byteAt(page, offset+1))
			}
			changes := slice(page, at, size)
			if offset == 0 || len(changes) < 2 {
				changes = []byte{0, 0}
			}
			all = append(all, run[paragraph]{u32(page, 4*i), u32(page, 4*i+4), w.paragraphOf(changes[2:])})
		}
	})
	return all
}

// paragraphOf reads the changes of a paragraph.
func (w *word) paragraphOf(changes []byte) paragraph {
	var p paragraph
	inTable := false
	take := func(code int, operand []byte) {
		on := byteAt(operand, 0) != 0
		switch code {
		case sprmPFInTable:
			inTable = on
		case sprmPItap:
			p.level = min(max(u32(operand, 0), 0), lines.Levels)
		case sprmPFPageBreakBefore:
			p.newPage = on
		case sprmPFTtp, sprmPFInnerTtp:
			p.rowEnd = p.rowEnd || on
		case sprmPFInnerTableCell:
			p.cellEnd = on
		case sprmTDefTable:
			p.row = rowOf(operand)
		case sprmPIlfo:
			p.list = u16(operand, 0)
		case sprmPIlvl:
			p.listLevel = int(byteAt(operand, 0))
		}
	}
	each(changes, func(code int, operand []byte) {
		if code == sprmPHugePapx || code == sprmPHugePapxOld {
			at := u32(operand, 0)
			each(slice(w.data, at+2, u16(w.data, at)), take)
			return
		}
		take(code, operand)
	})
	if inTable {
		p.level = max(p.level, 1)
	}
	return p
}

// each calls yield with the code and the operand of each change.
func each(changes []byte, yield func(code int, operand []byte)) {
	for len(changes) >= 2 {
		code := u16(changes, 0)
		changes = changes[2:]
		size := [8]int{1, 1, 2, 4, 2, 2, 0, 3}[code>>13]
		if code>>13 == 6 {
			head := 1
			size = int(byteAt(changes, 0))
			switch {
			case code == sprmTDefTable:
				head, size = 2, u16(changes, 0)-1
			case code == sprmPChgTabs && size == 255:
				return // its length follows from what it holds
			}
			changes = changes[min(head, len(changes)):]
		}
		size = min(max(size, 0), len(changes))
		yield(code, changes[:size])
		changes = changes[size:]
	}
}
