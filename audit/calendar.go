package audit

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"heshu/segment"
)

// firstDay is the year before the first National Disability Day (全国助残日), which
// 《残疾人保障法》 puts on the third Sunday of May: the n-th is that of firstDay+n.
const firstDay = 1990

// thirdSunday is the day of May on which the National Disability Day of the year falls.
func thirdSunday(year int) int {
	first := time.Date(year, time.May, 1, 0, 0, 0, 0, time.UTC).Weekday()
	return 1 + (7-int(first))%7 + 14
}

// number reads the Arabic or Chinese number at the start of text, and where it
// ends; Chinese years are read digit by digit (二〇二四). n is -1 where there is none.
func number(text string) (n, end int) {
	n, tens, seen := 0, false, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		d := digitOf(r)
		switch {
		case d >= 0 && tens:
			n += d
			tens = false
		case d >= 0:
			n = n*10 + d
		case r == '十':
			n = max(n, 1) * 10
			tens = true
		default:
			d = -2
		}
		if d == -2 || seen > 5 {
			break
		}
		seen++
		end += size
	}
	if seen == 0 {
		return -1, 0
	}
	return n, end
}

func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '〇' || r == '零' || r == '○':
		return 0
	}
	if at := strings.IndexRune("一二三四五六七八九", r); at >= 0 {
		return at/len("一") + 1
	}
	return -1
}

// numberBefore reads the number that ends where text does.
func numberBefore(text string) (n, start int) {
	start = len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if digitOf(r) < 0 && r != '十' {
			break
		}
		start -= size
	}
	n, end := number(text[start:])
	if start == len(text) || start+end != len(text) {
		return -1, len(text)
	}
	return n, start
}

// noDay claims that the days which a report names are in the calendar: not 6月31日. It
// looks at Arabic months and days that stand together, and keeps silent on ranges of
// numbers that are no dates.
//
// Source: the calendar.
type noDay struct{}

func (noDay) Name() string { return "date" }

// Run looks at every 月 between two numbers.
func (c noDay) Run(p *Report) []Finding {
	var out []Finding
	for at := 0; ; {
		i := strings.Index(p.text[at:], "月")
		if i < 0 {
			return out
		}
		at += i
		month, start := numberBefore(p.text[max(0, at-2):at])
		start += max(0, at-2)
		at += len("月")
		day, end := number(p.text[at:min(len(p.text), at+8)])
		if month < 1 || month > 12 || !strings.HasPrefix(p.text[at+end:], "日") || day < 1 || day > 31 || day <= daysIn(month) {
			continue
		}
		out = append(out, Finding{Check: c.Name(), Result: Differs, Reason: "no_such_day", Severity: Warning, Stated: whole(day), Expected: whole(daysIn(month)),
			Message: fmt.Sprintf("%d月只有%d天，文中却写%d月%d日，请核对。", month, daysIn(month), month, day),
			Place:   segment.Span{Start: start, End: at + end + len("日")}})
	}
}

// daysIn is the number of days that a month can have.
func daysIn(month int) int {
	return time.Date(2024, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day() // a leap year
}
