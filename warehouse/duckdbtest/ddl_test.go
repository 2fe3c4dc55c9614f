package duckdbtest

import (
	"fmt"
	"strings"
	"testing"

	"heshu/warehouse"
	"heshu/warehouse/ddl"
)

// The statements of heshu schema make tables that take a dataset, with all keys.
func TestStatements(t *testing.T) {
	db, dir := open(t), dataset(t, 20)
	var tables []string
	for _, statement := range ddl.Statements(ddl.DuckDB, warehouse.Schema()) {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		if rest, ok := strings.CutPrefix(statement, "CREATE TABLE IF NOT EXISTS "); ok {
			name, _, _ := strings.Cut(rest, " ")
			tables = append(tables, strings.Trim(name, `"`))
		}
	}
	for _, table := range tables {
		if _, err := db.Exec(fmt.Sprintf(`INSERT INTO %[1]s BY NAME SELECT * FROM read_parquet('%[2]s/%[1]s/*.parquet')`, table, dir)); err != nil {
			t.Errorf("%s: %v", table, err)
		}
		types := "SELECT string_agg(column_name || ' ' || column_type, ',') FROM (DESCRIBE SELECT * FROM %s)"
		if got, want := ask(t, db, dir, fmt.Sprintf(types, table)), ask(t, db, dir, fmt.Sprintf(types, "{"+table+"}")); got != want {
			t.Errorf("%s:\n made %s\nfiles %s", table, got, want)
		}
	}
	comment := "SELECT comment FROM duckdb_columns() WHERE table_name = 'amounts' AND column_name = 'currency'"
	if got := ask(t, db, dir, comment); !strings.Contains(got, "ISO 4217") || !strings.Contains(got, "币种") {
		t.Errorf("the comment is %q", got)
	}
}
