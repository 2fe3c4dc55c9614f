package odt

import (
	"encoding/xml"
	"strings"

	"heshu/corpus/packaged"
)

// style is what a style says of text.
type style struct {
	hidden    bool
	pageBreak bool
}

// style notes what a style says.
func (c *content) style(e xml.StartElement) {
	s := c.styles[c.name]
	switch e.Name.Local {
	case "style":
		c.name = packaged.Attr(e, "name")
		return
	case "text-properties":
		s.hidden = packaged.Attr(e, "display") == "none"
	case "paragraph-properties":
		s.pageBreak = packaged.Attr(e, "break-before") == "page"
	default:
		return
	}
	c.styles[c.name] = s
}

// named reads the part with the styles that have names, which number lists too.
type named struct{ *content }

func (n named) Start(e xml.StartElement) bool {
	switch {
	case strings.Contains(e.Name.Space, "xmlns:style"):
		n.style(e)
	case strings.Contains(e.Name.Space, "xmlns:text"):
		n.lists.define(e)
	}
	return true
}

func (named) End(xml.EndElement) {}
func (named) Text([]byte)        {}
