package printed

import (
	"unicode"

	"heshu/corpus/layout"
)

// Glyph is a character on a page. Its place is measured from the lower left corner of
// the page, in any unit, such that text runs to the right.
type Glyph struct {
	Char        rune
	Left, Right float64
	Base        float64 // the height of its base line
	Em          float64 // its size
}

// Book collects pages.
type Book struct{ pages []page }

// page is what stands on a page, from its top to its bottom.
type page struct {
	number int
	height float64
	rows   []row
}

// Page adds a page of a height. It sorts glyphs.
func (b *Book) Page(number int, height float64, glyphs []Glyph) {
	b.pages = append(b.pages, page{number, height, rowsOf(glyphs)})
}

// Write writes the paragraphs of all pages.
func (b *Book) Write(out *layout.Builder) {
	dropRunning(b.pages)
	w := writer{out: out}
	pages := make([][]block, len(b.pages))
	for i, p := range b.pages {
		pages[i] = blocksOf(p.rows)
		w.right = max(w.right, margins(pages[i]))
	}
	for i, p := range b.pages {
		w.page(p.number, pages[i])
	}
	w.end()
}

// IsWide reports whether r is as wide as it is high.
func IsWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF5E
}
