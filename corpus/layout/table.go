package layout

// maxColumns is how many columns a table can have, as many as a sheet, and mostCovered
// behind how many cells from rows above the next cell is looked for.
const (
	maxColumns  = 16384
	mostCovered = 1024
)

// Cell is what a parser knows of a cell. The zero value is the next cell of the row.
type Cell struct {
	Row, Col         int  // 1-based; 0: the next one
	ColSpan, RowSpan int  // 0 counts as 1
	Left, Right      int  // its edges, in any measure, for formats that know no columns
	Continues        bool // it belongs to the cell above
}

// table is a table that is being filled.
type table struct {
	number int
	sheet  bool
	rows   []row
	cover  []*cell // by column, the last cell; what it spans counts as cells
	next   int     // column of the next cell
	unit   string  // of all its figures, from the line above it
	edges  bool    // its cells lie between edges: their columns follow from all of them
}

type row struct {
	number int
	cells  []*cell
}

// cell is a cell with what stands in it.
type cell struct {
	table            int
	row, col         int
	colSpan, rowSpan int
	done             []piece
	left, right      int
	continues        bool
	nested           bool   // it holds a table
	text             string // in one line
	place            Place
}

// at returns p in the cell.
func (c *cell) at(p Place) Place {
	p.Table, p.Row, p.Col = c.table, c.row, c.col
	return p
}

// covers reports whether c reaches into row n.
func (c *cell) covers(n int) bool { return c != nil && c.row+c.rowSpan > n }

// OpenTable begins a table.
func (b *Builder) OpenTable() {
	f := b.flow()
	if len(f.open.text) > 0 {
		b.EndParagraph()
	}
	t := &table{sheet: b.place.Sheet != ""}
	if !t.sheet {
		b.tables++
		t.number = b.tables
	}
	t.unit = b.takeCaption()
	f.tables = append(f.tables, t)
}

// takeCaption returns the unit that the last paragraph gives the table. A paragraph that
// says nothing else goes with it: its unit is told with each figure.
func (b *Builder) takeCaption() string {
	unit, alone := captionUnit(string(b.out.text[b.last:]))
	if alone && len(b.flows) == 1 {
		b.out.cut(b.last)
	}
	return unit
}

// table is the innermost open table, nil if there is none.
func (b *Builder) table() *table {
	f := b.flow()
	if len(f.tables) == 0 {
		return nil
	}
	return f.tables[len(f.tables)-1]
}

// OpenRow begins row n, or the next one if n is 0.
func (b *Builder) OpenRow(n int) {
	t := b.table()
	if t == nil {
		return
	}
	last := 0
	if len(t.rows) > 0 {
		last = t.rows[len(t.rows)-1].number
	}
	if n <= last {
		n = last + 1
	}
	t.rows = append(t.rows, row{number: n})
	t.next = 1
}

// OpenCell begins a cell; what is written until CloseCell stands in it.
func (b *Builder) OpenCell(c Cell) {
	t := b.table()
	if t == nil || b.err != nil {
		return
	}
	if len(t.rows) == 0 {
		b.OpenRow(c.Row)
	}
	width := t.width()
	added := t.add(c, b.place)
	if b.cells += added.colSpan + t.width() - width; b.cells > b.limits.Cells {
		b.fail(Faultf(Limit, "its tables have more than %d cells; raise the limit, or cut it into smaller files", b.limits.Cells))
		return
	}
	b.push(&flow{cell: added})
}

// add puts a cell into the last row.
func (t *table) add(c Cell, place Place) *cell {
	r := &t.rows[len(t.rows)-1]
	col := c.Col
	if col <= 0 {
		col = t.free(r.number, c.Continues)
	}
	col = min(col, maxColumns)
	span := min(max(c.ColSpan, 1), maxColumns-col+1)
	t.next = col + span
	n := &cell{table: t.number, row: r.number, col: col, colSpan: span, rowSpan: min(max(c.RowSpan, 1), 1<<20)}
	n.place = n.at(place)
	if c.Right > c.Left {
		t.edges = true
		n.left, n.right, n.continues = c.Left, c.Right, c.Continues
	} else if c.Continues && t.extend(col, r.number) {
		return n // its text is dropped: the cell above speaks for it
	}
	r.cells = append(r.cells, n)
	t.occupy(n)
	return n
}

// free is the next column of row n that no cell from above reaches into.
func (t *table) free(n int, continues bool) int {
	col := t.next
	for !continues && col <= len(t.cover) && col-t.next < mostCovered && t.cover[col-1].covers(n) {
		col++
	}
	return col
}

// extend lets the cell above reach into row n. It reports whether there is one.
func (t *table) extend(col, n int) bool {
	if col > len(t.cover) || t.cover[col-1] == nil {
		return false
	}
	above := t.cover[col-1]
	above.rowSpan = max(above.rowSpan, n-above.row+1)
	return true
}

func (t *table) occupy(c *cell) {
	for len(t.cover) < c.col+c.colSpan-1 {
		t.cover = append(t.cover, nil)
	}
	for i := range c.colSpan {
		t.cover[c.col-1+i] = c
	}
}

// CloseCell ends the open cell.
func (b *Builder) CloseCell() {
	f := b.flow()
	if f.cell == nil {
		return
	}
	b.settle()
	f.cell.done = f.done
	b.flows = b.flows[:len(b.flows)-1]
}

// Row adds a row of plain cells.
func (b *Builder) Row(cells ...string) {
	b.OpenRow(0)
	for _, s := range cells {
		b.OpenCell(Cell{})
		b.Text(s)
		b.CloseCell()
	}
}

// CloseTable ends the open table and writes it as text.
func (b *Builder) CloseTable() {
	if b.flow().cell != nil && b.table() == nil {
		b.CloseCell()
	}
	t := b.table()
	if t == nil {
		return
	}
	f := b.flow()
	f.tables = f.tables[:len(f.tables)-1]
	if f.cell != nil {
		f.cell.nested = true
	}
	for _, p := range t.read() {
		if !b.spend(len(p.text) + 1) {
			return
		}
		b.put(f, p)
	}
}
