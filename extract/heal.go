package extract

import (
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// heal leaves out the spaces that stand within words (志 愿者, 轮 椅), as scanned text
// has them: those that some word goes over where the text is cut without them.
func (r *reading) heal() {
	r.gaps = r.gaps[:0]
	text := r.folded.Text
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], ' ')
		if i < 0 {
			break
		}
		if at += i; r.splitsWord(text, at) {
			r.gaps = append(r.gaps, segment.Span{Start: at, End: at + 1})
		}
	}
	r.folded.LeaveOut(r.gaps)
}

// splitsWord reports whether the space at offset at stands within a word.
func (r *reading) splitsWord(text string, at int) bool {
	const reach = 4 // characters on either side
	from, to := at, at+1
	for range reach {
		c, size := utf8.DecodeLastRuneInString(text[:from])
		if !ideograph(c) {
			break
		}
		from -= size
	}
	for range reach {
		c, size := utf8.DecodeRuneInString(text[to:])
		if !ideograph(c) {
			break
		}
		to += size
	}
	if from == at || to == at+1 || numeral(text[:at]) {
		return false
	}
	return !r.engine.cutter.Parts(text[from:at]+text[at+1:to], at-from)
}

// numeral reports whether s ends in a character of numbers, behind which a space parts
// a number from its unit, or from the next thing.
func numeral(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("一二三四五六七八九十百千万亿两几半", c)
}

// ideograph reports whether c is a character of Chinese words.
func ideograph(c rune) bool { return c >= 0x4E00 && c <= 0x9FFF }
