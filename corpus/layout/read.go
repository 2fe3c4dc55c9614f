package layout

import "strings"

// longCell is the length in bytes from which a cell is a paragraph and no word.
const longCell = 240

// read turns the table into paragraphs.
func (t *table) read() []piece {
	for _, r := range t.rows {
		for _, c := range r.cells {
			c.text = oneLine(c.done)
		}
	}
	if t.edges {
		t.align()
	}
	t.dropEmpty()
	if t.arranges() {
		return t.paragraphs()
	}
	var out []piece
	rows := t.rows
	for len(rows) > 0 && rows[0].isTitle(t.width()) {
		unit, alone := captionUnit(rows[0].cells[0].text)
		if unit != "" {
			t.unit = unit
		}
		if !alone {
			out = append(out, rows[0].cells[0].done...)
		}
		rows = rows[1:]
	}
	if !hasFigure(rows) {
		return append(out, words(rows)...)
	}
	return append(out, newReading(t, rows).sentences()...)
}

// oneLine joins the paragraphs of a cell.
func oneLine(done []piece) string {
	var parts []string
	for _, p := range done {
		parts = append(parts, strings.Fields(string(p.text))...)
	}
	return joinWords(parts)
}

// joinWords joins what white space parted: with nothing between Chinese characters,
// which lines were broken or spread, and else with a space.
func joinWords(parts []string) string {
	var b strings.Builder
	for i, s := range parts {
		if i > 0 && parts[i-1][len(parts[i-1])-1] < 0x80 && s[0] < 0x80 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// dropEmpty removes cells and rows that hold nothing; what their rows are called stays.
func (t *table) dropEmpty() {
	rows := t.rows[:0]
	for _, r := range t.rows {
		cells := r.cells[:0]
		for _, c := range r.cells {
			if c.text != "" {
				cells = append(cells, c)
			}
		}
		if r.cells = cells; len(cells) > 0 {
			rows = append(rows, r)
		}
	}
	t.rows = rows
}

// width is the number of columns.
func (t *table) width() int { return len(t.cover) }

// arranges reports whether the table only arranges text: one column, or cells that hold
// tables or pages.
func (t *table) arranges() bool {
	cells, pages := 0, 0
	for _, r := range t.rows {
		for _, c := range r.cells {
			cells++
			if c.nested {
				return true
			}
			if len(c.text) > longCell*4 || len(c.done) > 4 && len(c.text) > longCell {
				pages++
			}
		}
	}
	return t.width() < 2 || cells < 2 || pages*4 > cells
}

// paragraphs are those of all cells that hold something, in order.
func (t *table) paragraphs() []piece {
	var out []piece
	for _, r := range t.rows {
		for _, c := range r.cells {
			for _, p := range c.done {
				if !p.blank() {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// isTitle reports whether a row is one cell over most of the table.
func (r row) isTitle(width int) bool {
	return len(r.cells) == 1 && width > 1 && !readFigure(r.cells[0].text).ok &&
		(r.cells[0].colSpan*2 >= width || r.cells[0].col == 1)
}

func hasFigure(rows []row) bool {
	for _, r := range rows {
		if r.hasFigure() {
			return true
		}
	}
	return false
}

// hasFigure reports whether a cell of r is a figure and not a year.
func (r row) hasFigure() bool {
	for _, c := range r.cells {
		if readFigure(c.text).ok && !isYear(c.text) {
			return true
		}
	}
	return false
}

// words reads a table without figures: cells in one line, labels joined with what they
// label, long cells as their own paragraphs.
func words(rows []row) []piece {
	var out []piece
	for _, r := range rows {
		var line piece
		for i, c := range r.cells {
			if len(c.text) > longCell {
				out = flush(out, &line)
				out = append(out, c.done...)
				continue
			}
			if len(line.text) > 0 {
				line.text = append(line.text, gap(r.cells, i)...)
			}
			line.add(c.text, c.place)
		}
		out = flush(out, &line)
	}
	return out
}

// longLabel is the length in bytes up to which a cell is a label.
const longLabel = 48

// gap is what parts cell i from the one before: a label, from what it labels, a colon.
func gap(cells []*cell, i int) string {
	if label := cells[0].text; i == 1 && len(cells) == 2 && len(label) <= longLabel && !strings.HasSuffix(label, "。") {
		return "："
	}
	return "\t"
}

// flush adds line to out if it holds anything.
func flush(out []piece, line *piece) []piece {
	if len(line.text) > 0 {
		out = append(out, *line)
		*line = piece{}
	}
	return out
}
