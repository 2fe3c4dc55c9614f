package extract_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"heshu/extract"
)

// structs returns the row structs and those that they embed.
func structs() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[extract.DocumentRow](), reflect.TypeFor[extract.Fact](), reflect.TypeFor[extract.FigureColumns](),
		reflect.TypeFor[extract.AmountRow](), reflect.TypeFor[extract.CountRow](), reflect.TypeFor[extract.ThemeRow](),
		reflect.TypeFor[extract.OrganisationRow](), reflect.TypeFor[extract.LinkRow](), reflect.TypeFor[extract.CheckRow](),
		reflect.TypeFor[extract.NumeralRow](), reflect.TypeFor[extract.LocationRow](), reflect.TypeFor[extract.InputRow](), reflect.TypeFor[extract.RunRow](),
	}
}

// A column without meaning fails, and so does a meaning without column.
func TestMeanings(t *testing.T) {
	left := extract.Meanings()
	take := func(name string) {
		meaning, ok := left[name]
		if !ok {
			t.Errorf("%s has no line in meanings.tsv", name)
		}
		if !strings.HasSuffix(meaning.English, ".") || !strings.HasSuffix(meaning.Chinese, "。") || !strings.ContainsFunc(meaning.Chinese, ideograph) {
			t.Errorf("%s: %q, %q: both are to be sentences", name, meaning.English, meaning.Chinese)
		}
		delete(left, name)
	}
	for _, row := range structs() {
		if strings.HasSuffix(row.Name(), "Row") {
			take(row.Name())
		}
		for i := range row.NumField() {
			if field := row.Field(i); !field.Anonymous {
				take(row.Name() + "." + field.Tag.Get("json"))
			}
		}
	}
	for name := range left {
		t.Errorf("meanings.tsv has a line for %s, which is no column", name)
	}
}

func ideograph(r rune) bool { return unicode.Is(unicode.Han, r) }

// The names of columns in files and in JSON are one.
func TestColumnNames(t *testing.T) {
	for _, row := range structs() {
		for i := range row.NumField() {
			field := row.Field(i)
			name, _, _ := strings.Cut(field.Tag.Get("parquet"), ",")
			if !field.Anonymous && name != field.Tag.Get("json") {
				t.Errorf("%s.%s is %q in Parquet and %q in JSON", row.Name(), field.Name, name, field.Tag.Get("json"))
			}
		}
	}
}
