package segment

import (
	"strings"
	"unicode/utf8"
)

// space returns the length of the white space that s begins with: one character.
func space(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == ' ' || s[0] >= '\t' && s[0] <= '\r':
		return 1
	case s[0] == 0xC2 && strings.HasPrefix(s, "\u00A0"):
		return 2
	case s[0] == 0xE2 && (strings.HasPrefix(s, "\u2003") || strings.HasPrefix(s, "\u2002") || strings.HasPrefix(s, "\u2028")):
		return 3
	case s[0] == 0xE3 && strings.HasPrefix(s, "\u3000"):
		return 3
	}
	return 0
}

// skipSpace returns the offset of the first character at or after at that is no white space.
func skipSpace(text string, at int) int {
	for at < len(text) {
		n := space(text[at:])
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// trim returns s without the white space at its ends.
func trim(text string, s Span) Span {
	s.Start = skipSpace(text[:s.End], s.Start)
	for s.End > s.Start {
		n := 1
		for n < 3 && n < s.Len() && text[s.End-n]&0xC0 == 0x80 {
			n++
		}
		if space(text[s.End-n:s.End]) != n {
			break
		}
		s.End -= n
	}
	return s
}

// trimStop returns s without the sign that ends a sentence.
func trimStop(text string, s Span) Span {
	r, size := utf8.DecodeLastRuneInString(s.In(text))
	if s.Len() > size && (strings.ContainsRune("。.!?:", r)) {
		s.End -= size
	}
	return s
}

// endsSentence reports whether s ends as a sentence does: 。 ! ? ; …, and quotes
// or brackets behind them.
func endsSentence(s string) bool {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '。', '!', '?', ';', '…', '.':
			return true
		case '”', '"', '’', '」', '』', ')':
			s = s[:len(s)-size]
		default:
			return false
		}
	}
	return false
}

// innerStop reports whether a sentence ends before the end of s.
func innerStop(s string) bool {
	_, size := utf8.DecodeLastRuneInString(s)
	s = s[:len(s)-size]
	for i := range len(s) {
		switch s[i] {
		case ';', '!', '?':
			return true
		case 0xE3:
			if strings.HasPrefix(s[i:], "。") && !decimal(s, i, i+len("。")) {
				return true
			}
		}
	}
	return false
}

// decimal reports whether the 。 between the offsets at and after stands for the
// point of a number (2。9万元, FM105。9), as scanned text has it.
func decimal(s string, at, after int) bool {
	return digitAt(s, at-1) && digitAt(s, after) && !startsDate(s[after:])
}

// closesOpen reports whether s ends in a sign that something follows: a comma, a colon.
func closesOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",:、;", r)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i]-'0' < 10 {
			return true
		}
	}
	return false
}

func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isHan(r) || r == '“'
}

// allHan reports whether s is Chinese characters and nothing else.
func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}
