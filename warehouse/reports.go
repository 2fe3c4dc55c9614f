package warehouse

import (
	"fmt"
	"iter"
	"slices"

	"heshu/extract"
)

// Reports reads the reports of a dataset one after the other, in the order of the
// table documents, each with its rows of the tables that are named and that the
// dataset has (all tables of facts if none is named). An error ends the sequence.
//
// The tables are read side by side, so that no more than a report's rows, and the
// buffers of each table, are in memory. That leans on the order of the dataset:
// rows of a document stand together, in the order of the documents. Checks and links
// that an audit added come after those of the extraction, in an order of their own:
// read such a dataset's links with [Rows].
func Reports(d *Dataset, tables ...string) iter.Seq2[*extract.Records, error] {
	return func(yield func(*extract.Records, error) bool) {
		all := cursors(d, tables)
		defer func() {
			for _, c := range all {
				c.stop()
			}
		}()
		for row, err := range Rows[extract.DocumentRow](d, Documents) {
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

// cursor reads a table along with the documents.
type cursor interface {
	take(*extract.Records) error // adds the rows of the report's document
	end() error                  // reports rows that no document took
	stop()
}

// cursors opens the tables of facts that are named, all if none is.
func cursors(d *Dataset, tables []string) []cursor {
	wanted := func(table string) bool {
		return d.Has(table) && (len(tables) == 0 || slices.Contains(tables, table))
	}
	var out []cursor
	open := func(table string, c func() cursor) {
		if wanted(table) {
			out = append(out, c())
		}
	}
	open(Amounts, func() cursor {
		return newRun(d, Amounts, func(r *extract.AmountRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.AmountRow { return &r.Amounts })
	})
	open(Counts, func() cursor {
		return newRun(d, Counts, func(r *extract.CountRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.CountRow { return &r.Counts })
	})
	open(Themes, func() cursor {
		return newRun(d, Themes, func(r *extract.ThemeRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.ThemeRow { return &r.Themes })
	})
	open(Organisations, func() cursor {
		return newRun(d, Organisations, func(r *extract.OrganisationRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.OrganisationRow { return &r.Organisations })
	})
	open(Links, func() cursor {
		return newRun(d, Links, func(r *extract.LinkRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.LinkRow { return &r.Links })
	})
	open(Checks, func() cursor {
		return newRun(d, Checks, func(r *extract.CheckRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.CheckRow { return &r.Checks })
	})
	open(Numerals, func() cursor {
		return newRun(d, Numerals, func(r *extract.NumeralRow) string { return r.DocumentID }, func(r *extract.Records) *[]extract.NumeralRow { return &r.Numerals })
	})
	return out
}

// run is a table's cursor: the rows to come, and the one that is read ahead.
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

func newRun[T any](d *Dataset, table string, id func(*T) string, rows func(*extract.Records) *[]T) *run[T] {
	next, stop := iter.Pull2(Rows[T](d, table))
	return &run[T]{dataset: d, table: table, next: next, stopped: stop, id: id, rows: rows}
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

func (r *run[T]) stop() { r.stopped() }
