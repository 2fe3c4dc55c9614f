package postgres

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"heshu/warehouse"
)

// TestEveryFieldIsEncoded wants the encoder to know the types of all columns: where a field
// has a value, no null is written.
func TestEveryFieldIsEncoded(t *testing.T) {
	for _, schema := range warehouse.Schema() {
		fields := warehouse.Fields(schema.Name)
		if len(fields) != len(schema.Columns) {
			t.Errorf("%s: %d fields, %d columns", schema.Name, len(fields), len(schema.Columns))
		}
		for _, field := range fields {
			value := reflect.New(field.Type).Elem()
			if field.Type.Kind() == reflect.Pointer {
				value.Set(reflect.New(field.Type.Elem()))
			}
			var e encoder
			if out := e.field(nil, value); bytes.Equal(out, appendNull(nil)) {
				t.Errorf("%s.%s: a %s with a value is written as null", schema.Name, field.Name, field.Type)
			}
		}
	}
}

// TestMend wants faults that a database's owner can mend to say how, and to name what
// stands in the way.
func TestMend(t *testing.T) {
	at := pgconn.PgError{TableName: "amounts", ColumnName: "seen_by", ConstraintName: "amounts_seen_fkey"}
	for code, want := range map[string][]string{
		"42501": {"GRANT CREATE", "own the tables"},
		"23502": {"seen_by of amounts", "default"},
		"23503": {"amounts_seen_fkey of amounts", "--again"},
		"23505": {"amounts_seen_fkey of amounts", "drop it"},
		"25006": {"primary"},
		"42P07": {"--schema"},
		"55006": {"deferred constraint"},
		"53100": {"room", "as it was"},
	} {
		fault := at
		fault.Code = code
		got := mend(&fault)
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q lacks %q", code, got, part)
			}
		}
	}
}
