package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"slices"
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

// stage compares a relation with the database, and stages what is new or has changed.
func (l *load) stage(ctx context.Context, r *relation) error {
	ctx, cancel := context.WithCancel(ctx) // ends the goroutine that reads
	defer cancel()
	t := l.tallies[r.Name]
	l.advance(Staging, r.Name, 0)
	in := r.read(ctx, l.dataset, t.groups)
	for c := range in.out {
		if c.err != nil {
			return c.err
		}
		if err := l.take(ctx, r, c); err != nil {
			return err
		}
		in.done(c)
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	t.done = true
	if l.options.DryRun {
		return nil
	}
	return l.server.exec(ctx, "noting down what is staged", noteProgress, t.note(r.Name)...)
}

const noteProgress = `UPDATE heshu_staging_progress SET groups = $2, added = $3, kept = $4, removed = $5, found = $6, substituted = $7, done = $8 WHERE relation = $1`

func (t *tally) note(relation string) []any {
	return []any{relation, t.groups, t.added, t.kept, t.removed, t.found, t.substituted, t.done}
}

// take compares a chunk and sends what is new or has changed.
func (l *load) take(ctx context.Context, r *relation, c *chunk) error {
	known, err := l.known(ctx, r, c.keys())
	if err != nil {
		return err
	}
	t := l.tallies[r.Name]
	news := t.compare(r, c, known)
	for i := range c.groups {
		l.rows += int64(c.groups[i].rows)
	}
	l.advance(Staging, r.Name, l.rows)
	if l.options.DryRun {
		return nil
	}
	return l.server.within(ctx, "staging rows of the table "+r.Name, func() error { return l.send(ctx, r, c, news) })
}

// entry is what the ledger says of a group.
type entry struct {
	digest []byte
	rows   int32
}

// known asks the ledger about groups.
func (l *load) known(ctx context.Context, r *relation, keys []string) (map[string]entry, error) {
	if l.options.Again || l.state.loaded[r.Name].groups == 0 {
		return nil, nil
	}
	known := make(map[string]entry, len(keys))
	widened := len(l.state.missing(r)) > 0 // what the rows were has no meaning any more
	var key string
	var e entry
	const query = "SELECT key, digest, rows FROM heshu_ledger WHERE relation = $1 AND key = ANY($2)"
	err := l.server.each(ctx, query, []any{r.Name, keys}, []any{&key, &e.digest, &e.rows}, func() {
		known[key] = entry{bytes.Clone(e.digest), e.rows}
		if widened {
			known[key] = entry{rows: e.rows}
		}
	})
	if err != nil {
		return nil, l.server.explain("looking for changes in the table "+r.Name, err)
	}
	return known, nil
}

// news is what a chunk brings.
type news struct {
	rows   net.Buffers
	ledger []byte
}

// compare sorts the groups of a chunk into those that are the same and those that are
// not, and picks the latter.
func (t *tally) compare(r *relation, c *chunk, known map[string]entry) news {
	var out news
	from, to := 0, 0 // the stretch of data that is picked, but not in out yet
	for i := range c.groups {
		g := &c.groups[i]
		t.groups++
		e, isKnown := known[g.key]
		if isKnown {
			t.found++
		}
		switch {
		case isKnown && bytes.Equal(e.digest, g.digest[:]):
			t.kept += int64(g.rows)
		case isKnown || g.rows > 0:
			t.added += int64(g.rows)
			t.removed += int64(e.rows)
			t.substituted += g.substituted
			out.ledger = g.enter(out.ledger, r.Name, isKnown)
			if g.begin > to {
				out.pick(c.data[from:to])
				from = g.begin
			}
			to = g.end
		}
	}
	out.pick(c.data[from:to])
	return out
}

func (n *news) pick(rows []byte) {
	if len(rows) > 0 {
		n.rows = append(n.rows, rows)
	}
}

// enter adds what the ledger is to say of a group; no digest where it has no rows left.
func (g *group) enter(out []byte, relation string, known bool) []byte {
	out = append(out, 0, 5)
	out = appendText(out, relation)
	out = appendText(out, g.key)
	if g.rows == 0 {
		out = appendNull(out)
	} else {
		out = appendBytes(out, g.digest[:])
	}
	return appendBool(appendInt32(out, g.rows), known)
}

// send copies what a chunk brings into the staging tables, and notes it down.
func (l *load) send(ctx context.Context, r *relation, c *chunk, n news) error {
	if err := l.copy(ctx, r.staging(), r.columns(), n.rows); err != nil {
		return err
	}
	if err := l.copy(ctx, stagingPrefix+"ledger", "relation, key, digest, rows, known", net.Buffers{n.ledger}); err != nil {
		return err
	}
	if r.driver == r.Name && l.state.load > 0 {
		var keys []byte
		for i := range c.groups {
			keys = appendText(appendText(append(keys, 0, 2), r.Name), c.groups[i].key)
		}
		if err := l.copy(ctx, stagingPrefix+"keys", "driver, key", net.Buffers{keys}); err != nil {
			return err
		}
	}
	return l.server.exec(ctx, "noting down what is staged", noteProgress, l.tallies[r.Name].note(r.Name)...)
}

// copy sends encoded rows to a table.
func (l *load) copy(ctx context.Context, table, columns string, rows net.Buffers) error {
	if len(rows) == 0 || len(rows[0]) == 0 {
		return nil
	}
	all := slices.Concat(net.Buffers{[]byte(copyHeader)}, rows, net.Buffers{[]byte(copyTrailer)})
	statement := fmt.Sprintf("COPY %s (%s) FROM STDIN (FORMAT binary)", quoted(table), columns)
	if _, err := l.server.db.PgConn().CopyFrom(ctx, &all, statement); err != nil {
		return l.server.explain("sending rows of the table "+strings.TrimPrefix(table, stagingPrefix), err)
	}
	return nil
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
