package rtf

import (
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/layout/lines"
)

// destination is where the text of a group goes.
type destination int

const (
	toText     destination = iota
	toNothing              // what no reader sees
	toFonts                // the table of fonts
	toNumber               // the number of a paragraph in a list
	toCode                 // the code of a field
	toBox                  // a text box
	toNote                 // a footnote or an endnote
	toVariants             // text in two variants, of which the second is read
	toVariant              // one of them
)

// group is the state that a group begins with and that its end gives back.
type group struct {
	to      destination
	fresh   bool // nothing has been read of it
	star    bool // it began with \*
	font    int
	east    int  // the font of Chinese characters
	double  bool // which is the one that counts
	skip    int  // characters that stand behind each number of UTF-16 for old programs
	gone    bool
	deleted bool
	row     *lines.Row
	cell    lines.Cell
	field   *field
}

// field is an open field.
type field struct {
	code  strings.Builder
	outer *field
}

// shown reports whether the result of f is seen. Tables of contents repeat headings.
func (f *field) shown() bool {
	for ; f != nil; f = f.outer {
		if strings.HasPrefix(strings.TrimSpace(f.code.String()), "TOC") {
			return false
		}
	}
	return true
}

// parser reads tokens into paragraphs.
type parser struct {
	groups []group
	parts  []*part // the text, and the notes and boxes that are open
	decode decoder
	fonts  map[int]int // by number, their character sets
	skip   int         // characters still to be passed over
}

// part is a text of its own: the main one, a note, a text box.
type part struct {
	kind    layout.Aside
	done    []lines.Line
	text    strings.Builder
	number  strings.Builder
	asides  []lines.Aside
	level   int
	inTable bool
	newPage bool
}

func newParser() *parser {
	return &parser{groups: []group{{skip: 1}}, parts: []*part{{}}, fonts: make(map[int]int)}
}

func (p *parser) group() *group { return &p.groups[len(p.groups)-1] }
func (p *parser) part() *part   { return p.parts[len(p.parts)-1] }

// open begins a group.
func (p *parser) open() {
	p.flush()
	p.skip = 0
	g := *p.group()
	g.fresh, g.star = true, false
	switch g.to {
	case toVariants:
		g.to = toVariant
	case toBox, toNote:
		g.to = toText
	}
	p.groups = append(p.groups, g)
}

// close ends a group, and the note or the text box that it is.
func (p *parser) close() {
	p.flush()
	p.skip = 0
	g := *p.group()
	p.groups = p.groups[:len(p.groups)-1]
	if g.to == toBox || g.to == toNote {
		p.closePart()
	}
}

// openPart begins a note or a text box.
func (p *parser) openPart(to destination, kind layout.Aside) {
	p.group().to = to
	p.parts = append(p.parts, &part{kind: kind})
}

// closePart gives a note or a text box to the paragraph that it belongs to.
func (p *parser) closePart() {
	if len(p.parts) == 1 {
		return
	}
	q := p.part()
	q.end()
	aside := lines.Aside{Kind: q.kind, Lines: q.done}
	p.parts = p.parts[:len(p.parts)-1]
	p.part().asides = append(p.part().asides, aside)
}

// finish ends the document.
func (p *parser) finish() []lines.Line {
	for len(p.parts) > 1 {
		p.closePart()
	}
	p.part().end()
	return p.part().done
}

// take reads a token within a group.
func (p *parser) take(t token) {
	g := p.group()
	if t.kind == symbol && t.name == "*" && g.fresh {
		g.star = true
		return
	}
	if t.kind == word {
		p.skip = 0
	}
	fresh := g.fresh
	g.fresh = false
	switch {
	case p.skip > 0:
		p.skip--
	case t.kind == char:
		p.decode.add(t.char)
	case t.kind == symbol:
		p.symbol(t.name)
	case fresh && p.begin(t.name):
	case fresh && g.star:
		g.to = toNothing
	default:
		p.word(t)
	}
}

// write adds text to where it goes.
func (p *parser) write(s string) {
	g := p.group()
	switch {
	case g.to == toNothing || g.to == toFonts || g.to == toVariant || g.gone || g.deleted || s == "":
	case g.to == toNumber:
		p.part().number.WriteString(strings.TrimSpace(s))
	case g.to == toCode:
		if g.field != nil && g.field.code.Len() < 100 {
			g.field.code.WriteString(s)
		}
	case g.field.shown():
		p.part().text.WriteString(s)
	}
}

// end ends the last paragraph of a part if it holds something.
func (q *part) end() {
	if q.text.Len() > 0 || len(q.asides) > 0 {
		q.line(lines.Line{Level: q.depth()})
	}
}

// line ends a paragraph.
func (q *part) line(l lines.Line) {
	l.Text, l.Number, l.Asides, l.NewPage = q.text.String(), q.number.String(), q.asides, q.newPage
	if n := len(l.Number); n > 0 && l.Number[n-1] < 0x80 {
		l.Number += " "
	}
	q.done = append(q.done, l)
	q.text.Reset()
	q.number.Reset()
	q.asides, q.newPage = nil, false
}

// depth is how many tables the open paragraph lies in.
func (q *part) depth() int {
	if q.inTable {
		return max(q.level, 1)
	}
	return q.level
}
