package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// Excerpts are bounded, so that a text without full stops gives no page without end.
const (
	excerptReach  = 300 // bytes on either side of what an excerpt is about
	excerptPlace  = 900 // bytes of what it is about
	excerptPieces = 4   // sentences
)

// excerpt is a sentence of a report with the figures of a finding marked.
type excerpt struct {
	Before, After bool // something was left out
	Tokens        []token
}

// excerpts shows the sentences in which the marks stand, the first mark's always,
// in the order of the text.
func excerpts(text string, marks []mark) []excerpt {
	var windows []segment.Span
	for _, m := range marks {
		if !wholeIn(text, m.Span) || len(windows) == excerptPieces {
			continue
		}
		windows = join(windows, sentence(text, m.Span))
	}
	var out []excerpt
	for _, w := range windows {
		tokens := weave(text, w, within(marks, w))
		out = append(out, excerpt{Before: midway(text, w.Start), After: midway(text, w.End), Tokens: tokens})
	}
	return out
}

// within cuts marks that stick out of the window, as the place of a whole
// paragraph does.
func within(marks []mark, window segment.Span) []mark {
	out := slices.Clone(marks)
	for i := range out {
		if m := &out[i]; m.Overlaps(window) {
			m.Start, m.End = max(m.Start, window.Start), min(m.End, window.End)
		}
	}
	return out
}

// join adds a window to those before it, as one with those that it touches.
func join(windows []segment.Span, w segment.Span) []segment.Span {
	var out []segment.Span
	for _, old := range windows {
		if old.Start <= w.End && w.Start <= old.End {
			w = segment.Span{Start: min(w.Start, old.Start), End: max(w.End, old.End)}
			continue
		}
		out = append(out, old)
	}
	out = append(out, w)
	slices.SortFunc(out, func(a, b segment.Span) int { return a.Start - b.Start })
	return out
}

// stops end a sentence, pauses a clause. A 。 between digits is a decimal point.
const (
	stops  = "。！？!?\n"
	pauses = "，；、,;"
)

// sentence is the sentence around a place, with its stop. Of a long one it is the
// clauses around the place.
func sentence(text string, s segment.Span) segment.Span {
	s.End = runeStart(text, min(s.End, s.Start+excerptPlace))
	return segment.Span{Start: sentenceStart(text, s.Start), End: sentenceEnd(text, s.End)}
}

func sentenceStart(text string, place int) int {
	from := runeStart(text, max(0, place-excerptReach))
	for at := place; at > from; {
		stop := strings.LastIndexAny(text[from:at], stops)
		if stop < 0 {
			break
		}
		at = from + stop
		if next := behind(text, at); !decimalPoint(text, at, next) {
			return next
		}
	}
	if pause := strings.IndexAny(text[from:place], pauses); from > 0 && pause >= 0 {
		return behind(text, from+pause) // not within a number
	}
	return from
}

func sentenceEnd(text string, place int) int {
	to := runeStart(text, min(len(text), place+excerptReach))
	for at := place; at < to; {
		stop := strings.IndexAny(text[at:to], stops)
		if stop < 0 {
			break
		}
		next := behind(text, at+stop)
		if !decimalPoint(text, at+stop, next) {
			return next
		}
		at = next
	}
	if pause := strings.LastIndexAny(text[place:to], pauses); to < len(text) && pause >= 0 {
		return behind(text, place+pause)
	}
	return to
}

// behind is the offset behind the character at offset.
func behind(text string, offset int) int {
	_, size := utf8.DecodeRuneInString(text[offset:])
	return offset + size
}

// decimalPoint reports whether the stop between from and to stands between digits.
func decimalPoint(text string, from, to int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9' }
	return digit(from-1) && digit(to)
}

// midway reports whether an excerpt that begins or ends at offset does so within a sentence.
func midway(text string, offset int) bool {
	if offset == 0 || offset == len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:offset])
	after, _ := utf8.DecodeRuneInString(text[offset:])
	return !strings.ContainsRune(stops, before) && after != '\n'
}

// runeStart moves offset back to where a character begins.
func runeStart(text string, offset int) int {
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset--
	}
	return offset
}
