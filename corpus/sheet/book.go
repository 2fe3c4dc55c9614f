package sheet

import (
	"context"
	"fmt"
	"strings"

	"heshu/corpus/layout"
)

// Limits is what may be spent on a file. 0: the default.
type Limits struct {
	Text     int64 // bytes of text of a document or a report; 64 MiB
	Cells    int   // 4,000,000
	Record   int   // the longest line of a text file, in bytes; 16 MiB
	Expanded int64 // what the parts of an .xlsx come to, in bytes; 256 MiB
}

func (l Limits) withDefaults() Limits {
	l.Text = orElse(l.Text, 64<<20)
	l.Cells = orElse(l.Cells, 4_000_000)
	l.Record = orElse(l.Record, 16<<20)
	l.Expanded = orElse(l.Expanded, 256<<20)
	return l
}

func orElse[T int | int64](v, otherwise T) T {
	if v <= 0 {
		return otherwise
	}
	return v
}

// Book gives the cells of a file, sheet by sheet and row by row, to v. It ends with the
// first error of v. Other errors are *layout.Fault, or that of ctx.
type Book func(ctx context.Context, v Visitor) error

// Visitor takes what a Book gives.
type Visitor interface {
	// Sheet begins a sheet. The name is "" where a file has no sheets.
	Sheet(name string, merged []Area) error
	// Row takes row n, which counts from 1 and leaves out rows without cells. Its cells
	// are those of the first columns.
	Row(n int, cells []string) error
}

// Area is cells that are merged into the one in its upper left corner.
type Area struct{ Row, Col, Rows, Cols int }

// Read makes sentences of the rows of a file.
func Read(ctx context.Context, b Book, l Limits) (layout.Document, error) {
	l = l.withDefaults()
	w := &writer{out: layout.New(layout.Limits{Text: l.Text, Cells: l.Cells})}
	if err := b(ctx, w); err != nil {
		return layout.Document{}, err
	}
	w.close()
	doc, err := w.out.Document()
	if err == nil && strings.TrimSpace(doc.Text) == "" {
		err = layout.Faultf(layout.NoText, "its cells are empty")
	}
	return doc, err
}

// writer writes sheets as tables.
type writer struct {
	out    *layout.Builder
	open   bool // a table is open
	last   int  // the number of the row before
	merged map[[2]int]Area
}

func (w *writer) Sheet(name string, merged []Area) error {
	w.close()
	if name != "" {
		w.out.Sheet(name)
	}
	w.last, w.merged = 0, make(map[[2]int]Area, len(merged))
	for _, a := range merged {
		w.merged[[2]int{a.Row, a.Col}] = a
	}
	return w.out.Err()
}

// Row adds a row. After an empty row, one without figures begins another table: that
// has heads of its own.
func (w *writer) Row(n int, cells []string) error {
	if empty(cells) {
		return nil
	}
	if w.open && n > w.last+1 && !hasFigure(cells) {
		w.close()
	}
	if !w.open {
		w.out.OpenTable()
		w.open = true
	}
	w.last = n
	w.out.OpenRow(n)
	for i, text := range cells {
		if text == "" {
			continue
		}
		a := w.merged[[2]int{n, i + 1}]
		w.out.OpenCell(layout.Cell{Row: n, Col: i + 1, ColSpan: a.Cols, RowSpan: a.Rows})
		w.out.Text(text)
		w.out.CloseCell()
	}
	return w.out.Err()
}

func (w *writer) close() {
	if w.open {
		w.out.CloseTable()
		w.open = false
	}
}

// empty reports whether no cell holds anything.
func empty(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// hasFigure reports whether a cell begins with a digit.
func hasFigure(cells []string) bool {
	for _, c := range cells {
		if c = strings.TrimLeft(c, "¥￥+- "); c != "" && c[0] >= '0' && c[0] <= '9' {
			return true
		}
	}
	return false
}

// ended is the error of ctx, if it has ended.
func ended(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading a table: %w", err)
	}
	return nil
}
