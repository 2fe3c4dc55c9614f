package segment

import (
	"strings"
	"unicode/utf8"
)

// style is a way of numbering. Its order is the usual order of rank.
type style byte

const (
	styleNone     style = iota
	styleHash           // markdown # ##
	stylePart           // 第一部分, 篇一
	stylePlain          // a heading without number
	styleHan            // 一、
	styleHanParen       // (一)
	styleArabic         // 1、 1. 01、
	styleParen          // (1) 1)
	styleCircle         // ①
	styleOrdinal        // 第一,
	styleIs             // 一是
	styleOther          // 其一
	styleDash           // ——
	styleBullet         // ●
	styleCount          // number of styles
)

// strong reports styles that number sections and not the items of a sentence.
func (s style) strong() bool { return s <= styleArabic }

// marker is the number of a heading or of an item.
type marker struct {
	Span
	style  style
	number int
	// doubtful: 二、三级 may go on counting instead of naming the second item.
	doubtful bool
}

// place says what stands before an item.
type place byte

const (
	atLine   place = iota // the beginning of a line
	atStop                // a full stop
	atBreak               // a colon or a semicolon
	atClause              // a comma
)

// markerAt reads a marker at offset at of text[:end].
func markerAt(text string, at, end int, where place) (marker, bool) {
	if at >= end {
		return marker{}, false
	}
	s := text[at:end]
	if !mayMark(s) {
		return marker{}, false
	}
	var m marker
	switch b := s[0]; {
	case b >= '0' && b <= '9':
		m = arabicMarker(s, where)
	case b == '(':
		m = parenMarker(s)
	case b == '#', b == '*', b == '-':
		m = signMarker(s, where)
	case b == 0xE2 || b == 0xE3:
		m = symbolMarker(s, where)
	case b >= 0xE4 && b <= 0xE9:
		m = hanMarker(s, where)
	}
	m.Start, m.End = m.Start+at, m.End+at
	return m, m.style != styleNone
}

// mayMark tells cheaply most texts apart that begin with no marker.
func mayMark(s string) bool {
	b := s[0]
	if b < 0xE2 || b > 0xE9 || len(s) < 3 {
		return b < 0xE2
	}
	if b < 0xE4 {
		return true
	}
	switch s[:3] {
	case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "第", "其", "篇":
		return true
	}
	return false
}

// arabicMarker reads 1、 1. 1) 01、 1.2、 at the beginning of s.
func arabicMarker(s string, where place) marker {
	n, size := digits(s)
	if size > 3 || size == len(s) {
		return marker{}
	}
	m := marker{style: styleArabic, number: n}
	rest := s[size:]
	switch {
	case rest[0] == ')':
		m.style, m.End = styleParen, size+1
		return m
	case strings.HasPrefix(rest, "、"):
		m.End = size + len("、")
		if startsDigit(s[m.End:]) {
			return marker{}
		}
	case rest[0] == '.':
		m.End = size + 1
		if startsDigit(s[m.End:]) && !(where == atLine && startsDate(s[m.End:])) {
			return levelMarker(s, where)
		}
	case where == atLine && strings.HasPrefix(rest, "。"):
		m.End = size + len("。") // scanned text writes 。 for .
		if startsDigit(s[m.End:]) {
			return marker{}
		}
	default:
		return marker{}
	}
	m.End += spread(s[m.End:], "、")
	return m
}

// levelMarker reads 1.2 and 1.2.3 where a space or 、 says that it is no decimal.
func levelMarker(s string, where place) marker {
	if where != atLine {
		return marker{}
	}
	at, parts, number := 0, 0, 0
	for parts < 5 {
		n, size := digits(s[at:])
		if size == 0 || size > 2 {
			break
		}
		at, number, parts = at+size, n, parts+1
		if at < len(s) && s[at] == '.' && startsDigit(s[at+1:]) {
			at++
			continue
		}
		break
	}
	if at == len(s) || parts < 2 {
		return marker{}
	}
	wide := spread(s[at:], "、")
	if wide == 0 && s[at] != ' ' && parts < 3 {
		return marker{}
	}
	return marker{Span: Span{0, at + wide}, style: styleParen, number: number}
}

// parenMarker reads (一) and (1).
func parenMarker(s string) marker {
	if n, size := digits(s[1:]); size > 0 && size <= 2 && strings.HasPrefix(s[1+size:], ")") {
		end := size + 2
		return marker{Span: Span{0, end + spread(s[end:], "、")}, style: styleParen, number: n}
	}
	if n, size := hanNumber(s[1:]); size > 0 && strings.HasPrefix(s[1+size:], ")") {
		end := size + 2
		return marker{Span: Span{0, end + spread(s[end:], "、")}, style: styleHanParen, number: n}
	}
	return marker{}
}

// signMarker reads the # of markdown and the - * of lists.
func signMarker(s string, where place) marker {
	if where != atLine {
		return marker{}
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	switch {
	case s[0] == '#' && n <= 6:
		return marker{Span: Span{0, n}, style: styleHash, number: n}
	case s[0] != '#' && n == 1 && len(s) > 1 && s[1] == ' ':
		return marker{Span: Span{0, n}, style: styleBullet}
	}
	return marker{}
}

// symbolMarker reads ① ⑴ ⒈ ㈠, dashes and bullets.
func symbolMarker(s string, where place) marker {
	r, size := utf8.DecodeRuneInString(s)
	m := marker{Span: Span{0, size}, style: styleCircle}
	switch {
	case r >= '①' && r <= '⑳':
		m.number = int(r-'①') + 1
	case r >= '❶' && r <= '❿':
		m.number = int(r-'❶') + 1
	case r >= '⑴' && r <= '⒇':
		m.number, m.style = int(r-'⑴')+1, styleParen
	case r >= '⒈' && r <= '⒛':
		m.number, m.style = int(r-'⒈')+1, styleArabic
	case r >= '㈠' && r <= '㈩':
		m.number, m.style = int(r-'㈠')+1, styleHanParen
	case where == atLine && r == '—':
		m.End, m.style = len(s)-len(strings.TrimLeft(s, "—")), styleDash
	case where == atLine && strings.ContainsRune("●○■□◆◇▲△★☆•▪※", r):
		m.style = styleBullet
	default:
		return marker{}
	}
	return m
}

// hanMarker reads 一、 一是 第一, 其一, 第一部分.
func hanMarker(s string, where place) marker {
	switch {
	case strings.HasPrefix(s, "第"):
		return ordinalMarker(s, where)
	case strings.HasPrefix(s, "其"):
		n, size := hanNumber(s[len("其"):])
		end := size + len("其")
		if wide := spread(s[end:], "、", ",", ":", "是"); size > 0 && wide > 0 {
			return marker{Span: Span{0, end + wide}, style: styleOther, number: n}
		}
		return marker{}
	case where == atLine && strings.HasPrefix(s, "篇"):
		if n, size := anyNumber(s[len("篇"):]); size > 0 {
			return marker{Span: Span{0, size + len("篇")}, style: stylePart, number: n}
		}
		return marker{}
	}
	return countMarker(s, where)
}

// countMarker reads 一、 and 一是.
func countMarker(s string, where place) marker {
	n, size := hanNumber(s)
	if size == 0 || size == len(s) {
		return marker{}
	}
	m := marker{number: n, style: styleHan}
	rest := s[size:]
	switch {
	case strings.HasPrefix(rest, "是"):
		m.style, m.End = styleIs, size+len("是")
	case strings.HasPrefix(rest, "要"):
		m.style, m.End = styleIs, size // 要 says that it is planned: it stays in the clause
	case strings.HasPrefix(rest, "、"):
		m.End = size + len("、")
		_, next := hanNumber(s[m.End:])
		if m.doubtful = next > 0; m.doubtful && spread(s[m.End+next:], "级", "类", "期", "等", "次", "季", "层", "楼", "月", "号", "届", "年") > 0 {
			return marker{}
		}
	case rest[0] == '.':
		m.End = size + 1
	case where == atLine && (rest[0] == ',' || rest[0] == ':' || rest[0] == ' '):
		m.End = size + 1
	default:
		return marker{}
	}
	return m
}

// ordinalMarker reads 第一, and, at the beginning of a line, 第一部分.
func ordinalMarker(s string, where place) marker {
	n, size := anyNumber(s[len("第"):])
	end := size + len("第")
	if size == 0 {
		return marker{}
	}
	if wide := spread(s[end:], "、", ",", ":"); wide > 0 {
		return marker{Span: Span{0, end + wide}, style: styleOrdinal, number: n}
	}
	if wide := spread(s[end:], "部分", "章", "节", "篇"); wide > 0 && where == atLine {
		return marker{Span: Span{0, end + wide}, style: stylePart, number: n}
	}
	return marker{}
}

// spread returns the length of the first of signs that s begins with.
func spread(s string, signs ...string) int {
	for _, sign := range signs {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// spreadEnd returns the length of the first of signs that s ends with.
func spreadEnd(s string, signs ...string) int {
	for _, sign := range signs {
		if strings.HasSuffix(s, sign) {
			return len(sign)
		}
	}
	return 0
}
