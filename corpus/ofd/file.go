package ofd

import (
	"encoding/xml"
	"path"
	"strings"

	"heshu/corpus/layout"
	"heshu/corpus/packaged"
)

// mainPart lists the documents of a file.
const mainPart = "OFD.xml"

// File is an open file.
type File struct {
	parts *packaged.Package
	roots []string // the main parts of its documents
}

// Holds reports whether p is an OFD file.
func Holds(p *packaged.Package) bool { return p.Has(mainPart) }

// Open reads which documents p holds. Errors are *layout.Fault, or that of the context
// of p.
func Open(p *packaged.Package) (*File, error) {
	if p.Has("Encryptions.xml") || p.Has("Decryptseed.dat") {
		return nil, layout.Faultf(layout.Encrypted, "it is encrypted; export it without encryption")
	}
	f := &File{parts: p}
	if err := p.Walk(mainPart, &texts{element: "DocRoot", found: func(s string) { f.roots = append(f.roots, resolve(mainPart, s)) }}, packaged.GoOn); err != nil {
		return nil, err
	}
	if len(f.roots) == 0 {
		return nil, layout.Faultf(layout.Damaged, "its list of documents is empty; export it anew")
	}
	return f, nil
}

// Documents is how many documents the file holds.
func (f *File) Documents() int { return len(f.roots) }

// Name is the name of a document: the path of its main part, unique in the file unless
// the file lists a document twice.
func (f *File) Name(i int) string { return f.roots[i] }

// resolve finds a part from where it is named: a path from the root, or from the part
// that names it.
func resolve(from, to string) string {
	to = strings.ReplaceAll(to, `\`, "/")
	if strings.HasPrefix(to, "/") {
		return path.Clean(to)
	}
	return path.Join(path.Dir(from), to)
}

// texts hands on the text of each element of a name.
type texts struct {
	element string
	found   func(string)
	open    bool
	text    strings.Builder
}

func (h *texts) Start(e xml.StartElement) bool {
	h.open = e.Name.Local == h.element
	h.text.Reset()
	return true
}

func (h *texts) End(e xml.EndElement) {
	if h.open && e.Name.Local == h.element {
		h.found(strings.TrimSpace(h.text.String()))
	}
	h.open = false
}

func (h *texts) Text(s []byte) {
	if h.open && h.text.Len() < 4096 {
		h.text.Write(s)
	}
}
