package postgres

import (
	"context"
	"fmt"
	"hash/fnv"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// server is a connection to a database, and the schema in it that a load is about.
type server struct {
	db     *pgx.Conn
	label  string // for people: without a password
	schema string
}

// connect opens a connection that is fit for a load.
func connect(ctx context.Context, o Options) (*server, error) {
	config, err := parse(o.URL)
	if err != nil {
		return nil, err
	}
	label := labelOf(config)
	db, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, explain(label, "connecting", err)
	}
	s := &server{db: db, label: label, schema: o.Schema}
	if err := s.prepare(ctx); err != nil {
		db.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	return s, nil
}

// parse reads a URL. Errors do not repeat it, for it may hold a password.
func parse(address string) (*pgx.ConnConfig, error) {
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return nil, fmt.Errorf("the address of the database must begin with postgres://, as in postgres://user@localhost:5432/reports")
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("the address of the database cannot be read: write postgres://user@host:5432/database, " +
			"with %%40 for @ and %%2F for / in a name; a password is better kept in PGPASSWORD or ~/.pgpass")
	}
	config.RuntimeParams["application_name"] = "heshu load"
	return config, nil
}

// labelOf names a server and its database for people.
func labelOf(c *pgx.ConnConfig) string {
	if strings.HasPrefix(c.Host, "/") { // a folder of sockets
		return fmt.Sprintf("postgres://%s@/%s (%s, port %d)", url.PathEscape(c.User), c.Database, c.Host, c.Port)
	}
	return fmt.Sprintf("postgres://%s@%s/%s", url.PathEscape(c.User), net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))), c.Database)
}

// prepare sets the session up: long statements are no mistake here, a text is UTF-8, and
// a server that lost its client is to notice within a second, so that the next load need
// not wait for what nobody wants any more.
func (s *server) prepare(ctx context.Context) error {
	var encoding string
	var version int
	err := s.db.QueryRow(ctx, "SELECT current_setting('server_encoding'), current_setting('server_version_num')::int").Scan(&encoding, &version)
	if err != nil {
		return s.explain("connecting", err)
	}
	const oldest = 120_000
	if version < oldest {
		return fmt.Errorf("%s: the server is PostgreSQL %d; 12 or newer is needed", s.label, version/10_000)
	}
	if encoding != "UTF8" {
		return fmt.Errorf("%s: the database is encoded in %s, which cannot hold all of Chinese: make another one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0", s.label, encoding)
	}
	// Those that an older server does not know are left out. LZ4 takes a third of the time.
	const settings = `SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = 0; SET jit = off;
		SELECT set_config(name, '1000', false) FROM pg_settings WHERE name = 'client_connection_check_interval';
		SELECT set_config(name, 'lz4', false) FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals);`
	return s.exec(ctx, "preparing the session", settings+"SET search_path TO "+quoted(s.schema))
}

// close ends the session; its locks go with it.
func (s *server) close(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	s.db.Close(ctx) // what fails now fails to say goodbye, no more
}

// exec runs statements. doing says for people what they are for.
func (s *server) exec(ctx context.Context, doing, statements string, args ...any) error {
	if _, err := s.db.Exec(ctx, statements, args...); err != nil {
		return s.explain(doing, err)
	}
	return nil
}

// within runs a function in a transaction.
func (s *server) within(ctx context.Context, doing string, work func() error) error {
	tx, err := s.db.Begin(ctx)
	if err != nil {
		return s.explain(doing, err)
	}
	if err := work(); err != nil {
		_ = tx.Rollback(context.WithoutCancel(ctx)) // the server does so anyway when the session ends
		return err
	}
	return s.commit(ctx, doing, tx)
}

// commit ends a transaction, also where the context has ended: half way, nobody would know
// how it went.
func (s *server) commit(ctx context.Context, doing string, tx pgx.Tx) error {
	const patience = time.Minute
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	err := tx.Commit(ctx)
	if err != nil && s.db.IsClosed() {
		return &Error{Server: s.label, Doing: doing, Message: "the connection broke while the server was committing: " + err.Error(),
			Mend: "it is not known whether the new rows are in place: the same command tells, and goes on", err: err}
	}
	if err != nil {
		return s.explain(doing, err)
	}
	return nil
}

// lock makes this load the only one of the schema, until the session ends. A load that
// was killed holds its lock until the server has noticed, so that a few tries are made.
func (s *server) lock(ctx context.Context, busy func(error) error) error {
	const patience, pause = 5 * time.Second, 100 * time.Millisecond
	began := time.Now()
	for {
		var got bool
		if err := s.db.QueryRow(ctx, "SELECT pg_try_advisory_lock($1)", s.lockID()).Scan(&got); err != nil {
			return s.explain("taking the lock", err)
		}
		if got {
			return nil
		}
		waits := fmt.Errorf("%s: %w the schema %s: wait until it has ended, or give --wait", s.label, ErrBusy, s.schema)
		if busy != nil {
			if err := busy(waits); err != nil {
				return err
			}
		} else if time.Since(began) > patience {
			return waits
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(pause):
		}
	}
}

// lockID is the number of the schema's lock. Advisory locks belong to a database.
func (s *server) lockID() int64 {
	h := fnv.New64a()
	h.Write([]byte("heshu load " + s.schema))
	return int64(h.Sum64())
}
