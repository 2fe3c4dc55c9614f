package extract

import (
	"strconv"
	"strings"
)

// parseDates reads a whole date or a span of days: 2024年5月19日, 5月13日至17日
// with the year given. It is false where the text gives no whole date.
func parseDates(s string, year int) (from, to Date, ok bool) {
	numbers, units := dateParts(s)
	y, m := year, 0
	var days [][3]int
	for i, n := range numbers {
		switch units[i] {
		case "年":
			y = n
		case "月":
			m = n
		case "日", "号":
			days = append(days, [3]int{y, m, n})
		}
	}
	if len(days) == 0 || y == 0 {
		return 0, 0, false
	}
	end := len(days) - 1
	if days[end][1] < days[0][1] && days[end][0] == days[0][0] {
		days[end][0]++ // 12月30日至1月2日
	}
	first, ok1 := DateOf(days[0][0], days[0][1], days[0][2])
	last, ok2 := DateOf(days[end][0], days[end][1], days[end][2])
	return first, last, ok1 && ok2 && first <= last
}

// dateParts lists the numbers of a date with the unit that follows each. A
// number before a dash takes the unit of the number after it.
func dateParts(s string) (numbers []int, units []string) {
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
			return nil, nil
		}
		unit := ""
		for _, u := range []string{"年", "月", "日", "号"} {
			if strings.HasPrefix(s[j:], u) {
				unit = u
			}
		}
		numbers, units = append(numbers, n), append(units, unit)
		i = j
	}
	for i := len(units) - 2; i >= 0; i-- {
		if units[i] == "" {
			units[i] = units[i+1]
		}
	}
	return numbers, units
}
