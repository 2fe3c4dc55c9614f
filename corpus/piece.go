package corpus

import (
	"strings"
	"unicode/utf8"
)

// pieceNumber reads 篇一 and 第2篇, alone, after a title or before one, as the number
// of a report. 精选3篇 and 发表稿件3篇 count pieces and number none. A heading can have
// lost its line end: in 总结 篇15月19日 the number is 1 or 15, and glued is 15.
func pieceNumber(s string) (value int, glued string, ok bool) {
	window := s[:min(len(s), longestTitle)]
	if before, found := before(window, "篇"); found && endsHeading(before) {
		after := s[len(before)+len("篇"):]
		if v, n, _ := numeral(after); n > 0 && v > 0 && v <= maxNumber && beginsHeading(after[n:], before) {
			return v, "", true
		}
		run := numeralRun(after)
		if v, n, _ := firstNumeral(run); n > 0 && v > 0 && endsTitle(before) {
			return v, run, true
		}
	}
	for _, measure := range [...]string{"篇", "份", "则"} {
		if before, found := before(window, measure); found {
			if v := ordinalPiece(before, s[len(before)+len(measure):]); v > 0 {
				return v, "", true
			}
		}
	}
	return 0, "", false
}

// before returns what stands in s before a word.
func before(s, word string) (string, bool) {
	i := index(s, word)
	return s[:max(i, 0)], i >= 0
}

// inNumeral reports whether r is part of a numeral.
func inNumeral(r rune) bool {
	_, isDigit := digit(r)
	return isDigit || chineseDigit(r) >= 0 || r == '十'
}

// numeralRun returns the numerals that s begins with, up to eight characters.
func numeralRun(s string) string {
	n := 0
	for i, r := range s {
		if !inNumeral(r) || n == 8 {
			return s[:i]
		}
		n++
	}
	return s
}

// firstNumeral reads the first character of run.
func firstNumeral(run string) (value, size int, chinese bool) {
	_, n := utf8.DecodeRuneInString(run)
	return numeral(run[:n])
}

// valueNear returns the value of h, or, if its text stands right behind it, of as many
// of its digits as give wanted.
func (h heading) valueNear(wanted int) int {
	for i, r := range h.glued {
		end := i + utf8.RuneLen(r)
		if v, n, _ := numeral(h.glued[:end]); n == end && v == wanted {
			return v
		}
	}
	return h.value
}

// ordinalPiece reads 第2 at the end of what stands before a measure, or 0.
func ordinalPiece(before, after string) int {
	j := strings.LastIndex(before, "第")
	if j < 0 {
		return 0
	}
	digits := strings.TrimSpace(before[j+len("第"):])
	v, n, _ := numeral(digits)
	if n == 0 || n != len(digits) || v > maxNumber || !endsHeading(before[:j]) || !beginsHeading(after, before[:j]) {
		return 0
	}
	return v
}

// endsHeading reports whether what stands before a number can belong to a heading.
func endsHeading(before string) bool {
	return !strings.ContainsAny(before, "。；，,;！？") && len(before) < longestTitle
}

// endsTitle reports whether what stands before a number is nothing or a title.
func endsTitle(before string) bool {
	before = strings.TrimRight(before, " \u3000（([【-—")
	return before == "" || hasAnySuffix(before, numberedTitles)
}

// beginsHeading reports whether what stands after a number does: nothing, a bracket or
// a mark and a title. Only a heading that begins its line may go on with a long text.
func beginsHeading(after, before string) bool {
	const marks = "】）)]〗》：:、.． \u3000\t—-"
	mark, _ := utf8.DecodeRuneInString(after)
	if after == "" {
		return true
	}
	if !strings.ContainsRune(marks, mark) {
		return false
	}
	rest := strings.TrimLeft(after, marks)
	return headingLike(rest) || rest == "" || strings.Trim(before, "（([【") == "" || endsTitle(before)
}
