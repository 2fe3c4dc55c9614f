package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// shared is the server of the process: it is started once, when a test asks for it.
var shared struct {
	once   sync.Once
	server *server
	err    error
	made   int
	mu     sync.Mutex
}

// Main runs the tests of a package, ends the server that they used, and returns the
// exit code.
func Main(m *testing.M) int {
	code := m.Run()
	if err := Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "stopping PostgreSQL:", err)
		return max(code, 1)
	}
	return code
}

// Stop ends the server, if one was started. It is for packages with a TestMain of
// their own.
func Stop() error {
	if shared.server == nil {
		return nil
	}
	return shared.server.stop()
}

// Database makes a database and returns its URL. It skips the test where there is no
// server to be had.
func Database(t testing.TB) string {
	t.Helper()
	shared.once.Do(func() { shared.server, shared.err = start() })
	if errors.Is(shared.err, errMissing) && os.Getenv("HESHU_POSTGRES") != "required" {
		t.Skip(shared.err)
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	shared.mu.Lock()
	defer shared.mu.Unlock()
	shared.made++
	name := fmt.Sprint("test", shared.made)
	Exec(t, shared.server.url("postgres"), "CREATE DATABASE "+name)
	return shared.server.url(name)
}

// Exec runs a statement in a database.
func Exec(t testing.TB, url, statement string) {
	t.Helper()
	ctx := context.Background()
	db, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	if _, err := db.Exec(ctx, statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
