package warehouse

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"heshu/extract/quantity"
)

// column is one column of a row struct, embedded structs flattened.
type column struct {
	name  string // as in JSON, which is the name in every format
	index []int  // for reflect.Value.FieldByIndex
	typ   reflect.Type
}

// columnsOf lists the columns of a row struct in their order.
func columnsOf(row reflect.Type) []column {
	var columns []column
	for _, field := range reflect.VisibleFields(row) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous || !field.IsExported() || name == "" || name == "-" {
			continue
		}
		columns = append(columns, column{name: name, index: field.Index, typ: field.Type})
	}
	return columns
}

// maxDecimal is the largest value that DECIMAL(18,4) can hold.
const maxDecimal quantity.Decimal = 1e18 - 1

// checker finds values that would make a file unreadable for others.
type checker[T any] struct {
	texts    []column // string, *string, []string
	decimals []column // *quantity.Decimal
	long     []column // those of texts that may be long
}

func newChecker[T any]() checker[T] {
	var c checker[T]
	for _, col := range columnsOf(reflect.TypeFor[T]()) {
		switch col.typ {
		case reflect.TypeFor[string](), reflect.TypeFor[*string](), reflect.TypeFor[[]string]():
			c.texts = append(c.texts, col)
			if col.name == "text" || col.name == "sentence" {
				c.long = append(c.long, col)
			}
		case reflect.TypeFor[*quantity.Decimal]():
			c.decimals = append(c.decimals, col)
		}
	}
	return c
}

// check returns an error that names the column of the first bad value.
func (c checker[T]) check(rows []T) error {
	sentence := "" // of the row before: the facts of a sentence all have it
	for i := range rows {
		row := reflect.ValueOf(&rows[i]).Elem()
		for _, col := range c.texts {
			v := row.FieldByIndex(col.index)
			if col.name == "sentence" && v.String() == sentence {
				continue
			}
			if !validText(v) {
				return fmt.Errorf("row %d, column %s: not valid UTF-8", i, col.name)
			}
			if col.name == "sentence" {
				sentence = v.String()
			}
		}
		for _, col := range c.decimals {
			v := row.FieldByIndex(col.index)
			if !v.IsNil() && (v.Elem().Int() > int64(maxDecimal) || v.Elem().Int() < -int64(maxDecimal)) {
				return fmt.Errorf("row %d, column %s: more than 14 digits before the point", i, col.name)
			}
		}
	}
	return nil
}

// weigh returns roughly how many bytes a row takes.
func (c checker[T]) weigh(row *T) int {
	const short = 256 // all columns but the long ones
	weight := short
	for _, col := range c.long {
		weight += reflect.ValueOf(row).Elem().FieldByIndex(col.index).Len()
	}
	return weight
}

func validText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil() || utf8.ValidString(v.Elem().String())
	case reflect.Slice:
		for i := range v.Len() {
			if !utf8.ValidString(v.Index(i).String()) {
				return false
			}
		}
		return true
	default:
		return utf8.ValidString(v.String())
	}
}
