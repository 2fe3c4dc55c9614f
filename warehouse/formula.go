package warehouse

import (
	"strings"
	"unicode/utf8"
)

// Spreadsheets run a cell that begins like a formula, wherever the file came
// from. An apostrophe before it makes it text. A text that had apostrophes
// before a formula gets one more, so that rearm gives back what disarm was given.

// disarm returns the text as a spreadsheet may have it.
func disarm(text string) string {
	if formula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// rearm undoes disarm.
func rearm(text string) string {
	if strings.HasPrefix(text, "'") && formula(strings.TrimLeft(text, "'")) {
		return text[1:]
	}
	return text
}

// formula reports whether a spreadsheet would calculate the text. Signed numbers
// are calculated too, but to themselves.
func formula(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	switch first {
	case '=', '@', '＝', '＠', '\t', '\r', '\n':
		return true // white space is dropped on import, and = may follow
	case '-', '+':
		return !plainNumber(text[size:])
	case '－', '＋':
		return true
	}
	return false
}

// plainNumber reports whether text is digits with at most one point, and % at most at its end.
func plainNumber(text string) bool {
	text = strings.TrimSuffix(text, "%")
	whole, fraction, point := strings.Cut(text, ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
