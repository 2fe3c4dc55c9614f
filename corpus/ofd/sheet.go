package ofd

import (
	"encoding/xml"
	"math"
	"strings"
	"unicode"

	"heshu/corpus/packaged"
	"heshu/corpus/printed"
)

// sheet takes the elements of a page or a template.
type sheet struct {
	height    float64 // millimetres
	templates []string
	glyphs    []glyph
	garbled   int
	slanted   bool

	object object
	code   code
	text   strings.Builder
	box    bool // its size is being read
}

// glyph is a character where it stands, in millimetres from the upper left corner.
type glyph struct {
	char        rune
	left, width float64
	base, em    float64
}

// object is a piece of text that shares its properties.
type object struct {
	x, y   float64 // its corner
	matrix matrix
	size   float64
	wide   float64 // how much wider than usual its characters are
}

// code is a row of characters in an object, with the steps between them.
type code struct {
	x, y   float64
	dx, dy string
	open   bool
}

// Start takes the beginning of an element.
func (s *sheet) Start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "Template":
		s.templates = append(s.templates, packaged.Attr(e, "TemplateID"))
	case "PhysicalBox":
		s.box = true
		s.text.Reset()
	case "TextObject":
		return s.open(e)
	case "TextCode":
		s.code.x = number(packaged.Attr(e, "X"), s.code.x)
		s.code.y = number(packaged.Attr(e, "Y"), s.code.y)
		s.code.dx, s.code.dy = packaged.Attr(e, "DeltaX"), packaged.Attr(e, "DeltaY")
		s.code.open = true
		s.text.Reset()
	}
	return true
}

// open begins an object. It is passed over if nobody sees it.
func (s *sheet) open(e xml.StartElement) bool {
	corner := numbers(packaged.Attr(e, "Boundary"), 2)
	s.object = object{
		x: corner[0], y: corner[1], matrix: matrixOf(packaged.Attr(e, "CTM")),
		size: number(packaged.Attr(e, "Size"), 0), wide: number(packaged.Attr(e, "HScale"), 1),
	}
	s.code = code{}
	return packaged.Attr(e, "Visible") != "false" && packaged.Attr(e, "Alpha") != "0" && s.object.size > 0
}

// End takes the end of an element.
func (s *sheet) End(e xml.EndElement) {
	switch e.Name.Local {
	case "PhysicalBox":
		s.height = heightOf(s.text.String(), s.height)
		s.box = false
	case "TextCode":
		s.row(strings.Trim(s.text.String(), "\r\n"))
		s.code.open = false
	}
}

// Text takes characters.
func (s *sheet) Text(b []byte) {
	if s.code.open || s.box {
		s.text.Write(b)
	}
}

// row places the characters of a row.
func (s *sheet) row(text string) {
	o := &s.object
	if o.matrix.slanted() {
		s.slanted = s.slanted || strings.TrimSpace(text) != ""
		return
	}
	chars := []rune(text)
	dx, dy := steps(s.code.dx, len(chars)), steps(s.code.dy, len(chars))
	x, y := s.code.x, s.code.y
	for i, r := range chars {
		width := o.width(r)
		step := width
		if i < len(dx) {
			step = dx[i]
		} else if i < len(dy) {
			step = 0
		}
		s.add(r, x, y, width, step)
		x += step
		if i < len(dy) {
			y += dy[i]
		}
	}
}

// add places a character.
func (s *sheet) add(r rune, x, y, width, step float64) {
	o := &s.object
	if step > 0 {
		width = min(width, step)
	}
	left, base := o.matrix.apply(x, y)
	right, _ := o.matrix.apply(x+width, y)
	em := o.size * o.matrix.scale()
	if !sane(left) || !sane(right) || !sane(base) || !sane(em) || em == 0 {
		return
	}
	if isGarbled(r) {
		s.garbled++
	}
	s.glyphs = append(s.glyphs, glyph{r, o.x + min(left, right), math.Abs(right - left), o.y + base, em})
}

// sane reports whether a length can be one on a page.
func sane(x float64) bool { return math.Abs(x) < 1e6 }

// width is how wide a character usually is.
func (o *object) width(r rune) float64 {
	if printed.IsWide(r) {
		return o.size * o.wide
	}
	return o.size * o.wide / 2
}

// isGarbled reports whether r stands for no character.
func isGarbled(r rune) bool {
	return unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar || unicode.IsControl(r) && r != '\t'
}

// placed measures glyphs as package printed does: in points from the lower left corner.
func placed(all []glyph, height float64) []printed.Glyph {
	out := make([]printed.Glyph, len(all))
	for i, g := range all {
		out[i] = printed.Glyph{
			Char: g.char, Left: points(g.left), Right: points(g.left + g.width),
			Base: points(height - g.base), Em: points(g.em),
		}
	}
	return out
}

// points turns millimetres into points.
func points(mm float64) float64 { return mm * 72 / 25.4 }
