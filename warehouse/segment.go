package warehouse

import (
	"fmt"
	"hash/fnv"
	"math"
	"os"

	"heshu/extract"
	"heshu/warehouse/store"
)

// segment is the segment that a Writer is filling.
//
// It ends behind an input, by a rule that looks at its own rows and inputs alone: at the
// latest when its largest table has reached the size of a part, and before that, from
// half that size on, at a milestone. An input is a milestone by a hash of its source,
// the likelier the larger it is. So segments find back to the same ends behind an input
// that has changed, as chunks of a backup do, and what follows can stay as it is.
type segment struct {
	number int
	list   *inputList
	totals Totals
	first  string
	last   string
	inputs int

	input  Input // the one whose rows are coming in
	weight int64 // of its rows

	unmarked int64 // weight since the tables were last asked for their size
	asked    bool
	size     int64 // of the largest table, as of the mark before the last
}

// begin opens a segment if none is open.
func (w *Writer) begin() error {
	if w.ended {
		return os.ErrClosed
	}
	if w.segment != nil {
		return nil
	}
	list, err := newInputList(w.folder.fs)
	if err != nil {
		return fmt.Errorf("listing the inputs of a segment: %w", err)
	}
	w.segment = &segment{number: len(w.done), list: list, totals: newTotals()}
	w.segment.input = newInput()
	return nil
}

func newInput() Input {
	return Input{Inputs: map[string]int64{}, Rows: map[string]int64{}, Numerals: map[string]int64{}}
}

// count adds up what a report gives.
func (s *segment) count(r *extract.Records) {
	in := &s.input
	in.TextBytes += int64(len(r.Document.Text))
	in.Rows[Documents]++
	for _, t := range [...]struct {
		name string
		rows int
	}{
		{Amounts, len(r.Amounts)}, {Counts, len(r.Counts)}, {Themes, len(r.Themes)}, {Organisations, len(r.Organisations)}, {Links, len(r.Links)},
		{Checks, len(r.Checks)}, {Numerals, len(r.Numerals)}, {Locations, len(r.Locations)},
	} {
		if t.rows > 0 {
			in.Rows[t.name] += int64(t.rows)
		}
	}
	for i := range r.Numerals {
		in.Numerals[r.Numerals[i].State]++
	}
}

// EndInput says that all rows of an input were written. in tells its source, its digest
// or outcome, its bytes, and what failed; the Writer knows the rest. It is here that
// segments end, and that what was finished is made safe.
func (w *Writer) EndInput(in Input) error {
	if err := w.begin(); err != nil {
		return err
	}
	s := w.segment
	in.Inputs, in.Rows, in.Numerals, in.TextBytes = s.input.Inputs, s.input.Rows, s.input.Numerals, s.input.TextBytes
	return w.endInput(&in)
}

// endInput notes an input down, and ends the segment if it is time.
func (w *Writer) endInput(in *Input) error {
	s := w.segment
	if err := s.list.add(in); err != nil {
		return fmt.Errorf("listing the inputs of a segment: %w", err)
	}
	if s.inputs == 0 {
		s.first = in.Source
	}
	s.last = in.Source
	s.inputs++
	s.totals.add(in.totals())
	s.input = newInput()
	w.measure()
	full := s.size >= w.opts.PartBytes || s.size >= w.opts.PartBytes/2 && s.milestone(w.opts.PartBytes)
	s.weight = 0
	if !full {
		return nil
	}
	return w.cut(true)
}

// measure asks the tables for their sizes from time to time. What counts is the answer
// to the question before, so that nobody waits for a table, and the size depends on the
// rows alone.
func (w *Writer) measure() {
	s := w.segment
	for _, sink := range w.sinks {
		s.weight += sink.taken()
	}
	s.unmarked += s.weight
	if s.unmarked < min(4<<20, w.opts.PartBytes/8) {
		return
	}
	s.unmarked = 0
	for _, sink := range w.sinks {
		if s.asked {
			s.size = max(s.size, sink.marked())
		}
		sink.mark()
	}
	s.asked = true
}

// milestone reports whether the segment may end behind its last input. Rows weigh about
// ten times what they take in the largest table, so that there are some ten milestones
// to a part.
func (s *segment) milestone(partBytes int64) bool {
	h := fnv.New64a()
	h.Write([]byte(s.last))
	return float64(h.Sum64())/math.MaxUint64 < float64(s.weight)/float64(partBytes)
}

// cut ends the open segment, if there is one, and makes it safe. full says that it ends
// because of its size.
func (w *Writer) cut(full bool) error {
	s := w.segment
	if s == nil {
		return nil
	}
	w.segment = nil
	whole := Segment{Number: s.number, First: s.first, Last: s.last, Full: full, Totals: s.totals}
	for _, sink := range w.sinks {
		if s.asked {
			sink.marked()
		}
		parts, err := sink.end(s.number == 0) // a table without rows has one part all the same
		if err != nil {
			return err
		}
		staged, err := w.folder.stageParts(sink.tableName(), StageExtract, parts, func(part int, content store.Stamp) string {
			return partName(sink.tableName(), s.number, part, content, w.opts.Format)
		})
		if err != nil {
			return err
		}
		whole.Parts = append(whole.Parts, staged...)
	}
	if err := w.stageInputs(&whole, s.list); err != nil {
		return err
	}
	return w.finish(whole)
}

func (w *Writer) stageInputs(whole *Segment, list *inputList) error {
	stamp, err := list.close()
	if err == nil {
		whole.Inputs = InputList{File: inputsName(whole.Number, stamp), Stamp: stamp}
		err = w.folder.stage(inputsDraft, whole.Inputs.File)
	}
	if err != nil {
		return fmt.Errorf("listing the inputs of a segment: %w", err)
	}
	return nil
}

// finish adds a segment that is whole to what the run has come to.
func (w *Writer) finish(whole Segment) error {
	w.done = append(w.done, whole)
	next := w.manifest()
	next.Pruned = w.opts.Prune
	if err := w.folder.progress(next); err != nil {
		return fmt.Errorf("finishing a segment: %w", err)
	}
	return nil
}

// manifest returns the manifest of what is finished.
func (w *Writer) manifest() *Manifest {
	return &Manifest{
		Recipe: w.opts.recipe(), Form: w.opts.form(), Shard: w.opts.Shard, Segments: w.done,
		Schema: w.schema, Runs: &RunManifest{Rows: w.opts.runs},
	}
}

// Totals returns what was written so far, up to the last input that has ended.
func (w *Writer) Totals() Totals {
	sums := newTotals()
	for i := range w.done {
		sums.add(w.done[i].Totals)
	}
	if w.segment != nil {
		sums.add(w.segment.totals)
	}
	return sums
}

// Safe returns how many inputs the run has behind it that another run need not read
// again if this one ends here.
func (w *Writer) Safe() int64 { return w.folder.safe }
