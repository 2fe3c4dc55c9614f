package doc

import (
	"heshu/corpus/layout"
	"heshu/corpus/layout/lines"
)

// anchors are the notes and text boxes by the position of the character in the main
// text that they belong to. Their text stands in parts of its own.
type anchors struct {
	at   map[int][]lines.Aside
	left []lines.Aside // without such a character
}

// readAnchors reads the notes and the text boxes.
func (d *document) readAnchors() *anchors {
	a := &anchors{at: make(map[int][]lines.Aside)}
	d.readNotes(a, layout.Footnote, partFootnotes, tableFootnotes, tableFootnoteText)
	d.readNotes(a, layout.Endnote, partEndnotes, tableEndnotes, tableEndnoteText)
	d.readBoxes(a)
	return a
}

// readNotes reads notes: one table has the positions that they belong to, another one
// where the text of each begins in its part.
func (d *document) readNotes(a *anchors, kind layout.Aside, part, anchorTable, textTable int) {
	const record = 2
	positions, _ := plc(d.word.tableOf(anchorTable), record)
	texts, _ := plc(d.word.tableOf(textTable), 0)
	read := 0
	for i := range min(len(positions)-1, len(texts)-1) {
		from, to := max(texts[i], read), min(texts[i+1], d.word.sizes[part])
		if from < to {
			read = to
			a.at[positions[i]] = append(a.at[positions[i]], lines.Aside{Kind: kind, Lines: d.lines(part, from, to)})
		}
	}
}

// readBoxes reads text boxes: one table says which shape each text belongs to, another
// one where the shapes are.
func (d *document) readBoxes(a *anchors) {
	const anchorSize, boxSize, shapeAt = 26, 22, 14
	shapes := make(map[int]int)
	positions, records := plc(d.word.tableOf(tableAnchors), anchorSize)
	for i := range max(len(positions)-1, 0) {
		shapes[u32(records, anchorSize*i)] = positions[i]
	}
	texts, records := plc(d.word.tableOf(tableBoxes), boxSize)
	read := 0
	for i := range max(len(texts)-1, 0) {
		from, to := max(texts[i], read), min(texts[i+1], d.word.sizes[partBoxes])
		if from >= to {
			continue
		}
		read = to
		aside := lines.Aside{Kind: layout.TextBox, Lines: d.lines(partBoxes, from, to)}
		if aside.Blank() {
			continue
		}
		if at, known := shapes[u32(records, boxSize*i+shapeAt)]; known {
			a.at[at] = append(a.at[at], aside)
		} else {
			a.left = append(a.left, aside)
		}
	}
}

// take returns what belongs to the character at a position, once. There is nothing while
// the notes and text boxes themselves are read.
func (a *anchors) take(position int) []lines.Aside {
	if a == nil {
		return nil
	}
	all := a.at[position]
	delete(a.at, position)
	return all
}
