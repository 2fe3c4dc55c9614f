package postgrestest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

// Compare wants a schema of a database to hold just the rows of a dataset, in all tables
// and columns.
func Compare(t testing.TB, url, schema string, d *warehouse.Dataset) {
	t.Helper()
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(context.Background())
	for _, table := range warehouse.Schema() {
		got, want := stored(t, db, schema, table), written(t, d, table)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("table %s: %d rows, %d expected (-dataset +database):\n%.2000s", table.Name, len(got), len(want), diff)
		}
	}
}

// stored returns the rows of a table of the database, as lines, sorted.
func stored(t testing.TB, db *pgx.Conn, schema string, table warehouse.TableSchema) []string {
	t.Helper()
	var columns []string
	for _, c := range table.Columns {
		column := pgx.Identifier{c.Name}.Sanitize()
		switch c.Type {
		case warehouse.TypeStrings:
			column = "'[' || array_to_string(" + column + ", ' ') || ']'"
		case warehouse.TypeDecimal:
			column = "trim_scale(" + column + ")::text"
		default:
			column += "::text"
		}
		columns = append(columns, "coalesce("+column+", '∅')")
	}
	query := fmt.Sprintf("SELECT concat_ws('|', %s) FROM %s", strings.Join(columns, ", "), pgx.Identifier{schema, table.Name}.Sanitize())
	rows, err := db.Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	slices.Sort(lines)
	return lines
}

// written returns the rows of a table of the dataset in the same form.
func written(t testing.TB, d *warehouse.Dataset, table warehouse.TableSchema) []string {
	t.Helper()
	var lines []string
	for _, rows := range warehouse.Scan(d, table.Name) {
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			var cells []string
			for _, field := range warehouse.Fields(table.Name) {
				cells = append(cells, cell(reflect.ValueOf(row).Elem().FieldByIndex(field.Index)))
			}
			lines = append(lines, strings.ReplaceAll(strings.Join(cells, "|"), "\x00", "\x1a"))
		}
	}
	slices.Sort(lines)
	return lines
}

func cell(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return "∅"
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case quantity.Decimal:
		return x.String()
	case extract.Date:
		text, _ := x.MarshalText() // dates of the sample all have a form
		return string(text)
	case []string:
		return fmt.Sprint(x)
	default:
		return fmt.Sprint(x)
	}
}
