package corpus

import (
	"strings"
	"unicode/utf8"
)

// level is the kind of numbering that a line begins with, the highest first.
type level uint8

const (
	unnumbered    level = iota
	levelPart           // 第一部分
	levelChinese        // 一、
	levelBracket        // （一）
	levelArabic         // 1、 1. 01、
	levelEnclosed       // (1) 1) ①
	levels
)

// number is the numbering at the start of a line.
type number struct {
	level level
	size  uint8 // its bytes
	value int16
}

// maxNumber is the largest number that numbers a heading; beyond it stand years.
const maxNumber = 199

// numberOf reads the numbering that s begins with.
func numberOf(s string) number {
	if s == "" {
		return number{}
	}
	if c := s[0]; c < '0' && c != '(' || c > '9' && c < utf8.RuneSelf {
		return number{}
	}
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		return partNumber(rest)
	}
	if n := openBracket(s); n > 0 {
		return bracketNumber(s, n)
	}
	v, n, chinese := numeral(s)
	if n == 0 || v < 0 || v > maxNumber {
		return number{}
	}
	if n == 3 && !chinese && s[0] >= utf8.RuneSelf && v <= 20 && isCircled(s) {
		return number{levelEnclosed, uint8(n), int16(v)}
	}
	return numberMark(s, v, n, chinese)
}

// numberMark reads what follows the numeral s[:n]: 、 . ) and their kin.
func numberMark(s string, v, n int, chinese bool) number {
	at := level(levelArabic)
	if chinese {
		at = levelChinese
	}
	mark, size := utf8.DecodeRuneInString(s[n:])
	switch mark {
	case ')', '）':
		at = levelEnclosed
	case '、', '.', '．':
	case ':', '：':
		if !chinese { // 8:30
			return number{}
		}
	default:
		return number{}
	}
	next, more, same := numeral(s[n+size:])
	if more > 0 && same == chinese && (next == v+1 || mark == '.' || mark == '．') {
		return number{} // 5、6月份, 二、三年级, 1.5万元, 2023.5
	}
	return number{at, uint8(n + size), int16(v)}
}

// partNumber reads 第…部分 and 第…章 after 第.
func partNumber(rest string) number {
	v, n, _ := numeral(rest)
	if n == 0 || v < 1 || v > maxNumber {
		return number{}
	}
	for _, word := range [...]string{"部分", "章", "编"} {
		if strings.HasPrefix(rest[n:], word) {
			return number{levelPart, uint8(3 + n + len(word)), int16(v)}
		}
	}
	return number{}
}

// bracketNumber reads （一） and (1) in s, whose first n bytes are the bracket.
func bracketNumber(s string, n int) number {
	v, size, chinese := numeral(s[n:])
	if size == 0 || v < 1 || v > maxNumber {
		return number{}
	}
	end := closeBracket(s[n+size:])
	if end == 0 {
		return number{}
	}
	at := level(levelEnclosed)
	if chinese {
		at = levelBracket
	}
	return number{at, uint8(n + size + end), int16(v)}
}

func openBracket(s string) int {
	for _, b := range [...]string{"(", "（"} {
		if strings.HasPrefix(s, b) {
			return len(b)
		}
	}
	return 0
}

func closeBracket(s string) int {
	for _, b := range [...]string{")", "）"} {
		if strings.HasPrefix(s, b) {
			return len(b)
		}
	}
	return 0
}

func isCircled(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '①' && r <= '⑳'
}

// numeral reads the numeral that s begins with: up to four digits, Chinese numerals up
// to 99, ① to ⑳, Ⅰ to Ⅻ. size is its length in bytes, 0 if there is none; value is
// -1 if it is too large to number anything.
func numeral(s string) (value, size int, chinese bool) {
	for i, r := range s {
		d, isDigit := digit(r)
		if !isDigit {
			break
		}
		if value = value*10 + d; value > 9999 {
			value = -1
			return value, i + utf8.RuneLen(r), false
		}
		size = i + utf8.RuneLen(r)
	}
	if size > 0 {
		return value, size, false
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1, n, false
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		return int(r-'Ⅰ') + 1, n, true
	}
	return chineseNumeral(s)
}

func digit(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '０' <= r && r <= '９':
		return int(r - '０'), true
	}
	return 0, false
}

// chineseNumeral reads 一 to 九十九, also as 二〇 or 廿三.
func chineseNumeral(s string) (value, size int, ok bool) {
	afterTen := false
	for i, r := range s {
		d := chineseDigit(r)
		switch {
		case i > 15:
			return -1, i, true
		case d >= 0 && afterTen:
			value, afterTen = value+d, false
		case d >= 0:
			value = value*10 + d
		case r == '十':
			value, afterTen = max(value, 1)*10, true
		case r == '廿':
			value, afterTen = 20, true
		default:
			return value, i, i > 0
		}
	}
	return value, len(s), len(s) > 0
}

func chineseDigit(r rune) int {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰', '貳':
		return 2
	case '三', '叁':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}
