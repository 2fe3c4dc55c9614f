package html

import (
	"context"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"heshu/corpus/layout"
)

// writer writes nodes as paragraphs and tables.
type writer struct {
	ctx  context.Context
	out  *layout.Builder
	line strings.Builder
	pre  int // how many elements keep their white space
}

// article writes n.
func (w *writer) article(n *html.Node) {
	w.children(n)
	w.end()
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil && w.out.Err() == nil && w.ctx.Err() == nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.DataAtom == atom.Br || n.DataAtom == atom.Hr:
		w.end()
	case n.DataAtom == atom.Table:
		w.table(n)
	case n.DataAtom == atom.Pre:
		w.end()
		w.pre++
		w.children(n)
		w.pre--
		w.end()
	case isBlock(n):
		w.end()
		w.children(n)
		w.end()
	default:
		w.children(n)
	}
}

// text adds to the line.
func (w *writer) text(s string) {
	if w.pre == 0 {
		w.line.WriteString(s)
		return
	}
	for line := range strings.Lines(s) {
		w.line.WriteString(strings.TrimSuffix(line, "\n"))
		if strings.HasSuffix(line, "\n") {
			w.end()
		}
	}
}

// end ends the line. One without text is none.
func (w *writer) end() {
	s := strings.ReplaceAll(strings.TrimSpace(collapse(w.line.String())), "\u00A0", " ")
	w.line.Reset()
	if strings.Trim(s, " 　\u200B") != "" && !isNotice(s) {
		w.out.Paragraph(s)
	}
}

// table writes a table.
func (w *writer) table(n *html.Node) {
	w.end()
	w.out.OpenTable()
	w.rows(n)
	w.out.CloseTable()
}

// rows writes the rows of a table, and its caption before them.
func (w *writer) rows(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			w.out.OpenRow(0)
			w.cells(c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			w.rows(c)
		}
	}
}

func (w *writer) cells(row *html.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		w.out.OpenCell(layout.Cell{ColSpan: spanned(c, "colspan"), RowSpan: spanned(c, "rowspan")})
		w.children(c)
		w.end()
		w.out.CloseCell()
	}
}

// spanned is how many columns or rows a cell spans.
func spanned(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || v < 1 || v > 1000 {
		return 1
	}
	return v
}

// isBlock reports whether n begins and ends a line.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Center, atom.Form, atom.Fieldset, atom.Figure, atom.Figcaption, atom.Address,
		atom.Details, atom.Summary, atom.Caption, atom.Body, atom.Html:
		return true
	}
	return false
}
