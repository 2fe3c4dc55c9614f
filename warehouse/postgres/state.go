package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"heshu/warehouse"
)

// state is what a schema of the database holds.
type state struct {
	exists bool // the schema
	tables map[string]*table
	named  map[string]bool // indexes and constraints

	load    int64 // the last one; 0: none
	layout  int
	version string // of the record schema
	program string
	loaded  map[string]loaded // by relation
}

// table is a table as it is.
type table struct {
	kind    string // as pg_class names it: r, p, v …
	comment string
	columns map[string]columnState
}

type columnState struct{ typ, comment string }

// loaded is what the ledger says of a relation.
type loaded struct {
	content      string
	groups, rows int64
}

// inspect looks at the schema.
func (s *server) inspect(ctx context.Context) (*state, error) {
	found := &state{tables: map[string]*table{}, named: map[string]bool{}, loaded: map[string]loaded{}}
	for _, look := range []func(context.Context, *state) error{s.inspectTables, s.inspectNames, s.inspectLoads} {
		if err := look(ctx, found); err != nil {
			return nil, s.explain("looking at the schema "+s.schema, err)
		}
	}
	return found, nil
}

// each runs a query and a function for each row of its answer.
func (s *server) each(ctx context.Context, query string, args, to []any, do func()) error {
	rows, err := s.db.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	_, err = pgx.ForEachRow(rows, to, func() error {
		do()
		return nil
	})
	return err
}

func (s *server) inspectTables(ctx context.Context, found *state) error {
	const query = `
		SELECT c.relname, c.relkind::text, coalesce(obj_description(c.oid, 'pg_class'), ''),
		  coalesce(a.attname, ''), coalesce(format_type(a.atttypid, a.atttypmod), ''), coalesce(col_description(c.oid, a.attnum), '')
		FROM pg_namespace n
		LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
		LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE n.nspname = $1`
	var name, kind *string
	var comment, column, typ, columnComment string
	return s.each(ctx, query, []any{s.schema}, []any{&name, &kind, &comment, &column, &typ, &columnComment}, func() {
		found.exists = true
		if name == nil {
			return
		}
		t := found.tables[*name]
		if t == nil {
			t = &table{kind: *kind, comment: comment, columns: map[string]columnState{}}
			found.tables[*name] = t
		}
		t.columns[column] = columnState{typ, columnComment}
	})
}

func (s *server) inspectNames(ctx context.Context, found *state) error {
	const query = `
		SELECT relname::text FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident($1)) AND relkind IN ('i', 'I')
		UNION ALL SELECT conname::text FROM pg_constraint WHERE connamespace = to_regnamespace(quote_ident($1))`
	var name string
	return s.each(ctx, query, []any{s.schema}, []any{&name}, func() { found.named[name] = true })
}

func (s *server) inspectLoads(ctx context.Context, found *state) error {
	if found.tables[loadsTable] == nil {
		return nil
	}
	const last = "SELECT load_id, layout, schema_version, program FROM heshu_loads ORDER BY load_id DESC LIMIT 1"
	err := s.each(ctx, last, nil, []any{&found.load, &found.layout, &found.version, &found.program}, func() {})
	if err != nil {
		return err
	}
	var relation string
	var l loaded
	return s.each(ctx, "SELECT relation, content, groups, rows FROM heshu_tables", nil, []any{&relation, &l.content, &l.groups, &l.rows}, func() {
		if found.tables[relation] != nil { // the rows of a table that was dropped are no more
			found.loaded[relation] = l
		}
	})
}

// check returns an error where the schema is not one that this program can load into.
func (s *state) check(server *server, relations []*relation) error {
	place := server.label + ", schema " + server.schema
	if s.layout > layout || warehouse.NewerSchema(s.version) {
		return fmt.Errorf("%s: %w: version %s of heshu loaded it, with tables (schema version %s, layout %d) that this one does not know (%s, %d): use a newer heshu",
			place, ErrOther, s.program, s.version, s.layout, warehouse.SchemaVersion, layout)
	}
	for _, r := range relations {
		t := s.tables[r.Name]
		if t == nil {
			continue
		}
		if s.load == 0 || !slices.Contains([]string{"r", "p"}, t.kind) {
			return fmt.Errorf("%s: %w: it has a table or view %s that 'heshu load' did not make: name another schema with --schema", place, ErrOther, r.Name)
		}
		if err := s.checkColumns(place, r, t); err != nil {
			return err
		}
	}
	return nil
}

func (s *state) checkColumns(place string, r *relation, t *table) error {
	for _, c := range r.Columns {
		has, ok := t.columns[c.Name]
		if want := typeNames()[c.Type]; ok && has.typ != want {
			return fmt.Errorf("%s: %w: the column %s.%s is %s, and not %s as 'heshu load' makes it: name another schema with --schema, or give the column its type back",
				place, ErrOther, r.Name, c.Name, has.typ, want)
		}
	}
	return nil
}

// missing lists the columns that the relation's table does not have yet.
func (s *state) missing(r *relation) []warehouse.ColumnSchema {
	t := s.tables[r.Name]
	if t == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Columns), func(c warehouse.ColumnSchema) bool {
		_, ok := t.columns[c.Name]
		return ok
	})
}

// leftovers lists the tables in which rows of a load wait that was stopped.
func (s *state) leftovers() []string {
	var names []string
	for name := range s.tables {
		if strings.HasPrefix(name, stagingPrefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
