package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"heshu/warehouse"
	"heshu/warehouse/changes"
	"heshu/warehouse/ddl"
)

// prepare sets the session up, and looks at what the schema holds.
func (l *loading) prepare() error {
	schema := alias + "." + quoted(l.options.schema)
	for _, statement := range []string{
		"SET memory_limit = " + literal(l.options.memory),
		"SET preserve_insertion_order = false", // which takes memory; rows have no order in a table
		"CREATE SCHEMA IF NOT EXISTS " + schema,
		"USE " + schema,
	} {
		if _, err := l.exec(statement); err != nil {
			return err
		}
	}
	if err := l.look(); err != nil {
		return err
	}
	return l.check()
}

// look reads which columns the tables of the schema have.
func (l *loading) look() error {
	l.columns = map[string]map[string]string{}
	const query = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND database_name = ?"
	return l.each(query, func(scan func(...any) error) error {
		var table, column, typ string
		if err := scan(&table, &column, &typ); err != nil {
			return err
		}
		if l.columns[table] == nil {
			l.columns[table] = map[string]string{}
		}
		l.columns[table][column] = typ
		return nil
	}, l.options.schema, alias)
}

// lastLoad tells of the load that was entered last, which is the one of the greatest rowid:
// a clock can be set back.
const lastLoad = "SELECT coalesce(arg_max(dataset, rowid), ''), coalesce(arg_max(layout, rowid), 0), coalesce(arg_max(schema_version, rowid), '') FROM heshu_loads"

// check returns an error where the schema is not one that this program can load into.
func (l *loading) check() error {
	ours := l.columns["heshu_loads"] != nil
	for _, t := range warehouse.Schema() {
		has := l.columns[t.Name]
		if has != nil && !ours {
			return fmt.Errorf("%s, schema %s: it has a table or view %s that heshu-duckdb did not make: name another schema with --schema", l.options.file, l.options.schema, t.Name)
		}
		for _, c := range t.Columns {
			if typ, ok := has[c.Name]; ok && typ != typeOf(c.Type) {
				return fmt.Errorf("%s, schema %s: the column %s.%s is %s, and not %s as heshu-duckdb makes it: name another schema with --schema, or give the column its type back",
					l.options.file, l.options.schema, t.Name, c.Name, typ, typeOf(c.Type))
			}
		}
	}
	if !ours {
		return nil
	}
	var known int
	var schema string
	if err := l.ask(lastLoad, &l.last, &known, &schema); err != nil {
		return err
	}
	if known > layout || warehouse.NewerSchema(schema) {
		return fmt.Errorf("%s, schema %s: a newer heshu-duckdb loaded it (schema version %s, layout %d; this one knows %s, %d): use that one", l.options.file, l.options.schema, schema, known, warehouse.SchemaVersion, layout)
	}
	return nil
}

// table is a table of the dataset, as it lies in the database.
type table struct {
	*loading
	warehouse.TableSchema
}

// load brings the table to what the dataset has in it.
func (t *table) load() (changes.Table, error) {
	change := changes.Table{Name: t.Name, Made: t.columns[t.Name] == nil}
	widened, err := t.make()
	if err != nil {
		return change, err
	}
	if t.last != t.dataset.Manifest().SHA256 || widened || t.options.again {
		if err := t.replace(&change); err != nil {
			return change, err
		}
	}
	err = t.ask("SELECT count(*) FROM "+quoted(t.Name), &change.Kept)
	change.Kept -= change.Added
	return change, err
}

// make makes the table, or adds the columns that it does not have yet, and reports whether
// there was something to do.
func (t *table) make() (bool, error) {
	bare := t.TableSchema
	bare.Key, bare.References = nil, nil
	statements := ddl.Statements(ddl.DuckDB, []warehouse.TableSchema{bare}) // first the table, then the comments
	if has := t.columns[t.Name]; has != nil {
		var wider []string
		for _, c := range t.Columns {
			if _, ok := has[c.Name]; !ok {
				wider = append(wider, fmt.Sprintf("ALTER TABLE %s ADD COLUMN %s %s", quoted(t.Name), quoted(c.Name), typeOf(c.Type)))
			}
		}
		if len(wider) == 0 {
			return false, nil
		}
		statements = append(wider, statements[1:]...)
	}
	for _, statement := range statements {
		if _, err := t.exec(statement); err != nil {
			return true, err
		}
	}
	return true, nil
}

// replace replaces the rows of what differs.
func (t *table) replace(change *changes.Table) error {
	source, err := t.source()
	if err != nil {
		return err
	}
	if err := t.compare(source); err != nil {
		return err
	}
	among := fmt.Sprintf(" WHERE %s IN (SELECT key FROM heshu_changed)", quoted(t.key()))
	if change.Removed, err = t.exec("DELETE FROM " + quoted(t.Name) + among); err != nil {
		return err
	}
	change.Added, err = t.exec(fmt.Sprintf("INSERT INTO %s (%s) SELECT * FROM (%s)%s", quoted(t.Name), t.list(), source, among))
	return err
}

// compare notes down the keys whose rows differ. Rows are a multiset: their number and the
// sums of their hashes tell it, in whatever order they lie.
func (t *table) compare(source string) error {
	const digests = "SELECT %s AS key, count(*) AS n, sum(hash(%s)) AS h, sum(hash('heshu', %[2]s)) AS g FROM (%s) GROUP BY 1"
	ours := fmt.Sprintf(digests, quoted(t.key()), t.list(), "FROM "+quoted(t.Name))
	theirs := fmt.Sprintf(digests, quoted(t.key()), t.list(), source)
	const differs = "old.n IS DISTINCT FROM new.n OR old.h IS DISTINCT FROM new.h OR old.g IS DISTINCT FROM new.g"
	where := "WHERE " + differs
	if t.options.again {
		where = ""
	}
	if err := t.checkOther(ours, theirs); err != nil {
		return err
	}
	_, err := t.exec(fmt.Sprintf("CREATE OR REPLACE TEMP TABLE heshu_changed AS SELECT coalesce(old.key, new.key) AS key FROM (%s) old FULL JOIN (%s) new ON old.key = new.key %s", ours, theirs, where))
	return err
}

// checkOther returns an error where the database holds another dataset: none of its
// reports is in this one.
func (t *table) checkOther(ours, theirs string) error {
	if t.Name != warehouse.Documents || t.options.replace || t.options.again {
		return nil
	}
	var had, common int64
	if err := t.ask(fmt.Sprintf("SELECT (SELECT count(*) FROM (%s)), (SELECT count(*) FROM (%[1]s) old JOIN (%s) new ON old.key = new.key)", ours, theirs), &had, &common); err != nil {
		return err
	}
	if had == 0 || common > 0 {
		return nil
	}
	return fmt.Errorf("%s, schema %s: it holds another dataset, of whose %d reports none is in %s: name another schema with --schema to keep both, or give --replace to put this one in its place",
		t.options.file, t.options.schema, had, t.dataset.Dir)
}

// key is the column by which rows belong together: those of a report, else those of the
// same key, and where there is none those of the same first column.
func (t *table) key() string {
	for _, c := range t.Columns {
		if c.Name == "document_id" {
			return c.Name
		}
	}
	return append(slices.Clone(t.Key), t.Columns[0].Name)[0]
}

func (t *table) list() string {
	var names []string
	for _, c := range t.Columns {
		names = append(names, quoted(c.Name))
	}
	return strings.Join(names, ", ")
}

// source is a query for the rows that the dataset has. Columns that its files lack, since
// an older version wrote them, are null, or empty where they cannot be.
func (t *table) source() (string, error) {
	var files []string
	for _, p := range t.dataset.Parts(t.Name) {
		path, err := filepath.Abs(filepath.Join(t.dataset.Dir, filepath.FromSlash(p.File)))
		if err != nil {
			return "", err
		}
		files = append(files, literal(pattern.Replace(path)))
	}
	if len(files) == 0 {
		return t.selected(nil) + " WHERE false", nil
	}
	from := " FROM read_parquet([" + strings.Join(files, ", ") + "], union_by_name = true)"
	has := map[string]bool{}
	err := t.each("SELECT column_name FROM (DESCRIBE SELECT *"+from+")", func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		has[name] = true
		return err
	})
	return t.selected(has) + from, err
}

// selected is the SELECT for the table's columns, of those that the files have.
func (t *table) selected(has map[string]bool) string {
	var columns []string
	for _, c := range t.Columns {
		value := quoted(c.Name)
		if !has[c.Name] {
			value = fmt.Sprintf("CAST(%s AS %s)", void(c), typeOf(c.Type))
		}
		columns = append(columns, value+" AS "+quoted(c.Name))
	}
	return "SELECT " + strings.Join(columns, ", ")
}

// void is the value of a column that the files do not have.
func void(c warehouse.ColumnSchema) string {
	switch {
	case c.Nullable:
		return "NULL"
	case c.Type == warehouse.TypeString:
		return "''"
	case c.Type == warehouse.TypeStrings:
		return "[]"
	}
	return "0"
}

// pattern makes DuckDB take the path of a file for what it is, and not for a pattern.
var pattern = strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]")

// typeOf is DuckDB's name of a type.
func typeOf(t warehouse.ColumnType) string {
	return map[warehouse.ColumnType]string{
		warehouse.TypeString: "VARCHAR", warehouse.TypeStrings: "VARCHAR[]", warehouse.TypeInt32: "INTEGER", warehouse.TypeInt64: "BIGINT",
		warehouse.TypeDecimal: "DECIMAL(18,4)", warehouse.TypeDate: "DATE", warehouse.TypeBool: "BOOLEAN",
	}[t]
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
