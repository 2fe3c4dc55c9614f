package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/klippa-app/go-pdfium"
	fault "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"heshu/corpus/layout"
	"heshu/corpus/printed"
)

// Limits is what may be spent on a document, and what opens it.
type Limits struct {
	Pages     int      // the most that are read; 0: 2,000
	Text      int64    // bytes of text, see layout.Limits
	Passwords []string // tried in turn after none
}

// Result is what a document holds.
type Result struct {
	layout.Document
	Pages int
	Note  string // what a reader of the text should know, such as pages without text
	// Cut is not nil if a limit ended the reading before the document did: a Fault of
	// the kind Limit.
	Cut error
}

// maxPages is the default of Limits.Pages.
const maxPages = 2000

// Read reads the text of a document. The error is a *layout.Fault, or that of ctx.
func (e *Engine) Read(ctx context.Context, data []byte, l Limits) (Result, error) {
	engine, err := e.instance(ctx)
	if err != nil {
		return Result{}, err
	}
	defer runtime.KeepAlive(e) // else its cleanup could end the pool amid this
	stop := context.AfterFunc(ctx, func() { _ = engine.Kill() })
	defer func() {
		if stop() {
			_ = engine.Close()
		}
	}()
	result, err := read(engine, data, l)
	if ended := ctx.Err(); ended != nil {
		return Result{}, fmt.Errorf("reading a PDF: %w", ended)
	}
	return result, err
}

func read(engine pdfium.Pdfium, data []byte, l Limits) (Result, error) {
	doc, err := open(engine, data, l.Passwords)
	if err != nil {
		return Result{}, err
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil {
		return Result{}, broken(err)
	}
	if l.Pages <= 0 {
		l.Pages = maxPages
	}
	b := &book{}
	for i := range min(count.PageCount, l.Pages) {
		if err := b.read(engine, doc, i); err != nil {
			return Result{}, err
		}
	}
	r := Result{Pages: count.PageCount}
	if count.PageCount > l.Pages {
		r.Cut = layout.Faultf(layout.Limit, "only the first %d of its %d pages were read; raise the limit, or cut it into smaller files", l.Pages, count.PageCount)
	}
	return b.finish(r, l)
}

// open opens data without a password and then with each that is known.
func open(engine pdfium.Pdfium, data []byte, passwords []string) (references.FPDF_DOCUMENT, error) {
	doc, err := engine.OpenDocument(&requests.OpenDocument{File: &data})
	for i := 0; err != nil && errors.Is(err, fault.ErrPassword) && i < len(passwords); i++ {
		doc, err = engine.OpenDocument(&requests.OpenDocument{File: &data, Password: &passwords[i]})
	}
	switch {
	case err == nil:
		return doc.Document, nil
	case errors.Is(err, fault.ErrPassword) && len(passwords) > 0:
		return "", layout.Faultf(layout.Encrypted, "it is encrypted and none of the passwords opens it")
	case errors.Is(err, fault.ErrPassword):
		return "", layout.Faultf(layout.Encrypted, "it is encrypted; give its password, or save it without one")
	case errors.Is(err, fault.ErrSecurity):
		return "", layout.Faultf(layout.Encrypted, "it is encrypted in a way that is not read; save it without encryption")
	}
	return "", broken(err)
}

// broken is the Fault of a document on which PDFium fails.
func broken(err error) error {
	return layout.Faultf(layout.Damaged, "it is damaged, or no whole PDF (PDFium: %v); get it anew, or print it to a new PDF", err)
}

// book is a document while it is read.
type book struct {
	printed printed.Book
	bare    []int // the numbers of pages that show something and have no text
	glyphs  int
	garbled int // glyphs that stand for no character
	slanted int // pages with slanted text, which is left out
}

// read adds page i, counted from 0.
func (b *book) read(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) error {
	loaded, err := engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		b.bare = append(b.bare, i+1)
		return nil
	}
	defer func() { _, _ = engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	sheet, err := readSheet(engine, requests.Page{ByReference: &loaded.Page})
	if err != nil {
		return broken(err)
	}
	b.glyphs += len(sheet.glyphs)
	b.garbled += sheet.garbled
	if sheet.slanted {
		b.slanted++
	}
	if len(sheet.glyphs) == 0 && sheet.objects > 0 {
		b.bare = append(b.bare, i+1)
	}
	b.printed.Page(i+1, sheet.height, sheet.glyphs)
	return nil
}

// The share of glyphs that stand for no character from which a text layer is no use,
// and from which it is worth a word.
const (
	mostlyGarbled = 0.3
	partlyGarbled = 0.01
)

// finish writes the pages as one text.
func (b *book) finish(r Result, l Limits) (Result, error) {
	share := float64(b.garbled) / float64(max(b.glyphs, 1))
	switch {
	case r.Pages == 0:
		return Result{}, layout.Faultf(layout.NoText, "it has no pages")
	case b.glyphs == 0:
		return Result{}, layout.Faultf(layout.NoText, "its %d pages hold no text: a scan; run text recognition (OCR) over it", r.Pages)
	case share > mostlyGarbled:
		return Result{}, layout.Faultf(layout.NoText, "its text layer is garbled (fonts that do not say which characters they show); run text recognition (OCR) over it")
	}
	out := layout.New(layout.Limits{Text: l.Text})
	b.printed.Write(out)
	doc, err := out.Document()
	if err != nil {
		return Result{}, err
	}
	r.Document, r.Note = doc, b.note(share)
	return r, nil
}

// note says what a reader of the text should know.
func (b *book) note(share float64) string {
	var notes []string
	if len(b.bare) > 0 {
		notes = append(notes, fmt.Sprintf("%s without text, perhaps scanned; run text recognition (OCR) over it", numbered(b.bare)))
	}
	if share > partlyGarbled {
		notes = append(notes, fmt.Sprintf("%d of %d characters are garbled", b.garbled, b.glyphs))
	}
	if b.slanted > 0 {
		notes = append(notes, fmt.Sprintf("slanted text on %d pages is left out", b.slanted))
	}
	return strings.Join(notes, "; ")
}

// numbered names pages: "page 3", "pages 3, 4 and 12 more".
func numbered(pages []int) string {
	const named = 8
	if len(pages) == 1 {
		return fmt.Sprintf("page %d is", pages[0])
	}
	list := fmt.Sprint(pages[0])
	for _, n := range pages[1:min(len(pages), named)] {
		list += fmt.Sprintf(", %d", n)
	}
	if more := len(pages) - named; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return "pages " + list + " are"
}
