package corpus

import (
	"context"
	"errors"
	"fmt"

	"heshu/corpus/html"
	"heshu/corpus/pdf"
)

// webDocuments is the table of what is printed or published on the web.
func webDocuments() []Format {
	return []Format{pdfDocument{pdf.NewEngine("")}, webPage{}, webArchive{}}
}

// webPage reads .html files.
type webPage struct{}

func (webPage) Name() string           { return "web page" }
func (webPage) Extensions() []string   { return []string{".html", ".htm", ".xhtml", ".shtml"} }
func (webPage) MediaType() string      { return "text/html" }
func (webPage) Sniff(head []byte) bool { return html.IsPage(head) }

func (webPage) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	m, err := readPage(ctx, c.Data, c.Encoding, html.Declared(c.Data), l)
	if err != nil {
		return err
	}
	return emit(m)
}

// webArchive reads .mht files.
type webArchive struct{}

func (webArchive) Name() string           { return "web archive" }
func (webArchive) Extensions() []string   { return []string{".mht", ".mhtml"} }
func (webArchive) MediaType() string      { return "multipart/related" }
func (webArchive) Sniff(head []byte) bool { return html.IsArchive(head) }

// Read emits the first page of the archive that holds text.
func (webArchive) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	parts, err := html.Unpack(c.Data)
	if err != nil {
		return fromLayout(err)
	}
	for _, p := range parts {
		declared := p.Charset
		if declared == "" {
			declared = html.Declared(p.Page)
		}
		var m Member
		var f *Failure
		if m, err = readPage(ctx, p.Page, c.Encoding, declared, l); err == nil {
			return emit(m)
		}
		if !errors.As(err, &f) || f.State != NoText {
			return err
		}
	}
	return err
}

// readPage reads the article of a page.
func readPage(ctx context.Context, page []byte, encoding, declared string, l Limits) (Member, error) {
	d, note, err := decodePage(page, encoding, declared)
	if err != nil {
		return Member{}, err
	}
	doc, err := html.Read(ctx, d.Text, html.Limits{Text: l.Member})
	if err != nil {
		return Member{}, fromLayout(err)
	}
	return Member{Text: doc.Text, Marks: doc.Marks, Encoding: d.Encoding, Message: note}, nil
}

// decodePage decodes a page. Its bytes are believed before what it says about itself,
// unless they leave room for doubt.
func decodePage(page []byte, encoding, declared string) (d Decoded, note string, err error) {
	d, err = Decode(page, encoding)
	if err != nil || encoding != "" || declared == "" {
		return d, d.message(), err
	}
	said, unknown := charsetNamed(declared)
	switch {
	case unknown != nil || said.name == d.Encoding:
		return d, d.message(), nil
	case d.Guessed:
		d, err = Decode(page, said.name)
		return d, d.message(), err
	}
	return d, joinMessages(fmt.Sprintf("it says that its encoding is %s, but its text is %s", said.name, d.Encoding), d.message()), nil
}
