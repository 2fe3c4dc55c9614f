package postgres_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"heshu/warehouse"
	"heshu/warehouse/postgres"
	"heshu/warehouse/postgres/postgrestest"
)

// at calls a function when a load comes to the n-th instant at which it tells of its
// progress.
func at(n int, do func()) func(*postgres.Options) {
	return func(o *postgres.Options) {
		o.Progress = func(postgres.Progress) {
			if n--; n == 0 {
				do()
			}
		}
	}
}

// TestServerGone ends the session of a load at one instant after the other. The database
// is to be as it was, and the next load to bring it up to date.
func TestServerGone(t *testing.T) {
	database := postgrestest.Database(t)
	first, second := made{documents: 30}.write(t), made{documents: 31, audit: "a", revised: map[int]string{3: "新"}, gone: map[int]bool{8: true}}.write(t)
	load(t, database, first)
	end := func() {
		postgrestest.Exec(t, database, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'heshu load'")
	}
	resumed := 0
	for n := 2; ; n += 3 {
		_, err := tryLoad(t, database, second, at(n, end))
		if err == nil {
			break // it came to its end before
		}
		var fault *postgres.Error
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), "give the same command again") || strings.Contains(err.Error(), postgrestest.Password) {
			t.Fatalf("instant %d: %v", n, err)
		}
		compare(t, database, schema, first)
		if n%2 == 0 {
			continue // the next one goes on with it, or ends it
		}
		if load(t, database, second, steadily(t)).Resumed {
			resumed++
		}
		compare(t, database, schema, second)
		load(t, database, first)
		compare(t, database, schema, first)
	}
	compare(t, database, schema, second)
	if resumed == 0 {
		t.Error("no load went on with what another one had staged")
	}
}

// TestResumed wants a load that goes on to send only what is left, and to tell of all.
func TestResumed(t *testing.T) {
	database := postgrestest.Database(t)
	d := made{documents: 30, audit: "a"}.write(t)
	ctx, cancel := context.WithCancel(t.Context())
	options := postgres.Options{URL: database}
	options.Progress = func(p postgres.Progress) {
		if p.Table == warehouse.Checks {
			cancel()
		}
	}
	if _, err := postgres.Load(ctx, d, options); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v; want the context's error", err)
	}
	postgrestest.Exec(t, database, "DELETE FROM heshu.heshu_staging_counts") // so that it shows
	report, err := tryLoad(t, database, d)
	if err == nil || !strings.Contains(err.Error(), "refers to one that is not there") {
		t.Fatalf("%+v, %v: counts were sent once more", report, err)
	}
	postgrestest.Exec(t, database, "UPDATE heshu.heshu_staging_progress SET token = 'another'")
	if report = load(t, database, d); report.Resumed {
		t.Error("a load went on with what was staged of something else")
	}
	compare(t, database, schema, d)
}

// TestLeftovers wants a load that has nothing to do to remove what another one has left.
func TestLeftovers(t *testing.T) {
	database := postgrestest.Database(t)
	d := made{documents: 3}.write(t)
	load(t, database, d)
	postgrestest.Exec(t, database, "CREATE UNLOGGED TABLE heshu.heshu_staging_counts (n int)")
	load(t, database, d)
	if got := list(t, open(t, database), schema, "SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'heshu\\_staging\\_%'"); len(got) > 0 {
		t.Error(got)
	}
}

// TestConcurrent lets two loads begin at the same time.
func TestConcurrent(t *testing.T) {
	database := postgrestest.Database(t)
	one, two := made{documents: 30}.write(t), made{documents: 31, audit: "a"}.write(t)
	var both sync.WaitGroup
	for _, d := range []*warehouse.Dataset{one, two} {
		both.Go(func() {
			if _, err := tryLoad(t, database, d, func(o *postgres.Options) { o.Busy = func(error) error { return nil } }); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if got := changed(load(t, database, one)) + changed(load(t, database, two)); !strings.Contains(got, "checks +31 -0") {
		t.Error(got)
	}
	compare(t, database, schema, two)
}

// TestBusy begins a load within another one.
func TestBusy(t *testing.T) {
	database := postgrestest.Database(t)
	d := made{documents: 3}.write(t)
	inner := func() {
		_, err := tryLoad(t, database, d, func(o *postgres.Options) { o.Busy = func(err error) error { return err } })
		if !errors.Is(err, postgres.ErrBusy) || !strings.Contains(err.Error(), "schema heshu") {
			t.Errorf("%v; want that another load is writing", err)
		}
		load(t, database, d, func(o *postgres.Options) { o.Schema = "other" })
	}
	load(t, database, d, at(3, inner))
	compare(t, database, schema, d)
	compare(t, database, "other", d)
}

// TestUnreachable wants errors that say where, what, and what mends it, and no password.
func TestUnreachable(t *testing.T) {
	database := postgrestest.Database(t)
	d := made{documents: 3}.write(t)
	change := func(f func(*url.URL)) string {
		u, err := url.Parse(database)
		if err != nil {
			t.Fatal(err)
		}
		f(u)
		return u.String()
	}
	const wrong = "g3heim"
	for _, test := range []struct{ name, url, want string }{
		{"a wrong password", change(func(u *url.URL) { u.User = url.UserPassword("heshu", wrong) }), "PGPASSWORD"},
		{"no such database", change(func(u *url.URL) { u.Path = "none" }), "createdb"},
		{"nobody listens", change(func(u *url.URL) { u.Host = "127.0.0.1:1" }), "make sure that the server runs"},
		{"no such host", change(func(u *url.URL) { u.Host = "host.invalid" }), "host.invalid"},
		{"another scheme", "mysql://heshu:" + wrong + "@localhost/x", "must begin with postgres://"},
		{"no URL", "postgres://heshu:" + wrong + "@%%%/x", "cannot be read"},
		{"a port that is none", "postgres://heshu:" + wrong + "@localhost:x/y", "cannot be read"},
		{"a database that cannot hold Chinese", ascii(t, change), "ENCODING 'UTF8'"},
		{"a user without rights", stranger(t, database, change), "GRANT CREATE ON DATABASE"},
	} {
		_, err := tryLoad(t, test.url, d)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v; want %q", test.name, err, test.want)
			continue
		}
		if strings.Contains(err.Error(), wrong) || strings.Contains(err.Error(), postgrestest.Password) || strings.Contains(err.Error(), url.QueryEscape(postgrestest.Password)) {
			t.Errorf("%s: the password is told: %v", test.name, err)
		}
	}
}

// ascii makes a database that knows no encoding.
func ascii(t *testing.T, change func(func(*url.URL)) string) string {
	t.Helper()
	postgrestest.Exec(t, change(func(*url.URL) {}), "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
	return change(func(u *url.URL) { u.Path = "ascii" })
}

// stranger makes a user who may do nothing.
func stranger(t *testing.T, database string, change func(func(*url.URL)) string) string {
	t.Helper()
	postgrestest.Exec(t, database, "CREATE USER stranger PASSWORD 'x'")
	return change(func(u *url.URL) { u.User = url.UserPassword("stranger", "x") })
}

// TestDamaged wants a dataset that is not what its manifest says to be refused before
// anything is asked of a server.
func TestDamaged(t *testing.T) {
	d := made{documents: 30}.write(t)
	part := d.Parts(warehouse.Numerals)[0].File
	data, err := os.ReadFile(filepath.Join(d.Dir, part))
	if err != nil {
		t.Fatal(err)
	}
	data[100] ^= 1
	if err := os.WriteFile(filepath.Join(d.Dir, part), data, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := tryLoad(t, "postgres://nobody@127.0.0.1:1/nothing", d); err == nil || !strings.Contains(err.Error(), part) || !strings.Contains(err.Error(), "heshu check") {
		t.Error(err)
	}
}

// TestIncomplete wants datasets that cannot be told apart by report to be refused.
func TestIncomplete(t *testing.T) {
	d := made{documents: 3, options: warehouse.Options{Tables: []string{warehouse.Amounts, warehouse.Counts}}}.write(t)
	if _, err := tryLoad(t, "postgres://nobody@127.0.0.1:1/nothing", d); err == nil || !strings.Contains(err.Error(), "without the table documents") {
		t.Error(err)
	}
	database := postgrestest.Database(t)
	d = made{documents: 3, options: warehouse.Options{Format: warehouse.JSONL, Tables: []string{warehouse.Documents, warehouse.Counts}}}.write(t)
	whole := made{documents: 3, audit: "a"}.write(t)
	for _, d := range []*warehouse.Dataset{d, whole, d} {
		load(t, database, d)
		compare(t, database, schema, d)
	}
}
