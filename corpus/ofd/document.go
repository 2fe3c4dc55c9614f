package ofd

import (
	"encoding/xml"
	"fmt"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
	"heshu/corpus/printed"
)

// The most characters of a page, and of a document, that are read: more than can be
// printed.
const (
	mostOfPage     = 200_000
	mostOfDocument = 16_000_000
)

// document is a document that is being read.
type document struct {
	parts     *packaged.Package
	root      string
	height    float64           // of its pages, unless they say otherwise
	templates map[string]string // parts by number
	pages     []string          // parts in order
	sheets    map[string]*sheet // templates that were read
	book      printed.Book
	glyphs    int
	garbled   int
	slanted   int // pages with slanted text, which is left out
}

// Read writes the text of a document into b. The note is what a reader should know of
// it, "" mostly. Errors are *layout.Fault, or that of the context.
func (f *File) Read(i int, b *layout.Builder) (note string, err error) {
	d := &document{
		parts: f.parts, root: f.roots[i], height: 297,
		templates: make(map[string]string), sheets: make(map[string]*sheet),
	}
	if err := f.parts.Walk(d.root, &catalogue{document: d}, packaged.GoOn); err != nil {
		return "", err
	}
	for i, part := range d.pages {
		if err := d.page(i+1, part); err != nil {
			return "", err
		}
	}
	switch {
	case d.glyphs == 0:
		return "", layout.Faultf(layout.NoText, "its %d pages hold no text: a scan; run text recognition (OCR) over it", len(d.pages))
	case d.garbled*3 > d.glyphs:
		return "", layout.Faultf(layout.NoText, "its text is garbled (fonts that do not say which characters they show); run text recognition (OCR) over it")
	}
	d.book.Write(b)
	return d.note(), b.Err()
}

// note says what is left out or damaged.
func (d *document) note() string {
	var notes []string
	if d.garbled > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d characters are garbled", d.garbled, d.glyphs))
	}
	if d.slanted > 0 {
		notes = append(notes, fmt.Sprintf("slanted text on %d pages is left out", d.slanted))
	}
	return strings.Join(notes, "; ")
}

// page reads a page with its templates.
func (d *document) page(number int, part string) error {
	s, err := d.sheet(part)
	if err != nil {
		return err
	}
	all := s.glyphs
	for _, id := range s.templates {
		t, err := d.template(id)
		if err != nil {
			return err
		}
		all = append(all, t.glyphs...)
		s.slanted = s.slanted || t.slanted
	}
	if s.slanted {
		d.slanted++
	}
	d.garbled += s.garbled
	if d.glyphs += len(all); d.glyphs > mostOfDocument {
		return layout.Faultf(layout.Limit, "it holds more than %d characters; cut it into smaller files", mostOfDocument)
	}
	d.book.Page(number, points(s.height), placed(all, s.height))
	return nil
}

// template reads a template, once.
func (d *document) template(id string) (*sheet, error) {
	part, known := d.templates[id]
	if !known || part == "" {
		return &sheet{}, nil
	}
	if s := d.sheets[part]; s != nil {
		return s, nil
	}
	s, err := d.sheet(part)
	d.sheets[part] = s
	return s, err
}

// sheet reads what stands on a page or a template.
func (d *document) sheet(part string) (*sheet, error) {
	s := &sheet{height: d.height}
	err := d.parts.Walk(part, s, func() error {
		if len(s.glyphs) > mostOfPage {
			return layout.Faultf(layout.Limit, "a page holds more than %d characters; cut it into smaller files", mostOfPage)
		}
		return nil
	})
	return s, err
}

// catalogue reads the main part of a document: its templates and pages.
type catalogue struct {
	*document
	box strings.Builder
	in  bool // a box is open
}

func (c *catalogue) Start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "TemplatePage":
		c.templates[packaged.Attr(e, "ID")] = resolve(c.root, packaged.Attr(e, "BaseLoc"))
	case "Page":
		c.pages = append(c.pages, resolve(c.root, packaged.Attr(e, "BaseLoc")))
	case "PhysicalBox":
		c.in = true
	}
	return true
}

func (c *catalogue) End(e xml.EndElement) {
	if e.Name.Local == "PhysicalBox" {
		c.height = heightOf(c.box.String(), c.height)
		c.in = false
	}
}

func (c *catalogue) Text(s []byte) {
	if c.in && c.box.Len() < 200 {
		c.box.Write(s)
	}
}
