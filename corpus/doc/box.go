package doc

import "heshu/corpus/layout/lines"

// boxes are the text boxes: their text stands in a part of its own.
type boxes struct {
	shapes  map[int][]int // by the position of an anchor, the shapes
	texts   map[int][]lines.Line
	ordered []int // the shapes with texts
}

// readBoxes reads where shapes are anchored, and the text of those that have one.
func (d *document) readBoxes() *boxes {
	b := &boxes{shapes: make(map[int][]int), texts: make(map[int][]lines.Line)}
	const anchorSize, boxSize, shapeAt = 26, 22, 14
	positions, records := plc(d.word.tableOf(tableAnchors), anchorSize)
	for i := range max(len(positions)-1, 0) {
		b.shapes[positions[i]] = append(b.shapes[positions[i]], u32(records, anchorSize*i))
	}
	positions, records = plc(d.word.tableOf(tableBoxes), boxSize)
	read := 0
	for i := range max(len(positions)-1, 0) {
		from, to := max(positions[i], read), min(positions[i+1], d.word.sizes[partBoxes])
		if from >= to {
			continue
		}
		shape := u32(records, boxSize*i+shapeAt)
		b.texts[shape] = append(b.texts[shape], d.lines(partBoxes, from, to)...)
		b.ordered = append(b.ordered, shape)
		read = to
	}
	return b
}

// at returns the lines of the text boxes that are anchored at a position, once. There
// are none while the text boxes themselves are read.
func (b *boxes) at(position int) []lines.Line {
	if b == nil {
		return nil
	}
	var all []lines.Line
	for _, shape := range b.shapes[position] {
		all = append(all, b.texts[shape]...)
		delete(b.texts, shape)
	}
	return all
}

// left returns the lines of the text boxes whose anchors are not found.
func (b *boxes) left() []lines.Line {
	var all []lines.Line
	for _, shape := range b.ordered {
		all = append(all, b.texts[shape]...)
		delete(b.texts, shape)
	}
	return all
}
