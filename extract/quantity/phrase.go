package quantity

import (
	"strings"

	"heshu/segment"
)

// phrase recognises sayings by their build: 一户一策, 一件接着一件, 五个一,
// 十里八乡, 每半个月.
func (s *scan) phrase(n *number) (segment.Span, Reason, bool) {
	span := segment.Span{Start: n.start, End: n.end}
	if n.letter == '一' {
		if end := s.oneAndOne(n.end); end > 0 {
			span.End = end
			return span, Idiom, true
		}
	}
	if end := s.doubled(n); end > 0 {
		span.End = end
		return span, Idiom, true
	}
	if t := s.tailOf(n); t.ok {
		if t.unit.text == "个" && startsAt(s.text, t.unit.end, "一") && !s.figureUnit(t.unit.end+len("一")) {
			span.End = t.unit.end + len("一")
			return span, Idiom, true
		}
		if preceded(s.text, skipGapBack(s.text, n.start), "每") && strings.Contains(lengthOne+" 年 天 日 ", " "+t.unit.text+" ") {
			span.End = t.end
			return span, Time, true
		}
	}
	return span, "", false
}

// oneAndOne reads the rest of 一A一B (一户一策), 一A一 (一对一) and 一AA (一件件).
func (s *scan) oneAndOne(i int) int {
	a, size := runeAt(s.text, i)
	if a == '一' {
		return i + size
	}
	if !han(a) {
		return 0
	}
	at := i + size
	b, size := runeAt(s.text, at)
	if b == a {
		return at + size
	}
	if b != '一' {
		return 0
	}
	at += size
	c, size := runeAt(s.text, at)
	if !han(c) {
		return at
	}
	end := at + size
	for startsAt(s.text, end, "一") { // 一老一小一残
		d, size := runeAt(s.text, end+len("一"))
		if !han(d) {
			break
		}
		end += len("一") + size
	}
	return end
}

// doubles are the pairs of numerals with which four characters make a saying.
const doubles = "千万 千百 百千 四八 七八 五六 三四 三五 十八 九一 万一 百一 三两 两一 千一 "

// doublePair reports whether a and b are one of doubles.
func doublePair(a, b rune) bool {
	last := rune(0)
	for _, r := range doubles {
		if last == a && r == b {
			return true
		}
		last = r
	}
	return false
}

// doubled reads the rest of 千方百计, 四通八达, 十里八乡.
func (s *scan) doubled(n *number) int {
	if n.letter == 0 {
		return 0
	}
	a, size := runeAt(s.text, n.end)
	second, width := runeAt(s.text, n.end+size)
	if !han(a) || a == '至' || a == '到' || !han(second) || !doublePair(n.letter, second) {
		return 0
	}
	end := n.end + size + width
	b, size := runeAt(s.text, end)
	if !han(b) {
		return 0
	}
	if _, unit := s.unitAt(n.end); unit && n.letter != '千' && n.letter != '百' && n.letter != '十' && n.letter != '万' {
		return 0
	}
	return end + size
}
