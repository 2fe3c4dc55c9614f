package doc

import "heshu/corpus/layout/lines"

// What the flags of a cell say.
const (
	cellFirstMerged = 1 << 0 // the next ones belong to it
	cellMerged      = 1 << 1 // it belongs to the one before
	cellDown        = 1 << 5 // it is one of several, from above to below
	cellTop         = 1 << 6 // and the uppermost of them
)

// rowOf reads the layout of a row: the number of cells, their edges, and 20 bytes a
// cell, of which those at the end can be left out.
func rowOf(b []byte) *lines.Row {
	n := int(byteAt(b, 0))
	r := &lines.Row{Edges: make([]int, n+1), Cells: make([]lines.Cell, n)}
	for i := range r.Edges {
		r.Edges[i] = int(int16(u16(b, 1+2*i)))
	}
	for i := range r.Cells {
		flags := u16(b, 1+2*(n+1)+20*i)
		r.Cells[i] = lines.Cell{
			First: flags&cellFirstMerged != 0, Merged: flags&cellMerged != 0,
			Down: flags&cellDown != 0, Top: flags&cellTop != 0,
		}
	}
	return r
}
