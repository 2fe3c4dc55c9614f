package main

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	_ "github.com/duckdb/duckdb-go/v2"
)

// alias is what the file is called within the session.
const alias = "heshu_file"

// attach opens the file of a load in a session of its own. The driver would take the name
// for a URL with options, and DuckDB such names as :memory: or s3://… for other places; an
// absolute path that is attached is a file, whatever it is called. A dry run makes none:
// one that is missing is looked for in memory, where nothing is.
func attach(ctx context.Context, o options) (*sql.DB, error) {
	path, err := filepath.Abs(o.file)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); o.dryRun && errors.Is(err, fs.ErrNotExist) {
		path = ":memory:"
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return nil, explain(o.file, err)
	}
	db.SetMaxOpenConns(1) // what is set holds for one connection
	if _, err := db.ExecContext(ctx, "ATTACH "+literal(path)+" AS "+alias+" (TYPE duckdb)"); err != nil {
		return nil, errors.Join(explain(o.file, err), db.Close())
	}
	return db, nil
}
