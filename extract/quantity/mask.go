package quantity

import (
	"strings"

	"heshu/segment"
)

// maxMask is the longest run of masking characters taken for hidden digits;
// longer ones are rulers and blanks to fill in.
const maxMask = 12

// maskRun returns the end of the masking characters at i, i if there are none
// or too many.
func maskRun(text string, i int) int {
	first, size := runeAt(text, i)
	if size == 0 || kindOf(first) != maskMark {
		return i
	}
	end := i
	for count := 0; ; count++ {
		r, size := runeAt(text, end)
		if size == 0 || r != first && !sameMask(first, r) {
			return end
		}
		if count == maxMask {
			return i
		}
		end += size
	}
}

func sameMask(a, b rune) bool {
	return a == 'x' && b == 'X' || a == 'X' && b == 'x'
}

// skipMask passes over a whole run, however long.
func skipMask(text string, i int) int {
	first, size := runeAt(text, i)
	for {
		r, n := runeAt(text, i)
		if n == 0 || r != first || size == 0 {
			return i
		}
		i += n
	}
}

// maskEnds reports whether digits that are masked in part end at i: a unit or a date goes on.
func (s *scan) maskEnds(i int) bool {
	if within(s.text, i, "年月日号届次") {
		return true
	}
	_, ok := s.unitAt(skipGap(s.text, i))
	return ok && hanAt(s.text, i)
}

// maskAt reads masked digits: a masked date, a masked figure, or nothing.
func (s *scan) maskAt(i int) int {
	if end, ok := s.dateSpan(i); ok && !s.maskedName(i) {
		return s.exclude(segment.Span{Start: i, End: end}, Date)
	}
	end := maskRun(s.text, i)
	if end == i {
		return skipMask(s.text, i)
	}
	if i > 0 && latin(s.text[i-1]) || end < len(s.text) && latin(s.text[end]) {
		return end
	}
	n := number{start: i, end: end, digits: end, masked: true, damage: Masked}
	n.scaleMask(s)
	t := s.tailOf(&n)
	if !t.ok || !s.maskCounts(i, end, t) {
		return end
	}
	return s.figure(&n)
}

// maskedName reports whether the mask at i hides a name, not digits: __日报.
func (s *scan) maskedName(i int) bool {
	end := maskRun(s.text, i)
	return within(s.text, end, "日年月") && within(s.text, end+len("日"), "报晚刊")
}

// scaleMask takes the 万 or 亿 behind masked digits.
func (n *number) scaleMask(s *scan) {
	if power := powerAt(s.text, n.end); power >= 4 {
		n.scaleAt, n.scale = n.end, power
		n.end += len("万")
	}
}

func powerAt(text string, i int) int {
	r, _ := runeAt(text, i)
	return powerOf(r)
}

// maskCounts reports whether masked digits before the unit of t were a
// number. Masks hide names as well (__人民医院, 王××和), so that only units
// that no name begins with count, or those at the end of a clause.
func (s *scan) maskCounts(start, end int, t *tail) bool {
	first, size := runeAt(s.text, start)
	if (first == '*' || first == '_' || first == '○' || kindOf(first) == maskMark && first > 0x2500) && end-start < 2*size {
		return false
	}
	if t.inner || t.unit.code != "" {
		return true
	}
	if preceded(s.text, start, "第") || strings.ContainsRune("县市区乡镇村街州省旗社学部站所院校", firstRune(t.unit.text)) {
		return false
	}
	if strings.ContainsRune("名位户辆台份套件册亩副例项只", firstRune(t.unit.text)) || len(t.unit.text) > len("人") && !within(s.text, t.unit.start, "人") {
		return !preceded(s.text, start, "老小") || first != '×'
	}
	return edgeAt(s.text, t.unit.end)
}

func firstRune(s string) rune {
	r, _ := runeAt(s, 0)
	return r
}

// maxMisread is the longest run of digits and letters read as one number.
const maxMisread = 12

// misreadNumber reads a number in which letters stand for digits: IOO多人, 3.O5万元,
// l2个. It must be followed by a unit and stand apart from Latin words.
func (s *scan) misreadNumber(i int) int {
	clean, end, letters, digits := s.misreadRun(i)
	if letters == 0 || end == i || i > 0 && (latin(s.text[i-1]) || s.text[i-1] == '.') {
		return 0
	}
	if end < len(s.text) && (latin(s.text[end]) || s.text[end] == '-') || digits == 0 && (letters < 2 || s.text[i] == 'O' || s.text[i] == 'o') {
		return 0
	}
	part := scan{Scanner: s.Scanner, text: clean}
	value, count, last := plain(clean, 0)
	if count == 0 {
		return 0
	}
	l := part.arabic(0, value, count, last)
	if l.end != len(clean) || l.dotted {
		return 0
	}
	n := number{start: i, damage: Misread}
	l.end = end
	if !s.fromArabic(&n, l) || !s.tailOf(&n).ok {
		return 0
	}
	n.damage |= Misread
	if span, reason, ok := s.date(&n); ok {
		return s.excludeNumber(&n, span, reason) // 2O13年
	}
	if startsAt(s.text, n.end, "日") && preceded(s.text, n.start, "月") {
		return s.excludeNumber(&n, segment.Span{Start: n.start, End: n.end + len("日")}, Date) // 5月2O日
	}
	return s.figure(&n)
}

// misreadRun reads digits and the letters that look like them; clean is the
// run with the digits in place, empty where there were no letters.
func (s *scan) misreadRun(i int) (clean string, end, letters, digits int) {
	var b [maxMisread]byte
	for end = i; end < len(s.text); end++ {
		c := s.text[end]
		switch {
		case c == 'O' || c == 'o':
			c, letters = '0', letters+1
		case c == 'I' || c == 'l':
			c, letters = '1', letters+1
		case '0' <= c && c <= '9':
			digits++
		case c != '.' && c != ',':
			c = 0
		}
		if c == 0 {
			return s.cleaned(b[:end-i], letters), end, letters, digits
		}
		if end-i == maxMisread {
			return "", i, 0, 0
		}
		b[end-i] = c
	}
	return s.cleaned(b[:end-i], letters), end, letters, digits
}

// cleaned makes a string of b only where it is wanted.
func (s *scan) cleaned(b []byte, letters int) string {
	if letters == 0 {
		return ""
	}
	return string(b)
}

// pair reads 俩 and 仨, which are number and unit in one.
func (s *scan) pair(i int, r rune) int {
	value := 2 * One
	if r == '仨' {
		value = 3 * One
	}
	span := segment.Span{Start: i, End: i + len("俩")}
	f := figure{low: value, high: value, known: true}
	f.Span, f.Number, f.Unit, f.Kind = span, span, span, Count
	f.Measure = "person"
	if u, ok := s.unitAt(i); ok {
		f.Measure = u.measure
	}
	f.settle(&number{})
	f.bound()
	return s.emit(f.Numeral)
}

// unknown reads 若干, a number that nobody counted.
func (s *scan) unknown(i int) int {
	if !startsAt(s.text, i, "若干") {
		return 0
	}
	end := i + len("若干")
	n := number{start: i, end: end, digits: end}
	if !s.tailOf(&n).ok {
		return end
	}
	return s.figure(&n)
}

// stripped reads an amount whose digits were lost (慰问金万元): directly
// behind a word of money.
func (s *scan) stripped(n *number) int {
	if n.letter != '万' && n.letter != '亿' || !preceded(s.text, n.start, "金款费资计达共") {
		return 0
	}
	t := s.tailOf(n)
	if !t.ok || t.unit.code == "" || t.inner { // 捐款万余元 is more than 10000
		return 0
	}
	f := figure{}
	f.Span = segment.Span{Start: n.start, End: t.end}
	f.Number = segment.Span{Start: n.start, End: n.start}
	f.Unit = segment.Span{Start: n.start, End: t.unit.end}
	f.Kind, f.Currency, f.Approx, f.Damage = Amount, t.unit.code, Vague, Stripped
	return s.emit(f.Numeral)
}
