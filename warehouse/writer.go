package warehouse

import (
	"errors"
	"fmt"
	"os"

	"heshu/extract"
	"heshu/warehouse/store"
)

// ErrInvalid marks records that no file can hold: text that is not UTF-8, or a
// number beyond DECIMAL(18,4). The Writer that refused them can go on with others.
var ErrInvalid = errors.New("record cannot be written")

// Writer writes a dataset. Nothing of it is to be seen before Close returns. Its
// methods are for one goroutine.
type Writer struct {
	folder  *folder
	opts    Options
	sinks   []sink // the tables that are written
	segment *segment
	done    []Segment // those that are whole
	origins []*origin // of the segments that rows were copied from
	schema  *SchemaListing
	ended   bool

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
	tableName() string
	taken() (weight int64)
	mark()
	marked() int64
	end(void bool) ([]sealed, error)
	copyRows(h *Held, first, n int64) error
	stop()
}

// Create begins a dataset in the folder dir. The folder may be missing, empty or
// a dataset, which Close replaces; a folder that holds anything else is refused.
// [Writer.Prior] is what the folder has already.
func Create(dir string, opts Options) (*Writer, error) {
	disk, err := store.NewDisk(dir)
	if err != nil {
		return nil, fmt.Errorf("finding the dataset's folder: %w", err)
	}
	return CreateOn(disk, dir, opts)
}

// CreateOn is Create on another file system. dir stands for it in messages.
func CreateOn(files store.FS, dir string, opts Options) (*Writer, error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	folder, err := openFolder(files, dir, opts.Busy)
	if err != nil {
		return nil, err
	}
	if opts, err = opts.again(folder); err != nil {
		return nil, errors.Join(err, folder.leave())
	}
	w := &Writer{folder: folder, opts: opts, schema: listSchema(opts.Tables)}
	if err := w.prepare(); err != nil {
		return nil, errors.Join(err, folder.leave())
	}
	return w, nil
}

// prepare clears what is of no use to this run, makes the tables' folders and starts
// the tables.
func (w *Writer) prepare() error {
	f := w.folder
	if f.next != nil && w.opts.difference(f.next) != "" {
		f.next, f.safe = nil, 0
	}
	if err := f.settle(); err != nil {
		return fmt.Errorf("removing what an unfinished run has left: %w", err)
	}
	for _, name := range append(w.opts.Tables, segmentsDir) {
		if err := f.fs.Mkdir(name); err != nil {
			return fmt.Errorf("making a folder for the table: %w", err)
		}
	}
	w.startTables()
	return nil
}

func (w *Writer) startTables() {
	for _, name := range w.opts.Tables {
		switch name {
		case Documents:
			w.documents = start(w, name, documentOrder())
		case Amounts:
			w.amounts = start[extract.AmountRow](w, name, nil)
		case Counts:
			w.counts = start[extract.CountRow](w, name, nil)
		case Themes:
			w.themes = start[extract.ThemeRow](w, name, nil)
		case Organisations:
			w.organisations = start[extract.OrganisationRow](w, name, nil)
		case Links:
			w.links = start[extract.LinkRow](w, name, nil)
		case Checks:
			w.checks = start[extract.CheckRow](w, name, nil)
		case Numerals:
			w.numerals = start[extract.NumeralRow](w, name, nil)
		case Locations:
			w.locations = start[extract.LocationRow](w, name, nil)
		case Inputs:
			w.inputs = start(w, name, inputOrder())
		}
	}
}

// start makes a table, sets it to work and notes it down.
func start[T any](w *Writer, name string, order *order[T]) *table[T] {
	t := newTable(name, w.folder.fs, w.opts, order)
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

// Write adds the rows of a report that Check takes, as read by this run. An error that has to do with
// files is final, and may belong to rows that were written before.
func (w *Writer) Write(r *extract.Records) error {
	if err := w.begin(); err != nil {
		return err
	}
	w.segment.count(r)
	document := r.Document
	document.RunID = &w.opts.runID
	return errors.Join(
		w.documents.add([]extract.DocumentRow{document}),
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

// stateRead is the state of inputs that were read.
const stateRead = "read"

// WriteInput adds how one input, or a member of it, ended.
func (w *Writer) WriteInput(row extract.InputRow) error {
	if err := w.begin(); err != nil {
		return err
	}
	if row.State == stateRead || row.Documents > 0 {
		row.RunID = &w.opts.runID
	}
	rows := []extract.InputRow{row}
	if err := w.inputs.check(rows); err != nil {
		return fmt.Errorf("input %s: %w: %w", row.Source, ErrInvalid, err)
	}
	w.segment.input.Inputs[row.State]++
	w.segment.input.Rows[Inputs]++
	return w.inputs.add(rows)
}

// Close writes what is left and commits: from then on the dataset is the new one. After
// an error it is the one that was there before; what was finished of the new one waits
// for the next run.
func (w *Writer) Close() error {
	if w.ended {
		return os.ErrClosed
	}
	err := w.cut(false)
	if err == nil && len(w.done) == 0 {
		err = errors.Join(w.begin(), w.cut(false)) // a dataset without inputs is one, too
	}
	w.stop()
	if err != nil {
		return errors.Join(err, w.folder.tidy(), w.folder.leave())
	}
	return errors.Join(w.commit(), w.folder.leave())
}

// Abort leaves the dataset as it is. What was finished of the new one waits for the
// next run. After Close or Abort it does nothing.
func (w *Writer) Abort() error {
	if w.ended {
		return nil
	}
	w.stop()
	return errors.Join(w.folder.tidy(), w.folder.leave())
}

func (w *Writer) stop() {
	w.ended = true
	for _, sink := range w.sinks {
		sink.stop()
	}
	for _, o := range w.origins {
		_ = o.close() // they were only read
	}
}
