package segment

import (
	"strings"
	"unicode/utf8"
)

// The longest that quotes and brackets hold together, in bytes. It bounds how far
// the reader looks ahead for the closing sign, so that damage costs little.
const (
	maxQuote   = 60 * 3
	maxBracket = 120 * 3
)

// pair steps over quotes and brackets, whose commas and stops part nothing.
func (p *parser) pair(at, size, to int) int {
	opening := p.text[at : at+size]
	if opening == "(" {
		return p.bracket(at, to)
	}
	end := quoteEnd(p.text[:to], at, opening)
	if end == 0 {
		return at + size
	}
	inner := trim(p.text, Span{at + size, end - len(opening)})
	if opening == "【" {
		p.note(Span{at, end}, inner)
	}
	if inner.Empty() || !speaks(opening) || !quotedSentence(inner.In(p.text), p.text[end:to]) {
		return end
	}
	return p.finish(end, end, to, StopSentence)
}

// quoteEnd returns the offset behind the closing partner of the quote at offset
// at of text, or 0.
func quoteEnd(text string, at int, opening string) int {
	from := at + len(opening)
	window := text[from:min(len(text), from+maxQuote)]
	switch opening {
	case "“", "”":
		// Converters often write ” on both sides.
		i := indexQuote(window)
		if i < 0 || strings.HasPrefix(window[i:], "“") {
			return 0
		}
		if opening == "”" && innerStop(window[:i]) {
			return 0
		}
		return from + i + len("”")
	case "\"":
		i := strings.IndexByte(window, '"')
		if i < 0 || innerStop(window[:i]) {
			return 0
		}
		return from + i + 1
	}
	closing := partner(opening)
	i := strings.Index(window, closing)
	if i < 0 {
		return 0
	}
	return from + i + len(closing)
}

// indexQuote returns the index of the first “ or ” in s, or -1.
func indexQuote(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x9C || s[i+2] == 0x9D) {
			return i
		}
	}
	return -1
}

func partner(opening string) string {
	switch opening {
	case "‘":
		return "’"
	case "「":
		return "」"
	case "『":
		return "』"
	case "《":
		return "》"
	case "〈":
		return "〉"
	case "【":
		return "】"
	case "〔":
		return "〕"
	case "〖":
		return "〗"
	}
	return "]"
}

// speaks reports whether opening begins quoted speech, not a title or a note.
func speaks(opening string) bool {
	switch opening {
	case "“", "”", "‘", "「", "『", "\"":
		return true
	}
	return false
}

// quotedSentence reports whether quoted speech ends the sentence around it: it
// ends in a full stop and nothing goes on with it.
func quotedSentence(inner, after string) bool {
	r, _ := utf8.DecodeLastRuneInString(inner)
	if !strings.ContainsRune("。!?", r) {
		return false
	}
	for _, s := range []string{",", "、", ";", ":", "。", "!", "?", "的", "为", "等", "这", "之", "和", "与", "及", "主题", "活动", "标语", "口号", "”", "“", "》", ")"} {
		if strings.HasPrefix(after, s) {
			return false
		}
	}
	return true
}

// bracket steps over round brackets and lists them.
func (p *parser) bracket(at, to int) int {
	if at < p.unpaired {
		return at + 1
	}
	limit := min(to, at+maxBracket)
	depth := 0
	for i := at; i < limit; i++ {
		switch p.text[i] {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				p.o.brackets = append(p.o.brackets, Span{at, i + 1})
				p.note(Span{at, i + 1}, trim(p.text, Span{at + 1, i}))
				return i + 1
			}
		}
	}
	p.unpaired = limit
	return at + 1
}
