package sql

import (
	"fmt"
	"strings"
)

// Postgres returns the statements that prepare a session of PostgreSQL: tables are looked
// for, and views made, in the schema that a dataset was loaded into; and no query is
// compiled first (JIT), which for views upon views takes longer than any answer.
func Postgres(schema string) string {
	return fmt.Sprintf("SET search_path TO \"%s\";\nSET jit = off;\n\n", strings.ReplaceAll(schema, `"`, `""`))
}
