package batch

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"

	"heshu/corpus"
	"heshu/extract"
)

// recorder writes what the streams give, and adds it up.
type recorder struct {
	sink     Sink
	report   func(Progress)
	log      *slog.Logger
	progress Progress
	total    atomic.Int64 // inputs, once they are counted
	summary  Summary
	failures failures // of the stream that is written
}

func newRecorder(sink Sink, opts Options) *recorder {
	return &recorder{sink: sink, report: opts.Progress, log: opts.Log, summary: newSummary()}
}

// writeAll writes the streams one after the other and releases each.
func (w *recorder) writeAll(ctx context.Context, streams <-chan *stream, release func()) error {
	for s := range streams {
		if err := w.writeStream(ctx, s); err != nil {
			return err
		}
		release()
		w.progress.Inputs++
		w.tell()
	}
	return context.Cause(ctx) // the streams end early with the context
}

func (w *recorder) tell() {
	if w.report != nil {
		w.progress.Total = int(w.total.Load())
		w.report(w.progress)
	}
}

func (w *recorder) writeStream(ctx context.Context, s *stream) error {
	w.failures = failures{}
	s.room.widen(headBytes) // its reports are what all workers may be waiting for
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case t, open := <-s.tickets:
			if !open {
				return w.endStream(ctx, s)
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
	if t.records == nil {
		w.summary.Failed++
		return nil
	}
	if err := w.sink.Write(t.records); err != nil {
		return fmt.Errorf("writing the records of %s: %w", place(t.document), err)
	}
	w.summary.add(t.records)
	w.progress.Documents++
	w.tell()
	return nil
}

// endStream writes how the input and its members ended.
func (w *recorder) endStream(ctx context.Context, s *stream) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	inputs := s.inputs
	if s.err != nil { // the source failed altogether, so what it returned is not the whole
		inputs = append(inputs, corpus.Input{Source: s.entry.Source, State: corpus.Damaged, Message: s.err.Error()})
	}
	for i := range inputs {
		w.failures.amend(&inputs[i])
	}
	for _, in := range append(inputs, w.failures.rest()...) {
		if err := w.writeInput(in); err != nil {
			return err
		}
	}
	return nil
}

func (w *recorder) writeInput(in corpus.Input) error {
	if err := w.sink.WriteInput(inputRow(in)); err != nil {
		return fmt.Errorf("writing how %s ended: %w", in.Source, err)
	}
	w.summary.addInput(in)
	if in.Member == "" { // the bytes of members are those of their archive
		w.progress.Bytes += in.Bytes
	}
	if remarkable(in) {
		w.log.Warn(in.Message, "source", in.Source, "member", in.Member, "state", in.State)
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
