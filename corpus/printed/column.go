package printed

import (
	"cmp"
	"slices"
)

// block is part of a page that is read from its top to its bottom: a column, or all of
// it.
type block struct {
	rows        []row
	left, right float64 // where its lines begin and end
	whole       bool    // nothing stands beside it
}

// What makes two columns of text and no table: lines on each side, and how long most
// of them are, in em.
const (
	columnLines = 3
	columnWidth = 9
)

// blocksOf parts rows into blocks in the order in which they are read.
func blocksOf(rows []row) []block {
	if len(rows) == 0 {
		return nil
	}
	return part(rows, 0)
}

// mostColumns is how often a page is parted, and mostRows how many rows a block and a
// table have, so that no page takes more than a moment.
const (
	mostColumns = 4
	mostRows    = 1000
)

func part(rows []row, depth int) []block {
	gutter, ok := gutterOf(rows)
	if !ok || depth == mostColumns {
		return []block{newBlock(rows, depth)}
	}
	var blocks []block
	start := 0
	for i := 0; i <= len(rows); i++ {
		if i < len(rows) && !rows[i].crosses(gutter) {
			continue
		}
		blocks = append(blocks, columns(rows[start:i], gutter, depth)...)
		if i < len(rows) {
			blocks = appendRow(blocks, rows[i], depth)
		}
		start = i + 1
	}
	return blocks
}

// appendRow adds a row over the whole width; neighbours share a block.
func appendRow(blocks []block, r row, depth int) []block {
	n := len(blocks)
	if n == 0 || !blocks[n-1].takes(r, depth) {
		return append(blocks, newBlock([]row{r}, depth))
	}
	blocks[n-1] = newBlock(append(slices.Clone(blocks[n-1].rows), r), depth)
	return blocks
}

// takes reports whether r may follow in b: not after a column beside others, nor after
// a gap.
func (b block) takes(r row, depth int) bool {
	last := b.rows[len(b.rows)-1]
	return b.whole == (depth == 0) && last.base-r.base < 4*r.em()
}

// columns parts rows, none of which crosses the gutter, into what stands left and right
// of it, if both are running text.
func columns(rows []row, gutter float64, depth int) []block {
	if len(rows) == 0 {
		return nil
	}
	var sides [2][]row
	for _, r := range rows {
		n, _ := slices.BinarySearchFunc(r.runs, gutter, func(p run, x float64) int { return cmp.Compare(p.left, x) })
		if n > 0 {
			sides[0] = append(sides[0], row{r.base, r.runs[:n]})
		}
		if n < len(r.runs) {
			sides[1] = append(sides[1], row{r.base, r.runs[n:]})
		}
	}
	if !isText(sides[0]) || !isText(sides[1]) {
		return []block{newBlock(rows, depth)}
	}
	return append(part(sides[0], depth+1), part(sides[1], depth+1)...)
}

// isText reports whether rows are the lines of a column of text.
func isText(rows []row) bool {
	if len(rows) < columnLines {
		return false
	}
	long := 0
	for _, r := range joinedRows(rows) {
		if len(r.runs) == 1 && r.runs[0].right-r.runs[0].left >= columnWidth*r.em() {
			long++
		}
	}
	return long*2 >= len(rows)
}

// edgeAt is where a gap between runs begins (+1) or ends (-1).
type edgeAt struct {
	x    float64
	step int
}

// gutterOf finds the white band down the page that parts the most rows.
func gutterOf(rows []row) (x float64, ok bool) {
	var edges []edgeAt
	for _, r := range rows {
		for i := 1; i < len(r.runs); i++ {
			edges = append(edges, edgeAt{r.runs[i-1].right, 1}, edgeAt{r.runs[i].left, -1})
		}
	}
	slices.SortFunc(edges, func(a, b edgeAt) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.step, a.step)) })
	open, most := 0, 0
	for i, e := range edges {
		if open += e.step; open > most {
			most = open
			x = (e.x + edges[i+1].x) / 2
		}
	}
	return x, most >= columnLines
}

// crosses reports whether a run of r lies on both sides of x.
func (r row) crosses(x float64) bool {
	for _, p := range r.runs {
		if p.left < x && p.right > x {
			return true
		}
	}
	return false
}

// newBlock finds the edges of rows: the left one is where most lines begin.
func newBlock(rows []row, depth int) block {
	rows = joinedRows(rows)
	b := block{rows: rows, whole: depth == 0}
	lefts := make([]float64, len(rows))
	for i, r := range rows {
		lefts[i] = r.runs[0].left
		b.right = max(b.right, r.runs[len(r.runs)-1].edge)
	}
	slices.Sort(lefts)
	b.left = lefts[0]
	most := 0
	for i, x := range lefts {
		n := 0
		for n < len(lefts)-i && lefts[i+n]-x < 1 {
			n++
		}
		if n > most {
			most, b.left = n, x
		}
	}
	return b
}

// margins gives the blocks with nothing beside them the left edge of all of them, and
// returns the right one.
func margins(blocks []block) float64 {
	var rows []row
	for _, b := range blocks {
		if b.whole {
			rows = append(rows, b.rows...)
		}
	}
	if len(rows) == 0 {
		return 0
	}
	all := newBlock(rows, 0)
	for i := range blocks {
		if blocks[i].whole {
			blocks[i].left = all.left
		}
	}
	return all.right
}
