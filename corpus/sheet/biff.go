package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"

	"heshu/corpus/layout"
	"heshu/corpus/ole"
)

// workbook is an .xls file while it is read.
type workbook struct {
	stream   []byte
	wide     bool // BIFF8
	codePage uint16
	since04  bool
	shared   []string
	formats  map[uint16]string
	styles   []uint16 // by XF: the number of its format
	sheets   []bound
	limits   Limits
	cells    int
}

// bound is where a sheet begins.
type bound struct {
	name   string
	at     int
	hidden bool
}

// readOld reads an .xls file.
func readOld(ctx context.Context, data []byte, l Limits, v Visitor) error {
	f, err := ole.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	name := "Workbook"
	if !f.Has(name) {
		name = "Book"
	}
	stream, err := f.Stream(name)
	if err != nil {
		return err
	}
	return readStream(ctx, stream, l, v)
}

// readStream reads the stream of a workbook.
func readStream(ctx context.Context, stream []byte, l Limits, v Visitor) error {
	w := &workbook{stream: stream, limits: l, formats: make(map[uint16]string)}
	if err := w.globals(ctx); err != nil {
		return err
	}
	read := make(map[int]bool)
	for _, s := range w.sheets {
		if s.hidden || read[s.at] {
			continue
		}
		read[s.at] = true
		if err := w.sheet(ctx, s, v); err != nil {
			return err
		}
	}
	return nil
}

func (w *workbook) damaged(what string) error {
	return layout.Faultf(layout.Damaged, "it is cut off or damaged: %s; copy it anew, or open it and save it again", what)
}

// globals reads what all sheets share.
func (w *workbook) globals(ctx context.Context) error {
	r, at, ok := next(w.stream, 0)
	if !ok || r.kind != recBOF || len(r.data()) < 4 {
		return w.damaged("its workbook does not begin as one")
	}
	w.wide = binary.LittleEndian.Uint16(r.data()) >= 0x0600
	for r, at, ok = next(w.stream, at); ok && r.kind != recEOF; r, at, ok = next(w.stream, at) {
		if err := ended(ctx); err != nil {
			return err
		}
		if r.kind == recFilePass {
			return layout.Faultf(layout.Encrypted, "it is encrypted; save it without a password")
		}
		w.global(r)
	}
	if !ok {
		return w.damaged("its list of sheets ends early")
	}
	return nil
}

func (w *workbook) global(r record) {
	d := r.data()
	switch {
	case r.kind == recDate1904 && len(d) >= 2:
		w.since04 = d[0] != 0
	case r.kind == recCodePage && len(d) >= 2:
		w.codePage = binary.LittleEndian.Uint16(d)
	case r.kind == recXF && len(d) >= 4:
		w.styles = append(w.styles, binary.LittleEndian.Uint16(d[2:]))
	case r.kind == recFormat && len(d) >= 4:
		w.formats[binary.LittleEndian.Uint16(d)] = w.text(d[2:], w.wide)
	case r.kind == recSST:
		w.shared = sharedStrings(r.parts)
	case r.kind == recBoundSheet && len(d) >= 8 && d[5] == 0: // a worksheet, no chart
		w.sheets = append(w.sheets, bound{w.text(d[6:], false), int(binary.LittleEndian.Uint32(d)), d[4]&3 != 0})
	}
}

// grid is a sheet while it is read.
type grid struct {
	rows   map[int][]string
	merged []Area
	row    int // of the last formula, whose text follows it
	col    int
}

// sheet reads a sheet.
func (w *workbook) sheet(ctx context.Context, s bound, v Visitor) error {
	g := &grid{rows: make(map[int][]string), row: -1}
	depth := 0
	for r, at, ok := next(w.stream, s.at); ok; r, at, ok = next(w.stream, at) {
		if err := ended(ctx); err != nil {
			return err
		}
		switch r.kind {
		case recBOF:
			depth++
		case recEOF:
			if depth--; depth <= 0 {
				return g.give(s.name, v)
			}
		default:
			if depth == 1 {
				w.cell(g, r)
			}
		}
		if w.cells > w.limits.Cells {
			return layout.Faultf(layout.Limit, "it has more than %d cells; raise the limit, or cut it into smaller files", w.limits.Cells)
		}
	}
	return w.damaged("the sheet " + s.name + " ends early")
}

// give gives the rows of g to v, in order.
func (g *grid) give(name string, v Visitor) error {
	if err := v.Sheet(name, g.merged); err != nil {
		return err
	}
	numbers := make([]int, 0, len(g.rows))
	for n := range g.rows {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if err := v.Row(n+1, g.rows[n]); err != nil {
			return err
		}
	}
	return nil
}

// mostColumns is how many columns a sheet has.
const mostColumns = 256

// set sets a cell, counted from 0.
func (w *workbook) set(g *grid, row, col int, text string) {
	if text == "" || col >= mostColumns {
		return
	}
	r := g.rows[row]
	for len(r) <= col {
		r = append(r, "")
		w.cells++
	}
	r[col] = text
	g.rows[row] = r
}

// cell reads a record of a sheet.
func (w *workbook) cell(g *grid, r record) {
	d := r.data()
	if r.kind == recMergeCells {
		g.merge(d)
		return
	}
	if r.kind == recString && g.row >= 0 {
		w.set(g, g.row, g.col, w.text(slices.Concat(r.parts...), true))
		g.row = -1
		return
	}
	if len(d) < 6 {
		return
	}
	row, col, style := int(binary.LittleEndian.Uint16(d)), int(binary.LittleEndian.Uint16(d[2:])), binary.LittleEndian.Uint16(d[4:])
	rest := d[6:]
	switch {
	case r.kind == recLabelSst && len(rest) >= 4:
		if i := binary.LittleEndian.Uint32(rest); int64(i) < int64(len(w.shared)) {
			w.set(g, row, col, w.shared[i])
		}
	case r.kind == recLabel || r.kind == recRString:
		w.set(g, row, col, w.text(rest, true))
	case r.kind == recNumber && len(rest) >= 8:
		w.set(g, row, col, w.show(float(rest), style))
	case r.kind == recRK && len(rest) >= 4:
		w.set(g, row, col, w.show(compressed(rest), style))
	case r.kind == recMulRk:
		w.several(g, row, col, d[4:])
	case r.kind == recFormula && len(rest) >= 8:
		w.formula(g, row, col, style, rest)
	case r.kind == recBoolErr && len(rest) >= 2 && rest[1] == 0:
		w.set(g, row, col, truth(rest[0]))
	}
}

// several reads numbers in neighbouring cells.
func (w *workbook) several(g *grid, row, col int, d []byte) {
	for ; len(d) >= 8; d = d[6:] { // the last two bytes are the last column
		w.set(g, row, col, w.show(compressed(d[2:]), binary.LittleEndian.Uint16(d)))
		col++
	}
}

// formula reads the value of a formula; a text follows in a record of its own.
func (w *workbook) formula(g *grid, row, col int, style uint16, d []byte) {
	if binary.LittleEndian.Uint16(d[6:]) != 0xFFFF {
		w.set(g, row, col, w.show(float(d), style))
		return
	}
	switch d[0] {
	case 0:
		g.row, g.col = row, col
	case 1:
		w.set(g, row, col, truth(d[2]))
	}
}

func truth(b byte) string {
	if b == 0 {
		return "FALSE"
	}
	return "TRUE"
}

// merge reads merged cells.
func (g *grid) merge(d []byte) {
	if len(d) < 2 {
		return
	}
	for d = d[2:]; len(d) >= 8; d = d[8:] {
		at := func(i int) int { return int(binary.LittleEndian.Uint16(d[i:])) }
		if at(2) >= at(0) && at(6) >= at(4) {
			g.merged = append(g.merged, Area{at(0) + 1, at(4) + 1, at(2) - at(0) + 1, at(6) - at(4) + 1})
		}
	}
}
