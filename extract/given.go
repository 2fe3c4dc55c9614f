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
		row.Issuer = new(issuer)
	}
	if day, ok := givenDay(d.Date); ok && row.DateFrom == nil && row.DateTo == nil {
		row.DateFrom = new(day)
		row.DateTo = row.DateFrom
	}
}

// givenDay reads a day as programs write it, with or without a time.
func givenDay(s string) (Date, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, false
	}
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102", time.RFC3339, time.DateTime, "2006/1/2 15:04", "2006/1/2 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return DateOf(t.Year(), int(t.Month()), t.Day())
		}
	}
	return 0, false
}
