package batch

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// recorder writes what the streams give, and adds it up.
type recorder struct {
	sink     *warehouse.Writer
	opts     Options
	progress Progress
	report   Report

	total, totalBytes atomic.Int64 // of inputs, once they are counted
	compared, writing stopwatch

	failures failures // of the stream that is written
	timing   Timing
}

func newRecorder(sink *warehouse.Writer, opts Options) *recorder {
	return &recorder{sink: sink, opts: opts, report: Report{Ended: map[corpus.State]int{}}}
}

// finish returns the summary.
func (w *recorder) finish(began time.Time) Summary {
	w.report.Seconds = time.Since(began).Seconds()
	w.report.Reports = w.progress.Documents
	s := Summary{Run: w.report}
	s.fill(w.sink.Totals())
	return s
}

// writeAll writes the streams one after the other and releases each.
func (w *recorder) writeAll(ctx context.Context, streams <-chan *stream, release func()) error {
	for s := range streams {
		if err := w.write(ctx, s); err != nil {
			return err
		}
		release()
		w.tell()
	}
	return context.Cause(ctx) // the streams end early with the context
}

func (w *recorder) tell() {
	if w.opts.Progress != nil {
		w.progress.Total, w.progress.TotalBytes = int(w.total.Load()), w.totalBytes.Load()
		w.progress.Errors = w.report.Warnings
		w.opts.Progress(w.progress)
	}
}

// write writes a stream: what was read, or rows that there were before.
func (w *recorder) write(ctx context.Context, s *stream) error {
	if s.whole {
		return w.keepSegment(ctx, s)
	}
	w.failures, w.timing = failures{}, Timing{Source: s.source()}
	if err := w.writeReports(ctx, s); err != nil {
		return err
	}
	defer w.writing.since(time.Now())
	w.progress.Inputs++
	if s.keep {
		w.report.Kept++
		return w.sink.Copy(s.held, s.in)
	}
	return w.endStream(ctx, s)
}

// keepSegment takes over a segment, or copies the rows of all its inputs where the
// segments before have come to another end.
func (w *recorder) keepSegment(ctx context.Context, s *stream) error {
	defer w.writing.since(time.Now())
	inputs := int(s.held.Totals.Sources)
	w.progress.Inputs += inputs
	w.report.Kept += inputs
	if w.sink.Whole(s.held, s.last) {
		return w.sink.Take(s.held)
	}
	for in, err := range s.held.Inputs() {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := w.sink.Copy(s.held, in); err != nil {
			return err
		}
	}
	return nil
}

// writeReports writes the reports of a stream until it is read to its end.
func (w *recorder) writeReports(ctx context.Context, s *stream) error {
	s.room.widen(headBytes) // its reports are what all workers may be waiting for
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case t, open := <-s.tickets:
			if !open {
				return nil
			}
			if err := w.writeReport(ctx, t); err != nil {
				return err
			}
			s.room.give(len(t.document.Text))
		}
	}
}

func (w *recorder) writeReport(ctx context.Context, t *ticket) error {
	select {
	case <-t.done:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	if t.err != nil {
		w.failures.add(t.document, t.err, t.records == nil)
	}
	w.timing.Seconds += t.seconds
	w.timing.Reports++
	if t.records == nil {
		return nil
	}
	defer w.writing.since(time.Now())
	if err := w.sink.Write(t.records); err != nil {
		return fmt.Errorf("writing the records of %s: %w", place(t.document), err)
	}
	t.spare.put(t.records)
	w.progress.Documents++
	w.tell()
	return nil
}

// endStream writes how the input and its members ended.
func (w *recorder) endStream(ctx context.Context, s *stream) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	ending := ended(s)
	inputs := s.inputs
	if s.err != nil { // the source failed altogether, so what it returned is not the whole
		inputs = append(inputs, corpus.Input{Source: s.entry.Source, State: corpus.Damaged, Message: s.err.Error()})
	}
	ending.Failed = w.failures.lost()
	for i := range inputs {
		w.failures.amend(&inputs[i])
	}
	for _, in := range append(inputs, w.failures.rest()...) {
		if err := w.writeInput(in); err != nil {
			return err
		}
	}
	w.report.Read++
	w.timing.Seconds += s.seconds
	w.timing.Bytes = ending.Bytes
	w.report.addTiming(w.timing)
	return w.sink.EndInput(ending)
}

// ended tells what the dataset keeps of an input that was read.
func ended(s *stream) warehouse.Input {
	in := warehouse.Input{Source: s.entry.Source}
	if len(s.inputs) > 0 {
		first := s.inputs[0]
		in.SHA256, in.Bytes = first.SHA256, first.Bytes
		in.Missed = first.State == corpus.Skipped && missed(*s.entry)
	}
	locked := slices.ContainsFunc(s.inputs, func(in corpus.Input) bool { return in.State == corpus.Encrypted })
	if s.err != nil || locked { // so that it is read again: another time a password may be given
		in.SHA256 = ""
	}
	if in.SHA256 == "" {
		in.Outcome = outcome(s.inputs)
	}
	return in
}

func (w *recorder) writeInput(in corpus.Input) error {
	if err := w.sink.WriteInput(inputRow(in)); err != nil {
		return fmt.Errorf("writing how %s ended: %w", in.Source, err)
	}
	w.report.addInput(in)
	if in.Member == "" { // the bytes of members are those of their archive
		w.progress.Bytes += in.Bytes
	}
	if remarkable(in) {
		w.opts.Log.Warn(in.Message, "source", in.Source, "member", in.Member, "state", in.State)
	}
	return nil
}

// remarkable reports whether a person should know how the input ended.
func remarkable(in corpus.Input) bool {
	return in.Message != "" || in.State != corpus.Read && in.State != corpus.Skipped
}

// place names a report for people.
func place(d corpus.Document) string {
	name := d.Source
	if d.Member != "" {
		name += " → " + d.Member
	}
	return fmt.Sprintf("%s, report %d", name, d.Part)
}

func inputRow(in corpus.Input) extract.InputRow {
	return extract.InputRow{
		Source:    in.Source,
		Member:    optional(in.Member),
		State:     string(in.State),
		Message:   optional(in.Message),
		Bytes:     in.Bytes,
		SHA256:    optional(in.SHA256),
		MediaType: in.MediaType,
		Encoding:  optional(in.Encoding),
		Documents: int32(in.Documents),
	}
}

// optional returns nil for the empty string.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
