// Package numbering writes the numbers of lists and headings, which documents hold as
// counts and formats: 一、 （二） ③ 4.
package numbering

import (
	"strconv"
	"strings"
)

// mostNumeral is up to where numbers are written: lists are no longer.
const mostNumeral = 9999

// Numeral writes n in a format, by the name that Word has for it. ok is false for
// formats that are not known.
func Numeral(format string, n int) (s string, ok bool) {
	if n < 0 || n > mostNumeral {
		return "", false
	}
	switch format {
	case "decimal", "":
		return strconv.Itoa(n), true
	case "decimalZero":
		return strings.Repeat("0", max(0, 2-len(strconv.Itoa(n)))) + strconv.Itoa(n), true
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n)), true
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chinese(n), true
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digitByDigit(n), true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed('①', 20, n)
	case "decimalEnclosedParen":
		return enclosed('⑴', 20, n)
	case "decimalEnclosedFullstop":
		return enclosed('⒈', 20, n)
	case "ideographEnclosedCircle":
		return enclosed('㈠', 10, n)
	case "lowerLetter":
		return letters('a', n), true
	case "upperLetter":
		return letters('A', n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperRoman":
		return roman(n), true
	}
	return "", false
}

// enclosed is the n-th of the most characters that begin with first.
func enclosed(first rune, most, n int) (string, bool) {
	if n < 1 || n > most {
		return strconv.Itoa(n), true
	}
	return string(first + rune(n-1)), true
}

// chinese counts as reports do: 一, 十一, 二十, 一百零五.
func chinese(n int) string {
	if n == 0 {
		return "零"
	}
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	gap := false
	for _, step := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / step.value % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune('零')
		}
		gap = false
		if d != 1 || step.value != 10 || b.Len() > 0 {
			b.WriteRune(digits[d])
		}
		b.WriteString(step.name)
	}
	return b.String()
}

// digitByDigit writes 一〇五.
func digitByDigit(n int) string {
	digits := []rune("〇一二三四五六七八九")
	return strings.Map(func(r rune) rune { return digits[r-'0'] }, strconv.Itoa(n))
}

// letters counts a, b … z, aa, bb.
func letters(first rune, n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(first+rune((n-1)%26)), min((n-1)/26+1, 8))
}

func roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}
