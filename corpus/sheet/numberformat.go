package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// builtIn are the formats that files name by a number alone, as in China.
var builtIn = map[uint16]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
	14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "m-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`,
	33: `h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`, 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
	43: "#,##0.00", 44: "#,##0.00", 50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// show writes a number as its cell shows it.
func (w *workbook) show(v float64, style uint16) string {
	var format string
	if int(style) < len(w.styles) {
		id := w.styles[style]
		known := false
		if format, known = w.formats[id]; !known {
			format = builtIn[id]
		}
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return parseFormat(format).show(v, w.since04)
}

// numberFormat is what a format says of positive numbers.
type numberFormat struct {
	before, after string // text around the number
	least, most   int    // decimals
	percent       bool
	digits, point bool   // there is a place for digits, for decimals
	moment        bool   // it is a date or a time
	layout        string // of the moment, as package time wants it
	hours         bool   // the last letter of the layout is one of hours
}

// parseFormat reads the first section of a format: #,##0.00"万元";…
func parseFormat(s string) numberFormat {
	var f numberFormat
	if strings.HasPrefix(strings.ToLower(s), "general") {
		s = s[len("general"):]
	}
	r := []rune(s)
	for i := 0; i < len(r) && r[i] != ';'; {
		i += f.part(r[i:])
	}
	return f
}

// part reads what r begins with and returns its length.
func (f *numberFormat) part(r []rune) int {
	switch r[0] {
	case '"':
		return f.quoted(r, '"', f.literal)
	case '[':
		return f.quoted(r, ']', f.bracket)
	case '\\':
		f.literal(string(r[1:min(2, len(r))]))
		return 2
	case '_', '*':
		return 2
	}
	n := 1
	for n < len(r) && r[n] == r[0] {
		n++
	}
	if f.letters(unicode.ToLower(r[0]), n) {
		return n
	}
	f.sign(r[0])
	return 1
}

// quoted reads what stands between r[0] and end.
func (f *numberFormat) quoted(r []rune, end rune, read func(string)) int {
	n := 1
	for n < len(r) && r[n] != end {
		n++
	}
	read(string(r[1:n]))
	return n + 1
}

// literal adds text that is shown as it is.
func (f *numberFormat) literal(s string) {
	f.layout += s
	if f.digits {
		f.after += s
	} else {
		f.before += s
	}
}

// bracket reads what stands in square brackets: the sign of a currency, or conditions
// and colours, which do not show.
func (f *numberFormat) bracket(s string) {
	if sign, found := strings.CutPrefix(s, "$"); found {
		sign, _, _ = strings.Cut(sign, "-")
		f.literal(sign)
	}
}

// letters reads n letters of a date or a time; false if c is none of them.
func (f *numberFormat) letters(c rune, n int) bool {
	short := map[rune]string{'y': "06", 'm': "1", 'd': "2", 'h': "15", 's': "05", 'e': "2006"}
	long := map[rune]string{'y': "2006", 'm': "01", 'd': "02", 'h': "15", 's': "05", 'e': "2006"}
	layout, known := short[c]
	switch {
	case !known:
		return false
	case c == 'm' && f.hours:
		layout = "04"
	case c == 'y' && n > 2 || c != 'y' && n > 1:
		layout = long[c]
	}
	f.layout += layout
	f.moment, f.hours = true, c == 'h'
	return true
}

// sign reads any other character.
func (f *numberFormat) sign(c rune) {
	switch c {
	case '0', '#', '?':
		f.digits = true
		if f.point {
			f.most++
			if c == '0' {
				f.least = f.most
			}
		}
	case '.':
		f.point = true
	case '%':
		f.percent = true
	case ' ', '-', '/', ':':
		f.layout += string(c)
	case ',', '@', '+', '(', ')':
	default:
		f.literal(string(c))
	}
}

// show writes v.
func (f numberFormat) show(v float64, since04 bool) string {
	switch {
	case f.moment && !f.digits:
		return moment(v, since04).Format(f.layout)
	case !f.digits:
		return f.before + strconv.FormatFloat(round(v), 'f', -1, 64) + f.after
	}
	after := f.after
	if f.percent {
		v *= 100
		after = "%" + after
	}
	s := strconv.FormatFloat(round(v), 'f', f.most, 64)
	for f.most > 0 && s[len(s)-1] == '0' && decimals(s) > f.least {
		s = s[:len(s)-1]
	}
	return f.before + strings.TrimSuffix(s, ".") + after
}

// decimals counts the digits behind the point of s.
func decimals(s string) int {
	_, after, _ := strings.Cut(s, ".")
	return len(after)
}

// round rounds v to the fifteen digits that programs show, which drops what sums of
// binary fractions leave over.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// moment is the time that v days after the beginning of the calendar is. That of 1900
// has a 29th of February that never was.
func moment(v float64, since04 bool) time.Time {
	v = min(max(v, 0), 3_000_000)
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case since04:
		day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60:
		day = day.AddDate(0, 0, 1)
	}
	whole, part := math.Modf(v)
	return day.AddDate(0, 0, int(whole)).Add(time.Duration(part * float64(24*time.Hour)).Round(time.Second))
}
