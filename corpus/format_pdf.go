package corpus

import (
	"bytes"
	"context"

	"heshu/corpus/pdf"
)

// pdfDocument reads .pdf files.
type pdfDocument struct{ engine *pdf.Engine }

func (pdfDocument) Name() string         { return "PDF" }
func (pdfDocument) Extensions() []string { return []string{".pdf"} }
func (pdfDocument) MediaType() string    { return "application/pdf" }

// Sniff takes files with a little before their mark, as viewers do.
func (pdfDocument) Sniff(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bomUTF8)), "\x00 \t\r\n"), []byte("%PDF-"))
}

func (p pdfDocument) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	r, err := p.engine.Read(ctx, c.Data, pdf.Limits{Pages: l.Pages, Text: l.Member, Passwords: l.Passwords})
	if err != nil {
		return fromLayout(err)
	}
	if err := emit(Member{Text: r.Text, Marks: r.Marks, Message: r.Note}); err != nil {
		return err
	}
	return fromLayout(r.Cut)
}
