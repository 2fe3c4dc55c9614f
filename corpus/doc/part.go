package doc

import (
	"strings"

	"heshu/corpus/layout/lines"
)

// field is an open field: a code that only the file has, then the result that is seen.
type field struct {
	code   strings.Builder
	result bool
}

// shown reports whether what stands in f is seen. Tables of contents repeat headings.
func (f *field) shown() bool {
	return f.result && !strings.HasPrefix(strings.TrimSpace(f.code.String()), "TOC")
}

// part reads the paragraphs of one part of the text.
type part struct {
	*document
	done    []lines.Line
	text    strings.Builder // of the open paragraph
	asides  []lines.Aside   // that belong to it
	fields  []*field
	newPage bool // a page break came before the open paragraph
}

// Characters that are marks.
const (
	markNote         = 0x02
	markCell         = 0x07
	markShape        = 0x08
	markLine         = 0x0B
	markPage         = 0x0C
	markParagraph    = 0x0D
	markColumn       = 0x0E
	markFieldCode    = 0x13
	markFieldResult  = 0x14
	markFieldEnd     = 0x15
	markHyphen       = 0x1E
	markSymbol       = '('
	firstSymbol      = 0xF000
	mostCodeOfAField = 100
)

// take reads one character.
func (p *part) take(c character) {
	look := p.looks.at(c.at)
	switch c.rune {
	case markFieldCode:
		p.fields = append(p.fields, &field{})
	case markFieldResult:
		if n := len(p.fields); n > 0 {
			p.fields[n-1].result = true
		}
	case markFieldEnd:
		p.fields = p.fields[:max(len(p.fields)-1, 0)]
	case markParagraph, markCell, markPage:
		if !look.gone || c.rune == markCell {
			p.end(c)
		}
	default:
		if !look.gone {
			p.write(c, look.symbol)
		}
	}
}

// write adds a character to the paragraph, or to the code of a field.
func (p *part) write(c character, symbol rune) {
	for _, f := range p.fields {
		if !f.shown() {
			if f.code.Len() < mostCodeOfAField && !f.result {
				f.code.WriteRune(c.rune)
			}
			return
		}
	}
	switch r := c.rune; {
	case r == markLine || r == markColumn:
		p.text.WriteByte('\n')
	case r == markHyphen:
		p.text.WriteByte('-')
	case r == markShape || r == markNote:
		p.asides = append(p.asides, p.anchored.take(c.position)...)
	case symbol >= firstSymbol && symbol <= firstSymbol+0xFF, symbol != 0 && r != markSymbol:
	case symbol != 0:
		p.text.WriteRune(symbol)
	case r >= ' ' || r == '\t':
		p.text.WriteRune(r)
	}
}

// end ends the paragraph at its mark. Its number counts even if it holds no text.
func (p *part) end(mark character) {
	properties := p.paragraphs.at(mark.at)
	l := lines.Line{
		Text: p.text.String(), Number: p.lists.next(properties.list, properties.listLevel),
		Level: properties.level, RowEnd: properties.rowEnd, Row: properties.row,
		CellEnd: properties.cellEnd || properties.level == 1 && mark.rune == markCell,
		NewPage: p.newPage || properties.newPage, Asides: p.asides,
	}
	p.done = append(p.done, l)
	p.asides, p.newPage = nil, mark.rune == markPage
	p.text.Reset()
}

// finish ends the last paragraph.
func (p *part) finish() []lines.Line {
	if p.text.Len() > 0 {
		p.end(character{rune: markParagraph, at: -1})
	}
	return p.done
}
