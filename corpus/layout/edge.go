package layout

import (
	"slices"
	"sort"
)

// sameEdge is how far apart two edges can lie that are one, in twips: programs draw the
// rows of a table by hand.
const sameEdge = 60

// mostAligned is how many columns all cells of a table span together before the rest
// span one each.
const mostAligned = 1 << 24

// align gives the cells their columns by their edges: every edge of a row begins a
// column of the table.
func (t *table) align() {
	edges := t.allEdges()
	t.cover = nil
	left := mostAligned
	for i := range t.rows {
		r := &t.rows[i]
		kept := r.cells[:0]
		for _, c := range r.cells {
			if c.right > c.left {
				c.col = columnOf(edges, c.left)
				c.colSpan = max(min(columnOf(edges, c.right)-c.col, left), 1)
				left -= c.colSpan
				c.place.Col = c.col
			}
			if c.continues && t.extend(c.col, c.row) {
				continue
			}
			kept = append(kept, c)
			t.occupy(c)
		}
		r.cells = kept
	}
}

// allEdges are the edges of all cells, without those that lie close to another.
func (t *table) allEdges() []int {
	var all []int
	for _, r := range t.rows {
		for _, c := range r.cells {
			all = append(all, c.left, c.right)
		}
	}
	slices.Sort(all)
	edges := all[:0]
	for _, e := range all {
		if len(edges) < maxColumns && (len(edges) == 0 || e-edges[len(edges)-1] > sameEdge) {
			edges = append(edges, e)
		}
	}
	return edges
}

// columnOf is the column, from 1, that begins at an edge.
func columnOf(edges []int, edge int) int {
	return max(sort.SearchInts(edges, edge+1), 1)
}
