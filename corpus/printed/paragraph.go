package printed

import (
	"math"
	"strings"
	"unicode/utf8"

	"heshu/corpus/layout"
)

// writer joins the lines of pages into paragraphs.
type writer struct {
	out   *layout.Builder
	last  line    // the line before; its text is "" if there is none
	right float64 // where the lines of all pages end that nothing stands beside
}

// line is a row that is part of a paragraph.
type line struct {
	run
	left0, right0 float64 // the edges of its block
	leading       float64 // the usual distance of the lines of its block
	indents       bool    // paragraphs of its block begin with an indent
}

// page adds the blocks of a page.
func (w *writer) page(number int, blocks []block) {
	w.out.Page(number)
	for _, b := range blocks {
		if b.whole {
			b.right = w.right
		}
		w.block(b)
	}
}

// block adds the rows of a block: lines, and the tables between them.
func (w *writer) block(b block) {
	w.last.leading = 0 // the distance to the block before says nothing
	leading, indents := b.leading(), b.indents()
	for i := 0; i < len(b.rows); {
		if n := tableAt(b.rows[i:]); n > 0 {
			w.end()
			w.table(b.rows[i : i+n])
			i += n
			continue
		}
		l := b.line(i)
		l.leading, l.indents = leading, indents
		w.line(l)
		i++
	}
}

// line is row i as one line.
func (b block) line(i int) line {
	r := b.rows[i]
	l := line{run: r.runs[0], left0: b.left, right0: b.right}
	last := r.runs[len(r.runs)-1]
	l.text, l.right, l.spaced, l.em, l.base = r.text(), last.right, last.spaced, r.em(), r.base
	return l
}

// indents reports whether paragraphs of b begin with an indent.
func (b block) indents() bool {
	for _, r := range b.rows {
		if in := (r.runs[0].left - b.left) / r.em(); in > indented && in < apart {
			return true
		}
	}
	return false
}

// leading is the usual distance of the lines of b; 0 for one line.
func (b block) leading() float64 {
	var steps []float64
	for i := 1; i < len(b.rows); i++ {
		steps = append(steps, b.rows[i-1].base-b.rows[i].base)
	}
	if len(steps) == 0 {
		return 0
	}
	return median(steps)
}

// line adds a line to the paragraph before, or begins one with it.
func (w *writer) line(l line) {
	if w.last.text == "" || begins(w.last, l) {
		w.end()
	} else if needsSpace(w.last, l) {
		w.out.Text(" ")
	}
	w.out.Text(l.text)
	w.last = l
}

// needsSpace reports whether a space stands between the lines prev and l of a paragraph:
// between words in Latin type, or where it is printed at the end of the line. None
// stands in a number.
func needsSpace(prev, l line) bool {
	before, after := lastRune(prev.text), firstRune(l.text)
	return isLetter(before) && isLetter(after) || prev.spaced && !(isWord(before) && isWord(after))
}

// end ends the paragraph.
func (w *writer) end() {
	if w.last.text != "" {
		w.out.EndParagraph()
		w.last = line{}
	}
}

// How far a line is indented, in em, from which it may begin a paragraph, and from
// which it stands by itself: a title, a signature.
const (
	indented = 0.8
	apart    = 3.2
)

// begins reports whether l begins a paragraph after the line prev.
func begins(prev, l line) bool {
	em := max(prev.em, l.em)
	indent, before := (l.left-l.left0)/em, (prev.left-prev.left0)/em
	gap := prev.base - l.base
	switch {
	case math.Abs(prev.em-l.em) > 0.15*em:
		return true // a heading
	case prev.leading > 0 && gap > 1.5*prev.leading:
		return true // space above it
	case prev.right0-prev.right > l.first+0.5*em:
		return true // its first word would have had room
	case (indent > apart || before > apart) && math.Abs(indent-before) > 0.5:
		return true
	case !endsSentence(prev.text) && before < apart:
		return false
	}
	return indent > indented && indent > before-0.3 || !l.indents && isNumbered(l.text)
}

// endsSentence reports whether s may end a paragraph.
func endsSentence(s string) bool {
	return strings.ContainsRune("。！？：；.!?:;…", lastRune(strings.TrimRight(s, "”’）)」』"))) || isDateLine(s)
}

// isDateLine reports whether s ends as the line with the date of a report does.
func isDateLine(s string) bool {
	return utf8.RuneCountInString(s) <= 20 && strings.HasSuffix(s, "日") && strings.Contains(s, "年")
}

// isNumbered reports whether s begins as a numbered paragraph does: 一、 （二） 3.
func isNumbered(s string) bool {
	r := []rune(s[:min(len(s), 24)])
	i := 0
	for i < len(r) && strings.ContainsRune("第（(", r[i]) {
		i++
	}
	start := i
	for i < len(r) && strings.ContainsRune("一二三四五六七八九十0123456789０１２３４５６７８９", r[i]) {
		i++
	}
	return i > start && i+1 < len(r) && strings.ContainsRune("、．.）)是", r[i]) && !(r[i] == '.' && isWord(r[i+1]))
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// isLetter reports whether r is a Latin letter.
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
