package odt

import (
	"encoding/xml"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

const (
	mainPart   = "content.xml"
	stylesPart = "styles.xml"
	manifest   = "META-INF/manifest.xml"
	kind       = "application/vnd.oasis.opendocument.text"
)

// Holds reports whether p is an OpenDocument text.
func Holds(p *packaged.Package) bool {
	if !p.Has(mainPart) || !p.Has("mimetype") {
		return false
	}
	mimetype, err := p.Content("mimetype", 100)
	return err == nil && strings.HasPrefix(mimetype, kind)
}

// Read writes the text of the document p into b. Errors are *layout.Fault, or that of
// the context of p.
func Read(p *packaged.Package, b *layout.Builder) error {
	if p.Has(manifest) {
		m := &encryption{}
		if err := p.Walk(manifest, m, packaged.GoOn); err == nil && m.found {
			return layout.Faultf(layout.Encrypted, "it is protected by a password; save it without one")
		}
	}
	c := &content{b: b, styles: make(map[string]style), lists: newLists()}
	if p.Has(stylesPart) {
		if err := p.Walk(stylesPart, named{c}, packaged.GoOn); err != nil {
			return err
		}
	}
	if err := p.Walk(mainPart, c, b.Err); err != nil {
		return err
	}
	return b.Err()
}

// encryption looks for parts that are encrypted.
type encryption struct{ found bool }

func (m *encryption) Start(e xml.StartElement) bool {
	m.found = m.found || e.Name.Local == "encryption-data"
	return !m.found
}

func (*encryption) End(xml.EndElement) {}
func (*encryption) Text([]byte)        {}
