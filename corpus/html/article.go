package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mark is the attribute by which elements are found again in what readability makes of
// a copy of the page.
const mark = "data-heshu"

// mostRead is how many elements readability is given; larger pages are read whole.
const mostRead = 50_000

// nearlyAll is the share of an article that the element it is read from holds at least.
const nearlyAll = 0.9

// article returns the element that the article is read from.
func (p *page) article() *html.Node {
	if p.found == nil {
		p.found = find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	}
	if p.found == nil {
		p.found = p.root
	}
	return p.found
}

// locate narrows the article down from the body of the page.
func (p *page) locate() {
	body := p.article()
	likely := likelyArticle(p.root)
	if likely == nil {
		return
	}
	w := weigher{likely: likely, sums: make(map[*html.Node]weight)}
	total := w.weigh(body)
	for n := w.heir(body, total); n != nil; n = w.heir(n, total) {
		if !isTable(n) && (n.DataAtom != atom.Td || p.sums[n].isProse()) {
			p.found = n
		}
	}
}

// weight is what an element holds: characters that readability takes for the article,
// and characters of sentences.
type weight struct{ likely, sentences float64 }

// weigher adds up weights.
type weigher struct {
	likely map[*html.Node]bool
	sums   map[*html.Node]weight
}

// weigh returns the weight of n.
func (w *weigher) weigh(n *html.Node) weight {
	var sum weight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size := float64(utf8.RuneCountInString(strings.TrimSpace(c.Data)))
			if w.likely[n] {
				sum.likely += size
			}
			if strings.ContainsAny(c.Data, "。；") {
				sum.sentences += size
			}
			continue
		}
		below := w.weigh(c)
		sum.likely += below.likely
		sum.sentences += below.sentences
	}
	w.sums[n] = sum
	return sum
}

// heir is the child of n that alone holds nearly all of total; nil if none does.
func (w *weigher) heir(n *html.Node, total weight) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s := w.sums[c]
		if total.likely > 0 && s.likely >= nearlyAll*total.likely && s.sentences >= nearlyAll*total.sentences && isBox(c) {
			return c
		}
	}
	return nil
}

// isBox reports whether n may hold an article, or a box with one.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Article, atom.Section, atom.Main, atom.Form, atom.Center, atom.Td:
		return true
	}
	return isTable(n)
}

// isTable reports whether n is a table, or rows of one.
func isTable(n *html.Node) bool {
	return n.DataAtom == atom.Table || n.DataAtom == atom.Tbody || n.DataAtom == atom.Tr
}

// likelyArticle returns the elements that readability takes for the article; nil if it
// finds none.
func likelyArticle(root *html.Node) map[*html.Node]bool {
	var all []*html.Node
	number(root, &all)
	if len(all) > mostRead {
		return nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(dom.Clone(root, true), nil)
	if err != nil || found.Node == nil {
		return nil
	}
	likely := make(map[*html.Node]bool)
	collect(found.Node, all, likely)
	return likely
}

// number marks the elements under n.
func number(n *html.Node, all *[]*html.Node) {
	if n.Type == html.ElementNode {
		n.Attr = append(n.Attr, html.Attribute{Key: mark, Val: strconv.Itoa(len(*all))})
		*all = append(*all, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		number(c, all)
	}
}

// collect finds the marked elements under n.
func collect(n *html.Node, all []*html.Node, found map[*html.Node]bool) {
	if i, err := strconv.Atoi(attr(n, mark)); err == nil && i >= 0 && i < len(all) {
		found[all[i]] = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		collect(c, all, found)
	}
}
