package warehouse

import (
	"errors"
	"fmt"
	"os"

	"heshu/extract"
)

// ErrInvalid marks records that no file can hold: text that is not UTF-8, or a
// number beyond DECIMAL(18,4). The Writer that refused them can go on with others.
var ErrInvalid = errors.New("record cannot be written")

// Writer writes a dataset. Nothing of it is to be seen under its name before
// Close returns. Its methods are for one goroutine.
type Writer struct {
	stage *stage
	sinks []sink // the tables that are written
	ended bool

	documents     *table[extract.DocumentRow]
	amounts       *table[extract.AmountRow]
	counts        *table[extract.CountRow]
	themes        *table[extract.ThemeRow]
	organisations *table[extract.OrganisationRow]
	links         *table[extract.LinkRow]
	checks        *table[extract.CheckRow]
	numerals      *table[extract.NumeralRow]
	locations     *table[extract.LocationRow]
	inputs        *table[extract.InputRow]
}

// sink is what a Writer needs of a table, whatever its rows.
type sink interface {
	close() error // writes what is left, and the last part
	abort()       // stops without caring for the files
}

// Create begins a dataset in the folder dir. The folder may be missing, empty or
// a dataset, which Close replaces; a folder that holds anything else is refused.
func Create(dir string, opts Options) (*Writer, error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	chosen, err := selected(opts.Tables)
	if err != nil {
		return nil, err
	}
	stage, err := newStage(dir)
	if err != nil {
		return nil, err
	}
	w := &Writer{stage: stage}
	if err := w.openTables(opts, chosen); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

func (w *Writer) openTables(opts Options, chosen map[string]bool) error {
	for _, name := range Tables() {
		if !chosen[name] {
			continue
		}
		folder := w.stage.path(name)
		if err := os.Mkdir(folder, 0o777); err != nil {
			return fmt.Errorf("making a folder for the table: %w", err)
		}
		switch name {
		case Documents:
			w.documents = start(w, newTable(folder, opts, documentOrder()))
		case Amounts:
			w.amounts = start(w, newTable[extract.AmountRow](folder, opts, nil))
		case Counts:
			w.counts = start(w, newTable[extract.CountRow](folder, opts, nil))
		case Themes:
			w.themes = start(w, newTable[extract.ThemeRow](folder, opts, nil))
		case Organisations:
			w.organisations = start(w, newTable[extract.OrganisationRow](folder, opts, nil))
		case Links:
			w.links = start(w, newTable[extract.LinkRow](folder, opts, nil))
		case Checks:
			w.checks = start(w, newTable[extract.CheckRow](folder, opts, nil))
		case Numerals:
			w.numerals = start(w, newTable[extract.NumeralRow](folder, opts, nil))
		case Locations:
			w.locations = start(w, newTable[extract.LocationRow](folder, opts, nil))
		case Inputs:
			w.inputs = start(w, newTable(folder, opts, inputOrder()))
		}
	}
	return nil
}

// start sets the table to work and notes it down.
func start[T any](w *Writer, t *table[T]) *table[T] {
	go t.run()
	w.sinks = append(w.sinks, t)
	return t
}

// Check reports whether Write would take the records: an error wraps ErrInvalid
// and names the document, the table and the column. It may be called from
// several goroutines at once, so that workers can share the effort.
func (w *Writer) Check(r *extract.Records) error {
	err := errors.Join(
		w.documents.check([]extract.DocumentRow{r.Document}),
		w.amounts.check(r.Amounts),
		w.counts.check(r.Counts),
		w.themes.check(r.Themes),
		w.organisations.check(r.Organisations),
		w.links.check(r.Links),
		w.checks.check(r.Checks),
		w.numerals.check(r.Numerals),
		w.locations.check(r.Locations),
	)
	if err != nil {
		return fmt.Errorf("document %s: %w: %w", r.Document.DocumentID, ErrInvalid, err)
	}
	return nil
}

// Write adds the rows of a report that Check takes. An error that has to do with
// files is final, and may belong to rows that were written before.
func (w *Writer) Write(r *extract.Records) error {
	if w.ended {
		return os.ErrClosed
	}
	return errors.Join(
		w.documents.add([]extract.DocumentRow{r.Document}),
		w.amounts.add(r.Amounts),
		w.counts.add(r.Counts),
		w.themes.add(r.Themes),
		w.organisations.add(r.Organisations),
		w.links.add(r.Links),
		w.checks.add(r.Checks),
		w.numerals.add(r.Numerals),
		w.locations.add(r.Locations),
	)
}

// WriteInput adds how one input ended.
func (w *Writer) WriteInput(row extract.InputRow) error {
	if w.ended {
		return os.ErrClosed
	}
	rows := []extract.InputRow{row}
	if err := w.inputs.check(rows); err != nil {
		return fmt.Errorf("input %s: %w: %w", row.Source, ErrInvalid, err)
	}
	return w.inputs.add(rows)
}

// WriteChecks adds checks that belong to no single report, such as those between reports.
func (w *Writer) WriteChecks(rows []extract.CheckRow) error {
	if w.ended {
		return os.ErrClosed
	}
	if err := w.checks.check(rows); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return w.checks.add(rows)
}

// Close writes what is left and puts the dataset into its place. After an error
// nothing is changed there, and Abort removes what was written.
func (w *Writer) Close() error {
	if w.ended {
		return os.ErrClosed
	}
	w.ended = true
	var err error
	for _, sink := range w.sinks {
		err = errors.Join(err, sink.close())
	}
	if err != nil {
		return errors.Join(err, w.stage.remove())
	}
	return w.stage.commit()
}

// Abort removes all that was written. After Close or Abort it does nothing.
func (w *Writer) Abort() error {
	if w.ended {
		return nil
	}
	w.ended = true
	for _, sink := range w.sinks {
		sink.abort()
	}
	return w.stage.remove()
}
