package audit

import (
	"fmt"
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// day claims that the National Disability Day is on its date: the third Sunday of
// May of its year, and the n-th is that of the year 1990+n. It looks at sentences
// that say 5月D日是第N次全国助残日, or a year with them, and keeps silent where a part
// is masked, where the date is not said to be the day itself, and where the day is
// spoken of as one to come or gone by (前夕, 前后).
//
// Source: 《中华人民共和国残疾人保障法》, article 14 (每年五月的第三个星期日为全国助残日).
type day struct{}

func (day) Name() string { return "date" }

// stated is what one sentence says of the day; zero is nothing, and the spans are
// where it says so.
type statedDay struct {
	year, dayOfMay, ordinal   int
	yearAt, dateAt, ordinalAt segment.Span
}

// Run looks at every mention of the day.
func (c day) Run(p *Report) []Finding {
	var out []Finding
	seen := map[[2]int]bool{}
	for at := 0; ; {
		i := strings.Index(p.text[at:], "助残日")
		if i < 0 {
			return out
		}
		at += i + len("助残日")
		s := p.statedDay(at - len("助残日"))
		if f, ok := s.judge(); ok && !seen[[2]int{f.Place.Start, f.Place.End}] {
			seen[[2]int{f.Place.Start, f.Place.End}] = true
			out = append(out, f)
		}
	}
}

// statedDay reads what stands before a mention of the day in its sentence.
func (p *Report) statedDay(at int) statedDay {
	from := max(strings.LastIndexAny(p.text[:at], "。！？；;!?\n"), at-len("２０２４年５月１９日（星期日）是我国法定的第三十四次“全国"), 0)
	for from < at && p.text[from]&0xc0 == 0x80 {
		from++
	}
	before := p.text[from:at]
	var s statedDay
	before = s.readOrdinal(before, from)
	s.readDate(before, from)
	return s
}

// readOrdinal reads 第N次 or 第N个, and returns what stands before it.
func (s *statedDay) readOrdinal(text string, offset int) string {
	at := strings.LastIndex(text, "第")
	if at < 0 {
		return text
	}
	n, end := number(text[at+len("第"):])
	rest := text[at+len("第")+end:]
	if n < 1 || n > 60 || !strings.HasPrefix(rest, "次") && !strings.HasPrefix(rest, "个") && !strings.HasPrefix(rest, "届") {
		return text
	}
	s.ordinal = n
	s.ordinalAt = segment.Span{Start: offset + at, End: offset + at + len("第") + end + len("次")}
	return text[:at]
}

// readDate reads 2024年5月19日是 at the end of text.
func (s *statedDay) readDate(text string, offset int) {
	head, said := saidToBe(text)
	if !said {
		s.readYear(strings.TrimRight(text, "的 "), offset)
		return
	}
	head, found := strings.CutSuffix(head, "日")
	day, start := numberBefore(head)
	if !found || day < 1 || day > 31 {
		return
	}
	head, found = strings.CutSuffix(head[:start], "月")
	month, start := numberBefore(head)
	if !found || month != 5 {
		return
	}
	s.dayOfMay = day
	s.dateAt = segment.Span{Start: offset + start, End: offset + start + len(text[start:]) - len(strings.TrimPrefix(text[start:], text[start:start+dateLength(text[start:])]))}
	s.readYear(head[:start], offset)
}

// readYear reads 2024年 at the end of text.
func (s *statedDay) readYear(text string, offset int) {
	head, found := strings.CutSuffix(text, "年")
	year, start := numberBefore(head)
	if found && year > 1900 && year < 2100 {
		s.year = year
		s.yearAt = segment.Span{Start: offset + start, End: offset + len(text)}
	}
}

// dateLength is the length of 5月19日 at the start of text.
func dateLength(text string) int { return strings.Index(text, "日") + len("日") }

// saidToBe cuts 是, 为 or a comma off the end, with what may stand before the day's
// number: 是我国法定的. A weekday in brackets goes too.
func saidToBe(text string) (head string, ok bool) {
	for _, verb := range []string{"是", "为", "系", "迎来了", "迎来"} {
		if head, tail, found := cutLast(text, verb); found && plainBetween(tail) {
			return trimWeekday(strings.TrimRight(head, "，, ")), true
		}
	}
	return text, false
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

// plainBetween reports whether the text between 是 and the day's number only names the day.
func plainBetween(text string) bool {
	for _, w := range []string{"我国", "国家", "法定", "的", "全国", "“", "\"", "一年一度", "又", "了", " "} {
		text = strings.ReplaceAll(text, w, "")
	}
	return text == ""
}

// trimWeekday cuts （星期日） off the end.
func trimWeekday(text string) string {
	if strings.HasSuffix(text, "）") || strings.HasSuffix(text, ")") {
		if at := strings.LastIndexAny(text, "（("); at >= 0 && len(text)-at < len("（星期日）")+3 {
			return text[:at]
		}
	}
	return text
}

// judge compares what the sentence says with the calendar.
func (s *statedDay) judge() (Finding, bool) {
	year := s.year
	if year == 0 && s.ordinal > 0 {
		year = firstDay + s.ordinal
	}
	switch {
	case s.ordinal > 0 && s.year > 0 && s.year-firstDay != s.ordinal:
		return s.finding(Differs, s.ordinalAt, s.ordinal, s.year-firstDay,
			fmt.Sprintf("%d年的全国助残日是第%d次，文中却写第%d次，年份与次数有一处写错，请核对。", s.year, s.year-firstDay, s.ordinal)), true
	case s.dayOfMay > 0 && year > firstDay && year < firstDay+100:
		if right := thirdSunday(year); right != s.dayOfMay {
			return s.finding(Differs, s.dateAt, s.dayOfMay, right,
				fmt.Sprintf("%d年全国助残日（5月第三个星期日）是5月%d日，文中却写5月%d日，请核对。", year, right, s.dayOfMay)), true
		}
		return s.finding(Holds, s.dateAt, s.dayOfMay, s.dayOfMay, fmt.Sprintf("5月%d日是%d年5月第三个星期日，与全国助残日相符。", s.dayOfMay, year)), true
	case s.ordinal > 0 && s.year > 0:
		return s.finding(Holds, s.ordinalAt, s.ordinal, s.ordinal, fmt.Sprintf("第%d次全国助残日在%d年，相符。", s.ordinal, s.year)), true
	}
	return Finding{}, false
}

func (s *statedDay) finding(result Verdict, at segment.Span, stated, expected int, message string) Finding {
	f := Finding{Check: "date", Result: result, Stated: whole(stated), Expected: whole(expected), Place: at, Message: message}
	if result == Differs {
		f.Severity = Warning
	}
	return f
}

// whole is a whole number as a Decimal.
func whole(n int) *quantity.Decimal {
	d := quantity.Decimal(n) * quantity.One
	return &d
}
