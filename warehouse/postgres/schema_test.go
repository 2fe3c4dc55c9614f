package postgres_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"heshu/warehouse"
	"heshu/warehouse/ddl"
	"heshu/warehouse/postgres"
	"heshu/warehouse/postgres/postgrestest"
)

// TestSameAsPrinted wants the tables of a load to have the columns, the types and the
// comments of those that the printed statements make.
func TestSameAsPrinted(t *testing.T) {
	url := postgrestest.Database(t)
	load(t, url, made{documents: 5}.write(t))
	postgrestest.Exec(t, url, "CREATE SCHEMA printed; SET search_path TO printed;"+strings.Join(ddl.Statements(ddl.Postgres, warehouse.Schema()), ";"))
	db := open(t, url)
	if diff := cmp.Diff(described(t, db, "printed"), described(t, db, schema)); diff != "" {
		t.Errorf("-printed +loaded:\n%s", diff)
	}
}

// described tells the columns and keys of the tables in a schema.
func described(t *testing.T, db *pgx.Conn, schema string) []string {
	t.Helper()
	const query = `
		SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, col_description(c.oid, a.attnum), obj_description(c.oid))
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'heshu\_%'
		UNION ALL
		SELECT concat_ws(' ', conrelid::regclass::text, conname, replace(pg_get_constraintdef(oid), ' DEFERRABLE', '')) FROM pg_constraint
		WHERE connamespace = $1::regnamespace AND conrelid::regclass::text NOT LIKE '%heshu\_%' AND contype IN ('p', 'f')`
	return list(t, db, schema, query)
}

// indexes tells the indexes of the tables in a schema.
func indexes(t *testing.T, db *pgx.Conn, schema string) []string {
	t.Helper()
	return list(t, db, schema, "SELECT indexdef FROM pg_indexes WHERE schemaname = $1")
}

// list returns the answer to a query about a schema, without the schema's name.
func list(t *testing.T, db *pgx.Conn, schema, query string) []string {
	t.Helper()
	rows, err := db.Query(t.Context(), query, schema)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], schema+".", "")
	}
	slices.Sort(lines)
	return lines
}

// TestMends takes away what a load makes, and wants the next one to make it again.
func TestMends(t *testing.T) {
	url := postgrestest.Database(t)
	before, after := made{documents: 40, audit: "a"}, made{documents: 40, audit: "a", revised: map[int]string{1: "新"}}
	d := before.write(t)
	load(t, url, d)
	db := open(t, url)
	want, wantIndexes := described(t, db, schema), indexes(t, db, schema)
	for _, test := range []struct{ name, statement, changes string }{
		{"a column", "ALTER TABLE heshu.counts DROP COLUMN measure", "counts +96 -96 =0"},
		{"a column that may be null", "ALTER TABLE heshu.documents DROP COLUMN region", "documents +40 -40 =0"},
		{"a column with a key", "ALTER TABLE heshu.documents DROP COLUMN run_id", "documents +40 -40 =0"},
		{"a table that others refer to", "DROP TABLE heshu.runs CASCADE", "runs +1 -0 =0"},
		{"a table that refers to others", "DROP TABLE heshu.counts CASCADE", "counts +96 -0 =0"},
		{"the table of documents", "DROP TABLE heshu.documents CASCADE", "documents +40 -0 =0"},
		{"a primary key", "ALTER TABLE heshu.amounts DROP CONSTRAINT amounts_pkey", ""},
		{"a foreign key", "ALTER TABLE heshu.links DROP CONSTRAINT links_document_id_fkey", ""},
		{"an index", "DROP INDEX heshu.documents_year_idx", ""},
		{"comments", "COMMENT ON TABLE heshu.checks IS NULL; COMMENT ON COLUMN heshu.checks.message IS 'mine'", ""},
	} {
		postgrestest.Exec(t, url, test.statement)
		if got := changed(load(t, url, d)); got != test.changes {
			t.Errorf("%s: %s; want %s", test.name, got, test.changes)
		}
		compare(t, url, schema, d)
		got := described(t, db, schema)
		if diff := cmp.Diff(want, got) + cmp.Diff(wantIndexes, indexes(t, db, schema)); diff != "" {
			t.Errorf("%s: not mended:\n%s", test.name, diff)
		}
		if got := changed(load(t, url, d)); got != "" {
			t.Errorf("%s: the next load changes %s", test.name, got)
		}
	}
	d = after.write(t) // all is still in its place
	load(t, url, d)
	compare(t, url, schema, d)
}

// TestRefused wants schemas that the program did not make, or not this one, to be left
// alone.
func TestRefused(t *testing.T) {
	d := made{documents: 5}.write(t)
	for _, test := range []struct{ name, statement, want string }{
		{"a table of another program", "CREATE SCHEMA heshu; CREATE TABLE heshu.amounts (n int)", "table or view amounts that 'heshu load' did not make"},
		{"a view of another program", "CREATE SCHEMA heshu; CREATE VIEW heshu.checks AS SELECT 1 AS n", "table or view checks"},
		{"a newer schema", "LOAD; UPDATE heshu.heshu_loads SET schema_version = '1.10', program = '7.0'", "version 7.0 of heshu loaded it, with tables (schema version 1.10, layout 1)"},
		{"a newer layout", "LOAD; UPDATE heshu.heshu_loads SET layout = 2", "layout 2"},
		{"another type", "LOAD; ALTER TABLE heshu.amounts ALTER COLUMN value TYPE double precision", "the column amounts.value is double precision, and not numeric(18,4)"},
		{"another dataset", "OTHER", "another dataset, of whose 3 reports none is in"},
	} {
		url := postgrestest.Database(t)
		statement, first := strings.CutPrefix(test.statement, "LOAD; ")
		switch {
		case test.statement == "OTHER":
			statement = "SELECT 1"
			load(t, url, made{documents: 8, gone: map[int]bool{0: true, 1: true, 2: true, 3: true, 4: true}}.write(t))
		case first:
			load(t, url, d)
		}
		postgrestest.Exec(t, url, statement)
		_, err := tryLoad(t, url, d)
		if !errors.Is(err, postgres.ErrOther) || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "schema heshu") {
			t.Errorf("%s: %v; want %q", test.name, err, test.want)
		}
		if left := list(t, open(t, url), schema, "SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'heshu\\_staging\\_%'"); len(left) > 0 {
			t.Errorf("%s: left behind: %v", test.name, left)
		}
	}
}

// TestReplace puts a dataset in the place of another one, and loads one all anew.
func TestReplace(t *testing.T) {
	url := postgrestest.Database(t)
	load(t, url, made{documents: 8, gone: map[int]bool{0: true, 1: true, 2: true, 3: true, 4: true}}.write(t))
	d := made{documents: 5}.write(t)
	report := load(t, url, d, func(o *postgres.Options) { o.Replace = true })
	if got := changed(report); !strings.HasPrefix(got, "documents +5 -3 =0,") {
		t.Error(got)
	}
	compare(t, url, schema, d)
	postgrestest.Exec(t, url, "UPDATE heshu.counts SET quote = 'by hand'; DELETE FROM heshu.numerals")
	report = load(t, url, d, func(o *postgres.Options) { o.Again = true })
	if got := changed(report); !strings.HasPrefix(got, "documents +5 -5 =0,") {
		t.Error(got)
	}
	compare(t, url, schema, d)
	postgrestest.Exec(t, url, "ALTER TABLE heshu.documents DROP COLUMN region; ALTER TABLE heshu.counts DROP COLUMN measure")
	load(t, url, d, func(o *postgres.Options) { o.Again = true })
	compare(t, url, schema, d)
}

// TestMissingTableAndChange drops the table of documents, and loads a dataset that has fewer
// of them: what the other tables hold of those that are gone goes too.
func TestMissingTableAndChange(t *testing.T) {
	url := postgrestest.Database(t)
	load(t, url, made{documents: 8}.write(t))
	postgrestest.Exec(t, url, "DROP TABLE heshu.documents CASCADE")
	d := made{documents: 8, gone: map[int]bool{2: true, 5: true}}.write(t)
	load(t, url, d)
	compare(t, url, schema, d)
}

// TestSchemas puts two datasets into two schemas of a database.
func TestSchemas(t *testing.T) {
	url := postgrestest.Database(t)
	one, two := made{documents: 5}.write(t), made{documents: 9, audit: "a"}.write(t)
	named := func(o *postgres.Options) { o.Schema = `Archive "2"` }
	load(t, url, one)
	load(t, url, two, named)
	if got := changed(load(t, url, two, named)); got != "" {
		t.Error(got)
	}
	compare(t, url, schema, one)
	compare(t, url, `Archive "2"`, two)
}

// TestDryRun wants a load that only looks to tell what one that writes then does.
func TestDryRun(t *testing.T) {
	url := postgrestest.Database(t)
	dry := func(o *postgres.Options) { o.DryRun = true }
	for _, m := range []made{{documents: 20}, {documents: 21, revised: map[int]string{3: "新"}, gone: map[int]bool{5: true}}} {
		d := m.write(t)
		told := load(t, url, d, dry)
		if again := load(t, url, d, dry); changed(again) != changed(told) {
			t.Errorf("a dry run changed something: %s, before %s", changed(again), changed(told))
		}
		if did := load(t, url, d); changed(did) != changed(told) {
			t.Errorf("told %s, did %s", changed(told), changed(did))
		}
	}
}
