package warehouse

import (
	"reflect"
	"strings"
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
