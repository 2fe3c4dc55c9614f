package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// body takes the elements of a part with text.
type body struct {
	b     *layout.Builder
	lists *lists
	notes map[string]bool // kinds and numbers of the notes that the text refers to

	paragraphs []paragraph // those that are open: a text box lies in one
	cells      []cell
	fields     []field
	page       int // 0: not known
	inNote     bool
	row        bool // the properties of a row are being read
	text       bool // characters are text
	code       bool // characters are a field code
	hidden     bool // the run is
	deleted    bool // the row is
}

// paragraph is what is known of an open paragraph before its text.
type paragraph struct {
	properties bool // they are being read
	joined     bool // its end is deleted
	started    bool // its number is written
	style      string
	list       string
	level      string
}

// cell is an open cell. It is written once its properties are known.
type cell struct {
	properties bool
	opened     bool
	spec       layout.Cell
}

// isWord reports whether an element is one of Word's own, and not of a drawing or a
// formula, which have paragraphs, runs and tables of their own.
func isWord(n xml.Name) bool {
	return n.Space == "w" || strings.Contains(n.Space, "wordprocessingml")
}

// Start takes the beginning of an element.
func (h *body) Start(e xml.StartElement) bool {
	if !isWord(e.Name) {
		h.text = e.Name.Local == "t" && strings.HasSuffix(e.Name.Space, "/math")
		return e.Name.Local != "Fallback" // it repeats the Choice for old programs
	}
	switch e.Name.Local {
	case "del", "moveFrom":
		h.deletion()
		return false
	case "delText", "delInstrText", "rt", "sdtPr", "pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPr", "tblGrid", "sectPr":
		return false
	case "p", "tbl", "tr", "tc", "txbxContent":
		h.open(e.Name.Local)
	case "pPr", "tcPr", "trPr":
		h.properties(e.Name.Local, true)
	default:
		h.inside(e)
	}
	return true
}

// deletion notes that the end of a paragraph, or a row, is deleted. Other deletions are
// passed over with their text.
func (h *body) deletion() {
	if p := h.paragraph(); p != nil && p.properties {
		p.joined = true
	}
	h.deleted = h.deleted || h.row
}

func (h *body) paragraph() *paragraph {
	if len(h.paragraphs) == 0 {
		return nil
	}
	return &h.paragraphs[len(h.paragraphs)-1]
}

func (h *body) cell() *cell {
	if len(h.cells) == 0 {
		return nil
	}
	return &h.cells[len(h.cells)-1]
}

// open begins a paragraph, a table, a row, a cell or a text box.
func (h *body) open(name string) {
	switch name {
	case "p":
		h.openCell()
		h.paragraphs = append(h.paragraphs, paragraph{})
	case "tbl":
		h.openCell()
		h.b.OpenTable()
	case "tr":
		h.b.OpenRow(0)
	case "tc":
		h.cells = append(h.cells, cell{})
	case "txbxContent":
		h.b.OpenAside(layout.TextBox)
	}
}

// openCell writes the beginning of the open cell, if that is not done yet.
func (h *body) openCell() {
	if c := h.cell(); c != nil && !c.opened {
		c.opened = true
		h.b.OpenCell(c.spec)
	}
}

// properties notes that the properties of something begin or end.
func (h *body) properties(name string, open bool) {
	switch {
	case name == "trPr":
		h.row = open
	case name == "pPr" && h.paragraph() != nil:
		h.paragraph().properties = open
	case name == "tcPr" && h.cell() != nil:
		h.cell().properties = open
	}
}

// inside takes what stands in properties or runs.
func (h *body) inside(e xml.StartElement) {
	p, c := h.paragraph(), h.cell()
	switch value := packaged.Attr(e, "val"); {
	case h.row:
		if n, _ := strconv.Atoi(value); e.Name.Local == "gridBefore" && n > 0 {
			h.b.OpenCell(layout.Cell{ColSpan: n})
			h.b.CloseCell()
		}
	case p != nil && p.properties:
		if e.Name.Local == "pageBreakBefore" && on(value) && len(h.paragraphs) == 1 && len(h.cells) == 0 {
			h.b.PageBreak()
		}
		p.property(e.Name.Local, value)
	case c != nil && c.properties:
		c.property(e.Name.Local, value)
	default:
		h.run(e)
	}
}

// property takes a property of a paragraph.
func (p *paragraph) property(name, value string) {
	switch name {
	case "pStyle":
		p.style = value
	case "numId":
		p.list = value
	case "ilvl":
		p.level = value
	}
}

// property takes a property of a cell.
func (c *cell) property(name, value string) {
	switch name {
	case "gridSpan":
		c.spec.ColSpan, _ = strconv.Atoi(value) // 0 counts as 1
	case "vMerge":
		c.spec.Continues = value != "restart"
	}
}

// End takes the end of an element.
func (h *body) End(e xml.EndElement) {
	h.text, h.code = false, false
	if !isWord(e.Name) {
		return
	}
	switch e.Name.Local {
	case "p":
		h.closeParagraph()
	case "tbl":
		h.b.CloseTable()
	case "tr":
		h.deleted = false
	case "tc":
		h.openCell()
		h.b.CloseCell()
		h.cells = h.cells[:len(h.cells)-1]
	case "txbxContent":
		h.b.CloseAside()
	case "pPr", "tcPr", "trPr":
		h.properties(e.Name.Local, false)
	case "r":
		h.hidden = false
	}
}

// closeParagraph ends the paragraph. Its number counts even if it holds no text.
func (h *body) closeParagraph() {
	p := h.paragraph()
	if !p.started {
		h.lists.next(p)
	}
	if !p.joined {
		h.b.EndParagraph()
	}
	h.paragraphs = h.paragraphs[:len(h.paragraphs)-1]
}
