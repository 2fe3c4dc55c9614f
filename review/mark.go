package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// mark is a stretch of a text to be shown as something.
type mark struct {
	segment.Span
	Class string // CSS classes
	Title string // what it is, for who points at it
	ID    string // anchor of its beginning
	Refs  []int  // numbers of the findings that judge it, shown behind it
}

// token is a piece of a marked text: the beginning of a mark, its end, or text.
// Marks are nested.
type token struct {
	Open *mark
	Text string
	Refs []int // of the mark that ends here
	End  bool
}

// weave puts marks into text[window]. Marks that do not lie in the window, or
// that would cut a character, are left out; of two that cross, the one that
// begins later is shown in two pieces.
func weave(text string, window segment.Span, marks []mark) []token {
	w := weaver{text: text, at: window.Start}
	queue := slices.DeleteFunc(slices.Clone(marks), func(m mark) bool { return !window.Contains(m.Span) || !wholeIn(text, m.Span) })
	slices.SortStableFunc(queue, outerFirst)
	for len(queue) > 0 {
		m := queue[0]
		queue = queue[1:]
		w.closeBefore(m.Start)
		if rest, crosses := w.cross(&m); crosses {
			at, _ := slices.BinarySearchFunc(queue, rest, outerFirst)
			queue = slices.Insert(queue, at, rest)
		}
		w.begin(&m)
	}
	w.closeBefore(window.End + 1)
	w.copy(window.End)
	return w.out
}

// wholeIn reports whether s is a place of text that begins and ends between characters.
func wholeIn(text string, s segment.Span) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(text) && utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// outerFirst orders marks by their beginnings, of equal ones the longer first.
func outerFirst(a, b mark) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

type weaver struct {
	text string
	at   int // text is written up to here
	open []*mark
	out  []token
}

func (w *weaver) copy(to int) {
	if to > w.at {
		w.out = append(w.out, token{Text: clean(w.text[w.at:to])})
		w.at = to
	}
}

// closeBefore ends the marks that end at or before offset, and copies up to it.
func (w *weaver) closeBefore(offset int) {
	for len(w.open) > 0 && w.open[len(w.open)-1].End <= offset {
		last := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.copy(last.End)
		w.out = append(w.out, token{End: true, Refs: last.Refs})
	}
}

// cross cuts m where the mark around it ends and returns what sticks out.
func (w *weaver) cross(m *mark) (rest mark, crosses bool) {
	if len(w.open) == 0 || m.End <= w.open[len(w.open)-1].End {
		return mark{}, false
	}
	rest = *m
	m.End = w.open[len(w.open)-1].End
	rest.Start, rest.ID = m.End, ""
	m.Refs = nil
	return rest, true
}

func (w *weaver) begin(m *mark) {
	w.copy(m.Start)
	w.open = append(w.open, m)
	w.out = append(w.out, token{Open: m})
}

// clean keeps a report from steering the page: control characters and the marks
// that turn the direction of writing are not shown, broken bytes are seen as such.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c < ' ' || c >= 0x7f && c < 0xa0:
			return -1
		case c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x200e || c == 0x200f:
			return -1
		}
		return c
	}, s)
}

// clip shortens what is too long to be shown.
func clip(s string, runes int) string {
	s = clean(s)
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes]) + "…"
}
