package printed

import (
	"cmp"
	"slices"
	"strings"

	"heshu/corpus/layout"
)

// span is a column of a table.
type span struct{ left, right float64 }

// tableRows is how many rows a table has at least.
const tableRows = 2

// tableAt is how many rows at the beginning of rows are those of one table, 0 for none:
// rows of several cells under each other. A line that something stands in is none.
func tableAt(rows []row) int {
	n := 0
	for n < len(rows) && len(rows[n].runs) > 1 && (n < tableRows || !rows[n].bridges(spansOf(rows[:n]))) {
		n++
	}
	if n < tableRows || len(spansOf(rows[:n])) < 2 {
		return 0
	}
	return n
}

// bridges reports whether a run of r lies in two of the columns.
func (r row) bridges(columns []span) bool {
	for _, p := range r.runs {
		in := 0
		for _, c := range columns {
			if p.left < c.right && p.right > c.left {
				in++
			}
		}
		if in > 1 {
			return true
		}
	}
	return false
}

// spansOf finds the columns: what the cells of all rows cover. A cell whose right edge is
// not right of its left one covers its left edge.
func spansOf(rows []row) []span {
	var all []span
	for _, r := range rows {
		for _, c := range r.runs {
			right := c.left
			if c.right > right {
				right = c.right
			}
			all = append(all, span{c.left, right})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.left, b.left) })
	spans := all[:1]
	for _, s := range all[1:] {
		if last := &spans[len(spans)-1]; s.left < last.right {
			last.right = max(last.right, s.right)
		} else {
			spans = append(spans, s)
		}
	}
	return spans
}

// table adds rows as a table.
func (w *writer) table(rows []row) {
	spans := spansOf(rows)
	w.out.OpenTable()
	for _, r := range rows {
		w.out.OpenRow(0)
		cells := make([][]string, len(spans))
		for _, c := range r.runs {
			n, _ := slices.BinarySearchFunc(spans, c.left, func(s span, x float64) int { return cmp.Compare(s.right, x) })
			cells[n] = append(cells[n], c.text)
		}
		for i, texts := range cells {
			w.out.OpenCell(layout.Cell{Col: i + 1})
			w.out.Text(strings.Join(texts, " "))
			w.out.CloseCell()
		}
	}
	w.out.CloseTable()
}
