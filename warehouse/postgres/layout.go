package postgres

import (
	"fmt"
	"slices"
	"strings"

	"heshu/warehouse"
)

// layout is the version of the program's own tables. A database of a newer one is refused.
const layout = 1

// The program's own tables, and the prefix of those in which new rows wait.
const (
	loadsTable    = "heshu_loads"
	tablesTable   = "heshu_tables"
	ledgerTable   = "heshu_ledger"
	stagingPrefix = "heshu_staging_"
)

// ownTables makes the program's own tables.
const ownTables = `
CREATE TABLE IF NOT EXISTS heshu_loads (
  load_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  program text NOT NULL,
  layout integer NOT NULL,
  schema_version text NOT NULL,
  dataset text NOT NULL,
  rules_version text NOT NULL,
  rules_digest text NOT NULL,
  added bigint NOT NULL,
  removed bigint NOT NULL,
  kept bigint NOT NULL
);
COMMENT ON TABLE heshu_loads IS 'Loads that changed something: by which program, of which dataset (SHA-256 of its manifest), and how many rows. 改变了数据的各次载入：程序、数据集（清单的 SHA-256）与行数。';
CREATE TABLE IF NOT EXISTS heshu_tables (
  relation text PRIMARY KEY,
  content text NOT NULL,
  groups bigint NOT NULL,
  rows bigint NOT NULL
);
COMMENT ON TABLE heshu_tables IS 'What each table holds as a whole, so that a load can pass over it. 各表整体内容的摘要，载入时据此跳过未变的表。';
CREATE TABLE IF NOT EXISTS heshu_ledger (
  relation text NOT NULL,
  key text COLLATE "C" NOT NULL,
  digest bytea NOT NULL,
  rows integer NOT NULL
);
COMMENT ON TABLE heshu_ledger IS 'A digest of the rows of each report in each table, by which a load finds what has changed. 每份报告在每张表中各行的摘要，载入时据此找出变化。';
`

// ledgerKey is the primary key of the ledger. A first load makes it behind the rows.
const ledgerKey = "heshu_ledger_pkey"

// typeNames are PostgreSQL's names of the types of columns.
func typeNames() map[warehouse.ColumnType]string {
	return map[warehouse.ColumnType]string{
		warehouse.TypeString: "text", warehouse.TypeStrings: "text[]", warehouse.TypeInt32: "integer", warehouse.TypeInt64: "bigint",
		warehouse.TypeDecimal: "numeric(18,4)", warehouse.TypeDate: "date", warehouse.TypeBool: "boolean",
	}
}

// create returns the statement that makes a table for the relation's rows, without keys.
// Ids are compared by their bytes, which sorts them three times as fast.
func (r *relation) create(kind, name string) string {
	var lines []string
	for _, c := range r.Columns {
		line := definition(c)
		if !c.Nullable {
			line += " NOT NULL"
		}
		lines = append(lines, line)
	}
	return fmt.Sprintf("CREATE %s %s (%s);", kind, quoted(name), strings.Join(lines, ", "))
}

// definition returns a column's name and type.
func definition(c warehouse.ColumnSchema) string {
	line := quoted(c.Name) + " " + typeNames()[c.Type]
	if c.Type == warehouse.TypeString && strings.HasSuffix(c.Name, "_id") {
		line += ` COLLATE "C"`
	}
	return line
}

// object is a key or an index of a table.
type object struct{ name, statement string }

// objects returns the relation's primary key and indexes.
func (r *relation) objects() []object {
	var all []object
	if len(r.Key) > 0 {
		name := r.Name + "_pkey"
		all = append(all, object{name, fmt.Sprintf("ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (%s);", quoted(r.Name), quoted(name), list(r.Key))})
	}
	for _, columns := range r.sought() {
		name := r.Name + "_" + strings.Join(columns, "_") + "_idx"
		all = append(all, object{name, fmt.Sprintf("CREATE INDEX %s ON %s%s;", quoted(name), quoted(r.Name), r.index(columns))})
	}
	return all
}

// sought lists the columns by which rows are sought, but for those that the primary key
// begins with: the order of the table, and whatever refers to other tables.
func (r *relation) sought() [][]string {
	all := [][]string{r.Order}
	for _, ref := range r.References {
		all = append(all, []string{ref.Column})
	}
	if r.Name == warehouse.Documents {
		all = append(all, []string{"source"}, []string{"year"})
	}
	var wanted [][]string
	for _, columns := range all {
		begins := func(other []string) bool {
			return len(other) >= len(columns) && slices.Equal(other[:len(columns)], columns)
		}
		if len(columns) > 0 && !begins(r.Key) && !slices.ContainsFunc(wanted, begins) {
			wanted = append(wanted, columns)
		}
	}
	return wanted
}

// index says how some columns are indexed. A text that may be longer than a tree takes is
// hashed; rows without a value are left out.
func (r *relation) index(columns []string) string {
	at := slices.IndexFunc(r.Columns, func(c warehouse.ColumnSchema) bool { return c.Name == columns[0] })
	c := r.Columns[at]
	switch {
	case c.Type == warehouse.TypeString && !strings.HasSuffix(c.Name, "_id"):
		return " USING hash (" + quoted(c.Name) + ")"
	case c.Nullable:
		return " (" + list(columns) + ") WHERE " + quoted(c.Name) + " IS NOT NULL"
	}
	return " (" + list(columns) + ")"
}

// reference returns a foreign key of the relation. It can be deferred, so that a load may
// replace the rows of a table before those of the others.
func (r *relation) reference(ref warehouse.Reference) object {
	name := r.Name + "_" + ref.Column + "_fkey"
	return object{name, fmt.Sprintf("ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s) DEFERRABLE;",
		quoted(r.Name), quoted(name), quoted(ref.Column), quoted(ref.Table), quoted(ref.To))}
}

// comments returns the statements that make the comments of a table those of the schema.
// t is the table as it is; nil where it is new.
func (r *relation) comments(t *table) []string {
	var all []string
	if text := r.Meaning.English + " " + r.Meaning.Chinese; t == nil || t.comment != text {
		all = append(all, fmt.Sprintf("COMMENT ON TABLE %s IS %s;", quoted(r.Name), literal(text)))
	}
	for _, c := range r.Columns {
		text := c.Meaning.English + " " + c.Meaning.Chinese
		if t == nil || t.columns[c.Name].comment != text {
			all = append(all, fmt.Sprintf("COMMENT ON COLUMN %s.%s IS %s;", quoted(r.Name), quoted(c.Name), literal(text)))
		}
	}
	return all
}

func list(names []string) string {
	all := slices.Clone(names)
	for i := range all {
		all[i] = quoted(all[i])
	}
	return strings.Join(all, ", ")
}

// literal quotes a text. Statements that comment take no parameters.
func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
