package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// find returns the first node under n, or n, that is wanted; nil if there is none.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if wanted(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, wanted); f != nil {
			return f
		}
	}
	return nil
}

// contains reports whether n is in, or is, outer.
func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// attr is the value of an attribute.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text in n.
func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(n, &b)
	return b.String()
}

func writeText(n *html.Node, b *strings.Builder) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(c, b)
	}
}

// flat is the text in n without white space.
func flat(n *html.Node) string { return strings.Join(strings.Fields(textOf(n)), "") }

// collapse makes white space as narrow as browsers show it: one space, and nothing for a
// line end between Chinese characters. Spaces of a width of their own stay.
func collapse(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var before rune
	for i := 0; i < len(s); {
		n, lineEnd := blank(s[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+size])
			before = r
			i += size
			continue
		}
		i += n
		after, _ := utf8.DecodeRuneInString(s[i:])
		if !lineEnd || !isWide(before) && !isWide(after) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// blank returns the length of the white space that s begins with, and whether a line
// ends in it.
func blank(s string) (n int, lineEnd bool) {
	for n < len(s) {
		switch s[n] {
		case '\n', '\r':
			lineEnd = true
		case ' ', '\t', '\f':
		default:
			return n, lineEnd
		}
		n++
	}
	return n, lineEnd
}

// isWide reports whether r is a Chinese character or mark.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF ||
		r == '“' || r == '”' || r == '—' || r == '…'
}
