package extract

import (
	"fmt"
	"time"
)

// Date is a day, in days since 1970-01-01. It is written as 2006-01-02 in text
// and in JSON, and as the DATE type in Parquet.
type Date int32

// The days that text of the form 2006-01-02 can name: years 0 to 9999.
const (
	minDate Date = -719528
	maxDate Date = 2932896
)

const dateLayout = "2006-01-02"

// DateOf returns the given day of the proleptic Gregorian calendar. It reports
// false where the calendar has no such day (31 April) or its year is not within 1 to 9999.
func DateOf(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0, false
	}
	return Date(t.Unix() / 86400), true // exact: midnight UTC
}

// ParseDate reads a day written as 2006-01-02.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(dateLayout, text)
	if err != nil {
		return 0, fmt.Errorf("date %q: want year-month-day such as 2024-05-19", text)
	}
	return Date(t.Unix() / 86400), nil
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String returns the day as 2006-01-02.
func (d Date) String() string { return d.Time().Format(dateLayout) }

// AppendText implements encoding.TextAppender. A day outside of the years 0 to
// 9999 is an error: its text could not be read back.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d < minDate || d > maxDate {
		return b, fmt.Errorf("date of %d days since 1970-01-01: its year does not lie within 0 and 9999", int32(d))
	}
	return d.Time().AppendFormat(b, dateLayout), nil
}

// MarshalText implements encoding.TextMarshaler, and so JSON: "2024-05-19".
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
