package warehouse

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse/store"
)

// columnBatch is how many rows are read of each column at a time.
const columnBatch = 512

// decodeColumns reads rows of a Parquet file column by column, which takes a third
// of the time of reading them row by row. Columns named in without are left empty.
// Row structs with lists are not read this way: see [columnwise].
func decodeColumns[T any](file store.Reader, without []string, yield func(T) bool) (err error) {
	defer guard(&err) // the library panics on some damaged files
	whole, err := parquet.OpenFile(file, file.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return err
	}
	flat, _ := flatten(reflect.TypeFor[T]())
	if err := compatible(parquet.SchemaOf(reflect.New(flat).Interface()), whole.Schema()); err != nil {
		return err
	}
	for _, group := range whole.RowGroups() {
		if err := decodeGroup(group, without, yield); err != nil {
			return err
		}
	}
	return nil
}

// columnwise reports whether rows of T have no lists.
func columnwise[T any]() bool {
	return !slices.ContainsFunc(columnsOf(reflect.TypeFor[T]()), func(c column) bool { return c.typ.Kind() == reflect.Slice })
}

func decodeGroup[T any](group parquet.RowGroup, without []string, yield func(T) bool) error {
	columns := columnReaders(reflect.TypeFor[T](), group, without)
	defer func() {
		for _, c := range columns {
			c.close()
		}
	}()
	rows := make([]T, columnBatch)
	for left := group.NumRows(); left > 0; {
		n := min(left, columnBatch)
		clear(rows)
		all := reflect.ValueOf(rows)
		for _, c := range columns {
			if err := c.fill(all, int(n)); err != nil {
				return err
			}
		}
		for i := range rows[:n] {
			if !yield(rows[i]) {
				return errStopped
			}
		}
		left -= n
	}
	return nil
}

// columnReader reads the values of one column of a row group into rows.
type columnReader struct {
	column
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer []parquet.Value
	texts  map[string]string // texts that were read, to be shared
}

// columnReaders opens the columns of row that the file has.
func columnReaders(row reflect.Type, group parquet.RowGroup, without []string) []*columnReader {
	var out []*columnReader
	chunks := group.ColumnChunks()
	for _, col := range columnsOf(row) {
		leaf, ok := group.Schema().Lookup(col.name)
		if !ok || slices.Contains(without, col.name) {
			continue
		}
		r := &columnReader{column: col, pages: chunks[leaf.ColumnIndex].Pages(), buffer: make([]parquet.Value, columnBatch)}
		if strings.Contains(row.FieldByIndex(col.index).Tag.Get("parquet"), ",dict") {
			r.texts = map[string]string{}
		}
		out = append(out, r)
	}
	return out
}

func (c *columnReader) close() {
	c.release()
	c.pages.Close()
}

// release gives the page back, once.
func (c *columnReader) release() {
	if c.page != nil {
		parquet.Release(c.page)
		c.page = nil
	}
}

// errShort says that a column has fewer values than its row group has rows.
var errShort = errors.New("the file is damaged: a column ends before others")

// fill reads the next n values into the column's field of rows.
func (c *columnReader) fill(rows reflect.Value, n int) error {
	for at := 0; at < n; {
		if c.values == nil {
			if err := c.turn(); err != nil {
				return err
			}
		}
		read, err := c.values.ReadValues(c.buffer[:n-at])
		for i, v := range c.buffer[:read] {
			if !v.IsNull() {
				c.set(rows.Index(at+i).FieldByIndex(c.index), v)
			}
		}
		at += read
		if err == io.EOF {
			c.values = nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// turn goes on to the next page.
func (c *columnReader) turn() error {
	c.release()
	page, err := c.pages.ReadPage()
	if err == io.EOF {
		return errShort
	}
	if err != nil {
		return err
	}
	c.page, c.values = page, page.Values()
	return nil
}

// set puts a value into a field.
func (c *columnReader) set(field reflect.Value, v parquet.Value) {
	switch p := field.Addr().Interface().(type) {
	case *string:
		*p = c.text(v)
	case **string:
		text := c.text(v)
		*p = &text
	case *int64:
		*p = v.Int64()
	case *int32:
		*p = v.Int32()
	case **int32:
		n := v.Int32()
		*p = &n
	case *bool:
		*p = v.Boolean()
	case **quantity.Decimal:
		d := quantity.Decimal(v.Int64())
		*p = &d
	case **extract.Date:
		d := extract.Date(v.Int32())
		*p = &d
	}
}

// mostTexts bounds the texts that a column shares.
const mostTexts = 1 << 14

// text is a value as a string of its own: the value lies in the page.
func (c *columnReader) text(v parquet.Value) string {
	if c.texts == nil {
		return string(v.ByteArray())
	}
	if text, ok := c.texts[string(v.ByteArray())]; ok {
		return text
	}
	if len(c.texts) >= mostTexts {
		clear(c.texts)
	}
	text := string(v.ByteArray())
	c.texts[text] = text
	return text
}
