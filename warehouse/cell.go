package warehouse

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"heshu/extract"
	"heshu/extract/quantity"
)

// cell is a column as text in a spreadsheet. An absent value is empty.
type cell struct {
	column
	format func(reflect.Value) (string, error)
	parse  func(string, reflect.Value) error
}

func cellsOf(row reflect.Type) ([]cell, error) {
	var cells []cell
	for _, col := range columnsOf(row) {
		c, err := cellOf(col)
		if err != nil {
			return nil, err
		}
		cells = append(cells, c)
	}
	return cells, nil
}

func cellOf(col column) (cell, error) {
	c := cell{column: col}
	typ, optional := col.typ, false
	if typ.Kind() == reflect.Pointer {
		typ, optional = typ.Elem(), true
	}
	switch {
	case typ == reflect.TypeFor[quantity.Decimal]():
		c.format, c.parse = formatJSON, parseJSON
	case typ == reflect.TypeFor[extract.Date]():
		c.format, c.parse = formatDate, parseDate
	case typ == reflect.TypeFor[[]string]():
		c.format, c.parse = formatList, parseList
	case typ.Kind() == reflect.String:
		c.format, c.parse = formatText, parseText
	case typ.Kind() == reflect.Int32 || typ.Kind() == reflect.Int64:
		c.format, c.parse = formatInt, parseInt
	case typ.Kind() == reflect.Bool:
		c.format, c.parse = formatBool, parseBool
	default:
		return c, fmt.Errorf("column %s: %s has no form in CSV", col.name, col.typ)
	}
	if optional {
		c.format, c.parse = optionalFormat(c.format), optionalParse(c.parse)
	}
	return c, nil
}

func optionalFormat(format func(reflect.Value) (string, error)) func(reflect.Value) (string, error) {
	return func(v reflect.Value) (string, error) {
		if v.IsNil() {
			return "", nil
		}
		return format(v.Elem())
	}
}

func optionalParse(parse func(string, reflect.Value) error) func(string, reflect.Value) error {
	return func(text string, v reflect.Value) error {
		if text == "" {
			return nil
		}
		v.Set(reflect.New(v.Type().Elem()))
		return parse(text, v.Elem())
	}
}

func formatText(v reflect.Value) (string, error) { return disarm(v.String()), nil }

func parseText(text string, v reflect.Value) error {
	v.SetString(rearm(text))
	return nil
}

func formatInt(v reflect.Value) (string, error) { return strconv.FormatInt(v.Int(), 10), nil }

func parseInt(text string, v reflect.Value) error {
	n, err := strconv.ParseInt(text, 10, v.Type().Bits())
	v.SetInt(n)
	return err
}

func formatBool(v reflect.Value) (string, error) { return strconv.FormatBool(v.Bool()), nil }

// parseBool also takes TRUE, as spreadsheets write it.
func parseBool(text string, v reflect.Value) error {
	b, err := strconv.ParseBool(text)
	v.SetBool(b)
	return err
}

func formatDate(v reflect.Value) (string, error) {
	text, err := extract.Date(v.Int()).MarshalText()
	return string(text), err
}

func parseDate(text string, v reflect.Value) error {
	date, err := extract.ParseDate(text)
	v.SetInt(int64(date))
	return err
}

// formatJSON writes a decimal as JSON does: a plain number.
func formatJSON(v reflect.Value) (string, error) {
	text, err := json.Marshal(v.Interface())
	return string(text), err
}

func parseJSON(text string, v reflect.Value) error {
	return json.Unmarshal([]byte(text), v.Addr().Interface())
}

// formatList joins ids, which hold no spaces.
func formatList(v reflect.Value) (string, error) {
	return disarm(strings.Join(v.Interface().([]string), " ")), nil
}

func parseList(text string, v reflect.Value) error {
	v.Set(reflect.ValueOf(strings.Fields(rearm(text))))
	return nil
}
