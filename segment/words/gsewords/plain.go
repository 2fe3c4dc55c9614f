package gsewords

import "heshu/segment/words"

// Plain cuts as [words.Cutter] does, with gse. It serves one goroutine.
type Plain struct {
	cutter *Cutter
	names  []string
	tags   map[string]words.Tag
	pieces []Piece
}

// NewPlain is New in the form in which an engine takes it.
func NewPlain(extra []words.Entry) (*Plain, error) {
	cutter, err := New(extra)
	if err != nil {
		return nil, err
	}
	return &Plain{cutter: cutter, tags: map[string]words.Tag{}}, nil
}

// Cut appends the words of text to dst. None has an ID.
func (p *Plain) Cut(text string, dst []words.Word) []words.Word {
	p.pieces = p.cutter.Cut(text, p.pieces[:0])
	for _, piece := range p.pieces {
		tag, known := p.tags[piece.Tag]
		if !known {
			tag = words.Tag(len(p.names))
			p.names = append(p.names, piece.Tag)
			p.tags[piece.Tag] = tag
		}
		dst = append(dst, words.Word{Span: piece.Span, Tag: tag})
	}
	return dst
}

// TagName returns the name of a tag.
func (p *Plain) TagName(tag words.Tag) string { return p.names[tag] }

// Parts reports whether a word ends at offset at of text.
func (p *Plain) Parts(text string, at int) bool {
	for _, w := range p.Cut(text, nil) {
		if w.End >= at {
			return w.End == at
		}
	}
	return false
}

// ID is 0 for all words.
func (p *Plain) ID(string) words.ID { return 0 }

// IDs is how many there are.
func (p *Plain) IDs() int { return 1 }
