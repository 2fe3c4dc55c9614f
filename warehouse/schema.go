package warehouse

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"heshu/extract"
	"heshu/extract/quantity"
)

// TableSchema describes a table for people and for other programs. It is made of the row
// struct: there is no second list of columns.
type TableSchema struct {
	Name       string          `json:"name"`
	Meaning    extract.Meaning `json:"meaning"`
	Key        []string        `json:"key"`        // columns that tell its rows apart; none if nothing does
	Order      []string        `json:"order"`      // columns by which its rows are mostly sought; never null
	References []Reference     `json:"references"` // columns that name rows of other tables
	Columns    []ColumnSchema  `json:"columns"`
}

// Reference says that a column names a row of another table, by that table's key.
type Reference struct {
	Column string `json:"column"`
	Table  string `json:"table"`
	To     string `json:"to"`
}

// ColumnSchema describes a column.
type ColumnSchema struct {
	Name      string          `json:"name"`
	Type      ColumnType      `json:"type"`
	Nullable  bool            `json:"nullable"`
	FieldID   int             `json:"field_id"`             // in Parquet; stable
	ElementID int             `json:"element_id,omitempty"` // of a list's elements
	Meaning   extract.Meaning `json:"meaning"`
}

// ColumnType is the type of a column, under the name that people know it by.
type ColumnType string

// The types of columns.
const (
	TypeString  ColumnType = "string"        // UTF-8
	TypeStrings ColumnType = "list<string>"  // neither the list nor its elements are null
	TypeInt32   ColumnType = "int32"         // signed
	TypeInt64   ColumnType = "int64"         // signed
	TypeDecimal ColumnType = "decimal(18,4)" // exact
	TypeDate    ColumnType = "date"          // a day of the proleptic Gregorian calendar, without time and zone
	TypeBool    ColumnType = "bool"
)

// Schema describes all tables, in the order of [Tables]. What it points to is for reading.
func Schema() []TableSchema { return slices.Clone(readSchema()) }

// readSchema reads the row structs, which takes longer than writing a small table.
var readSchema = sync.OnceValue(func() []TableSchema {
	meanings := extract.Meanings()
	var all []TableSchema
	for _, t := range shapes() {
		all = append(all, TableSchema{
			Name: t.table, Meaning: meanings[t.row.Name()],
			Key: t.key, Order: t.order, References: referencesOf(t.table, t.row), Columns: schemaOf(t.row, meanings),
		})
	}
	return all
})

// shape is what a row struct does not say of its table.
type shape struct {
	table string
	row   reflect.Type
	key   []string
	order []string
}

// shapes lists the tables.
func shapes() []shape {
	byFact, place := []string{"fact_id"}, []string{"document_id", "start"}
	none := []string{}
	return []shape{
		{Documents, reflect.TypeFor[extract.DocumentRow](), []string{"document_id"}, []string{"document_id"}},
		{Amounts, reflect.TypeFor[extract.AmountRow](), byFact, place},
		{Counts, reflect.TypeFor[extract.CountRow](), byFact, place},
		{Themes, reflect.TypeFor[extract.ThemeRow](), byFact, place},
		{Organisations, reflect.TypeFor[extract.OrganisationRow](), byFact, place},
		{Links, reflect.TypeFor[extract.LinkRow](), []string{"document_id", "from_id", "to_id", "relation", "rule"}, []string{"document_id"}},
		{Checks, reflect.TypeFor[extract.CheckRow](), []string{"check_id"}, place},
		{Numerals, reflect.TypeFor[extract.NumeralRow](), place, place},
		{Locations, reflect.TypeFor[extract.LocationRow](), place, place},
		{Inputs, reflect.TypeFor[extract.InputRow](), none, []string{"source"}}, // two failures of an input are two rows
		{Runs, reflect.TypeFor[extract.RunRow](), []string{"run_id"}, []string{"run_id"}},
	}
}

// referencesOf lists the columns of a row struct that name rows of one other table.
// Columns that name facts of any table are none.
func referencesOf(table string, row reflect.Type) []Reference {
	known := []Reference{{"document_id", Documents, "document_id"}, {"beneficiary_id", Counts, "fact_id"}, {"run_id", Runs, "run_id"}}
	columns := columnsOf(row)
	return slices.DeleteFunc(known, func(r Reference) bool {
		has := slices.ContainsFunc(columns, func(c column) bool { return c.name == r.Column })
		return !has || r.Table == table && r.To == r.Column
	})
}

// schemaOf describes the columns of a row struct.
func schemaOf(row reflect.Type, meanings map[string]extract.Meaning) []ColumnSchema {
	var all []ColumnSchema
	for _, col := range columnsOf(row) {
		owner := row
		if outer := col.index[:len(col.index)-1]; len(outer) > 0 {
			owner = row.FieldByIndex(outer).Type
		}
		tag := row.FieldByIndex(col.index).Tag
		all = append(all, ColumnSchema{
			Name: col.name, Type: typeOf(col.typ), Nullable: col.typ.Kind() == reflect.Pointer,
			FieldID: fieldID(tag.Get("parquet")), ElementID: fieldID(tag.Get("parquet-element")),
			Meaning: meanings[owner.Name()+"."+col.name],
		})
	}
	return all
}

// typeOf returns the type of a field's column. Row structs have no others.
func typeOf(field reflect.Type) ColumnType {
	if field.Kind() == reflect.Pointer {
		field = field.Elem()
	}
	switch field {
	case reflect.TypeFor[quantity.Decimal]():
		return TypeDecimal
	case reflect.TypeFor[extract.Date]():
		return TypeDate
	case reflect.TypeFor[[]string]():
		return TypeStrings
	}
	return map[reflect.Kind]ColumnType{
		reflect.String: TypeString, reflect.Int32: TypeInt32, reflect.Int64: TypeInt64, reflect.Bool: TypeBool,
	}[field.Kind()]
}

// fieldID reads the id in a field's tag for Parquet; 0 if it has none.
func fieldID(tag string) int {
	_, rest, _ := strings.Cut(tag, "id(")
	digits, _, _ := strings.Cut(rest, ")")
	id, _ := strconv.Atoi(digits) // a test compares the ids with those of files
	return id
}
