package warehouse

import (
	"fmt"
	"iter"
	"reflect"
	"slices"

	"heshu/extract"
)

// Scan reads the rows of a table for programs that handle all tables alike. Each row is a
// pointer to the table's row struct, whose fields [Fields] lists; it is good until the
// next one. Columns named in without are left empty where the files allow it.
//
// A table comes as one sequence or several, each in the order of the documents: rows that
// an audit added stand behind those of the extraction, in an order of their own. A table
// that the dataset does not have comes as none, and a name that is no table's as one that
// yields an error.
func Scan(d *Dataset, table string, without ...string) []iter.Seq2[any, error] {
	if !slices.Contains(Tables(), table) {
		return []iter.Seq2[any, error]{scan(d, table, nil, without)}
	}
	var all []iter.Seq2[any, error]
	for _, parts := range [][]Part{d.added(table, false), d.added(table, true)} {
		if len(parts) > 0 {
			all = append(all, scan(d, table, parts, without))
		}
	}
	return all
}

// added returns the parts of a table that an audit has added, or all others.
func (d *Dataset) added(table string, byAudit bool) []Part {
	return slices.DeleteFunc(slices.Clone(d.parts[table]), func(p Part) bool {
		is := d.manifest != nil && d.manifest.Audit != nil && slices.Contains(d.manifest.Audit.Parts, p)
		return is != byAudit
	})
}

// scan reads the rows of some parts of a table.
func scan(d *Dataset, table string, parts []Part, without []string) iter.Seq2[any, error] {
	switch table {
	case Documents:
		return scanAs[extract.DocumentRow](d, parts, without)
	case Amounts:
		return scanAs[extract.AmountRow](d, parts, without)
	case Counts:
		return scanAs[extract.CountRow](d, parts, without)
	case Themes:
		return scanAs[extract.ThemeRow](d, parts, without)
	case Organisations:
		return scanAs[extract.OrganisationRow](d, parts, without)
	case Links:
		return scanAs[extract.LinkRow](d, parts, without)
	case Checks:
		return scanAs[extract.CheckRow](d, parts, without)
	case Numerals:
		return scanAs[extract.NumeralRow](d, parts, without)
	case Locations:
		return scanAs[extract.LocationRow](d, parts, without)
	case Inputs:
		return scanAs[extract.InputRow](d, parts, without)
	case Runs:
		return scanAs[extract.RunRow](d, parts, without)
	}
	return func(yield func(any, error) bool) {
		yield(nil, fmt.Errorf("table %s: %w", table, ErrNoTable))
	}
}

func scanAs[T any](d *Dataset, parts []Part, without []string) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		var current T // one for all rows: a row that is handed on would be one more to allocate
		for _, part := range parts {
			err := readSome(d, part, without, func(row T) bool {
				current = row
				return yield(&current, nil)
			})
			if err == errStopped {
				return
			}
			if err != nil {
				yield(nil, d.explain(part.File, err))
				return
			}
		}
	}
}

// readSome yields the rows of a part, by column where the files allow it.
func readSome[T any](d *Dataset, part Part, without []string, yield func(T) bool) error {
	if d.Format == Parquet && columnwise[T]() {
		return columnsOfPart(d.fs, part.File, without, yield)
	}
	return readPart(d.fs, part.File, d.Format, 0, yield)
}

// Fields returns the fields of a table's row struct, in the order of its columns; nil
// where there is no such table. The index of a field is that of the outermost struct.
func Fields(table string) []reflect.StructField {
	var fields []reflect.StructField
	for _, s := range shapes() {
		if s.table != table {
			continue
		}
		for _, col := range columnsOf(s.row) {
			field := s.row.FieldByIndex(col.index)
			field.Index = col.index
			fields = append(fields, field)
		}
	}
	return fields
}
