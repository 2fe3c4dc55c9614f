package quantity

import (
	"strings"
	"unicode/utf8"
)

// runeAt decodes the rune at i; at the end of text it is 0, 0.
func runeAt(text string, i int) (rune, int) {
	if i >= len(text) {
		return 0, 0
	}
	// Chinese characters lie from U+1000 to U+CFFF: three bytes, no surrogates.
	if c := text[i]; 0xe1 <= c && c <= 0xec && i+2 < len(text) && text[i+1]&0xc0 == 0x80 && text[i+2]&0xc0 == 0x80 {
		return rune(c&0x0f)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(text[i:])
}

// runeBefore decodes the rune that ends at i; at the start of text it is 0, 0.
func runeBefore(text string, i int) (rune, int) {
	if i <= 0 {
		return 0, 0
	}
	return utf8.DecodeLastRuneInString(text[:i])
}

func startsAt(text string, i int, word string) bool {
	n := len(word) // the last byte tells most words apart
	return len(text)-i >= n && (n == 0 || text[i+n-1] == word[n-1] && text[i:i+n] == word)
}

func endsAt(text string, i int, word string) bool {
	n := len(word)
	return i >= n && (n == 0 || text[i-1] == word[n-1] && text[i-n:i] == word)
}

// within reports whether the character at i is one of set.
func within(text string, i int, set string) bool {
	if i >= len(text) || i+width(text[i]) > len(text) {
		return false
	}
	return among(set, text[i:i+width(text[i])])
}

// preceded reports whether the character before i is one of set.
func preceded(text string, i int, set string) bool {
	if i <= 0 {
		return false
	}
	return among(set, text[i-widthBefore(text, i):i])
}

// among reports whether char is one of the characters of set: no bytes are
// decoded, since those of a character are found in valid text nowhere else.
func among(set, char string) bool {
	if len(char) == 1 {
		return char[0] < utf8.RuneSelf && strings.IndexByte(set, char[0]) >= 0
	}
	return char[0] >= 0xc0 && strings.Contains(set, char)
}

// width returns the length of the character that begins with c, 1 for damage.
func width(c byte) int {
	switch {
	case c < 0xc0:
		return 1
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	}
	return 4
}

// widthBefore returns the length of the character that ends at i > 0, 1 for damage.
func widthBefore(text string, i int) int {
	if text[i-1] < utf8.RuneSelf {
		return 1
	}
	for n := 2; n <= utf8.UTFMax && n <= i; n++ {
		if c := text[i-n]; c >= 0xc0 {
			if width(c) == n {
				return n
			}
			break
		}
	}
	return 1
}

// firstAt returns the length of the first of words that stands at i, or 0.
func firstAt(text string, i int, words []string) int {
	for _, w := range words {
		if startsAt(text, i, w) {
			return len(w)
		}
	}
	return 0
}

// firstBefore returns the length of the first of words that ends at i, or 0.
func firstBefore(text string, i int, words []string) int {
	for _, w := range words {
		if endsAt(text, i, w) {
			return len(w)
		}
	}
	return 0
}

// maxGap is how many spaces may stand between the parts of one figure.
const maxGap = 2

// skipGap passes over the few spaces that damaged text has inside a figure.
func skipGap(text string, i int) int {
	if i < len(text) && text[i] != ' ' && text[i] != 0xe3 && text[i] != 0xc2 {
		return i // most of the time
	}
	return skipSpaces(text, i)
}

func skipSpaces(text string, i int) int {
	for range maxGap {
		n := spaceAt(text, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// skipGapBack is skipGap towards the start.
func skipGapBack(text string, i int) int {
	for range maxGap {
		switch {
		case i <= 0:
			return i
		case text[i-1] == ' ':
			i--
		case text[i-1] != 0x80 && text[i-1] != 0xa0:
			return i
		case endsAt(text, i, "\u3000"):
			i -= 3
		case endsAt(text, i, "\u00a0"):
			i -= 2
		default:
			return i
		}
	}
	return i
}

// spaceAt returns the length of the space at i, or 0; line breaks are none.
func spaceAt(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	switch c := text[i]; {
	case c == ' ':
		return 1
	case c != 0xe3 && c != 0xc2:
		return 0
	case startsAt(text, i, "\u3000"):
		return 3
	case startsAt(text, i, "\u00a0"):
		return 2
	}
	return 0
}

const (
	punctuation = "\n\r\t \u3000\u00a0,，.．。、;；:：!！?？)）(（]】[【}{》《〉〈”“’‘\"'…—－-–~～/|〕〔<>+&·"
	sentenceEnd = "\n\r。；;:：!！?？"
	openQuotes  = "“‘「『\"《"
	closeQuotes = "”’」』\"》"
)

// edgeAt reports whether no word goes on at i: the text ends, or punctuation stands there.
func edgeAt(text string, i int) bool {
	return i >= len(text) || within(text, i, punctuation)
}

// edgeBefore reports whether no word goes on before i.
func edgeBefore(text string, i int) bool {
	return i <= 0 || preceded(text, i, punctuation)
}

// clauseStart reports whether i is where a numbered heading may begin: the
// text, a line or a sentence starts there, spaces aside.
func clauseStart(text string, i int) bool {
	i = skipGapBack(text, skipGapBack(text, i))
	return i <= 0 || preceded(text, i, sentenceEnd)
}

func latin(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// han reports whether r is a Chinese character of the basic block.
func han(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }

func hanAt(text string, i int) bool {
	r, _ := runeAt(text, i)
	return han(r)
}
