package extract

import (
	"strings"
	"time"

	"heshu/corpus"
)

// takeOver fills a row with what is known of the report beside its text: the row of the
// table that it was read from names who reports, and a day. The day is taken where the
// text names none.
func takeOver(row *DocumentRow, d *corpus.Document) {
	if issuer := strings.TrimSpace(d.Issuer); issuer != "" {
		takeOverIssuer(row, issuer)
	}
	if day, ok := givenDay(d.Date); ok && row.DateFrom == nil && row.DateTo == nil {
		row.DateFrom = new(day)
		row.DateTo = row.DateFrom
	}
}

// takeOverIssuer sets who reports, and with it the level and the place that the name tells.
// A place of the text stays only beside an issuer that may be the one of that place.
func takeOverIssuer(row *DocumentRow, issuer string) {
	row.Issuer = new(issuer)
	level, region := levelIn(issuer), issuer[:regionEnd(issuer)]
	switch {
	case region != "":
		row.Region = new(region)
	case level != "" && (row.Level == nil || *row.Level != level):
		row.Region = nil
	}
	if level != "" {
		row.Level = new(level)
	}
}

// givenDay reads a day as programs write it, with or without a time.
func givenDay(s string) (Date, bool) {
	if t, ok := givenTime(s); ok {
		return DateOf(t.Year(), int(t.Month()), t.Day())
	}
	return 0, false
}

// givenYear is the year of such a day, 0 if there is none.
func givenYear(s string) int {
	if t, ok := givenTime(s); ok {
		return t.Year()
	}
	return 0
}

func givenTime(s string) (time.Time, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102", time.RFC3339, time.DateTime, "2006/1/2 15:04", "2006/1/2 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
