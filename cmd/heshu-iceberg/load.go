package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/apache/iceberg-go"
	"github.com/apache/iceberg-go/catalog"
	"github.com/apache/iceberg-go/table"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/changes"
)

// Options say how a dataset is loaded.
type Options struct {
	Namespace string
	InPlace   bool // the tables name the dataset's own files
	DryRun    bool // nothing is changed
}

// loader loads one dataset.
type loader struct {
	catalog catalog.Catalog
	data    *warehouse.Dataset
	options Options
	origin  iceberg.Properties // of every snapshot: where it comes from
}

// Load makes the tables of a namespace those of a dataset, and says what it has changed.
func Load(ctx context.Context, c catalog.Catalog, data *warehouse.Dataset, options Options) (*changes.Report, error) {
	l := &loader{catalog: c, data: data, options: options}
	if err := l.check(ctx); err != nil {
		return nil, err
	}
	report := &changes.Report{DryRun: options.DryRun}
	for _, schema := range warehouse.Schema() { // a table that the dataset lacks is loaded as an empty one
		change, err := l.load(ctx, schema)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", schema.Name, err)
		}
		report.Tables = append(report.Tables, change)
	}
	return report, nil
}

// check makes sure that the dataset is whole, and notes where it comes from.
func (l *loader) check(ctx context.Context) error {
	if l.data.Format != warehouse.Parquet {
		return fmt.Errorf("%s: its files are %s; extract it with --format parquet", l.data.Dir, l.data.Format)
	}
	if err := l.data.Loadable(ctx); err != nil {
		return err
	}
	var runs []string
	if l.data.Has(warehouse.Runs) {
		for run, err := range warehouse.Rows[extract.RunRow](l.data, warehouse.Runs) {
			if err != nil {
				return err
			}
			runs = append(runs, run.RunID)
		}
	}
	m := l.data.Manifest()
	l.origin = iceberg.Properties{"heshu.dataset": m.SHA256, "heshu.schema": m.Recipe.Schema, "heshu.runs": strings.Join(runs, ",")}
	return l.namespace(ctx)
}

// namespace makes the namespace where it is missing.
func (l *loader) namespace(ctx context.Context) error {
	name := table.Identifier{l.options.Namespace}
	ok, err := l.catalog.CheckNamespaceExists(ctx, name)
	if err == nil && !ok && !l.options.DryRun {
		err = l.catalog.CreateNamespace(ctx, name, nil)
	}
	if err != nil && !errors.Is(err, catalog.ErrNamespaceAlreadyExists) {
		return fmt.Errorf("namespace %s: %w", l.options.Namespace, err)
	}
	return nil
}

// load brings one table up to date.
func (l *loader) load(ctx context.Context, schema warehouse.TableSchema) (changes.Table, error) {
	change := changes.Table{Name: schema.Name}
	wanted, err := l.wanted(schema)
	if err != nil {
		return change, err
	}
	name := table.Identifier{l.options.Namespace, schema.Name}
	t, made, err := l.find(ctx, name, wanted, schema.Meaning)
	if err != nil {
		return change, err
	}
	if t, err = l.shape(ctx, t, name, wanted); err != nil {
		return change, err
	}
	d, err := l.compare(ctx, t, schema.Name)
	if err != nil {
		return change, err
	}
	change = changes.Table{Name: schema.Name, Added: d.added, Removed: d.removed, Kept: d.kept, Made: made}
	if l.options.DryRun {
		return change, nil
	}
	return change, l.commit(ctx, t, d)
}

// find returns the table, made where it is missing; nil on a dry run.
func (l *loader) find(ctx context.Context, name table.Identifier, wanted *iceberg.Schema, meaning extract.Meaning) (t *table.Table, made bool, err error) {
	ok, err := l.catalog.CheckTableExists(ctx, name)
	switch {
	case err != nil:
		return nil, false, err
	case ok:
		t, err = l.catalog.LoadTable(ctx, name)
		return t, false, err
	case l.options.DryRun:
		return nil, true, nil
	}
	t, err = l.catalog.CreateTable(ctx, name, wanted, catalog.WithProperties(iceberg.Properties{
		"format-version": "2", "comment": both(meaning),
	}))
	return t, true, err
}

// shape gives the table the columns that it lacks; on a dry run it only looks whether it could.
func (l *loader) shape(ctx context.Context, t *table.Table, name table.Identifier, wanted *iceberg.Schema) (*table.Table, error) {
	if t == nil {
		return nil, nil
	}
	next, err := nextSchema(t, wanted)
	if err != nil || next == nil || l.options.DryRun {
		return t, err
	}
	requirements := []table.Requirement{table.AssertTableUUID(t.Metadata().TableUUID()), table.AssertCurrentSchemaID(t.Schema().ID)}
	if t.CurrentSnapshot() == nil {
		requirements = append(requirements, table.AssertRefSnapshotID(table.MainBranch, nil))
	}
	updates := []table.Update{table.NewAddSchemaUpdate(next), table.NewSetCurrentSchemaUpdate(-1)}
	if _, _, err := l.catalog.CommitTable(ctx, name, requirements, updates); err != nil {
		return nil, explain("changing its columns", err)
	}
	return l.catalog.LoadTable(ctx, name)
}
