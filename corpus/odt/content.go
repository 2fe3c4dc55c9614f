package odt

import (
	"encoding/xml"
	"strconv"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// content takes the elements of the main part.
type content struct {
	b      *layout.Builder
	styles map[string]style
	name   string // of the style that is being read
	lists  *lists

	paragraphs []paragraph
	page       int // 0: not known
}

// paragraph is an open paragraph: a text box lies in one.
type paragraph struct {
	number  string // that stands before it
	started bool   // it holds something
	space   bool   // white space came last: more of it is none
}

// Start takes the beginning of an element.
func (c *content) Start(e xml.StartElement) bool {
	space := e.Name.Space
	switch {
	case strings.Contains(space, "xmlns:text"):
		return c.text(e)
	case strings.Contains(space, "xmlns:table"):
		return c.table(e)
	case strings.Contains(space, "xmlns:style"):
		c.style(e)
	case isShape(e.Name):
		c.b.OpenAside(layout.TextBox)
	case strings.Contains(space, "xmlns:office"):
		return c.office(e)
	case strings.Contains(space, "xmlns:svg"):
		return false // what a picture shows
	}
	return true
}

// office takes the frame of the document.
func (c *content) office(e xml.StartElement) bool {
	if e.Name.Local == "text" && packaged.Attr(e, "use-soft-page-breaks") == "true" {
		c.turn()
	}
	return e.Name.Local != "annotation"
}

// turn begins the next page.
func (c *content) turn() {
	c.page++
	c.b.Page(c.page)
}

// isShape reports whether an element is a text box, or a shape that can hold text.
func isShape(n xml.Name) bool {
	if !strings.Contains(n.Space, "xmlns:drawing") {
		return false
	}
	switch n.Local {
	case "text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "caption":
		return true
	}
	return false
}

// text takes an element of the text. It is passed over if the reader does not see it.
func (c *content) text(e xml.StartElement) bool {
	switch e.Name.Local {
	case "tracked-changes", "table-of-content", "alphabetical-index", "illustration-index", "table-index", "note-citation",
		"ruby-text", "hidden-paragraph", "sequence-decls", "variable-decls", "user-field-decls", "bibliography-mark":
		return false
	case "span":
		return !c.styles[packaged.Attr(e, "style-name")].hidden
	case "section":
		return packaged.Attr(e, "display") != "none"
	case "p", "h":
		return c.paragraph(e)
	case "list", "list-item":
		c.lists.open(e)
	case "list-style", "list-level-style-number", "list-level-style-bullet":
		c.lists.define(e)
	case "note":
		c.b.OpenAside(noteKind(packaged.Attr(e, "note-class")))
	case "s":
		c.write(strings.Repeat(" ", min(max(count(e, "c"), 1), 1000)))
	case "tab":
		c.write("\t")
	case "line-break":
		c.write("\n")
	case "soft-page-break":
		if c.page > 0 {
			c.turn()
		}
	}
	return true
}

func noteKind(class string) layout.Aside {
	if class == "endnote" {
		return layout.Endnote
	}
	return layout.Footnote
}

// paragraph begins a paragraph or a heading.
func (c *content) paragraph(e xml.StartElement) bool {
	s := c.styles[packaged.Attr(e, "style-name")]
	if s.hidden {
		return false
	}
	if s.pageBreak && len(c.paragraphs) == 0 {
		c.b.PageBreak()
		if c.page > 0 {
			c.turn()
		}
	}
	c.paragraphs = append(c.paragraphs, paragraph{number: c.lists.next(e)})
	return true
}

// count is an attribute that is a number.
func count(e xml.StartElement, attr string) int {
	n, _ := strconv.Atoi(packaged.Attr(e, attr)) // 0 if it is none
	return n
}

// table takes an element of a table. What a cell covers is noted by itself.
func (c *content) table(e xml.StartElement) bool {
	switch e.Name.Local {
	case "table":
		c.b.OpenTable()
	case "table-row":
		c.b.OpenRow(0)
	case "table-cell":
		c.b.OpenCell(layout.Cell{
			ColSpan: max(count(e, "number-columns-spanned"), count(e, "number-columns-repeated")),
			RowSpan: count(e, "number-rows-spanned"),
		})
	case "covered-table-cell":
		return false
	}
	return true
}

// End takes the end of an element.
func (c *content) End(e xml.EndElement) {
	switch {
	case strings.Contains(e.Name.Space, "xmlns:text"):
		c.endText(e.Name.Local)
	case strings.Contains(e.Name.Space, "xmlns:table") && e.Name.Local == "table":
		c.b.CloseTable()
	case strings.Contains(e.Name.Space, "xmlns:table") && e.Name.Local == "table-cell":
		c.b.CloseCell()
	case isShape(e.Name):
		c.b.CloseAside()
	}
}

// endText takes the end of an element of the text.
func (c *content) endText(name string) {
	switch name {
	case "p", "h":
		c.paragraphs = c.paragraphs[:len(c.paragraphs)-1]
		c.b.EndParagraph()
	case "list", "list-item":
		c.lists.close(name)
	case "note":
		c.b.CloseAside()
	}
}

// Text takes characters: white space in a row counts as one space, and as none at the
// beginning of a paragraph.
func (c *content) Text(s []byte) {
	if len(c.paragraphs) == 0 {
		return
	}
	p := &c.paragraphs[len(c.paragraphs)-1]
	var b strings.Builder
	for _, r := range string(s) {
		blank := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if blank {
			r = ' '
		}
		if !blank || !p.space && (p.started || b.Len() > 0) {
			b.WriteRune(r)
		}
		p.space = blank
	}
	c.put(p, b.String())
}

// write adds characters that stand as elements.
func (c *content) write(s string) {
	if len(c.paragraphs) > 0 {
		p := &c.paragraphs[len(c.paragraphs)-1]
		p.space = false
		c.put(p, s)
	}
}

// put adds to a paragraph, behind its number.
func (c *content) put(p *paragraph, s string) {
	if s == "" {
		return
	}
	if !p.started {
		p.started = true
		c.b.Text(p.number)
	}
	c.b.Text(s)
}
