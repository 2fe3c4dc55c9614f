package gold

import (
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// anchored is a gold figure with its place in the report's text.
type anchored struct {
	figure
	found  bool
	span   segment.Span // the quote
	number segment.Span // its digits
}

// anchor finds each row's quote in text, in reading order: its first eligible
// occurrence behind the row above. Rows that are not found do not move the
// place where the next is sought.
func anchor(text string, rows []figure) []anchored {
	all := make([]anchored, 0, len(rows))
	from := 0
	for _, f := range rows {
		a := anchored{figure: f}
		if at, ok := occurrence(text, f.quote, from); ok {
			a.found = true
			a.span = segment.Span{Start: at, End: at + len(f.quote)}
			a.number = shift(numberIn(f.quote), at)
			from = a.span.End
		}
		all = append(all, a)
	}
	return all
}

// occurrence finds the first eligible occurrence of quote at or behind from.
func occurrence(text, quote string, from int) (int, bool) {
	for {
		i := strings.Index(text[from:], quote)
		if i < 0 {
			return 0, false
		}
		at := from + i
		if eligible(text, quote, at) {
			return at, true
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
}

// eligible reports whether the quote at the byte at is a numeral of its own.
// Only the number's neighbours decide: a modifier that the quote leaves out
// does not make another numeral of it.
func eligible(text, quote string, at int) bool {
	if goesOn(text[at+len(quote):], quote) {
		return false
	}
	// A modifier before the number shows that it begins there.
	return numberIn(quote).Start > 0 || !continues(text[:at], quote)
}

// continues reports whether a quote that starts with its number continues a
// numeral, an ordinal or a range that before ends in.
func continues(before, quote string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(quote)
	if size == 0 {
		return false
	}
	if last == '第' || joins(last, first) {
		return true
	}
	rest, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	if !isNumeral(rest) {
		return false
	}
	switch {
	case strings.ContainsRune(".．。·", last):
		return isDigit(rest) && isDigit(first)
	case strings.ContainsRune(",，", last):
		return isDigit(rest) && leadingDigits(quote) == 3
	}
	return strings.ContainsRune("~～-—–－至到", last)
}

// joins reports whether first, next to last, is of the same number. 人数3名 and
// 几十名 show why the characters alone do not tell.
func joins(last, first rune) bool {
	switch {
	case strings.ContainsRune("数數几幾", last):
		return strings.ContainsRune(multiples, first)
	case isDigit(first):
		return isDigit(last) || strings.ContainsRune(multiples, last)
	case strings.ContainsRune("半俩仨", last):
		return false
	}
	return isNumeral(last)
}

// multiples are the characters for powers of ten.
const multiples = "十百千万亿拾佰仟萬億"

// goesOn reports whether after goes on with the quote's unit: 10人 in 10人次.
func goesOn(after, quote string) bool {
	return strings.HasPrefix(after, "次") && !strings.HasSuffix(quote, "次")
}

// leadingDigits counts the Arabic digits that quote starts with.
func leadingDigits(quote string) int {
	n := 0
	for _, r := range quote {
		if !isDigit(r) {
			break
		}
		n++
	}
	return n
}

// numberIn finds the number part of a figure's quote: from its first numeral
// character to its last (约1.2万余元: 1.2万). A quote without one is all number.
func numberIn(quote string) segment.Span {
	span := segment.Span{Start: -1}
	for i, r := range quote {
		if !isNumeral(r) && !strings.ContainsRune(masks, r) {
			continue
		}
		if span.Start < 0 {
			span.Start = i
		}
		span.End = i + utf8.RuneLen(r)
	}
	if span.Start < 0 {
		return segment.Span{End: len(quote)}
	}
	return span
}

// masks are the characters which stand for digits that were taken out.
const masks = "_*＊×XxＸ○〇□"

// isDigit reports whether r is an Arabic digit, of full or half width.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isNumeral reports whether r can be part of a number. Multiples belong to it:
// 万 in 5万元 is read with the digits, so that 5万 and 5 overlap.
func isNumeral(r rune) bool {
	return isDigit(r) || strings.ContainsRune("〇零一二三四五六七八九十百千万亿两俩仨几数半廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾數貳參陸", r)
}

// shift moves a span by some bytes.
func shift(s segment.Span, by int) segment.Span {
	return segment.Span{Start: s.Start + by, End: s.End + by}
}
