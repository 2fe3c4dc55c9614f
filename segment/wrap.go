package segment

import (
	"strings"
	"unicode/utf8"
)

// Widths are columns: a Chinese character takes two.
const (
	leastWrapped = 24  // a line that is shorter was cut by its author
	mostWrapped  = 160 // and one that is longer was cut by nobody
	ragged       = 6   // how far a line that was cut stays below the width of the page
)

// longestJoined is how long a paragraph of cut lines is at most, in bytes.
const longestJoined = 8 << 10

// wrap is a line end that may stand amid a sentence, with the white space around it.
type wrap struct {
	Span
	width   int  // of the line before it
	prose   bool // that line has a sign in its middle
	certain bool // the sentence goes on, whatever the page looks like
}

// wrapper finds the line ends of a text that stand amid sentences: those of files whose
// lines were cut to a width, and of scanned or scraped pages.
type wrapper struct {
	text  string
	title Span // the first line
	wraps []wrap
}

// softBreaks returns the line ends that stand amid a sentence, in order, in the memory
// of soft, and the memory of wraps, which it needs.
func softBreaks(text string, wraps []wrap, soft []Span) ([]wrap, []Span) {
	w := wrapper{text: text, wraps: wraps[:0]}
	var before Span // the line before
	for at := 0; at < len(text); {
		s, next := w.line(at)
		if w.title.Empty() {
			w.title = s
		} else if !before.Empty() && !s.Empty() {
			w.consider(before, s, at)
		}
		before, at = s, next
	}
	page, paragraph := w.page(), 0
	soft = soft[:0]
	for i, b := range w.wraps {
		if i > 0 && strings.IndexByte(w.text[w.wraps[i-1].End:b.Start], '\n') >= 0 {
			paragraph = w.wraps[i-1].End
		}
		if b.Start-paragraph > longestJoined {
			paragraph = b.End // whatever this is, it is no paragraph
			continue
		}
		if b.certain || page > 0 && (b.width >= page-ragged || b.prose && b.width >= leastWrapped) {
			soft = append(soft, b.Span)
		}
	}
	return w.wraps, soft
}

// line returns the line that begins at offset at, without the white space around it, and
// where the next one begins.
func (w *wrapper) line(at int) (s Span, next int) {
	end := len(w.text)
	if i := strings.IndexByte(w.text[at:], '\n'); i >= 0 {
		end = at + i
	}
	return trim(w.text, Span{at, end}), end + 1
}

// consider looks at the line end between a line and the next, which begins at offset at
// with white space. Most are told apart by the signs beside them.
func (w *wrapper) consider(line, next Span, at int) {
	s, after := line.In(w.text), next.In(w.text)
	listed := strings.HasSuffix(s, ";")
	if next.Start-at > 1 || strings.HasSuffix(s, ":") || endsSentence(s) && !listed && !parted(s, after) {
		return
	}
	if _, numbered := markerAt(w.text, next.Start, next.End, atLine); numbered {
		return
	}
	b := wrap{Span: Span{line.End, next.Start}, prose: !listed && hasSign(s)}
	if _, numbered := markerAt(w.text, line.Start, line.End, atLine); numbered && !b.prose {
		return // a heading
	}
	b.width = columns(s)
	b.certain = b.width >= leastWrapped && goesOn(s, after)
	cut := b.width <= mostWrapped && hasHan(after) && (b.prose || w.title != line)
	if (b.certain || cut) && hasHan(s) && !inTable(s) && !inTable(after) {
		w.wraps = append(w.wraps, b)
	}
}

// page returns the width that the lines of the text were cut to, 0 if they were not: then
// lines that end amid a sentence are about equally long, and hardly one is longer.
func (w *wrapper) page() int {
	width, prose, full := 0, 0, 0
	for _, b := range w.wraps {
		if b.prose && b.width <= mostWrapped {
			width = max(width, b.width)
		}
	}
	for _, b := range w.wraps {
		if b.prose && b.width >= leastWrapped {
			prose++
			if b.width <= width && 4*b.width > 3*width {
				full++
			}
		}
	}
	if width < leastWrapped || full < 3 || 3*full < 2*prose {
		return 0
	}
	lines, wider := 0, 0
	for at := 0; at < len(w.text); {
		s, next := w.line(at)
		if !s.Empty() {
			lines++
		}
		if exceeds(s.In(w.text), width+ragged) {
			wider++
		}
		at = next
	}
	if 8*wider > lines {
		return 0
	}
	return width
}

// goesOn reports whether the sentence of a line goes on in the next beyond doubt: at a
// comma, or within a number.
func goesOn(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	first, size := utf8.DecodeRuneInString(next)
	switch {
	case strings.ContainsRune(",、(“《", last), strings.ContainsRune(",、;。%)”》", first):
		return true
	case !hasSign(line) || !hasSign(next):
		return false
	case digitAt(line, len(line)-1):
		return first == '.' && digitAt(next, size) || digitAt(next, 0) && !startsDate(next)
	}
	return parted(line, next) || strings.ContainsRune("百千万亿", last) && strings.ContainsRune("零一二三四五六七八九", first)
}

// parted reports whether a line ends with the decimal point of a number that goes on in
// the next.
func parted(line, next string) bool {
	before, found := strings.CutSuffix(line, "。")
	if !found {
		before, found = strings.CutSuffix(line, ".")
	}
	return found && digitAt(before, len(before)-1) && digitAt(next, 0) && !startsDate(next)
}

// inTable reports whether s looks like a row of a table, by its beginning.
func inTable(s string) bool {
	s = s[:min(len(s), mostWrapped)]
	return strings.IndexByte(s, '\t') >= 0 || strings.IndexByte(s, '|') >= 0 || strings.Contains(s, "  ")
}

func hasHan(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xE4 && s[i] <= 0xE9 {
			return true
		}
	}
	return false
}

// hasSign reports whether a comma or a sign that ends a sentence stands within s.
func hasSign(s string) bool {
	return strings.IndexByte(s, ',') >= 0 || strings.Contains(s, "。") || strings.Contains(s, "、") || strings.ContainsAny(s, ";!?")
}

// columns is how wide s is, or more than mostWrapped.
func columns(s string) int {
	if len(s) > 3*mostWrapped {
		return mostWrapped + 1 // whatever it holds
	}
	n := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] < utf8.RuneSelf:
			n++
		case s[i] >= 0xC0:
			n += 2
		}
	}
	return n
}

// exceeds reports whether s is wider than so many columns.
func exceeds(s string, width int) bool {
	return len(s) > width && (len(s) > 2*width || columns(s) > width)
}
