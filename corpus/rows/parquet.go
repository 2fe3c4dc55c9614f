package rows

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"heshu/corpus/layout"
)

// Parquet reads the rows of a Parquet file. An error of yield ends it. Other errors are
// *layout.Fault, or that of ctx.
func Parquet(ctx context.Context, r io.ReaderAt, size int64, f Fields, l Limits, yield func(Record) error) (err error) {
	var ours error // of yield or ctx, no fault of the file
	defer func() {
		if p := recover(); p != nil {
			err = damaged(fmt.Errorf("%v", p)) // the library's way with some damaged files
		}
	}()
	if err := checkFooter(r, size); err != nil {
		return damaged(err)
	}
	file, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return damaged(err)
	}
	t := &table{limit: l.withDefaults().Row}
	if err := t.choose(file, f); err != nil {
		return err
	}
	for i, group := range file.RowGroups() {
		if err := t.check(r, size, file.Metadata().RowGroups[i].Columns); err != nil {
			return damaged(err)
		}
		err := t.group(group, func(rec Record) error {
			if ours = ctx.Err(); ours == nil {
				ours = yield(rec)
			}
			return ours
		})
		switch {
		case ours != nil:
			return ours
		case err != nil:
			return damaged(err)
		}
	}
	return nil
}

func damaged(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return f
	}
	return layout.Faultf(layout.Damaged, "it is damaged, or no whole Parquet file (%v); copy it anew", err)
}

// table is a file while it is read.
type table struct {
	limit  int
	fields columns
	leaves []leaf // the columns that are read, by their place among all
	row    int64
}

// leaf is a column.
type leaf struct {
	index int
	day   bool // its numbers are days
}

// choose finds the columns with the fields. Lists and groups are none.
func (t *table) choose(file *parquet.File, f Fields) error {
	var names []string
	for _, field := range file.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			continue
		}
		column, ok := file.Schema().Lookup(field.Name())
		if !ok {
			continue
		}
		names = append(names, field.Name())
		t.leaves = append(t.leaves, leaf{column.ColumnIndex, isDay(field.Type())})
	}
	var err error
	t.fields, err = f.find(names)
	return err
}

// isDay reports whether the numbers of a column are days since 1970.
func isDay(t parquet.Type) bool {
	logical := t.LogicalType()
	if logical == nil {
		return false
	}
	_, day := logical.Value.(*format.DateType)
	return day
}

// read are the places of the leaves that are read.
func (t *table) read() []int {
	all := []int{t.fields.text, t.fields.id, t.fields.issuer, t.fields.date}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(i int) bool { return i < 0 })
}

// check walks the headers of the columns that are read.
func (t *table) check(r io.ReaderAt, size int64, columns []format.ColumnChunk) error {
	for _, i := range t.read() {
		n := t.leaves[i].index
		if n >= len(columns) {
			return errMetadata
		}
		if err := checkPages(r, size, &columns[n].MetaData); err != nil {
			return err
		}
	}
	return nil
}

// group reads the rows of a group.
func (t *table) group(group parquet.RowGroup, yield func(Record) error) error {
	readers := make(map[int]*valueReader)
	for _, i := range t.read() {
		readers[i] = &valueReader{pages: group.ColumnChunks()[t.leaves[i].index].Pages()}
		defer readers[i].close()
	}
	for range group.NumRows() {
		t.row++
		values := make(map[int]string)
		for i, r := range readers {
			v, err := r.next()
			if err != nil {
				return fmt.Errorf("row %d: %w", t.row, err)
			}
			values[i] = t.leaves[i].text(v)
		}
		rec := t.fields.record(t.row, func(column int) string { return values[column] })
		if len(rec.Text) > t.limit {
			rec = failed(t.row, layout.Limit, "it is longer than the limit of %d bytes; raise the limit, or cut it", t.limit)
		}
		if err := yield(rec); err != nil {
			return err
		}
	}
	return nil
}

// text is a value as text.
func (l leaf) text(v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case l.day:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}

// valueReader gives the values of a column, one a row.
type valueReader struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [64]parquet.Value
	ready  []parquet.Value
}

func (r *valueReader) next() (parquet.Value, error) {
	for len(r.ready) == 0 {
		if r.values == nil {
			page, err := r.pages.ReadPage()
			if err != nil {
				return parquet.Value{}, err
			}
			r.release()
			r.page, r.values = page, page.Values()
		}
		n, err := r.values.ReadValues(r.buffer[:])
		if r.ready = r.buffer[:n]; err != nil {
			r.values = nil
			if !errors.Is(err, io.EOF) {
				return parquet.Value{}, err
			}
		}
	}
	v := r.ready[0]
	r.ready = r.ready[1:]
	return v, nil
}

// release gives back the page that was read.
func (r *valueReader) release() {
	if r.page != nil {
		parquet.Release(r.page)
	}
}

func (r *valueReader) close() {
	r.release()
	_ = r.pages.Close()
}
