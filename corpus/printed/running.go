package printed

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edgeRows is how many rows at the head and the foot of a page can be running heads.
const edgeRows = 3

// heads is where the rows at one side of the pages stand, by what they say.
type heads map[string][]float64

// dropRunning removes running heads and feet and page numbers from the pages.
func dropRunning(pages []page) {
	known := [2]heads{{}, {}}
	for i := range pages {
		for side := range known {
			known[side].note(&pages[i], side)
		}
	}
	for i := range pages {
		for side := range known {
			pages[i].dropEdge(side, known[side], len(pages))
		}
	}
}

// note adds the outer rows of p.
func (h heads) note(p *page, side int) {
	seen := make(map[string]bool)
	for n := range min(edgeRows, len(p.rows)) {
		r := p.edge(side, n)
		if key := alike(r); !seen[key] {
			seen[key] = true
			h[key] = append(h[key], r.base)
		}
	}
}

// pages is on how many pages r comes at the same height.
func (h heads) pages(r row) int {
	n := 0
	for _, base := range h[alike(r)] {
		if math.Abs(base-r.base) < r.em()/2 {
			n++
		}
	}
	return n
}

// edge is the n-th row from the head (side 0) or the foot (side 1).
func (p *page) edge(side, n int) row {
	if side == 0 {
		return p.rows[n]
	}
	return p.rows[len(p.rows)-1-n]
}

// dropEdge removes rows from an edge as long as they are no text.
func (p *page) dropEdge(side int, known heads, pages int) {
	for range edgeRows {
		if len(p.rows) == 0 || !p.isRunning(side, known, pages) {
			return
		}
		if side == 0 {
			p.rows = p.rows[1:]
		} else {
			p.rows = p.rows[:len(p.rows)-1]
		}
	}
}

// isRunning reports whether the outermost row is no text. One with many parts is the
// head of a table.
func (p *page) isRunning(side int, known heads, pages int) bool {
	r := p.edge(side, 0)
	n := known.pages(r)
	return len(r.joined().runs) < 3 && (n >= 2 && n*4 >= pages || isPageNumber(r.text()) && p.apart(side) > 1 || side == 0 && p.isSmallHead())
}

// apart is the white space between the outermost row and the next one, in em of the
// larger.
func (p *page) apart(side int) float64 {
	if len(p.rows) < 2 {
		return 99
	}
	a, b := p.edge(side, 0), p.edge(side, 1)
	em := max(a.em(), b.em())
	gap := a.base - b.base
	if side == 1 {
		gap = -gap
	}
	return gap/em - 1
}

// isSmallHead reports whether the first row is set in smaller type, far above the text,
// and no sentence: the running head of a document of one page.
func (p *page) isSmallHead() bool {
	if len(p.rows) < 3 {
		return false
	}
	first := p.rows[0]
	text := first.text()
	return first.em() < 0.9*p.rows[1].em() && first.em() < 0.9*p.rows[2].em() && p.apart(0) > 1.2 &&
		first.base > 0.85*p.height && utf8.RuneCountInString(text) <= 30 && !strings.ContainsAny(text, "，。；：,;:")
}

// alike is what a running head says on each page: the same, but for the page number.
func alike(r row) string {
	text := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, r.text())
	if !strings.Contains(text, "页") && !strings.Contains(text, "Page") {
		return text
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return -1
		}
		return c
	}, text)
}

// isPageNumber reports whether s is a page's number: — 3 —, 第3页 共8页, 3/8, Page 3.
func isPageNumber(s string) bool {
	if len(s) > 40 {
		return false
	}
	digits := 0
	for _, c := range strings.NewReplacer("Page", "", "page", "", "of", "").Replace(s) {
		switch {
		case unicode.IsDigit(c):
			digits++
		case !unicode.IsSpace(c) && !strings.ContainsRune("-–—―─~·•/|第页頁共", c):
			return false
		}
	}
	return digits > 0 && digits <= 8
}
