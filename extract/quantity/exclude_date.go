package quantity

import "heshu/segment"

// date recognises dates, masked ones too, and takes all that is contiguous:
// 2024年5月19日, 5月13日至17日, 20__年5月__日, 上世纪90年代, 2024.5.19.
func (s *scan) date(n *number) (segment.Span, Reason, bool) {
	if n.arabic && n.pointed || n.implied {
		return s.numericDate(n)
	}
	if end, ok := s.dateSpan(n.start); ok {
		return segment.Span{Start: n.start, End: end}, Date, true
	}
	return s.numericDate(n)
}

// looseDate recognises the dates that nothing behind the number announces.
func (s *scan) looseDate(n *number) (segment.Span, Reason, bool) {
	switch {
	case !n.arabic:
		return s.weekday(n)
	case n.dotted || n.pointed || n.whole == 8:
		return s.numericDate(n)
	}
	return segment.Span{}, "", false
}

// dateSpan reads a date, and those joined to it.
func (s *scan) dateSpan(i int) (end int, ok bool) {
	end, last, ok := s.dateParts(i)
	if !ok {
		return i, false
	}
	for {
		at := connectorAt(s.text, end)
		if at == 0 && startsAt(s.text, end, "、") && last == day {
			at = end + len("、")
		}
		if at == 0 {
			break
		}
		next, kind, ok := s.dateParts(at)
		if !ok || kind > last {
			break
		}
		end, last = next, kind
	}
	return end, true
}

// part is what a number of a date says, the coarser the greater.
type part int

const (
	day part = iota
	month
	year
	era
)

// dateParts reads one date: year, month and day, each optional but in order.
// last is the finest part that was read.
func (s *scan) dateParts(i int) (end int, last part, ok bool) {
	end = i
	n := s.dateNumber(i)
	for kind := era; kind >= day && !n.Empty(); kind-- {
		next, found := s.datePart(n, kind, ok)
		if !found {
			continue
		}
		end, last, ok = next, kind, true
		n = s.dateNumber(skipGap(s.text, end))
	}
	return end, last, ok
}

// datePart reads the numbers of one kind, of which n is the first, and the word for
// it: 5月, 15—20日, 2023-2024学年.
func (s *scan) datePart(n dateNumber, kind part, inside bool) (end int, ok bool) {
	if !n.valid(kind) {
		return n.Start, false
	}
	single := true
	last := n
	if next := connectorAt(s.text, n.End); next > 0 {
		w := s.dateNumber(next)
		if !w.Empty() && w.valid(kind) && s.partWord(w.End, kind) > w.End {
			last, single = w, false
		}
	}
	word := skipGap(s.text, last.End)
	end = s.partWord(word, kind)
	if end == word || single && !s.dateLike(n, kind, inside, end) {
		return n.Start, false
	}
	return s.partEnding(end, kind), true
}

// dateNumber is a number of a date: its value, how many digits wrote it, and whether some are masked.
// It is empty where none was found.
type dateNumber struct {
	segment.Span
	value, digits   int
	masked, chinese bool
}

// dateNumber reads a number of at most four digits, in Arabic or Chinese, masked or not.
func (s *scan) dateNumber(i int) (v dateNumber) {
	v.Start = i
	v.value, v.digits, v.End = few(s.text, i, 4)
	if masked := maskRun(s.text, v.End); masked > v.End {
		v.masked = true
		_, _, v.End = few(s.text, masked, 2)
		return v
	}
	if v.digits > 0 {
		return v
	}
	r, _ := runeAt(s.text, i)
	if digitOf(r) < 0 && powerOf(r) != 1 && r != '廿' && r != '卅' || r == '两' {
		return v
	}
	c := chinese{s: s, at: i}
	if !c.read() || c.approx != "" || c.low > 9999*One {
		return v
	}
	v.value, v.digits, v.chinese, v.End = int(c.low/One), c.count, true, c.at
	return v
}

// valid reports whether v can be a number of a date of that kind.
func (v dateNumber) valid(kind part) bool {
	if v.masked {
		return kind != era
	}
	switch kind {
	case year:
		return v.value >= 1900 && v.value < 2100 && v.digits == 4 || v.digits == 2 && !v.chinese
	case month:
		return 1 <= v.value && v.value <= 12 && v.digits <= 2
	case day:
		return 1 <= v.value && v.value <= 31 && v.digits <= 3
	}
	return v.value > 0 && v.value < 100
}

// partWord returns the end of the word for that part at i, or i.
func (s *scan) partWord(i int, kind part) int {
	switch kind {
	case era:
		return i + firstAt(s.text, i, []string{"世纪", "年代"})
	case year:
		if within(s.text, i, "届级") {
			return i + len("届") // 2023届毕业生
		}
		return s.partWordOf(i, []string{"学年度", "学年", "年度", "年"}, "级代")
	case month:
		return s.partWordOf(i, []string{"月份", "月"}, "龄均")
	}
	return s.partWordOf(i, []string{"日", "号"}, "元均报产")
}

// partWordOf returns the end of the first of words at i, or i, also where one of the
// characters not stands behind the first character: 年级 is no year.
func (s *scan) partWordOf(i int, words []string, not string) int {
	n := firstAt(s.text, i, words)
	if n == 0 || within(s.text, i+len("年"), not) {
		return i
	}
	return i + n
}

// dateLike turns away durations and other readings of a lone part: 11年, 3号楼.
func (s *scan) dateLike(v dateNumber, kind part, inside bool, end int) bool {
	switch {
	case kind == year && within(s.text, end-len("届"), "届级"):
		return v.digits == 4 && !v.masked && !inside
	case inside:
		return kind != day || !startsAt(s.text, end-len("号"), "号") || !within(s.text, end, "文楼")
	case kind == year && v.digits == 2 && !v.masked:
		return v.value >= 80 && firstBefore(s.text, v.Start, lasting) == 0 && !preceded(s.text, v.Start, "近约超") && !within(s.text, end, "来的历间内") ||
			within(s.text, end, "底初末") || s.monthFollows(end)
	case kind == day && startsAt(s.text, v.End, "号"):
		return preceded(s.text, v.Start, "月") && v.value > 0
	case kind == day && v.masked:
		return !within(s.text, end, "报")
	}
	return true
}

// monthFollows reports whether a month stands at i, so that 年 before it ends a date.
func (s *scan) monthFollows(i int) bool {
	v := s.dateNumber(skipGap(s.text, i))
	return v.End > i && v.valid(month) && s.partWord(skipGap(s.text, v.End), month) > v.End
}

// endings are what belongs to a date behind its parts.
var endings = [...][]string{
	day:   nil,
	month: {"中下旬", "上中旬", "上旬", "中旬", "下旬", "底", "初", "末"},
	year:  {"上半年", "下半年", "年底", "年初", "底", "初", "末", "中期", "度"},
	era:   {"初", "末", "中期"},
}

func (s *scan) partEnding(i int, kind part) int {
	end := i + firstAt(s.text, i, endings[kind])
	if kind == month && end == i {
		return s.monthDay(i)
	}
	return end
}

// monthDay reads a day behind a month whose 日 is missing or stands behind a
// later one: 八月十五, 5月__至__日. It returns i if there is none.
func (s *scan) monthDay(i int) int {
	v := s.dateNumber(i)
	if v.Empty() || !v.valid(day) || !v.masked && !v.chinese || s.partWord(v.End, day) > v.End {
		return i
	}
	if connectorAt(s.text, v.End) == 0 && !edgeAt(s.text, v.End) {
		return i
	}
	return v.End
}

// weekday recognises 星期三, 周六 and 礼拜二, but not 每周一次; and the days of
// the old calendar, which need no 日: 正月十五.
func (s *scan) weekday(n *number) (segment.Span, Reason, bool) {
	if n.low <= 31*One && n.approx == "" && preceded(s.text, n.start, "月") && !s.tailOf(n).ok {
		return segment.Span{Start: n.start, End: n.end}, Date, true
	}
	if n.letter == 0 || digitOf(n.letter) < 1 || digitOf(n.letter) > 6 {
		return segment.Span{}, "", false
	}
	start := n.start - firstBefore(s.text, n.start, []string{"星期", "礼拜", "周"})
	if start == n.start || start < s.done || s.tailOf(n).ok || preceded(s.text, start, "一两二三") {
		return segment.Span{}, "", false
	}
	return segment.Span{Start: start, End: n.end}, Date, true
}
