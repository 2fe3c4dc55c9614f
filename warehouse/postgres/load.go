package postgres

import (
	"context"
	"errors"
	"fmt"

	"heshu/warehouse"
	"heshu/warehouse/changes"
)

// Load brings a schema of a database to what a dataset holds, and returns what it has
// changed. See the package comment for how. An error changes nothing that readers see; rows
// that wait for the same load to go on may stay in staging tables.
func Load(ctx context.Context, d *warehouse.Dataset, options Options) (*changes.Report, error) {
	options, err := options.withDefaults()
	if err != nil {
		return nil, err
	}
	l := &load{dataset: d, options: options, relations: relations(), tallies: map[string]*tally{}}
	l.advance(Checking, "")
	if err := d.Loadable(ctx); err != nil {
		return nil, err
	}
	if l.server, err = connect(ctx, options); err != nil {
		return nil, err
	}
	defer l.server.close(ctx)
	if err := l.run(ctx); err != nil {
		return nil, err
	}
	return l.result(), nil
}

// load is a load under way.
type load struct {
	dataset   *warehouse.Dataset
	options   Options
	relations []*relation
	server    *server
	state     *state
	tallies   map[string]*tally
	resumed   bool  // tallies are those of a load that was stopped
	rows      int64 // that were read or need not be, for the progress
}

// run looks, stages and switches.
func (l *load) run(ctx context.Context) error {
	if !l.options.DryRun {
		if err := l.server.lock(ctx, l.options.Busy); err != nil {
			return err
		}
	}
	var err error
	if l.state, err = l.server.inspect(ctx); err != nil {
		return err
	}
	if err := l.state.check(l.server, l.relations); err != nil {
		return err
	}
	for _, r := range l.relations {
		l.tallies[r.Name] = &tally{}
	}
	if l.options.DryRun {
		return l.stageAll(ctx)
	}
	if l.upToDate() {
		for _, r := range l.relations {
			l.pass(r)
		}
		return l.clear(ctx)
	}
	if err := l.prepare(ctx); err != nil {
		return err
	}
	if err := l.stageAll(ctx); err != nil {
		if errors.Is(err, ErrOther) {
			return errors.Join(err, l.server.unstage(ctx)) // no load would go on with it
		}
		return err
	}
	return l.switchOver(ctx)
}

// upToDate reports whether there is nothing to do: each table holds what the dataset has
// in it, and no key, index or comment is missing.
func (l *load) upToDate() bool {
	for _, r := range l.relations {
		if !l.same(r) {
			return false
		}
		l.tallies[r.Name] = &tally{kept: l.state.loaded[r.Name].rows}
	}
	return len(l.mends()) == 0
}

// prepare makes what the staging needs, or takes it over from a load that was stopped.
func (l *load) prepare(ctx context.Context) error {
	for _, step := range []func(context.Context) error{l.resume, l.clear, l.begin} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	// What waits may be lost with a server that crashes: it would be staged again.
	return l.server.exec(ctx, "preparing the session", "SET synchronous_commit = off")
}

// stageAll stages the relations one after the other.
func (l *load) stageAll(ctx context.Context) error {
	for _, r := range l.relations {
		t := l.tallies[r.Name]
		switch {
		case t.done:
			l.pass(r)
		case l.same(r):
			t.kept = l.state.loaded[r.Name].rows
			l.pass(r)
		default:
			if err := l.stage(ctx, r); err != nil {
				return err
			}
		}
		if err := l.checkOther(r); err != nil {
			return err
		}
	}
	return nil
}

// pass counts the rows of a relation that need not be read.
func (l *load) pass(r *relation) {
	l.rows += rowsOf(l.dataset.Parts(r.Name))
	l.advance(Staging, r.Name)
}

// checkOther returns an error where the database holds another dataset: none of its
// reports is in this one.
func (l *load) checkOther(r *relation) error {
	holds := l.state.loaded[r.Name].groups
	if r.Name != warehouse.Documents || l.options.Replace || l.options.Again || holds == 0 || l.same(r) || l.tallies[r.Name].found > 0 {
		return nil
	}
	return fmt.Errorf("%s, schema %s: %w: another dataset, of whose %d reports none is in %s: name another schema with --schema to keep both, or give --replace to put this one in its place",
		l.server.label, l.server.schema, ErrOther, holds, l.dataset.Dir)
}

// gone returns how many rows of a relation the dataset has no key for any more.
// It is known once the relation was staged.
func (l *load) gone(r *relation) (rows int64) {
	t, had := l.tallies[r.Name], l.state.loaded[r.Name]
	if l.same(r) {
		return 0
	}
	return had.rows - t.kept - t.removed
}

// result tells what the load changes.
func (l *load) result() *changes.Report {
	report := &changes.Report{Place: l.server.label + ", schema " + l.server.schema, DryRun: l.options.DryRun, Resumed: l.resumed}
	substituted := int64(0)
	for _, r := range l.relations {
		t := l.tallies[r.Name]
		report.Tables = append(report.Tables, changes.Table{
			Name: r.Name, Added: t.added, Removed: t.removed + l.gone(r), Kept: t.kept, Made: l.state.tables[r.Name] == nil,
		})
		substituted += t.substituted
	}
	if substituted > 0 {
		report.Notes = append(report.Notes, fmt.Sprintf("characters U+0000, which PostgreSQL cannot hold, that became U+001A: %d", substituted))
	}
	return report
}

// advance tells how far the load has come.
func (l *load) advance(step Step, table string) {
	p := Progress{Step: step, Table: table, Rows: l.rows}
	for _, r := range l.relations {
		p.Total += rowsOf(l.dataset.Parts(r.Name))
	}
	l.options.Progress(p)
}
