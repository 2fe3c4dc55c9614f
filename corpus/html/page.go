package html

import (
	"context"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"heshu/corpus/layout"
)

// Limits is what may be spent on a page. 0: the default.
type Limits struct {
	Text     int64 // bytes of text; see layout.Limits
	Elements int   // 500,000
}

func (l Limits) withDefaults() Limits {
	if l.Elements <= 0 {
		l.Elements = 500_000
	}
	return l
}

// deepest is how deep elements are read within each other.
const deepest = 1000

// Read reads the page of that HTML. The error is a *layout.Fault, or that of ctx.
func Read(ctx context.Context, text string, l Limits) (layout.Document, error) {
	l = l.withDefaults()
	root, err := html.Parse(&stoppable{ctx, strings.NewReader(text)})
	switch {
	case ctx.Err() != nil:
		return layout.Document{}, fmt.Errorf("reading a page: %w", ctx.Err())
	case err != nil:
		return layout.Document{}, tooDeep() // the one thing that the parser refuses
	}
	if err := bound(root, l.Elements); err != nil {
		return layout.Document{}, err
	}
	p := &page{root: root, sums: make(map[*html.Node]sum)}
	p.measure(root, false)
	p.drop(root)
	w := &writer{ctx: ctx, out: layout.New(layout.Limits{Text: l.Text, Depth: deepest})}
	p.locate()
	if title := p.outerTitle(p.article()); title != "" {
		w.out.Paragraph(title)
	}
	w.article(p.article())
	doc, err := w.out.Document()
	switch {
	case ctx.Err() != nil:
		return layout.Document{}, fmt.Errorf("reading a page: %w", ctx.Err())
	case err != nil:
		return layout.Document{}, err
	case strings.TrimSpace(doc.Text) == "":
		return layout.Document{}, p.empty()
	}
	return doc, nil
}

// stoppable is a reader that ends with its context.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// page is a parsed page.
type page struct {
	root  *html.Node
	found *html.Node // the article, as far as it is narrowed down
	sums  map[*html.Node]sum
}

// bound refuses a page with too many elements, or too many within each other.
func bound(root *html.Node, most int) error {
	depth := 0
	for n := root; n != nil; {
		if most--; most < 0 {
			return layout.Faultf(layout.Limit, "it has more elements than the limit; raise the limit, or save it as plain text")
		}
		if depth > deepest {
			return tooDeep()
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			depth++
			continue
		}
		for n != nil && n.NextSibling == nil {
			n = n.Parent
			depth--
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return nil
}

func tooDeep() error {
	return layout.Faultf(layout.Limit, "its elements lie more than %d deep in each other; save it as plain text", deepest)
}

// empty is the Fault of a page without an article.
func (p *page) empty() error {
	if n := p.sums[p.root].links; n >= 5 {
		return layout.Faultf(layout.NoText, "it is a list of %d links without an article; save the pages that it links to", n)
	}
	return layout.Faultf(layout.NoText, "it holds no text")
}

// outerTitle is the heading of the page if it stands outside of the article: the
// heading with which the title of the window begins.
func (p *page) outerTitle(article *html.Node) string {
	window := strings.TrimSpace(textOf(find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Title })))
	if window == "" {
		return ""
	}
	heading := find(p.root, func(n *html.Node) bool {
		if !isHeading(n) {
			return false
		}
		t := flat(n)
		return len(t) >= 12 && (strings.HasPrefix(strings.Join(strings.Fields(window), ""), t))
	})
	if heading == nil || contains(article, heading) {
		return ""
	}
	return strings.TrimSpace(collapse(textOf(heading)))
}

// isHeading reports whether n is a heading, by its element or by its class.
func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		return true
	case atom.Div, atom.P, atom.Td, atom.Span:
		return strings.Contains(strings.ToLower(attr(n, "class")+attr(n, "id")), "title")
	}
	return false
}
