package packaged

import (
	"encoding/xml"
	"errors"
	"io"

	"golang.org/x/text/encoding/htmlindex"

	"heshu/corpus/layout"
)

// Handler takes the elements of a part in order.
type Handler interface {
	// Start takes the beginning of an element. Its content and its end are passed over
	// if it returns false.
	Start(xml.StartElement) bool
	// End takes the end of an element.
	End(xml.EndElement)
	// Text takes characters between marks.
	Text([]byte)
}

// Walk gives h the elements of a part. The error is a *layout.Fault or that of the
// context, or what stopped returns, which is asked after every element, nil included.
func (p *Package) Walk(part string, h Handler, stopped func() error) error {
	rc, err := p.open(part)
	if err != nil {
		return err
	}
	defer rc.Close()
	w := &walk{p: p, h: h, stopped: stopped}
	if err := w.run(&counted{p, rc}); err != nil {
		return p.damaged(part, err)
	}
	return nil
}

// walk is one walk over a part.
type walk struct {
	p       *Package
	h       Handler
	stopped func() error
	depth   int
	skip    int // the depth of the element that is passed over; 0: none
}

func (w *walk) run(r io.Reader) error {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.token(t); err != nil {
			return err
		}
	}
}

func (w *walk) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if w.depth++; w.depth > w.p.limits.Depth {
			return layout.Faultf(layout.Limit, "its elements lie more than %d deep in each other; open it and save it again", w.p.limits.Depth)
		}
		if w.p.elements++; w.p.elements > w.p.limits.Elements {
			return layout.Faultf(layout.Limit, "it holds more than %d elements; cut it into smaller files", w.p.limits.Elements)
		}
		if w.skip == 0 && !w.h.Start(t) {
			w.skip = w.depth
		}
	case xml.EndElement:
		if w.skip == 0 {
			w.h.End(t)
		} else if w.skip == w.depth {
			w.skip = 0
		}
		w.depth--
		return w.stopped()
	case xml.CharData:
		if w.skip == 0 {
			w.h.Text(t)
		}
	}
	return nil
}

// GoOn is for walks that nothing stops.
func GoOn() error { return nil }

// Attr returns the attribute of that local name, "" if there is none.
func Attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
