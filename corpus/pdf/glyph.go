package pdf

import (
	"math"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"heshu/corpus/printed"
)

// sheet is the text of a page as PDFium tells it.
type sheet struct {
	height  float64
	objects int // what stands on it: text, pictures, lines
	glyphs  []printed.Glyph
	garbled int
	slanted bool
}

// mostGlyphs is how many characters of a page are read: far more than can be printed.
const mostGlyphs = 200_000

// readSheet reads the characters of a page.
func readSheet(engine pdfium.Pdfium, p requests.Page) (sheet, error) {
	var s sheet
	size, err := engine.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: p})
	if err != nil {
		return s, err
	}
	s.height = size.Height
	if n, err := engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: p}); err == nil {
		s.objects = n.Count
	}
	text, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p})
	if err != nil {
		return s, err
	}
	defer func() {
		_, _ = engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	}()
	count, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return s, err
	}
	var found []placed
	for i := range min(count.Count, mostGlyphs) {
		g, ok, err := readGlyph(engine, text.TextPage, i)
		if err != nil {
			return s, err
		}
		if ok {
			found = append(found, g)
		}
	}
	s.place(found)
	return s, nil
}

// placed is a character where it stands on the page as it is.
type placed struct {
	char                     rune
	x, y                     float64 // its origin
	left, bottom, right, top float64
	angle                    float64 // degrees, 0 to 360
}

// readGlyph reads character i; not ok is one that PDFium made up.
func readGlyph(engine pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) (p placed, ok bool, err error) {
	char, err := engine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return p, false, err
	}
	p.char = rune(char.Unicode)
	if p.char == '\r' || p.char == '\n' {
		return p, false, nil
	}
	if p.char == ' ' || p.char == '-' {
		made, err := engine.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
		if err != nil || made.IsGenerated {
			return p, false, err
		}
	}
	box, err := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return p, false, nil // a character without a place
	}
	origin, err := engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return p, false, nil
	}
	p.x, p.y = origin.X, origin.Y
	p.left, p.right = float64(box.Rect.Left), float64(box.Rect.Right)
	p.bottom, p.top = float64(box.Rect.Bottom), float64(box.Rect.Top)
	angle, err := engine.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
	if err != nil {
		return p, false, err
	}
	p.angle = math.Mod(360-float64(angle.CharAngle)*180/math.Pi, 360) // PDFium counts clockwise
	return p, true, nil
}

// place turns the characters so that most of them run to the right. Those at another
// angle, such as a stamp across the page, are left out.
func (s *sheet) place(found []placed) {
	var quarters [4]int
	for _, p := range found {
		if q, ok := quarter(p.angle); ok {
			quarters[q]++
		}
	}
	most := 0
	for q, n := range quarters {
		if n > quarters[most] {
			most = q
		}
	}
	for _, p := range found {
		if q, ok := quarter(p.angle); !ok || q != most {
			s.slanted = s.slanted || p.char != ' '
			continue
		}
		if isGarbled(p.char) {
			s.garbled++
		}
		s.glyphs = append(s.glyphs, p.turned(most))
	}
}

// quarter is how many right angles an angle is, within a few degrees.
func quarter(angle float64) (int, bool) {
	const tolerance = 8
	q := math.Round(angle / 90)
	return int(q) % 4, math.Abs(angle-q*90) <= tolerance
}

// turned is p after q right angles the other way round.
func (p placed) turned(q int) printed.Glyph {
	g := printed.Glyph{Char: p.char, Left: p.left, Right: p.right, Base: p.y}
	height := p.top - p.bottom
	switch q {
	case 1:
		g.Left, g.Right, g.Base, height = p.bottom, p.top, -p.x, p.right-p.left
	case 2:
		g.Left, g.Right, g.Base = -p.right, -p.left, -p.y
	case 3:
		g.Left, g.Right, g.Base, height = -p.top, -p.bottom, p.x, p.right-p.left
	}
	g.Em = max(height, 1)
	if printed.IsWide(p.char) {
		g.Em = max(g.Right-g.Left, 1)
	}
	return g
}

// isGarbled reports whether r stands for no character.
func isGarbled(r rune) bool {
	return r < ' ' && r != '\t' || r == unicode.ReplacementChar || r >= 0xFFFE && r <= 0xFFFF ||
		unicode.Is(unicode.Co, r) || r >= 0x7F && r < 0xA0
}
