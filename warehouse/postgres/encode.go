package postgres

import (
	"encoding/binary"
	"reflect"
	"strings"

	"heshu/extract"
	"heshu/extract/quantity"
)

// Rows go to the server in the binary form of COPY: after a header each row is the number
// of its fields, and each field its length and its bytes; -1 instead of a length is null,
// and -1 instead of a number of fields is the end.
const (
	copyHeader  = "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	copyTrailer = "\xff\xff"
)

// substitute stands for U+0000, which PostgreSQL cannot hold in a text. It is as long, so
// that places in the text stay what they are, and its name in ASCII is just that.
const substitute = "\x1a"

// encoder writes rows of one table.
type encoder struct {
	fields      []reflect.StructField
	substituted int64 // how many U+0000 were replaced
}

// row adds a row, given as a pointer to a row struct.
func (e *encoder) row(out []byte, row any) []byte {
	value := reflect.ValueOf(row).Elem()
	out = binary.BigEndian.AppendUint16(out, uint16(len(e.fields)))
	for i := range e.fields {
		out = e.field(out, value.FieldByIndex(e.fields[i].Index))
	}
	return out
}

// field adds a field of a row struct. Row structs have fields of no other types.
func (e *encoder) field(out []byte, field reflect.Value) []byte {
	switch p := field.Addr().Interface().(type) {
	case *string:
		return e.text(out, *p)
	case *int64:
		return binary.BigEndian.AppendUint64(length(out, 8), uint64(*p))
	case *int32:
		return appendInt32(out, *p)
	case *bool:
		return appendBool(out, *p)
	case *[]string:
		return e.texts(out, *p)
	case **string:
		if *p != nil {
			return e.text(out, **p)
		}
	case **int32:
		if *p != nil {
			return appendInt32(out, **p)
		}
	case **quantity.Decimal:
		if *p != nil {
			return appendDecimal(out, **p)
		}
	case **extract.Date:
		if *p != nil {
			return appendDate(out, **p)
		}
	}
	return appendNull(out)
}

func (e *encoder) text(out []byte, text string) []byte {
	if strings.IndexByte(text, 0) >= 0 {
		e.substituted += int64(strings.Count(text, "\x00"))
		text = strings.ReplaceAll(text, "\x00", substitute)
	}
	return appendText(out, text)
}

// texts adds an array of one dimension: its number, no nulls, the type of the elements,
// how many there are and the number of the first one, and then they.
func (e *encoder) texts(out []byte, texts []string) []byte {
	const textOID = 25
	at := len(out)
	out = length(out, 0)
	dimensions := min(len(texts), 1)
	for _, n := range []int{dimensions, 0, textOID, len(texts), 1}[:3+2*dimensions] {
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	for _, text := range texts {
		out = e.text(out, text)
	}
	binary.BigEndian.PutUint32(out[at:], uint32(len(out)-at-4))
	return out
}

func length(out []byte, n int) []byte { return binary.BigEndian.AppendUint32(out, uint32(n)) }

func appendNull(out []byte) []byte { return append(out, 0xff, 0xff, 0xff, 0xff) }

func appendText(out []byte, text string) []byte { return append(length(out, len(text)), text...) }

func appendBytes(out, b []byte) []byte { return append(length(out, len(b)), b...) }

func appendInt32(out []byte, n int32) []byte {
	return binary.BigEndian.AppendUint32(length(out, 4), uint32(n))
}

func appendBool(out []byte, b bool) []byte {
	if b {
		return append(length(out, 1), 1)
	}
	return append(length(out, 1), 0)
}

// appendDate adds a day. PostgreSQL counts from 2000-01-01.
func appendDate(out []byte, date extract.Date) []byte {
	const epoch = 10957 // days since 1970-01-01
	return appendInt32(out, int32(date)-epoch)
}

// appendDecimal adds a numeric: how many digits to the base of 10,000 it has, the weight
// of the first one, its sign, how many decimals to show, and the digits. The decimals of a
// Decimal are just one such digit.
func appendDecimal(out []byte, d quantity.Decimal) []byte {
	const base, negative, decimals = 10_000, 0x4000, 4
	sign, magnitude := uint16(0), uint64(d)
	if d < 0 {
		sign, magnitude = negative, -magnitude
	}
	var digits [5]uint16 // the last one first
	n := 0
	for ; magnitude > 0; magnitude /= base {
		digits[n] = uint16(magnitude % base)
		n++
	}
	out = length(out, 8+2*n)
	for _, head := range []uint16{uint16(n), uint16(int16(n - 2)), sign, decimals} {
		out = binary.BigEndian.AppendUint16(out, head)
	}
	for ; n > 0; n-- {
		out = binary.BigEndian.AppendUint16(out, digits[n-1])
	}
	return out
}
