package extract

import "unicode/utf8"

// marks is a set of the punctuation marks that the grammar tells apart, one bit each.
type marks uint16

const (
	comma marks = 1 << iota
	semicolon
	colon
	stop // 。
	exclamation
	question
	openBracket
	closeBracket
	enumeration // 、
	blank
	line

	sentenceMarks = semicolon | stop | exclamation | question // they end a sentence or a part of one
	clauseMarks   = sentenceMarks | comma | colon             // they end a clause
)

// punctuationMarks are all characters that are punctuation or white space.
const punctuationMarks = ".,;:。!?、()[]{}<>“”‘’\"'《》〈〉「」『』【】〔〕—–-~·…/|\\ \t\r\n\v\f#=+^`"

// punctuation returns the length of the punctuation mark or white space that s
// begins with, or 0. A damaged byte counts as a mark.
func punctuation(s string) int {
	if s == "" {
		return 0
	}
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		if asciiMark(c) {
			return 1
		}
		return 0
	case c >= 0xE4 && c <= 0xEC && len(s) >= 3 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80:
		return 0 // all characters of Chinese words
	}
	return wideMark(s)
}

func asciiMark(c byte) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '<', '>', '"', '\'', '-', '~', '/', '|', '\\',
		' ', '\t', '\r', '\n', '\v', '\f', '#', '=', '+', '^', '`':
		return true
	}
	return false
}

// wideMark is punctuation for a mark of several bytes.
func wideMark(s string) int {
	c, size := utf8.DecodeRuneInString(s)
	switch c {
	case '。', '、', '“', '”', '‘', '’', '《', '》', '〈', '〉', '「', '」', '『', '』', '【', '】', '〔', '〕', '—', '–', '·', '…':
		return size
	case utf8.RuneError:
		if size == 1 {
			return 1
		}
	}
	return 0
}

// markOf returns the set of the one mark that s is.
func markOf(s string) marks {
	switch s {
	case ",":
		return comma
	case ";":
		return semicolon
	case ":":
		return colon
	case "。":
		return stop
	case "!":
		return exclamation
	case "?":
		return question
	case "(":
		return openBracket
	case ")":
		return closeBracket
	case "、":
		return enumeration
	case " ":
		return blank
	case "\n":
		return line
	}
	return 0
}
