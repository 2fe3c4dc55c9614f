package postgres

import (
	"context"
	"fmt"
	"slices"

	"heshu/warehouse"
)

// switchOver puts in place what was staged, in one transaction: a reader sees what was
// there before or all that is new, at whatever instant the load is killed.
func (l *load) switchOver(ctx context.Context) error {
	l.advance(Switching, "")
	if err := l.server.exec(ctx, "preparing the session", "RESET synchronous_commit"); err != nil {
		return err
	}
	return l.server.within(ctx, "putting the new rows in place", func() error {
		steps := []func(context.Context) error{
			l.makeOwn, l.loosen, l.widen, l.forget, l.findGone, l.remove, l.insert, l.mend, l.enter, l.finish,
		}
		for _, step := range steps {
			if err := step(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// makeOwn makes the program's own tables. References are not looked at before all rows are in.
func (l *load) makeOwn(ctx context.Context) error {
	statements := "SET CONSTRAINTS ALL DEFERRED;"
	if l.state.tables[loadsTable] == nil || l.state.tables[tablesTable] == nil || l.state.tables[ledgerTable] == nil {
		statements += ownTables
	}
	return l.server.exec(ctx, "making the program's own tables", statements)
}

// loosen drops foreign keys to tables that the dataset was written without.
func (l *load) loosen(ctx context.Context) error {
	for _, r := range l.existing() {
		for _, ref := range r.References {
			name := r.reference(ref).name
			if l.dataset.Has(ref.Table) || !l.state.named[name] {
				continue
			}
			if err := l.server.exec(ctx, "dropping a key of the table "+r.Name, "ALTER TABLE "+quoted(r.Name)+" DROP CONSTRAINT "+quoted(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// forget removes what the ledger says of tables that are missing, and all rows where all are
// to be loaded anew. Columns must be there by then: a table with rows that references
// wait for takes none.
func (l *load) forget(ctx context.Context) error {
	if !l.options.Again {
		var there []string
		for _, r := range l.existing() {
			there = append(there, r.Name)
		}
		return l.server.exec(ctx, "clearing the ledger", "DELETE FROM heshu_ledger WHERE NOT relation = ANY($1)", there)
	}
	statements := "DELETE FROM heshu_ledger;"
	for _, r := range l.existing() {
		statements += "DELETE FROM " + quoted(r.Name) + ";"
	}
	return l.server.exec(ctx, "removing all rows", statements)
}

// existing lists the relations that have a table.
func (l *load) existing() []*relation {
	return slices.DeleteFunc(slices.Clone(l.relations), func(r *relation) bool { return l.state.tables[r.Name] == nil })
}

// findGone adds to the groups that go those whose key the dataset does not have.
func (l *load) findGone(ctx context.Context) error {
	var all []string
	for _, r := range l.existing() {
		if driver := relationOf(r.driver); !l.options.Again && l.mayHaveLost(driver) {
			all = append(all, fmt.Sprintf(`INSERT INTO heshu_staging_ledger (relation, key, rows, known)
				SELECT relation, key, 0, true FROM heshu_ledger l WHERE relation = %s
				AND NOT EXISTS (SELECT FROM heshu_staging_keys k WHERE k.driver = %s AND k.key = l.key);`, literal(r.Name), literal(driver.Name)))
		}
	}
	if l.state.load > 0 {
		all = append(all, "ANALYZE heshu_staging_ledger;")
	}
	for _, statement := range all {
		if err := l.server.exec(ctx, "finding what is gone", statement); err != nil {
			return err
		}
	}
	return nil
}

// mayHaveLost reports whether the database may hold groups of which the dataset has no key
// any more, as rows of this relation tell.
func (l *load) mayHaveLost(driver *relation) bool {
	if l.state.tables[driver.Name] == nil {
		return l.state.load > 0 // what it held is not known
	}
	return !l.same(driver) && l.state.loaded[driver.Name].groups > l.tallies[driver.Name].found
}

// widen adds columns that a newer schema has.
func (l *load) widen(ctx context.Context) error {
	for _, r := range l.existing() {
		for _, c := range l.state.missing(r) {
			statement := fmt.Sprintf("ALTER TABLE %s ADD COLUMN %s", quoted(r.Name), definition(c))
			if err := l.server.exec(ctx, "adding the column "+c.Name+" to the table "+r.Name, statement); err != nil {
				return err
			}
		}
	}
	return nil
}

// remove removes the rows of groups that have changed or are gone.
func (l *load) remove(ctx context.Context) error {
	for _, r := range l.existing() {
		l.advance(Switching, r.Name)
		statement := fmt.Sprintf("DELETE FROM %s t USING heshu_staging_ledger s WHERE s.relation = %s AND s.known AND s.key = %s", quoted(r.Name), literal(r.Name), r.keySQL())
		if err := l.server.exec(ctx, "removing rows of the table "+r.Name, statement); err != nil {
			return err
		}
	}
	return nil
}

// insert moves the new rows to where they belong. Where there was no table, that in which
// they wait becomes it. Then all rows are in, and what refers to others is looked at.
func (l *load) insert(ctx context.Context) error {
	for _, r := range l.relations {
		l.advance(Switching, r.Name)
		statement := fmt.Sprintf("INSERT INTO %s (%s) SELECT %[2]s FROM %s", quoted(r.Name), r.columns(), quoted(r.staging()))
		if l.state.tables[r.Name] == nil {
			statement = fmt.Sprintf("ALTER TABLE %s RENAME TO %s", quoted(r.staging()), quoted(r.Name))
		}
		if err := l.server.exec(ctx, "adding rows to the table "+r.Name, statement); err != nil {
			return err
		}
	}
	return l.server.exec(ctx, "comparing references between rows", "SET CONSTRAINTS ALL IMMEDIATE")
}

// mend makes what is missing: keys, indexes, comments.
func (l *load) mend(ctx context.Context) error {
	for _, m := range l.mends() {
		l.advance(Switching, m.table)
		if err := l.server.exec(ctx, "making keys and comments of the table "+m.table, m.statement); err != nil {
			return err
		}
	}
	return nil
}

// mendStatement is a statement that makes what is missing.
type mendStatement struct{ table, statement string }

// mends lists what is missing: first what stands alone, then what refers to other tables.
func (l *load) mends() []mendStatement {
	var all []mendStatement
	add := func(r *relation, statement string) { all = append(all, mendStatement{r.Name, statement}) }
	for _, r := range l.relations {
		for _, o := range r.objects() {
			if !l.state.named[o.name] {
				add(r, o.statement)
			}
		}
		for _, c := range l.state.missing(r) {
			if !c.Nullable {
				add(r, fmt.Sprintf("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", quoted(r.Name), quoted(c.Name)))
			}
		}
		for _, comment := range r.comments(l.state.tables[r.Name]) {
			add(r, comment)
		}
	}
	for _, r := range l.relations {
		for _, ref := range r.References {
			if o := r.reference(ref); l.dataset.Has(ref.Table) && !l.state.named[o.name] {
				add(r, o.statement)
			}
		}
	}
	return all
}

// enter writes into the ledger and the list of loads what the database holds now.
func (l *load) enter(ctx context.Context) error {
	statements := []string{
		"DELETE FROM heshu_ledger l USING heshu_staging_ledger s WHERE s.known AND s.relation = l.relation AND s.key = l.key",
		"INSERT INTO heshu_ledger (relation, key, digest, rows) SELECT relation, key, digest, rows FROM heshu_staging_ledger WHERE digest IS NOT NULL",
	}
	if !l.state.named[ledgerKey] {
		statements = append(statements, "ALTER TABLE heshu_ledger ADD CONSTRAINT "+ledgerKey+" PRIMARY KEY (relation, key)")
	}
	statements = append(statements,
		"DELETE FROM heshu_tables",
		"INSERT INTO heshu_tables (relation, content, groups, rows) SELECT relation, '', count(*), sum(rows) FROM heshu_ledger GROUP BY relation")
	for _, statement := range statements {
		if err := l.server.exec(ctx, "writing the ledger", statement); err != nil {
			return err
		}
	}
	return l.enterTables(ctx)
}

// enterTables notes down what each table holds as a whole, and the load.
func (l *load) enterTables(ctx context.Context) error {
	for _, r := range l.relations {
		const statement = "INSERT INTO heshu_tables (relation, content, groups, rows) VALUES ($1, $2, 0, 0) ON CONFLICT (relation) DO UPDATE SET content = excluded.content"
		if err := l.server.exec(ctx, "writing the ledger", statement, r.Name, r.content(l.dataset)); err != nil {
			return err
		}
	}
	recipe := l.dataset.Manifest().Recipe
	sum := l.result().Sum()
	const statement = `INSERT INTO heshu_loads (program, layout, schema_version, dataset, rules_version, rules_digest, added, removed, kept)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
	return l.server.exec(ctx, "writing the list of loads", statement, l.options.Program, layout, warehouse.SchemaVersion,
		l.dataset.Manifest().SHA256, recipe.RulesVersion, recipe.RulesDigest, sum.Added, sum.Removed, sum.Kept)
}

// finish removes the staging tables, and looks at tables that are new, so that the first
// queries are planned well.
func (l *load) finish(ctx context.Context) error {
	drop := []string{stagingPrefix + "progress", stagingPrefix + "ledger", stagingPrefix + "keys"}
	statements := "SET LOCAL default_statistics_target = 20;" // a sample will do: the server looks again by itself
	for _, r := range l.relations {
		if l.state.tables[r.Name] != nil {
			drop = append(drop, r.staging())
			continue
		}
		statements += "ANALYZE " + quoted(r.Name) + ";"
	}
	return l.server.exec(ctx, "removing what is not needed any more", statements+"DROP TABLE "+list(drop)+";")
}
