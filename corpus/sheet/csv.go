package sheet

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"heshu/corpus/layout"
)

// Separated is the Book of text whose cells are parted by comma, or by the mark that its
// first lines hold most of if comma is 0. Quoted cells may hold line ends.
func Separated(text string, comma rune, l Limits) Book {
	l = l.withDefaults()
	if comma == 0 {
		comma = commaOf(text)
	}
	return func(ctx context.Context, v Visitor) error {
		in := &bounded{Reader: strings.NewReader(text), limit: int64(l.Record)}
		r := csv.NewReader(in)
		r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
		if err := v.Sheet("", nil); err != nil {
			return err
		}
		for n, cells := 1, 0; ; n++ {
			in.from = r.InputOffset()
			record, err := r.Read()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return csvFault(err, n, l)
			}
			if cells += len(record); cells > l.Cells {
				return layout.Faultf(layout.Limit, "it has more than %d cells; raise the limit, or cut it into smaller files", l.Cells)
			}
			if err := ended(ctx); err != nil {
				return err
			}
			if err := v.Row(n, record); err != nil {
				return err
			}
		}
	}
}

// commaOf is the mark that parts cells: of those that stand in the first line, the most
// frequent one.
func commaOf(text string) rune {
	line, _, _ := strings.Cut(text[:min(len(text), 64<<10)], "\n")
	best, most := ',', 0
	for _, comma := range []rune{',', '\t', ';', '|'} {
		if n := strings.Count(line, string(comma)); n > most {
			best, most = comma, n
		}
	}
	return best
}

// errRecord is the error of a record beyond the limit.
var errRecord = errors.New("a record beyond the limit")

// bounded is a reader that ends in a record that is too long.
type bounded struct {
	io.Reader
	limit, from, at int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.at-b.from > b.limit {
		return 0, errRecord
	}
	n, err := b.Reader.Read(p)
	b.at += int64(n)
	return n, err
}

func csvFault(err error, n int, l Limits) error {
	if errors.Is(err, errRecord) {
		return layout.Faultf(layout.Limit, "record %d is longer than the limit of %d bytes, perhaps because a quotation mark is not closed; mend it, or raise the limit", n, l.Record)
	}
	return layout.Faultf(layout.Damaged, "record %d cannot be read: %v", n, err)
}
