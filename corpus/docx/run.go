package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// field is an open field: a code that only the file has, then the result that is seen.
type field struct {
	code   string
	result bool
}

// shown reports whether what stands in f is seen. Tables of contents repeat headings.
func (f *field) shown() bool {
	return f.result && !strings.HasPrefix(strings.TrimSpace(f.code), "TOC")
}

// run takes an element of a run of text.
func (h *body) run(e xml.StartElement) {
	switch value := packaged.Attr(e, "val"); e.Name.Local {
	case "t":
		h.text = true
	case "instrText":
		h.code = true
	case "fldChar":
		h.field(packaged.Attr(e, "fldCharType"))
	case "vanish", "webHidden":
		h.hidden = on(value)
	case "tab", "ptab":
		h.write("\t")
	case "br", "cr":
		h.lineBreak(packaged.Attr(e, "type"))
	case pageTurn:
		h.turn()
	case "noBreakHyphen":
		h.write("-")
	case "sym":
		h.write(symbol(packaged.Attr(e, "font"), packaged.Attr(e, "char")))
	case "footnoteReference", "endnoteReference":
		h.notes[strings.TrimSuffix(e.Name.Local, "Reference")+packaged.Attr(e, "id")] = h.shown()
	}
}

// on reports whether a property that can be switched is on: as it is without a value.
func on(value string) bool { return value != "0" && value != "false" && value != "off" }

// field follows the three marks of a field.
func (h *body) field(mark string) {
	last := len(h.fields) - 1
	switch {
	case mark == "begin":
		h.fields = append(h.fields, field{})
	case mark == "separate" && last >= 0:
		h.fields[last].result = true
	case mark == "end" && last >= 0:
		h.fields = h.fields[:last]
	}
}

// Text takes characters.
func (h *body) Text(s []byte) {
	switch last := len(h.fields) - 1; {
	case h.text:
		h.write(string(s))
	case h.code && last >= 0 && len(h.fields[last].code) < 100:
		h.fields[last].code += string(s)
	}
}

// shown reports whether a reader of the document sees what stands here.
func (h *body) shown() bool {
	for i := range h.fields {
		if !h.fields[i].shown() {
			return false
		}
	}
	return !h.hidden && !h.deleted && h.paragraph() != nil
}

// write adds to the paragraph, behind its number.
func (h *body) write(s string) {
	if s == "" || !h.shown() {
		return
	}
	if p := h.paragraph(); !p.started {
		if h.inNote && strings.TrimSpace(s) == "" {
			return // behind the mark of the note
		}
		p.started = true
		h.b.Text(h.lists.next(p))
	}
	h.b.Text(s)
}

// turn begins the next page.
func (h *body) turn() {
	h.page++
	h.b.Page(h.page)
}

// lineBreak ends a line, or a page outside of tables and text boxes.
func (h *body) lineBreak(kind string) {
	p := h.paragraph()
	if kind != "page" || len(h.cells) > 0 || len(h.paragraphs) > 1 {
		h.write("\n")
		return
	}
	if p != nil && p.started {
		h.b.EndParagraph()
	}
	h.b.PageBreak()
}

// symbol is a character of a symbol font: of those, the numbers in circles of Wingdings
// are text.
func symbol(font, hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	switch {
	case err != nil:
		return ""
	case n < 0xF000 || n > 0xF0FF:
		return string(rune(n))
	case font == "Wingdings" && n >= 0xF081 && n <= 0xF08A:
		return string(rune('①' + n - 0xF081))
	case font == "Wingdings" && n >= 0xF08C && n <= 0xF095:
		return string(rune('❶' + n - 0xF08C))
	}
	return ""
}

// notes takes the elements of the part with the footnotes or the endnotes: those that
// the text refers to are read.
type notes struct {
	*body
	kind layout.Aside
}

func (n *notes) Start(e xml.StartElement) bool {
	if !n.isNote(e.Name) {
		return n.body.Start(e)
	}
	shown := n.body.notes[e.Name.Local+packaged.Attr(e, "id")]
	if n.inNote = shown; shown {
		n.b.OpenAside(n.kind)
	}
	return shown
}

func (n *notes) End(e xml.EndElement) {
	if n.isNote(e.Name) {
		n.b.CloseAside()
		return
	}
	n.body.End(e)
}

func (n *notes) isNote(name xml.Name) bool {
	return isWord(name) && name.Local == string(n.kind)
}
