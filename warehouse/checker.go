package warehouse

import (
	"fmt"
	"reflect"
	"slices"
	"unicode/utf8"
	"unsafe"

	"heshu/extract/quantity"
)

// maxDecimal is the largest value that DECIMAL(18,4) can hold.
const maxDecimal quantity.Decimal = 1e18 - 1

// checker finds values that would make a file unreadable for others. Every row of a batch
// passes it, so it reads fields where they lie: reflection took twice the time.
type checker[T any] struct {
	texts    []place // string
	optional []place // *string
	lists    []place // []string
	decimals []place // *quantity.Decimal
	long     []place // those of texts that may be long
}

// place is where a column lies in a row.
type place struct {
	name   string
	offset uintptr
}

func newChecker[T any]() checker[T] {
	var c checker[T]
	row := reflect.TypeFor[T]()
	for _, col := range columnsOf(row) {
		at := place{col.name, offsetOf(row, col.index)}
		switch col.typ {
		case reflect.TypeFor[string]():
			c.texts = append(c.texts, at)
			if col.name == "text" || col.name == "sentence" {
				c.long = append(c.long, at)
			}
		case reflect.TypeFor[*string]():
			c.optional = append(c.optional, at)
		case reflect.TypeFor[[]string]():
			c.lists = append(c.lists, at)
		case reflect.TypeFor[*quantity.Decimal]():
			c.decimals = append(c.decimals, at)
		}
	}
	return c
}

// offsetOf returns where the field with an index begins in a struct, in bytes; the structs
// on the way to it are embedded as values.
func offsetOf(row reflect.Type, index []int) uintptr {
	var offset uintptr
	for _, i := range index {
		field := row.Field(i)
		offset += field.Offset
		row = field.Type
	}
	return offset
}

// valueAt returns the field at an offset of a row, which must be a V.
func valueAt[V, T any](row *T, at place) V {
	return *(*V)(unsafe.Add(unsafe.Pointer(row), at.offset))
}

// check returns an error that names the column of a bad value in the first row with one.
func (c checker[T]) check(rows []T) error {
	for i := range rows {
		var before *T // the facts of a sentence share nearly all their texts
		if i > 0 {
			before = &rows[i-1]
		}
		if name := c.badText(&rows[i], before); name != "" {
			return fmt.Errorf("row %d, column %s: not valid UTF-8", i, name)
		}
		if name := c.badDecimal(&rows[i]); name != "" {
			return fmt.Errorf("row %d, column %s: more than 14 digits before the point", i, name)
		}
	}
	return nil
}

// badText names a column whose text is not valid UTF-8. The row before, where there is one,
// has none.
func (c checker[T]) badText(row, before *T) string {
	for _, at := range c.texts {
		text := valueAt[string](row, at)
		if (before == nil || text != valueAt[string](before, at)) && !utf8.ValidString(text) {
			return at.name
		}
	}
	for _, at := range c.optional {
		if text := valueAt[*string](row, at); text != nil && !utf8.ValidString(*text) {
			return at.name
		}
	}
	for _, at := range c.lists {
		if slices.ContainsFunc(valueAt[[]string](row, at), invalid) {
			return at.name
		}
	}
	return ""
}

func invalid(text string) bool { return !utf8.ValidString(text) }

// badDecimal names a column whose number is too large.
func (c checker[T]) badDecimal(row *T) string {
	for _, at := range c.decimals {
		if d := valueAt[*quantity.Decimal](row, at); d != nil && (*d > maxDecimal || *d < -maxDecimal) {
			return at.name
		}
	}
	return ""
}

// weigh returns roughly how many bytes a row takes.
func (c checker[T]) weigh(row *T) int {
	const short = 256 // all columns but the long ones
	weight := short
	for _, at := range c.long {
		weight += len(valueAt[string](row, at))
	}
	return weight
}
