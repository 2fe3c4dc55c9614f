package warehouse

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"

	"heshu/warehouse/store"
)

// rowReader reads rows of a Parquet file.
//
// The library's own reader cannot be used on structs with embedded ones: it
// turns every null of a promoted pointer field into a pointer to zero. So rows
// are read into a struct type with the same fields side by side, and moved over.
type rowReader[T any] struct {
	reader  *parquet.GenericReader[any]
	schema  *parquet.Schema
	kinds   []parquet.Kind // of the leaf columns
	flat    reflect.Type
	columns []column
	buffer  []parquet.Row
}

func newRowReader[T any](file store.Reader) (r *rowReader[T], err error) {
	defer guard(&err) // the library panics on some damaged files
	whole, err := parquet.OpenFile(file, file.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, err
	}
	flat, columns := flatten(reflect.TypeFor[T]())
	schema := parquet.SchemaOf(reflect.New(flat).Interface())
	if err := compatible(schema, whole.Schema()); err != nil {
		return nil, err
	}
	var kinds []parquet.Kind
	for _, path := range schema.Columns() {
		leaf, _ := schema.Lookup(path...)
		kinds = append(kinds, leaf.Node.Type().Kind())
	}
	return &rowReader[T]{
		reader:  parquet.NewGenericReader[any](whole, schema),
		schema:  schema,
		kinds:   kinds,
		flat:    flat,
		columns: columns,
		buffer:  make([]parquet.Row, 128),
	}, nil
}

// compatible reports a column whose values in the file are not of its type. The
// library would take them as they lie in memory.
func compatible(want, file *parquet.Schema) error {
	for _, path := range want.Columns() {
		ours, _ := want.Lookup(path...)
		theirs, ok := file.Lookup(path...)
		if !ok {
			continue // an older file: the column is absent in all rows
		}
		a, b := ours.Node.Type(), theirs.Node.Type()
		scaled := strings.HasPrefix(a.String(), "DECIMAL") && a.String() != b.String()
		if a.Kind() != b.Kind() || ours.MaxRepetitionLevel != theirs.MaxRepetitionLevel || scaled {
			return fmt.Errorf("column %s holds %v where %v is expected", strings.Join(path, "."), theirs.Node, ours.Node)
		}
	}
	return nil
}

// flatten returns a struct type with the fields of row and of what row embeds.
func flatten(row reflect.Type) (reflect.Type, []column) {
	columns := columnsOf(row)
	fields := make([]reflect.StructField, len(columns))
	for i, col := range columns {
		field := row.FieldByIndex(col.index)
		fields[i] = reflect.StructField{Name: field.Name, Type: field.Type, Tag: field.Tag}
	}
	return reflect.StructOf(fields), columns
}

// read returns the next rows, and io.EOF with or after the last ones.
func (r *rowReader[T]) read() (rows []T, err error) {
	defer guard(&err)
	n, err := r.reader.ReadRows(r.buffer)
	rows = make([]T, n)
	for i, row := range r.buffer[:n] {
		if err := r.whole(row); err != nil {
			return rows[:i], err
		}
		flat := reflect.New(r.flat)
		if err := r.schema.Reconstruct(flat.Interface(), row); err != nil {
			return rows[:i], err
		}
		whole := reflect.ValueOf(&rows[i]).Elem()
		for j, col := range r.columns {
			whole.FieldByIndex(col.index).Set(flat.Elem().Field(j))
		}
	}
	return rows, err
}

// whole reports a row of which a column is missing, as happens in damaged files.
// The library would take the next column's value for it.
func (r *rowReader[T]) whole(row parquet.Row) error {
	columns := r.schema.Columns()
	next := 0
	for i, values := range row.Range {
		v := values[0]
		if v.Column() != i || !v.IsNull() && v.Kind() != r.kinds[i] {
			break
		}
		next++
	}
	if next < len(columns) {
		return fmt.Errorf("the file is damaged: column %s ends before others", strings.Join(columns[next], "."))
	}
	return nil
}

// seek passes over rows.
func (r *rowReader[T]) seek(row int64) (err error) {
	defer guard(&err)
	return r.reader.SeekToRow(row)
}

// decodeParquet reads the rows of a Parquet file from the given one on.
func decodeParquet[T any](file store.Reader, first int64, yield func(T) bool) error {
	reader, err := newRowReader[T](file)
	if err != nil {
		return err
	}
	defer reader.reader.Close()
	if first > 0 {
		if err := reader.seek(first); err != nil {
			return err
		}
	}
	for {
		rows, err := reader.read()
		for _, row := range rows {
			if !yield(row) {
				return errStopped
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
