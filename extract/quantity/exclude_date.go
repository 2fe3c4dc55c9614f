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
	for kind := era; kind >= day; kind-- {
		at := end
		if ok {
			at = skipGap(s.text, end)
		}
		next, found := s.datePart(at, kind, ok)
		if !found {
			continue
		}
		end, last, ok = next, kind, true
	}
	return end, last, ok
}

// datePart reads the numbers of one kind and the word for it: 5月, 15—20日,
// 2023-2024学年.
func (s *scan) datePart(i int, kind part, inside bool) (end int, ok bool) {
	v, at := s.dateNumber(i)
	if at == i {
		return i, false
	}
	single := true
	if next := connectorAt(s.text, at); next > 0 {
		if w, after := s.dateNumber(next); after > next {
			if end := s.partWord(after, kind); end > after && valid(kind, v) && valid(kind, w) {
				v, at, single = w, after, false
			}
		}
	}
	word := skipGap(s.text, at)
	end = s.partWord(word, kind)
	if end == word || !valid(kind, v) || single && !s.dateLike(i, at, v, kind, inside, end) {
		return i, false
	}
	return s.partEnding(end, kind), true
}

// dateValue is a number of a date: its value, how many digits wrote it, and whether some are masked.
type dateValue struct {
	value, digits   int
	masked, chinese bool
}

// dateNumber reads a number of at most four digits, in Arabic or Chinese, masked or not.
func (s *scan) dateNumber(i int) (v dateValue, end int) {
	value, count, end := few(s.text, i, 4)
	v.value, v.digits = value, count
	if masked := maskRun(s.text, end); masked > end {
		v.masked = true
		end = masked
		if _, n, after := few(s.text, end, 2); n > 0 {
			end = after
		}
		return v, end
	}
	if count > 0 {
		return v, end
	}
	c := chinese{s: s, at: i}
	r, _ := runeAt(s.text, i)
	if digitOf(r) < 0 && powerOf(r) != 1 && r != '廿' && r != '卅' || r == '两' || !c.read() || c.approx != "" || c.low > 9999*One {
		return v, i
	}
	v.value, v.digits, v.chinese = int(c.low/One), c.count, true
	return v, c.at
}

// valid reports whether v can be a number of a date of that kind.
func valid(kind part, v dateValue) bool {
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
		if within(s.text, i+len("年"), "级代") {
			return i
		}
		return i + firstAt(s.text, i, []string{"学年度", "学年", "年度", "年"})
	case month:
		if within(s.text, i+len("月"), "龄均") {
			return i
		}
		return i + firstAt(s.text, i, []string{"月份", "月"})
	}
	if within(s.text, i+len("日"), "元均报产") {
		return i
	}
	return i + firstAt(s.text, i, []string{"日", "号"})
}

// dateLike turns away durations and other readings of a lone part: 11年, 3号楼.
func (s *scan) dateLike(start, at int, v dateValue, kind part, inside bool, end int) bool {
	switch {
	case inside:
		return kind != day || !startsAt(s.text, end-len("号"), "号") || !within(s.text, end, "文楼")
	case kind == year && v.digits == 2 && !v.masked:
		return v.value >= 80 && firstBefore(s.text, start, lasting) == 0 && !preceded(s.text, start, "近约超") && !within(s.text, end, "来的历间内") ||
			within(s.text, end, "底初末") || s.monthFollows(end)
	case kind == day && startsAt(s.text, at, "号"):
		return preceded(s.text, start, "月") && v.value > 0
	case kind == day && v.masked:
		return !within(s.text, end, "报")
	}
	return true
}

// monthFollows reports whether a month stands at i, so that 年 before it ends a date.
func (s *scan) monthFollows(i int) bool {
	v, at := s.dateNumber(skipGap(s.text, i))
	return at > i && valid(month, v) && s.partWord(skipGap(s.text, at), month) > at
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
	v, at := s.dateNumber(i)
	if at == i || !valid(day, v) || !v.masked && !v.chinese || s.partWord(at, day) > at {
		return i
	}
	if connectorAt(s.text, at) == 0 && !edgeAt(s.text, at) {
		return i
	}
	return at
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
