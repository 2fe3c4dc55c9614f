package extract

import (
	"strconv"
	"strings"
)

// parseDates reads a whole date or a span of days: 2024年5月19日, 5月13日至17日
// with the year given. It is false where the text gives no whole date.
func parseDates(s string, year int) (from, to Date, ok bool) {
	var room [8]datePart
	parts, ok := dateParts(s, room[:0])
	if !ok {
		return 0, 0, false
	}
	first, last, days := wholeDays(parts, year)
	if days == 0 {
		return 0, 0, false
	}
	if last.month < first.month && last.year == first.year {
		last.year++ // 12月30日至1月2日
	}
	from, ok1 := first.date()
	to, ok2 := last.date()
	return from, to, ok1 && ok2 && from <= to
}

// calendarDay is a day as it is written.
type calendarDay struct{ year, month, day int }

func (d calendarDay) date() (Date, bool) { return DateOf(d.year, d.month, d.day) }

// wholeDays returns the first and the last day that parts name, and how many they name: none
// where no year is known.
func wholeDays(parts []datePart, year int) (first, last calendarDay, days int) {
	at := calendarDay{year: year}
	for _, p := range parts {
		switch p.unit {
		case "年":
			at.year = p.number
		case "月":
			at.month = p.number
		case "日", "号":
			at.day = p.number
			if days++; days == 1 {
				first = at
			}
			last = at
		}
	}
	if at.year == 0 {
		return first, last, 0
	}
	return first, last, days
}

// datePart is a number of a date and the unit that follows it.
type datePart struct {
	number int
	unit   string
}

// dateParts appends the numbers of a date with their units to parts. A number before a
// dash takes the unit of the number after it.
func dateParts(s string, parts []datePart) ([]datePart, bool) {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		n, err := strconv.Atoi(s[i:j])
		if err != nil {
			return nil, false
		}
		parts = append(parts, datePart{n, dateUnit(s[j:])})
		i = j
	}
	for i := len(parts) - 2; i >= 0; i-- {
		if parts[i].unit == "" {
			parts[i].unit = parts[i+1].unit
		}
	}
	return parts, true
}

func dateUnit(rest string) string {
	for _, u := range [...]string{"年", "月", "日", "号"} {
		if strings.HasPrefix(rest, u) {
			return u
		}
	}
	return ""
}
