// Package lines writes the paragraphs of formats in which tables are marks in the
// running text (.doc, .rtf): a paragraph says how many tables it lies in, and whether a
// cell or a row ends with it; the layout of a row is known at its end.
package lines

import (
	"strings"

	"heshu/corpus/layout"
)

// Levels is how deep tables within tables are told apart.
const Levels = 4

// Line is a paragraph.
type Line struct {
	Text    string
	Number  string // that stands before the text, if there is any
	Level   int    // how many tables it lies in, up to Levels
	CellEnd bool   // it is the last of its cell
	RowEnd  bool   // it is the end of a row and holds nothing
	Row     *Row   // the layout of the row that it ends; nil: not known
	NewPage bool   // it begins a page
	Asides  []Aside
}

// Aside is a note or a text box that belongs to a paragraph.
type Aside struct {
	Kind  layout.Aside
	Lines []Line
}

// Blank reports whether a holds nothing.
func (a Aside) Blank() bool { return len(held(a.Lines)) == 0 }

// Row is the layout of a row. Its cells lie between its edges, which are one more.
type Row struct {
	Edges []int
	Cells []Cell
}

// Cell is what is known of a cell: whether it is the first of those that are one from
// left to right, or a further one, and whether it is one of those that are one from
// above to below, or the uppermost of them.
type Cell struct{ First, Merged, Down, Top bool }

// Write writes all into b. stopped is asked after each paragraph; what it returns ends
// the writing.
func Write(b *layout.Builder, all []Line, stopped func() error) error {
	w := &writer{b: b}
	rows := rowsOf(all)
	for i := range all {
		w.line(&all[i], rows[i])
		if err := stopped(); err != nil {
			return err
		}
	}
	w.closeTables(0)
	return nil
}

// rowsOf gives each paragraph the rows that it stands in, from the outermost table in.
func rowsOf(all []Line) [][Levels]*Row {
	rows := make([][Levels]*Row, len(all))
	var open [Levels]*Row
	for i := len(all) - 1; i >= 0; i-- {
		l := &all[i]
		l.Level = min(max(l.Level, 0), Levels)
		clear(open[l.Level:])
		if l.RowEnd && l.Level > 0 {
			open[l.Level-1] = l.Row
		}
		rows[i] = open
	}
	return rows
}

// writer opens and closes the tables that the paragraphs lie in.
type writer struct {
	b      *layout.Builder
	tables []table
}

// table is an open table.
type table struct {
	inRow  bool
	inCell bool
	cell   int // the number of the next cell, from 0
}

// line writes a paragraph and what belongs to it.
func (w *writer) line(l *Line, rows [Levels]*Row) {
	w.closeTables(l.Level)
	for len(w.tables) < l.Level {
		w.openCell(rows)
		w.b.OpenTable()
		w.tables = append(w.tables, table{})
	}
	if l.RowEnd && l.Level > 0 {
		w.closeRow()
		return
	}
	w.openCell(rows)
	if l.NewPage && l.Level == 0 {
		w.b.PageBreak()
	}
	if strings.TrimSpace(l.Text) != "" {
		w.b.Text(l.Number)
	}
	w.b.Text(l.Text)
	w.asides(l.Asides)
	w.b.EndParagraph()
	if l.Level > 0 && l.CellEnd {
		w.closeCell()
	}
}

// asides writes notes and text boxes. Their errors are those of the Builder.
func (w *writer) asides(all []Aside) {
	for _, a := range all {
		w.b.OpenAside(a.Kind)
		Write(w.b, held(a.Lines), func() error { return nil })
		w.b.CloseAside()
	}
}

// held are the lines that hold something, or end a cell or a row.
func held(all []Line) []Line {
	var kept []Line
	for _, l := range all {
		if strings.TrimSpace(l.Text) != "" || l.Level > 0 || len(l.Asides) > 0 {
			l.Text = strings.TrimSpace(l.Text)
			kept = append(kept, l)
		}
	}
	return kept
}

// closeTables closes the tables below a level.
func (w *writer) closeTables(level int) {
	for len(w.tables) > level {
		w.closeCell()
		w.b.CloseTable()
		w.tables = w.tables[:len(w.tables)-1]
	}
}

// openCell opens the cell of the innermost table, and its row, unless that is done.
func (w *writer) openCell(rows [Levels]*Row) {
	if len(w.tables) == 0 {
		return
	}
	t := &w.tables[len(w.tables)-1]
	if !t.inRow {
		w.b.OpenRow(0)
		t.inRow, t.cell = true, 0
	}
	if !t.inCell {
		w.b.OpenCell(rows[len(w.tables)-1].cell(t.cell))
		t.inCell = true
		t.cell++
	}
}

// cell is what is known of the n-th cell of a row.
func (r *Row) cell(n int) layout.Cell {
	if r == nil || n >= len(r.Cells) || n+1 >= len(r.Edges) {
		return layout.Cell{}
	}
	last := n + 1
	for r.Cells[n].First && last < len(r.Cells) && last+1 < len(r.Edges) && r.Cells[last].Merged {
		last++
	}
	return layout.Cell{Left: r.Edges[n], Right: r.Edges[last], Continues: r.Cells[n].Down && !r.Cells[n].Top}
}

func (w *writer) closeCell() {
	if t := &w.tables[len(w.tables)-1]; t.inCell {
		w.b.CloseCell()
		t.inCell = false
	}
}

func (w *writer) closeRow() {
	w.closeCell()
	w.tables[len(w.tables)-1].inRow = false
}
