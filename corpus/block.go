package corpus

import "strings"

// blocks is the text of a file in pieces, which can be read more than once.
type blocks interface {
	// next returns the next piece, "" at the end of the text. A character of the text
	// never lies in two pieces.
	next() (string, error)
	// rewind goes back to the beginning.
	rewind()
}

// oneBlock is a text that is in memory.
type oneBlock struct {
	text string
	read bool
}

func (b *oneBlock) next() (string, error) {
	if b.read {
		return "", nil
	}
	b.read = true
	return b.text, nil
}

func (b *oneBlock) rewind() { b.read = false }

// tape keeps the pieces of a text that are still needed.
type tape struct {
	pieces []piece
}

// piece is a part of a text and where it begins in it.
type piece struct {
	start int
	text  string
}

func (t *tape) add(start int, text string) {
	t.pieces = append(t.pieces, piece{start, text})
}

// drop forgets the pieces that end at or before offset at.
func (t *tape) drop(at int) {
	n := 0
	for n < len(t.pieces) && t.pieces[n].start+len(t.pieces[n].text) <= at {
		n++
	}
	if n > 0 {
		t.pieces = append(t.pieces[:0], t.pieces[n:]...)
	}
}

// dropFrom forgets the pieces that begin at or after offset at.
func (t *tape) dropFrom(at int) {
	for n := len(t.pieces); n > 0 && t.pieces[n-1].start >= at; n-- {
		t.pieces = t.pieces[:n-1]
	}
}

// cut returns the text from one offset to another. It is a copy only where it lies in
// more than one piece.
func (t *tape) cut(from, to int) string {
	var found []string
	size := 0
	for _, p := range t.pieces {
		lo, hi := max(from, p.start)-p.start, min(to, p.start+len(p.text))-p.start
		if lo < hi {
			found = append(found, p.text[lo:hi])
			size += hi - lo
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range found {
		b.WriteString(s)
	}
	return b.String()
}
