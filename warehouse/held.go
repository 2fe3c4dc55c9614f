package warehouse

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"path"
	"slices"

	"heshu/warehouse/store"
)

// Held is a segment that exists, of the folder that is written or of another dataset:
// a Writer can take it over whole, or copy the rows of its inputs.
type Held struct {
	Segment
	origin *origin
}

// origin is where segments come from.
type origin struct {
	fs      store.FS
	dir     string                   // for messages
	form    Form                     // of the segments' parts
	own     bool                     // they lie in the folder that is written
	where   func(name string) string // where a file lies
	open    *Held                    // the one whose rows are being copied
	cursors map[string]io.Closer     // into its tables
}

// hold returns the segments of a manifest.
func hold(m *Manifest, o origin) []*Held {
	o.form = m.Form
	all := make([]*Held, len(m.Segments))
	for i := range m.Segments {
		all[i] = &Held{Segment: m.Segments[i], origin: &o}
	}
	return all
}

// Inputs yields the segment's inputs, in order. It may be called from any goroutine.
func (h *Held) Inputs() iter.Seq2[*Input, error] {
	return func(yield func(*Input, error) bool) {
		name := h.origin.where(h.Segment.Inputs.File)
		file, err := h.origin.fs.Open(name)
		if err != nil {
			yield(nil, fmt.Errorf("reading which inputs a segment has: %w", err))
			return
		}
		defer file.Close()
		for in, err := range readInputs(io.NewSectionReader(file, 0, file.Size())) {
			if err != nil {
				err = fmt.Errorf("reading %s: %w", path.Join(h.origin.dir, name), err)
			}
			if !yield(in, err) {
				return
			}
		}
	}
}

// Prior is what a folder holds that a run can go on with.
type Prior struct {
	// Unfinished are the segments that an unfinished run has come to. They begin with
	// the first input.
	Unfinished []*Held
	// Committed are the segments of the dataset.
	Committed []*Held
	// Retry says that the run is to try again what had failed, and keep all else.
	Retry bool
	// Difference says why the rows of Committed are not those that the run would write;
	// empty if they are.
	Difference string
}

// Prior returns what the folder holds. Its segments are good until Close or Abort.
func (w *Writer) Prior() Prior { return w.folder.prior(w.opts) }

func (f *folder) prior(opts Options) Prior {
	p := Prior{Retry: opts.Retry}
	now := folder{files: maps.Clone(f.files)} // the run changes f.files, and Inputs is for any goroutine
	o := origin{fs: f.fs, dir: f.dir, own: true, where: now.where}
	if f.next != nil && f.next.Pruned == opts.Prune && opts.difference(f.next) == "" {
		p.Unfinished = hold(f.next, o)
	}
	if f.manifest != nil {
		p.Committed = hold(f.manifest, o)
	}
	if f.manifest != nil && !opts.Retry {
		p.Difference = opts.difference(f.manifest)
	}
	return p
}

// Preview returns what a Writer would find in the folder dir. It changes nothing there,
// and does not lock it.
func Preview(dir string, opts Options) (Prior, error) {
	disk, err := store.NewDisk(dir)
	if err != nil {
		return Prior{}, fmt.Errorf("finding the dataset's folder: %w", err)
	}
	if opts, err = opts.withDefaults(); err != nil {
		return Prior{}, err
	}
	if err := checkReplaceable(disk, dir); err != nil {
		return Prior{}, err
	}
	f := &folder{fs: disk, dir: dir}
	if err := f.look(); err != nil {
		return Prior{}, err
	}
	if opts, err = opts.again(f); err != nil {
		return Prior{}, err
	}
	return f.prior(opts), nil
}

// difference says for people why the rows of a dataset are not those that a run with
// these options would write.
func (o Options) difference(m *Manifest) string {
	ours, theirs := o.recipe(), m.Recipe
	switch {
	case ours.RulesDigest != theirs.RulesDigest:
		return fmt.Sprintf("it was made with another rule library (%s, digest %.12s; now %s, %.12s)", theirs.RulesVersion, theirs.RulesDigest, ours.RulesVersion, ours.RulesDigest)
	case ours.Program != theirs.Program:
		return fmt.Sprintf("it was made by version %s of the program (this is %s)", theirs.Program, ours.Program)
	case ours.Schema != theirs.Schema:
		return fmt.Sprintf("its schema is version %s (now %s)", theirs.Schema, ours.Schema)
	case ours.Reading != theirs.Reading:
		return fmt.Sprintf("its inputs were read with other options (%s; now %s)", theirs.Reading, ours.Reading)
	case ours.Retried != theirs.Retried:
		return fmt.Sprintf("inputs that had failed were tried again with something else (%s)", theirs.Retried)
	case o.Shard != m.Shard:
		return fmt.Sprintf("it holds another share of the inputs (%s; now %s)", cmp.Or(m.Shard, "all"), cmp.Or(o.Shard, "all"))
	}
	for _, table := range o.Tables {
		if !slices.Contains(m.Form.Tables, table) {
			return fmt.Sprintf("it was written without the table %s", table)
		}
	}
	return ""
}

// Whole reports whether the Writer can take over a segment as it is, at this point.
// last says that no input follows it.
func (w *Writer) Whole(h *Held, last bool) bool {
	return h.origin.own && h.origin.form.Equal(w.opts.form()) && w.segment == nil &&
		(h.Full || last) && (h.Number == 0) == (len(w.done) == 0)
}

// Equal reports whether two forms are the same.
func (f Form) Equal(g Form) bool {
	return f.Format == g.Format && slices.Equal(f.Tables, g.Tables) && f.PartBytes == g.PartBytes && f.RowGroupBytes == g.RowGroupBytes
}

// Take takes over a segment for which Whole holds.
func (w *Writer) Take(h *Held) error {
	whole := h.Segment
	if whole.Number != len(w.done) {
		var err error
		if whole, err = w.renumber(h); err != nil {
			return fmt.Errorf("taking over the rows of %s to %s: %w", h.First, h.Last, err)
		}
	}
	w.done = append(w.done, whole)
	return nil
}

// renumber copies the files of a segment under names with another number.
func (w *Writer) renumber(h *Held) (Segment, error) {
	whole := h.Segment
	whole.Number = len(w.done)
	whole.Inputs.File = inputsName(whole.Number, whole.Inputs.Stamp)
	if err := w.duplicate(h.Segment.Inputs.File, whole.Inputs.File, whole.Inputs.Stamp); err != nil {
		return whole, err
	}
	whole.Parts = slices.Clone(whole.Parts)
	count := map[string]int{}
	for i := range whole.Parts {
		p := &whole.Parts[i]
		from := p.File
		p.File = partName(p.Table, whole.Number, count[p.Table], p.Stamp, w.opts.Format)
		count[p.Table]++
		if err := w.duplicate(from, p.File, p.Stamp); err != nil {
			return whole, err
		}
	}
	return whole, nil
}

// duplicate copies a file under another name.
func (w *Writer) duplicate(from, to string, content store.Stamp) error {
	f := w.folder
	file, err := f.fs.Open(f.where(from))
	if err != nil {
		return err
	}
	defer file.Close()
	name := path.Join(path.Dir(to), ".copy"+store.DraftSuffix)
	draft, err := store.NewDraft(f.fs, name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(draft, io.NewSectionReader(file, 0, file.Size())); err != nil {
		return errors.Join(err, draft.Discard())
	}
	stamp, err := draft.Seal()
	if err != nil {
		return err
	}
	if stamp != content {
		return fmt.Errorf("%s: %w", path.Join(f.dir, from), errDamaged)
	}
	return f.stage(name, to)
}

// errDamaged marks a file that is not what the manifest says.
var errDamaged = errors.New("its content is not what the manifest says; see 'heshu check'")

// Copy adds the rows of an input of a segment. The inputs of a segment are to be copied
// in their order; some may be left out.
func (w *Writer) Copy(h *Held, in *Input) error {
	if err := w.begin(); err != nil {
		return err
	}
	if h.origin.open != h {
		if err := w.switchTo(h); err != nil {
			return err
		}
	}
	for _, sink := range w.sinks {
		table := sink.tableName()
		if err := sink.copyRows(h, in.from[table], in.Rows[table]); err != nil {
			return fmt.Errorf("copying the rows of %s: %w", in.Source, err)
		}
	}
	return w.endInput(in)
}

// switchTo makes a segment the one of its origin that is copied from.
func (w *Writer) switchTo(h *Held) error {
	if err := h.origin.close(); err != nil {
		return err
	}
	h.origin.open, h.origin.cursors = h, map[string]io.Closer{}
	if !slices.Contains(w.origins, h.origin) {
		w.origins = append(w.origins, h.origin)
	}
	return nil
}

// close closes the files of the segment that is open.
func (o *origin) close() error {
	var err error
	for _, c := range o.cursors {
		err = errors.Join(err, c.Close())
	}
	o.open, o.cursors = nil, nil
	return err
}
