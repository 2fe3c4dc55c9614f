package doc

import (
	"context"
	"fmt"
	"io"

	"heshu/corpus/layout"
	"heshu/corpus/layout/lines"
	"heshu/corpus/ole"
)

// Holds reports whether r is a Word document, or a compound file of which no more is
// known, since it is damaged or encrypted.
func Holds(r io.ReaderAt, size int64) bool {
	head := make([]byte, len(ole.Signature))
	if _, err := r.ReadAt(head, 0); err != nil || !ole.Is(head) {
		return false
	}
	f, err := ole.Open(r, size)
	return err != nil || f.Has("WordDocument")
}

// Read writes the text of the document r into b. Errors are *layout.Fault, or that of
// ctx. It takes a few times the size of the file in memory.
func Read(ctx context.Context, r io.ReaderAt, size int64, b *layout.Builder) error {
	w, err := open(r, size)
	if err != nil {
		return err
	}
	d := &document{word: w, lists: w.lists(), looks: w.looks(), paragraphs: w.paragraphs()}
	if d.pieces, err = w.pieces(); err != nil {
		return err
	}
	d.anchored = d.readAnchors()
	return lines.Write(b, d.all(), func() error {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("reading a Word document: %w", err)
		}
		return b.Err()
	})
}

// document is a document that is being read.
type document struct {
	word       *word
	pieces     []piece
	looks      runs[look]
	paragraphs runs[paragraph]
	lists      *lists
	anchored   *anchors
}

// all is the main text, with what belongs to it, and what belongs nowhere.
func (d *document) all() []lines.Line {
	all := d.lines(partMain, 0, d.word.sizes[partMain])
	if len(d.anchored.left) > 0 {
		all = append(all, lines.Line{Asides: d.anchored.left})
	}
	return all
}

// lines reads the paragraphs at the positions [from, to) of a part.
func (d *document) lines(number, from, to int) []lines.Line {
	start := d.word.from(number)
	p := &part{document: d}
	characters(d.pieces, start+from, start+to, p.take)
	return p.finish()
}
