package docx

import (
	"context"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// mainPart is where the text stands, unless the package says otherwise.
const mainPart = "word/document.xml"

// Holds reports whether r is a Word document.
func Holds(ctx context.Context, r io.ReaderAt, size int64) bool {
	p, err := packaged.Open(ctx, r, size, packaged.Limits{})
	return err == nil && (p.Has(mainPart) || strings.HasPrefix(locate(p), "word/"))
}

// Read writes the text of the document r into b. Errors are *layout.Fault, or that of
// ctx.
func Read(ctx context.Context, r io.ReaderAt, size int64, l packaged.Limits, b *layout.Builder) error {
	p, err := packaged.Open(ctx, r, size, l)
	if err != nil {
		return err
	}
	part := locate(p)
	folder := path.Dir(part)
	lists, err := readLists(p, folder)
	if err != nil {
		return err
	}
	body := &body{b: b, lists: lists, notes: make(map[string]bool)}
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
