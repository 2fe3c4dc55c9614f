package command

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"heshu/warehouse"
	"heshu/warehouse/postgres/postgrestest"
)

// TestLoadKill kills loads at random instants, with SIGKILL, while a reader looks at all
// tables without pause: it may see nothing, the one dataset or the other, and no mixture.
// Every other load is a first one, which makes the tables.
//
// HESHU_KILLS is the number of kills, and HESHU_SEED what the instants depend on, as for
// TestKill.
func TestLoadKill(t *testing.T) {
	url := postgrestest.Database(t)
	kills, err := strconv.Atoi(os.Getenv("HESHU_KILLS"))
	if err != nil {
		kills = 12
	}
	seed, err := strconv.ParseUint(os.Getenv("HESHU_SEED"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("HESHU_SEED=%d", seed)
	k := &killer{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 0))}
	l := &loadKiller{killer: k, url: url, states: map[string]string{"": "none"}}
	for i, name := range []string{"first", "second"} {
		k.archive(name, 7*i)
		runOrFail(t, "extract", filepath.Join(k.dir, name), "--out", l.dataset(name), "--prune")
		runOrFail(t, "audit", l.dataset(name))
		l.undisturbed(name)
	}
	done := l.look()
	for n := 0; k.killed < kills; n++ {
		l.disturb([]string{"first", "second"}[n%2], n%4 == 0)
	}
	seen := done()
	t.Logf("%d kills, after which the reader saw: %v", k.killed, l.after)
	t.Logf("%d looks meanwhile: %v", seen["all"], seen)
	for state, times := range seen {
		if strings.Contains(state, "|") {
			t.Errorf("%d times the reader saw a mixture: %s", times, state)
		}
	}
}

// loadKiller kills loads.
type loadKiller struct {
	*killer
	url    string
	states map[string]string // names of what a reader sees
	after  []string          // what it saw after each kill
}

func (l *loadKiller) dataset(name string) string { return filepath.Join(l.dir, "dataset-"+name) }

func (l *loadKiller) command(name string) *exec.Cmd {
	return exec.Command("heshu", "load", l.dataset(name), "--to", l.url)
}

// undisturbed loads a dataset, to see what it looks like and how long it takes.
func (l *loadKiller) undisturbed(name string) {
	began := time.Now()
	if out, err := l.command(name).CombinedOutput(); err != nil {
		l.t.Fatalf("%v: %s", err, out)
	}
	l.takes = max(l.takes, time.Since(began))
	l.states[l.state(l.connect())] = name
}

func (l *loadKiller) connect() *pgx.Conn {
	db, err := pgx.Connect(l.t.Context(), l.url)
	if err != nil {
		l.t.Fatal(err)
	}
	return db
}

// state returns what a reader sees: the rows of all tables, in one statement, so at one
// instant. The digest of a row does not depend on where the table has it.
func (l *loadKiller) state(db *pgx.Conn) string {
	names := warehouse.Tables()
	var each []string
	for _, table := range names {
		each = append(each, fmt.Sprintf("(SELECT count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM heshu.%s t)", table))
	}
	ctx := context.WithoutCancel(l.t.Context())
	for {
		var state string
		err := db.QueryRow(ctx, "SELECT concat_ws('|', "+strings.Join(each, ", ")+")").Scan(&state)
		var fault *pgconn.PgError
		if !errors.As(err, &fault) {
			if err != nil {
				l.t.Error(err)
			}
			return state
		}
		// There are none, or the load has just made all. Not to_regclass: each call of it
		// looks at an instant of its own.
		var tables int
		const count = "SELECT count(*) FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'heshu') AND relname = ANY($1)"
		if err := db.QueryRow(ctx, count, names).Scan(&tables); err != nil {
			l.t.Error(err)
		}
		switch tables {
		case 0:
			return ""
		case len(names):
			continue
		}
		return fmt.Sprintf("%d tables| of %d", tables, len(names))
	}
}

// named names what a reader sees.
func (l *loadKiller) named(state string) string {
	if name := l.states[state]; name != "" {
		return name
	}
	return state
}

// look looks at all tables until done is called, which tells how often what was seen.
func (l *loadKiller) look() (done func() map[string]int) {
	ctx, stop := context.WithCancel(l.t.Context())
	result := make(chan map[string]int)
	db := l.connect()
	go func() {
		seen := map[string]int{}
		for ctx.Err() == nil {
			seen[l.named(l.state(db))]++
			seen["all"]++
		}
		result <- seen
	}()
	return func() map[string]int {
		stop()
		defer db.Close(context.Background())
		return <-result
	}
}

// disturb loads a dataset and kills the load again and again, three times at most, before
// it is left alone. A first load finds no tables.
func (l *loadKiller) disturb(name string, first bool) {
	if first {
		postgrestest.Exec(l.t, l.url, "DROP SCHEMA IF EXISTS heshu CASCADE")
	}
	db := l.connect()
	defer db.Close(context.Background())
	for range 3 {
		command := l.command(name)
		if err := command.Start(); err != nil {
			l.t.Fatal(err)
		}
		time.Sleep(time.Duration(l.random.Int64N(int64(l.takes))))
		_ = command.Process.Kill() // it may have ended
		if command.Wait() == nil {
			return
		}
		l.killed++
		l.after = append(l.after, l.named(l.state(db)))
	}
	if out, err := l.command(name).CombinedOutput(); err != nil {
		l.t.Fatalf("%v: %s", err, out)
	}
	d, err := warehouse.Open(l.dataset(name))
	if err != nil {
		l.t.Fatal(err)
	}
	postgrestest.Compare(l.t, l.url, "heshu", d)
}
