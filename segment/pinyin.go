package segment

import (
	"strings"
	"unicode/utf8"
)

// maxPinyin is the most letters a syllable has (zhuang, shuang).
const maxPinyin = 6

// pinyinEnd returns the end of the pinyin annotation whose bracket opens at
// offset at of s, or 0: a syllable in brackets right behind a Han character, with
// a tone mark (wàn), or without one if it has two letters (shi).
func pinyinEnd(s string, at int) int {
	inner := at + openLen(s[at:])
	if inner == at || inner >= len(s) || !latinLead(s[inner]) || !hanBefore(s, at) {
		return 0
	}
	var letters [maxPinyin]byte
	n, toned, end := 0, false, inner
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		letter, tone := plainLetter(r)
		if letter == 0 && !tone {
			break
		}
		if letter != 0 {
			if n == maxPinyin {
				return 0
			}
			letters[n] = letter
			n++
		}
		toned = toned || tone
		end += size
	}
	width := closeLen(s[end:])
	if width == 0 || n == 0 || (n == 1 && !toned) || !syllable(string(letters[:n])) {
		return 0
	}
	return end + width
}

func openLen(s string) int {
	switch {
	case strings.HasPrefix(s, "("):
		return 1
	case strings.HasPrefix(s, "（"):
		return len("（")
	}
	return 0
}

func closeLen(s string) int {
	switch {
	case strings.HasPrefix(s, ")"):
		return 1
	case strings.HasPrefix(s, "）"):
		return len("）")
	}
	return 0
}

// latinLead reports whether b may begin a letter of pinyin.
func latinLead(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 0xC3 && b <= 0xCA
}

func hanBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return isHan(r)
}

// plainLetter returns the letter under a tone mark, with v for ü, and whether
// there was a mark. A combining mark of its own has no letter; neither is 0, false.
func plainLetter(r rune) (letter byte, tone bool) {
	if r >= 'a' && r <= 'z' {
		return byte(r), false
	}
	switch r {
	case 'ɡ':
		return 'g', false
	case 'ɑ':
		return 'a', false
	case 'ü':
		return 'v', false
	case 0x300, 0x301, 0x304, 0x306, 0x30C:
		return 0, true
	case 0x308:
		return 0, true
	}
	const marks = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ"
	const under = "aaaaaeeeeeiiiiiooooouuuuuvvvvnnnm"
	n := 0
	for _, m := range marks {
		if m == r {
			return under[n], true
		}
		n++
	}
	return 0, false
}

// syllable reports whether s, letters without tone, is a syllable of pinyin.
func syllable(s string) bool {
	return final(strings.TrimPrefix(s, initial(s)))
}

func initial(s string) string {
	switch {
	case strings.HasPrefix(s, "zh"), strings.HasPrefix(s, "ch"), strings.HasPrefix(s, "sh"):
		return s[:2]
	case strings.IndexByte("bpmfdtnlgkhjqxrzcsyw", s[0]) >= 0:
		return s[:1]
	}
	return ""
}

func final(s string) bool {
	switch s {
	case "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ve", "ue", "er",
		"an", "en", "in", "un", "vn", "ang", "eng", "ing", "ong",
		"ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang", "ueng":
		return true
	}
	return false
}

// isHan reports whether r is a Chinese character.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF || r == '〇'
}
