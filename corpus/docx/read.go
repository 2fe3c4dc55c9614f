package docx

import (
	"encoding/xml"
	"path"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// pageTurn is the element where the program that saved the document saw a page end.
const pageTurn = "lastRenderedPageBreak"

// mainPart is where the text stands, unless the package says otherwise.
const mainPart = "word/document.xml"

// Holds reports whether p is a Word document.
func Holds(p *packaged.Package) bool {
	return p.Has(mainPart) || strings.HasPrefix(locate(p), "word/") && p.Has(locate(p))
}

// Read writes the text of the document p into b. Errors are *layout.Fault, or that of
// the context of p.
func Read(p *packaged.Package, b *layout.Builder) error {
	part := locate(p)
	folder := path.Dir(part)
	lists, err := readLists(p, folder)
	if err != nil {
		return err
	}
	body := &body{b: b, lists: lists, notes: make(map[string]bool)}
	if p.Contains(part, pageTurn) {
		body.turn()
	}
	if err := p.Walk(part, body, b.Err); err != nil {
		return err
	}
	for _, kind := range [...]layout.Aside{layout.Footnote, layout.Endnote} {
		if err := walkIfThere(p, folder+"/"+string(kind)+"s.xml", &notes{body: body, kind: kind}); err != nil {
			return err
		}
	}
	return b.Err()
}

// locate finds the part with the text by the package's relations.
func locate(p *packaged.Package) string {
	const relations = "_rels/.rels"
	found := &relation{}
	if p.Has(mainPart) || !p.Has(relations) || p.Walk(relations, found, packaged.GoOn) != nil || found.target == "" {
		return mainPart
	}
	return found.target
}

// relation looks for the main part.
type relation struct{ target string }

func (r *relation) Start(e xml.StartElement) bool {
	if e.Name.Local == "Relationship" && strings.HasSuffix(packaged.Attr(e, "Type"), "/officeDocument") {
		r.target = strings.TrimPrefix(packaged.Attr(e, "Target"), "/")
	}
	return true
}

func (*relation) End(xml.EndElement) {}
func (*relation) Text([]byte)        {}
