package hive

import (
	"encoding/binary"
	"errors"
	"reflect"
)

// code writes rows of a row struct one behind the other, and reads them back. Fields are
// texts, lists of texts, whole numbers and truth values, and pointers to these.
type code[T any] struct {
	fields [][]int // as for reflect.Value.FieldByIndex
	id     []int   // of the column document_id; nil: there is none
}

func newCode[T any]() *code[T] {
	c := &code[T]{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		if field.Anonymous || !field.IsExported() {
			continue
		}
		c.fields = append(c.fields, field.Index)
		if field.Tag.Get("json") == "document_id" {
			c.id = field.Index
		}
	}
	return c
}

// document returns the document of a row.
func (c *code[T]) document(row *T) string {
	return reflect.ValueOf(row).Elem().FieldByIndex(c.id).String()
}

func (c *code[T]) append(out []byte, row *T) []byte {
	v := reflect.ValueOf(row).Elem()
	for _, index := range c.fields {
		out = appendField(out, v.FieldByIndex(index))
	}
	return out
}

func appendField(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, 0)
		}
		return appendField(append(out, 1), v.Elem())
	case reflect.Slice:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		for i := range v.Len() {
			out = appendField(out, v.Index(i))
		}
		return out
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case reflect.String:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		return append(out, v.String()...)
	}
	return binary.AppendVarint(out, v.Int())
}

// errSpool marks a spool that is not as it was written.
var errSpool = errors.New("the spool is damaged: is the disk full?")

// read takes a row off data.
func (c *code[T]) read(data []byte, row *T) (rest []byte, err error) {
	r := &fieldReader{data: data}
	v := reflect.ValueOf(row).Elem()
	for _, index := range c.fields {
		r.field(v.FieldByIndex(index))
	}
	if r.short {
		return nil, errSpool
	}
	return r.data, nil
}

// fieldReader takes fields off data until it ends too early.
type fieldReader struct {
	data  []byte
	short bool
}

func (r *fieldReader) field(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if r.take(1) == "\x01" {
			v.Set(reflect.New(v.Type().Elem()))
			r.field(v.Elem())
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 0, 0)
		for n := r.length(); n > 0; n-- {
			element := reflect.New(v.Type().Elem()).Elem()
			r.field(element)
			list = reflect.Append(list, element)
		}
		v.Set(list)
	case reflect.Bool:
		v.SetBool(r.take(1) == "\x01")
	case reflect.String:
		v.SetString(r.take(r.length()))
	default:
		n, size := binary.Varint(r.data)
		r.skip(size)
		v.SetInt(n)
	}
}

// length reads how long something is: never more than what is left.
func (r *fieldReader) length() int {
	n, size := binary.Uvarint(r.data)
	r.skip(size)
	if n > uint64(len(r.data)) {
		r.short = true
		return 0
	}
	return int(n)
}

func (r *fieldReader) take(n int) string {
	if n > len(r.data) {
		r.short = true
		return ""
	}
	text := string(r.data[:n])
	r.data = r.data[n:]
	return text
}

func (r *fieldReader) skip(size int) {
	if size <= 0 {
		r.short, size = true, 0
	}
	r.data = r.data[size:]
}
