package segment

import (
	"strings"
	"unicode/utf8"
)

// sign is a punctuation mark that parts text.
type sign byte

const (
	signNone sign = iota
	signComma
	signSemicolon
	signColon
	signDash
	signStop // 。
	signDot  // .
	signExclaim
	signQuestion
	signOpen // an opening quote or bracket
)

// ascii gives each one-byte sign.
var ascii = [utf8.RuneSelf]sign{
	',': signComma, ';': signSemicolon, ':': signColon, '.': signDot,
	'!': signExclaim, '?': signQuestion, '(': signOpen, '"': signOpen, '[': signOpen,
}

// nextSign returns the first sign of text[at:to], its offset and length;
// at to, signNone if there is none.
func nextSign(text string, at, to int) (int, int, sign) {
	for at < to {
		b := text[at]
		switch {
		case b < utf8.RuneSelf:
			if s := ascii[b]; s != signNone {
				return at, 1, s
			}
			at++
		case b >= 0xE4 && at+3 <= to && text[at+1] >= 0x80 && text[at+2] >= 0x80:
			at += 3 // all signs of three bytes begin with E2 or E3
		case (b == 0xE2 || b == 0xE3) && at+3 <= to:
			if s, size := wideSign(text[at:to]); s != signNone {
				return at, size, s
			}
			at++ // the bytes behind it are no signs
		default:
			at++
		}
	}
	return to, 0, signNone
}

// wideSign returns the sign of three bytes that s begins with.
func wideSign(s string) (sign, int) {
	switch s[:3] {
	case "。":
		return signStop, 3
	case "“", "”", "‘", "「", "『", "《", "〈", "【", "〔", "〖":
		return signOpen, 3
	case "—":
		n := len("—")
		for strings.HasPrefix(s[n:], "—") {
			n += len("—")
		}
		if n > len("—") {
			return signDash, n
		}
	}
	return signNone, 0
}

func digitAt(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// asciiWord reports whether a Latin letter or a digit stands at offset at.
func asciiWord(text string, at int) bool {
	if at < 0 || at >= len(text) {
		return false
	}
	b := text[at]
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
}

// groups reports whether the comma at offset at parts the digits of one number (3,000).
func groups(text string, at int) bool {
	if !digitAt(text, at-1) || !digitAt(text, at+1) || !digitAt(text, at+2) || !digitAt(text, at+3) || digitAt(text, at+4) {
		return false
	}
	n := 1
	for n < 4 && digitAt(text, at-1-n) {
		n++
	}
	return n < 4
}

// fullStop reports whether the . between before and after ends a sentence of
// Chinese: behind a character, before a character or nothing.
func fullStop(before, after string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	if !isHan(r) && r != '”' && r != ')' && r != '》' {
		return false
	}
	if skipSpace(after, 0) == len(after) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	return isHan(next) || next == '“' || next == ' '
}

// closers returns the offset behind the quotes, brackets and repeated signs that
// belong to the end of a sentence at offset at.
func closers(text string, at, to int) int {
	for at < to {
		r, size := utf8.DecodeRuneInString(text[at:to])
		if !strings.ContainsRune("”’」』)】》\"。!?", r) {
			break
		}
		at += size
	}
	return at
}
