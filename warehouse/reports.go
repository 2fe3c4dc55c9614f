package warehouse

import (
	"fmt"
	"iter"
	"slices"

	"heshu/extract"
	"heshu/warehouse/store"
)

// ReportOptions say what [Reports] reads. The zero value reads all.
type ReportOptions struct {
	Tables  []string // of facts; all that the dataset has if empty
	Without []string // columns of facts that stay empty, which saves time: sentence, rule …
}

// Reports reads the reports of a dataset one after the other, in the order of the
// table documents, each with its rows of the tables of facts. An error ends the
// sequence.
//
// The tables are read side by side, so that no more than a report's rows, and the
// buffers of each table, are in memory. That leans on the order of the dataset:
// rows of a document stand together, in the order of the documents. Links that an
// audit added come after those of the extraction, in an order of their own: read
// such a dataset's links with [Rows].
func Reports(d *Dataset, o ReportOptions) iter.Seq2[*extract.Records, error] {
	return func(yield func(*extract.Records, error) bool) {
		all := followers(d, o)
		defer func() {
			for _, c := range all {
				c.stop()
			}
		}()
		for row, err := range rowsWithout[extract.DocumentRow](d, Documents, nil) {
			r := &extract.Records{Document: row}
			for _, c := range all {
				if err == nil {
					err = c.take(r)
				}
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
		for _, c := range all {
			if err := c.end(); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// rowsWithout is [Rows] without some columns, by column where the files allow it.
func rowsWithout[T any](d *Dataset, table string, without []string) iter.Seq2[T, error] {
	if d.Format != Parquet || !columnwise[T]() {
		return Rows[T](d, table)
	}
	return func(yield func(T, error) bool) {
		var none T
		if !d.Has(table) {
			yield(none, fmt.Errorf("%s, table %s: %w", d.Dir, table, ErrNoTable))
			return
		}
		for _, part := range d.parts[table] {
			err := columnsOfPart(d.fs, part.File, without, func(row T) bool { return yield(row, nil) })
			if err == errStopped {
				return
			}
			if err != nil {
				yield(none, d.explain(part.File, err))
				return
			}
		}
	}
}

func columnsOfPart[T any](files store.FS, name string, without []string, yield func(T) bool) error {
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return decodeColumns(file, without, yield)
}

// follower reads a table along with the documents.
type follower interface {
	name() string
	start(d *Dataset, without []string)
	take(*extract.Records) error // adds the rows of the report's document
	end() error                  // reports rows that no document took
	stop()
}

// followers opens the tables of facts that are wanted.
func followers(d *Dataset, o ReportOptions) []follower {
	var out []follower
	open := func(c follower) {
		if table := c.name(); d.Has(table) && (len(o.Tables) == 0 || slices.Contains(o.Tables, table)) {
			out = append(out, c)
		}
	}
	open(&run[extract.AmountRow]{table: Amounts, id: func(r *extract.AmountRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.AmountRow { return &r.Amounts }})
	open(&run[extract.CountRow]{table: Counts, id: func(r *extract.CountRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.CountRow { return &r.Counts }})
	open(&run[extract.ThemeRow]{table: Themes, id: func(r *extract.ThemeRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.ThemeRow { return &r.Themes }})
	open(&run[extract.OrganisationRow]{table: Organisations, id: func(r *extract.OrganisationRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.OrganisationRow { return &r.Organisations }})
	open(&run[extract.LinkRow]{table: Links, id: func(r *extract.LinkRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.LinkRow { return &r.Links }})
	open(&run[extract.CheckRow]{table: Checks, id: func(r *extract.CheckRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.CheckRow { return &r.Checks }})
	open(&run[extract.NumeralRow]{table: Numerals, id: func(r *extract.NumeralRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.NumeralRow { return &r.Numerals }})
	open(&run[extract.LocationRow]{table: Locations, id: func(r *extract.LocationRow) string { return r.DocumentID }, rows: func(r *extract.Records) *[]extract.LocationRow { return &r.Locations }})
	for _, c := range out {
		c.start(d, o.Without)
	}
	return out
}

// run follows a table: the rows to come, and the one that is read ahead.
type run[T any] struct {
	dataset *Dataset
	table   string
	next    func() (T, error, bool)
	stopped func()
	id      func(*T) string
	rows    func(*extract.Records) *[]T

	ahead T
	ready bool // ahead holds a row
	done  bool
}

func (r *run[T]) start(d *Dataset, without []string) {
	r.dataset = d
	r.next, r.stopped = iter.Pull2(rowsWithout[T](d, r.table, without))
}

func (r *run[T]) take(to *extract.Records) error {
	for {
		if err := r.peek(); err != nil {
			return err
		}
		if !r.ready || r.id(&r.ahead) != to.Document.DocumentID {
			return nil
		}
		rows := r.rows(to)
		*rows = append(*rows, r.ahead)
		r.ready = false
	}
}

// peek reads a row ahead, if there is another.
func (r *run[T]) peek() error {
	if r.ready || r.done {
		return nil
	}
	row, err, ok := r.next()
	if !ok {
		r.done = true
		return nil
	}
	r.ahead, r.ready = row, err == nil
	return err
}

func (r *run[T]) end() error {
	if err := r.peek(); err != nil {
		return err
	}
	if r.ready {
		return fmt.Errorf("%s: table %s holds a row of document %s where the table documents has none: write the dataset again", r.dataset.Dir, r.table, r.id(&r.ahead))
	}
	return nil
}

func (r *run[T]) name() string { return r.table }

func (r *run[T]) stop() { r.stopped() }
