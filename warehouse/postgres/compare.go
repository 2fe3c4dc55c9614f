package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
)

// stage compares a relation with the database, and stages what is new or has changed.
func (l *load) stage(ctx context.Context, r *relation) error {
	t := l.tallies[r.Name]
	l.advance(Staging, r.Name)
	in := r.read(ctx, l.dataset, t.groups)
	defer in.close()
	for {
		c, err := l.next(r, in)
		for err == nil && c != nil && c.goesOn() {
			c, err = l.takeLarge(ctx, r, in, c)
		}
		if err != nil {
			return err
		}
		if c == nil {
			break
		}
		if err := l.take(ctx, r, c); err != nil {
			return err
		}
		in.done(c)
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

// next returns the next chunk of a relation, nil at the end.
func (l *load) next(r *relation, in *reader) (*chunk, error) {
	c, err := in.next()
	if c != nil {
		l.rows += c.rows
		l.advance(Staging, r.Name)
	}
	return c, err
}

// take compares a chunk and sends what is new or has changed.
func (l *load) take(ctx context.Context, r *relation, c *chunk) error {
	if len(c.groups) == 0 {
		return nil
	}
	news, err := l.compare(ctx, r, c)
	if err != nil {
		return err
	}
	return l.within(ctx, r, func() error { return l.send(ctx, r, c, news) })
}

// errSame says that a large group is the same in the database.
var errSame = errors.New("nothing has changed")

// takeLarge takes a chunk whose last group goes on in the next one, and the rest of that
// group. What is new is known at its end alone: until then its rows wait in a transaction,
// which is rolled back if they are the same in the database. It returns what follows the
// group in the last of its chunks.
func (l *load) takeLarge(ctx context.Context, r *relation, in *reader, c *chunk) (*chunk, error) {
	last := len(c.groups) - 1
	if err := l.take(ctx, r, c.part(0, last)); err != nil {
		return nil, err
	}
	c = c.part(last, last+1)
	var changes news
	err := l.within(ctx, r, func() (err error) {
		if c, err = l.sendPieces(ctx, r, in, c); err != nil {
			return err
		}
		if changes, err = l.compare(ctx, r, c.part(0, 1)); err != nil {
			return err
		}
		if len(changes.ledger) == 0 {
			return errSame
		}
		return l.send(ctx, r, c.part(0, 1), changes)
	})
	if err == errSame {
		err = l.within(ctx, r, func() error { return l.send(ctx, r, c.part(0, 1), changes) })
	}
	if err != nil {
		return nil, err
	}
	return c.part(1, len(c.groups)), nil
}

// sendPieces sends the pieces of a group but for the last one, and returns the chunk that
// begins with that.
func (l *load) sendPieces(ctx context.Context, r *relation, in *reader, c *chunk) (*chunk, error) {
	for c.groups[0].more {
		g := c.groups[0]
		if err := l.copy(ctx, r.staging(), r.columns(), net.Buffers{c.data[g.begin:g.end]}); err != nil {
			return nil, err
		}
		in.done(c)
		next, err := l.next(r, in)
		if err != nil {
			return nil, err
		}
		c = next
	}
	return c, nil
}

// within runs a function that stages rows in a transaction. A dry run needs none.
func (l *load) within(ctx context.Context, r *relation, work func() error) error {
	if l.options.DryRun {
		return work()
	}
	return l.server.within(ctx, "staging rows of the table "+r.Name, work)
}

// compare asks the ledger about the groups of a chunk, and picks what is new or has changed.
func (l *load) compare(ctx context.Context, r *relation, c *chunk) (news, error) {
	known, err := l.known(ctx, r, c.keys())
	if err != nil {
		return news{}, err
	}
	return l.tallies[r.Name].compare(r, c, known), nil
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
	if l.options.DryRun {
		return nil
	}
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
	if l.options.DryRun || len(rows) == 0 || len(rows[0]) == 0 {
		return nil
	}
	all := slices.Concat(net.Buffers{[]byte(copyHeader)}, rows, net.Buffers{[]byte(copyTrailer)})
	statement := fmt.Sprintf("COPY %s (%s) FROM STDIN (FORMAT binary)", quoted(table), columns)
	if _, err := l.server.db.PgConn().CopyFrom(ctx, &all, statement); err != nil {
		return l.server.explain("sending rows of the table "+strings.TrimPrefix(table, stagingPrefix), err)
	}
	return nil
}
