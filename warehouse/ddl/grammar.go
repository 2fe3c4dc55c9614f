package ddl

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract"
	"heshu/warehouse"
)

// grammar is how a dialect says things.
type grammar struct {
	types    map[warehouse.ColumnType]string
	quote    string // before and behind a name
	escapes  bool   // a backslash in a text is special
	nullable string // wraps the type of a column that may be null; "": NOT NULL marks the others
	comment  string // wraps the comment of a column or table; "": comments are statements
	keys     string // stands behind a key; "-": there are no keys
	selfless bool   // tables cannot refer to themselves
	listless bool   // lists are never null, and cannot be told so
	end      func(g *grammar, t *warehouse.TableSchema) string
}

func types(text, texts, small, large, date, yesno, decimal string) map[warehouse.ColumnType]string {
	return map[warehouse.ColumnType]string{
		warehouse.TypeString: text, warehouse.TypeStrings: texts, warehouse.TypeInt32: small, warehouse.TypeInt64: large,
		warehouse.TypeDate: date, warehouse.TypeBool: yesno, warehouse.TypeDecimal: decimal,
	}
}

func grammars() map[Dialect]*grammar {
	const decimal = "DECIMAL(18,4)"
	return map[Dialect]*grammar{
		DuckDB: {
			types: types("VARCHAR", "VARCHAR[]", "INTEGER", "BIGINT", "DATE", "BOOLEAN", decimal),
			quote: `"`, selfless: true,
		},
		Postgres: {
			types: types("text", "text[]", "integer", "bigint", "date", "boolean", decimal),
			quote: `"`,
		},
		ClickHouse: {
			types: types("String", "Array(String)", "Int32", "Int64", "Date32", "Bool", "Decimal(18,4)"),
			quote: "`", escapes: true, nullable: "Nullable(%s)", comment: "COMMENT %s", keys: "-", end: sortedMergeTree,
		},
		Spark: {
			types: types("STRING", "ARRAY<STRING>", "INT", "BIGINT", "DATE", "BOOLEAN", decimal),
			quote: "`", escapes: true, comment: "COMMENT %s", keys: "-",
			end: func(*grammar, *warehouse.TableSchema) string { return "USING PARQUET" },
		},
		BigQuery: {
			types: types("STRING", "ARRAY<STRING>", "INT64", "INT64", "DATE", "BOOL", decimal),
			quote: "`", escapes: true, comment: "OPTIONS (description = %s)", keys: " NOT ENFORCED", listless: true,
		},
	}
}

// sortedMergeTree is ClickHouse's clause for how a table is kept.
func sortedMergeTree(g *grammar, t *warehouse.TableSchema) string {
	return "ENGINE = MergeTree ORDER BY (" + g.names(t.Order) + ")"
}

// create returns the statement that makes a table.
func (g *grammar) create(t warehouse.TableSchema) string {
	var lines []string
	for i := range t.Columns {
		lines = append(lines, g.column(&t.Columns[i]))
	}
	lines = append(lines, g.constraints(&t)...)
	statement := fmt.Sprintf("CREATE TABLE IF NOT EXISTS %s (\n  %s\n)", g.name(t.Name), strings.Join(lines, ",\n  "))
	if g.end != nil {
		statement += "\n" + g.end(g, &t)
	}
	if g.comment != "" {
		statement += "\n" + g.commented(t.Meaning)
	}
	return statement
}

func (g *grammar) column(c *warehouse.ColumnSchema) string {
	line := g.name(c.Name) + " " + g.typed(c)
	if g.comment != "" {
		line += " " + g.commented(c.Meaning)
	}
	return line
}

// typed returns a column's type, and whether it may be null.
func (g *grammar) typed(c *warehouse.ColumnSchema) string {
	name := g.types[c.Type]
	switch {
	case g.nullable != "" && c.Nullable:
		return fmt.Sprintf(g.nullable, name)
	case g.nullable != "" || c.Nullable || g.listless && c.Type == warehouse.TypeStrings:
		return name
	}
	return name + " NOT NULL"
}

// constraints returns the keys of a table.
func (g *grammar) constraints(t *warehouse.TableSchema) []string {
	if g.keys == "-" {
		return nil
	}
	var lines []string
	if len(t.Key) > 0 {
		lines = append(lines, "PRIMARY KEY ("+g.names(t.Key)+")"+g.keys)
	}
	for _, r := range t.References {
		if g.selfless && r.Table == t.Name {
			continue
		}
		lines = append(lines, fmt.Sprintf("FOREIGN KEY (%s) REFERENCES %s (%s)%s", g.name(r.Column), g.name(r.Table), g.name(r.To), g.keys))
	}
	return lines
}

// commented wraps a comment.
func (g *grammar) commented(m extract.Meaning) string { return fmt.Sprintf(g.comment, g.text(both(m))) }

// commentOn returns the statements that comment on a table and its columns.
func (g *grammar) commentOn(t warehouse.TableSchema) []string {
	all := []string{fmt.Sprintf("COMMENT ON TABLE %s IS %s", g.name(t.Name), g.text(both(t.Meaning)))}
	for _, c := range t.Columns {
		all = append(all, fmt.Sprintf("COMMENT ON COLUMN %s.%s IS %s", g.name(t.Name), g.name(c.Name), g.text(both(c.Meaning))))
	}
	return all
}

// both says a meaning in both languages.
func both(m extract.Meaning) string { return m.English + " " + m.Chinese }

// name quotes a name. Those of the schema hold no quotes.
func (g *grammar) name(name string) string { return g.quote + name + g.quote }

func (g *grammar) names(names []string) string {
	quoted := slices.Clone(names)
	for i := range quoted {
		quoted[i] = g.name(quoted[i])
	}
	return strings.Join(quoted, ", ")
}

// text writes a text as a literal.
func (g *grammar) text(text string) string {
	if g.escapes {
		return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
