package layout

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// reading reads a table with figures row by row.
type reading struct {
	unit    string
	columns []column
	body    []row
	heads   []int   // the columns that hold heads of rows
	cover   []*cell // by column, the last of them
}

// The most that are read as heads: rows over the figures, and columns before them.
const mostHeads = 12

// newReading finds the heads of the columns of t and what each column holds.
func newReading(t *table, rows []row) *reading {
	r := &reading{unit: t.unit, columns: make([]column, t.width()), cover: make([]*cell, t.width())}
	n := headRows(rows)
	r.body = rows[n:]
	for _, h := range rows[:n] {
		for _, c := range h.cells {
			r.head(c)
		}
	}
	for i := range r.columns {
		c := &r.columns[i]
		c.head, c.unit = unitAfter(c.head)
	}
	r.decide()
	return r
}

// headRows is how many rows are heads: those above the first row with a figure, as many
// as the cells of the first one span or lie under its wide cells.
func headRows(rows []row) int {
	most := 0
	for most < len(rows) && !rows[most].hasFigure() {
		most++
	}
	if most == 0 || len(rows[0].cells) < 2 {
		return 0
	}
	deep, wide := 1, false
	for _, c := range rows[0].cells {
		deep = max(deep, c.rowSpan)
		wide = wide || c.colSpan > 1
	}
	if deep == 1 && wide {
		deep = 2
	}
	return min(most, deep, mostHeads)
}

// head adds the words of a head to the columns under it.
func (r *reading) head(c *cell) {
	if len(c.text) > longCell {
		return
	}
	for i := c.col - 1; i < min(c.col-1+c.colSpan, len(r.columns)); i++ {
		if name, unit := unitAfter(r.columns[i].head); unit != "" {
			r.columns[i].head = name + c.text + "(" + unit + ")"
		} else if !strings.HasSuffix(r.columns[i].head, c.text) {
			r.columns[i].head += c.text
		}
	}
}

// decide gives the columns their roles.
func (r *reading) decide() {
	for n, row := range r.body {
		for _, c := range row.cells {
			r.columns[c.col-1].count(c.text, n+1)
		}
	}
	before := true
	for i := range r.columns {
		c := &r.columns[i]
		c.decide(before)
		before = before && c.role != roleFigure
		if c.isHead() && len(r.heads) < mostHeads {
			r.heads = append(r.heads, i)
		} else if c.isHead() {
			c.role = roleNote
		}
	}
}

// sentences are the rows of the body, one each.
func (r *reading) sentences() []piece {
	var out []piece
	for _, row := range r.body {
		s := r.sentence(row)
		out = flush(out, &s.text)
		out = append(out, s.after...)
	}
	return out
}

// sentence is a row that is being told.
type sentence struct {
	text  piece
	after []piece // long cells
	key   string  // the head of the row that is nearest to its figures
	unit  string  // from the head of the row, or from its column of units
	told  bool    // a figure or a word stands behind the heads
	lead  bool    // the last thing written is the head of the row
}

func (r *reading) sentence(row row) *sentence {
	s := &sentence{}
	own := r.spread(row)
	for _, i := range r.heads {
		if c := r.cover[i]; c.covers(row.number) && (i == 0 || r.cover[i-1] != c) {
			s.headOf(&r.columns[i], c)
		}
	}
	for _, c := range own {
		r.tell(s, c)
	}
	if len(s.text.text) > 0 {
		s.text.text = append(s.text.text, "。"...)
	}
	return s
}

// spread notes the row's cells that are heads of it and returns the others.
func (r *reading) spread(row row) []*cell {
	var own []*cell
	for _, c := range row.cells {
		if r.columns[c.col-1].isHead() {
			for i := c.col - 1; i < min(c.col-1+c.colSpan, len(r.cover)); i++ {
				r.cover[i] = c
			}
		} else {
			own = append(own, c)
		}
	}
	return own
}

// headOf writes a head of the row.
func (s *sentence) headOf(col *column, c *cell) {
	switch {
	case col.role == roleUnit:
		s.unit = c.text
	case col.role == roleSerial && len(s.text.text) == 0 && c.rowSpan == 1:
		s.text.add(strings.TrimRight(c.text, ".、")+". ", c.place)
	case col.role == roleKey && len(c.text) > longCell:
		s.after = append(s.after, c.done...)
	case col.role == roleKey && !isDash(c.text):
		s.name(col, c)
	}
}

// name writes what the row is about.
func (s *sentence) name(col *column, c *cell) {
	name, unit := unitAfter(c.text)
	if unit != "" {
		s.unit = unit
	}
	if isYear(name) && !strings.HasSuffix(name, "年") && !strings.HasSuffix(name, "度") {
		name += "年"
	}
	if s.lead {
		s.text.text = append(s.text.text, "，"...)
	}
	s.key, s.lead = name, true
	s.text.add(name, c.place)
}

// tell writes a cell that is no head.
func (r *reading) tell(s *sentence, c *cell) {
	col := &r.columns[c.col-1]
	f := readFigure(c.text)
	switch {
	case isDash(c.text):
	case len(c.text) > longCell:
		s.after = append(s.after, c.done...)
	case !f.ok || col.role == roleNote:
		s.comma()
		s.text.add(label(col.head)+c.text, c.place)
	default:
		s.figure(col, c, f, r.unitOf(s, col))
	}
}

// label is a head before words.
func label(head string) string {
	if head == "" {
		return ""
	}
	return head + "："
}

// comma parts what follows from what was told: a colon behind the heads.
func (s *sentence) comma() {
	switch {
	case s.told:
		s.text.text = append(s.text.text, "，"...)
	case s.lead:
		s.text.text = append(s.text.text, "："...)
	}
	s.told = true
}

// figure writes a figure behind the head of its column.
func (s *sentence) figure(col *column, c *cell, f figure, unit string) {
	first := !s.told
	s.comma()
	head := col.head
	if col.empty() {
		head = ""
	}
	if col.bare() && (!first || col.period()) {
		if col.period() {
			head += s.key
		} else {
			head = s.key + head
		}
	}
	value := c.text
	if f.unit == "" {
		value += unit
	}
	s.text.add(head+value, c.place)
}

// unitOf is the unit of a figure without one.
func (r *reading) unitOf(s *sentence, col *column) string {
	switch measured := measuredHead(col.head); {
	case col.unit != "":
		return col.unit
	case s.unit != "" && (isMoney(s.unit) || !col.money()):
		return s.unit
	case measured != "":
		return measured
	}
	return r.unit
}

// isMoney reports whether unit is one of money.
func isMoney(unit string) bool { return unit != "" && strings.Contains(unit, "元") }
