package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"heshu/warehouse"
)

// Tables in which what a load brings waits until it is put in place. They are unlogged, as
// those of rows are but for tables that are missing: a server that crashes empties them,
// and with them the note of how far the load had come.
const stagingTables = `
CREATE UNLOGGED TABLE heshu_staging_progress (
  relation text PRIMARY KEY, token text NOT NULL,
  groups bigint NOT NULL DEFAULT 0, added bigint NOT NULL DEFAULT 0, kept bigint NOT NULL DEFAULT 0,
  removed bigint NOT NULL DEFAULT 0, found bigint NOT NULL DEFAULT 0, substituted bigint NOT NULL DEFAULT 0, done boolean NOT NULL DEFAULT false
);
CREATE UNLOGGED TABLE heshu_staging_ledger (relation text NOT NULL, key text COLLATE "C" NOT NULL, digest bytea, rows integer NOT NULL, known boolean NOT NULL);
CREATE UNLOGGED TABLE heshu_staging_keys (driver text NOT NULL, key text COLLATE "C" NOT NULL);
`

// tally is how far the staging of a relation has come.
type tally struct {
	groups      int64 // that were read
	added       int64 // rows that wait
	kept        int64 // rows that are the same in the database
	removed     int64 // rows of the database that go
	found       int64 // groups that the database has, with whatever rows
	substituted int64
	done        bool
}

// token tells whether what is staged is what this load would stage: the same dataset, for
// the same state of the database, by a program that writes the same rows.
func (l *load) token() string {
	sum := sha256.New()
	fmt.Fprintln(sum, l.dataset.Manifest().SHA256, l.state.load, l.options.Again)
	for _, r := range l.relations {
		fmt.Fprintf(sum, "%s %x %v %v\n", r.Name, r.form(), l.state.tables[r.Name] != nil, l.state.missing(r))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// resume takes over what a load has staged that was stopped, if it is of use.
func (l *load) resume(ctx context.Context) error {
	if l.state.tables[stagingPrefix+"progress"] == nil {
		return nil
	}
	var relation, token string
	var t tally
	found := map[string]*tally{}
	to := []any{&relation, &token, &t.groups, &t.added, &t.kept, &t.removed, &t.found, &t.substituted, &t.done}
	const query = "SELECT relation, token, groups, added, kept, removed, found, substituted, done FROM heshu_staging_progress"
	err := l.server.each(ctx, query, nil, to, func() {
		if token == l.token() {
			staged := t
			found[relation] = &staged
		}
	})
	if err != nil {
		return l.server.explain("looking at what a load has left that was stopped", err)
	}
	if len(found) == len(l.relations) {
		l.tallies, l.resumed = found, true
	}
	return nil
}

// clear removes what a load has left that was stopped.
func (l *load) clear(ctx context.Context) error {
	if l.resumed {
		return nil
	}
	return l.server.drop(ctx, l.state.leftovers())
}

// unstage removes all that waits in staging tables.
func (s *server) unstage(ctx context.Context) error {
	found, err := s.inspect(ctx)
	if err != nil {
		return err
	}
	return s.drop(ctx, found.leftovers())
}

// drop removes staging tables.
func (s *server) drop(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	return s.exec(ctx, "removing what a load has left that was stopped", "DROP TABLE "+list(names))
}

// begin makes the staging tables. Rows of a table that is missing wait in what becomes
// that table; others in unlogged ones.
func (l *load) begin(ctx context.Context) error {
	if l.resumed {
		return nil
	}
	var all strings.Builder
	if !l.state.exists {
		all.WriteString("CREATE SCHEMA IF NOT EXISTS " + quoted(l.server.schema) + ";")
	}
	all.WriteString(stagingTables)
	for _, r := range l.relations {
		kind := "UNLOGGED TABLE"
		if l.state.tables[r.Name] == nil {
			kind = "TABLE"
		}
		all.WriteString(r.create(kind, r.staging()))
		fmt.Fprintf(&all, "INSERT INTO heshu_staging_progress (relation, token) VALUES (%s, %s);", literal(r.Name), literal(l.token()))
		l.tallies[r.Name] = &tally{}
	}
	const doing = "making tables for the new rows"
	return l.server.within(ctx, doing, func() error { return l.server.exec(ctx, doing, all.String()) })
}

// same reports whether the database holds just what the dataset has in a relation, as its
// parts tell, so that it need not be read.
func (l *load) same(r *relation) bool {
	return !l.options.Again && l.state.tables[r.Name] != nil && len(l.state.missing(r)) == 0 && l.state.loaded[r.Name].content == r.content(l.dataset)
}

func rowsOf(parts []warehouse.Part) (n int64) {
	for _, p := range parts {
		n += p.Rows
	}
	return n
}
