package html

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// drop removes from n what is not shown, or is no part of an article.
func (p *page) drop(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode || isHidden(c) || isNoteSign(c) || p.isChrome(c):
			n.RemoveChild(c)
		case p.headsLinks(c):
			removeFrom(c, n)
			next = nil
		default:
			p.drop(c)
		}
		c = next
	}
}

// removeFrom removes c and all that follows it in n.
func removeFrom(c, n *html.Node) {
	for c != nil {
		next := c.NextSibling
		n.RemoveChild(c)
		c = next
	}
}

// isHidden reports whether browsers do not show n as text.
func isHidden(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Embed,
		atom.Select, atom.Button, atom.Textarea, atom.Input, atom.Rt, atom.Rp, atom.Del, atom.Canvas, atom.Audio,
		atom.Video, atom.Datalist, atom.Dialog, atom.Math:
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") ||
		slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

// isNoteSign reports whether n is the sign of a footnote: a link within the page that is
// called by a number.
func isNoteSign(n *html.Node) bool {
	if n.DataAtom != atom.A || !strings.Contains(attr(n, "href"), "#") {
		return false
	}
	text := strings.Trim(flat(n), "[]()（）〔〕【】*")
	return len(text) <= 3 && strings.Trim(text, "0123456789") == ""
}

// The classes and ids of what stands around an article: whole names, and beginnings.
var (
	chromeNames = []string{"menu", "crumb", "crumbs", "location", "position", "foot", "toolbar", "pager", "print", "prenext", "hits",
		"tags", "login", "search", "weizhi", "dqwz", "comment", "comments"}
	chromeBeginnings = []string{"nav", "breadcrumb", "share", "bdshare", "related", "recommend", "footer", "copyright", "sidebar", "pagination"}
)

// isChrome reports whether n stands around an article: by its element, by its name, or
// because it is links and nothing else.
func (p *page) isChrome(n *html.Node) bool {
	if n.Type != html.ElementNode || p.sums[n].isProse() {
		return false
	}
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body:
		return false
	case atom.Nav, atom.Aside, atom.Footer:
		return true
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Table, atom.Section, atom.P:
		if p.sums[n].isLinkList() {
			return true
		}
	}
	return isNamedChrome(n)
}

// isNamedChrome reports whether the class or the id of n is that of something around
// articles. LibreOffice writes what heads each page into an element with that title.
func isNamedChrome(n *html.Node) bool {
	parts := strings.FieldsFunc(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	title := attr(n, "title")
	return title == "header" || title == "footer" || slices.ContainsFunc(parts, func(part string) bool {
		return slices.Contains(chromeNames, part) ||
			slices.ContainsFunc(chromeBeginnings, func(b string) bool { return strings.HasPrefix(part, b) })
	})
}

// sum is what an element holds, in letters: dates beside links say nothing.
type sum struct {
	all    int
	linked int // in links
	prose  int // in sentences outside of links
	links  int
}

// proseLength is how many letters of sentences make a part of a page prose.
const proseLength = 40

func (s sum) isProse() bool { return s.prose >= proseLength }

// isLinkList reports whether an element is made of links: three or more, with little
// beside them.
func (s sum) isLinkList() bool { return s.links >= 3 && s.linked*10 >= s.all*6 && !s.isProse() }

// measure sums up n and all in it.
func (p *page) measure(n *html.Node, inLink bool) sum {
	var s sum
	if n.Type == html.TextNode {
		s.all = letters(n.Data)
		if inLink {
			s.linked = s.all
		} else if strings.ContainsAny(n.Data, "。；") {
			s.prose = s.all
		}
		return s
	}
	if n.DataAtom == atom.A && attr(n, "href") != "" {
		s.links, inLink = 1, true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		below := p.measure(c, inLink)
		s = sum{s.all + below.all, s.linked + below.linked, s.prose + below.prose, s.links + below.links}
	}
	p.sums[n] = s
	return s
}

// letters counts the letters in s.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// relatedWords head lists of other pages.
var relatedWords = []string{"相关文章", "相关链接", "相关新闻", "相关阅读", "相关信息", "相关推荐", "相关附件下载", "推荐阅读", "推荐文章", "延伸阅读",
	"热门文章", "热门推荐", "猜你喜欢", "最新文章", "更多文章", "上一篇", "下一篇", "上一条", "下一条", "网友评论", "发表评论"}

// longestRelated is how many characters the heading of a list of other pages has at most.
const longestRelated = 100

// headsLinks reports whether n is the heading of a list of other pages.
func (p *page) headsLinks(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Head {
		return false
	}
	if s := p.sums[n]; s.all > longestRelated || s.isProse() {
		return false
	}
	text := strings.TrimLeft(flat(n), "[【：:■◆●▪>》")
	return slices.ContainsFunc(relatedWords, func(w string) bool { return strings.HasPrefix(text, w) })
}
