package sql

import (
	"fmt"
	"strings"
)

// Postgres returns the statement that makes PostgreSQL look for tables, and make views,
// in the schema that a dataset was loaded into.
func Postgres(schema string) string {
	return fmt.Sprintf("SET search_path TO \"%s\";\n\n", strings.ReplaceAll(schema, `"`, `""`))
}
