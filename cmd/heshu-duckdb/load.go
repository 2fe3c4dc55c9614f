package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"heshu/internal/version"
	"heshu/warehouse"
	"heshu/warehouse/changes"
)

// layout is the version of the program's own tables. A database of a newer one is refused.
const layout = 1

// options say where a dataset goes, and how.
type options struct {
	file    string
	schema  string
	memory  string
	dryRun  bool
	replace bool
	again   bool
}

// load brings a schema of a DuckDB file to what a dataset holds, and returns what it has
// changed. An error leaves the file as it was.
func load(ctx context.Context, d *warehouse.Dataset, o options) (*changes.Report, error) {
	if err := d.Loadable(ctx); err != nil {
		return nil, err
	}
	if d.Format != warehouse.Parquet {
		return nil, fmt.Errorf("%s: its format is %s: extract it with --format %s, which DuckDB reads", d.Dir, d.Format, warehouse.Parquet)
	}
	db, err := attach(ctx, o)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil) // all that follows is this one transaction
	if err != nil {
		return nil, explain(o.file, err)
	}
	defer tx.Rollback() // does nothing after Commit
	l := &loading{ctx: ctx, tx: tx, dataset: d, options: o}
	report, err := l.run()
	if err != nil || o.dryRun {
		return report, err
	}
	if err := tx.Commit(); err != nil {
		return nil, explain(o.file, err)
	}
	return report, nil
}

// explain says what an error of DuckDB is about.
func explain(file string, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	message, _, _ := strings.Cut(err.Error(), "\n")
	mend := ""
	switch {
	case strings.Contains(message, "Could not set lock"):
		mend = "; another program has the file open: end it, or wait until it is done"
	case strings.Contains(message, "not a valid DuckDB database file"):
		mend = "; name a file that is new or that DuckDB has made"
	}
	return fmt.Errorf("%s: %s%s", file, message, mend)
}

// loading is a load under way.
type loading struct {
	ctx     context.Context
	tx      *sql.Tx
	dataset *warehouse.Dataset
	options options

	columns map[string]map[string]string // types of the columns of the tables that there are
	last    string                       // digest of the dataset that was loaded last
}

// run compares and replaces.
func (l *loading) run() (*changes.Report, error) {
	if err := l.prepare(); err != nil {
		return nil, err
	}
	report := &changes.Report{Place: l.options.file + ", schema " + l.options.schema, DryRun: l.options.dryRun}
	for _, schema := range warehouse.Schema() {
		t := &table{loading: l, TableSchema: schema}
		change, err := t.load()
		if err != nil {
			return nil, err
		}
		report.Tables = append(report.Tables, change)
	}
	if sum := report.Sum(); l.last == "" || sum.Added > 0 || sum.Removed > 0 {
		return report, l.enter(sum)
	}
	return report, nil
}

// exec runs a statement and returns how many rows it changed.
func (l *loading) exec(statement string, args ...any) (int64, error) {
	result, err := l.tx.ExecContext(l.ctx, statement, args...)
	if err != nil {
		return 0, explain(l.options.file, err)
	}
	return result.RowsAffected()
}

// ask reads the one row that a query gives.
func (l *loading) ask(query string, to ...any) error {
	if err := l.tx.QueryRowContext(l.ctx, query).Scan(to...); err != nil {
		return explain(l.options.file, err)
	}
	return nil
}

// each calls a function for each row that a query gives.
func (l *loading) each(query string, row func(scan func(to ...any) error) error, args ...any) error {
	rows, err := l.tx.QueryContext(l.ctx, query, args...)
	if err != nil {
		return explain(l.options.file, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return explain(l.options.file, err)
		}
	}
	if err := rows.Err(); err != nil {
		return explain(l.options.file, err)
	}
	return nil
}

// enter adds a row to the list of loads.
func (l *loading) enter(sum changes.Table) error {
	const make = `CREATE TABLE IF NOT EXISTS heshu_loads (
		loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(), program VARCHAR NOT NULL, layout INTEGER NOT NULL, schema_version VARCHAR NOT NULL,
		dataset VARCHAR NOT NULL, rules_version VARCHAR NOT NULL, rules_digest VARCHAR NOT NULL, added BIGINT NOT NULL, removed BIGINT NOT NULL, kept BIGINT NOT NULL)`
	if _, err := l.exec(make); err != nil {
		return err
	}
	recipe := l.dataset.Manifest().Recipe
	_, err := l.exec(`INSERT INTO heshu_loads (program, layout, schema_version, dataset, rules_version, rules_digest, added, removed, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		version.Program, layout, warehouse.SchemaVersion, l.dataset.Manifest().SHA256, recipe.RulesVersion, recipe.RulesDigest, sum.Added, sum.Removed, sum.Kept)
	return err
}
