package batch

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"

	"heshu/corpus"
	"heshu/extract"
)

// How much may be read ahead of the writer.
const (
	openStreams = 4        // inputs a job
	aheadBytes  = 16 << 20 // text of all inputs that are not written yet; their records take ten times as much
	headBytes   = 8 << 20  // text of the input that is written
)

// ticket is a report on its way.
type ticket struct {
	document corpus.Document
	records  *extract.Records // once done is closed; nil if there are none
	err      error            // why there are none, or not all
	done     chan struct{}
}

// stream is what one input gives, in order.
type stream struct {
	entry   corpus.Entry
	tickets chan *ticket   // closed when the input is read
	inputs  []corpus.Input // how the input and its members ended, once tickets is closed
	err     error          // of reading, once tickets is closed
	room    *room
}

// pipeline reads inputs and extracts their reports.
type pipeline struct {
	source    Source
	extractor Extractor
	sink      Sink
	log       *slog.Logger

	streams chan *stream  // in the order of the inputs, for the writer
	window  chan struct{} // a place for each open stream
	reads   chan *stream
	work    chan *ticket
	running sync.WaitGroup
}

// newPipeline starts to read. It ends with the last input or the context.
func newPipeline(ctx context.Context, source Source, extractor Extractor, sink Sink, opts Options) *pipeline {
	jobs := opts.Jobs
	p := &pipeline{
		source: source, extractor: extractor, sink: sink, log: opts.Log,
		streams: make(chan *stream, jobs*openStreams),
		window:  make(chan struct{}, jobs*openStreams),
		reads:   make(chan *stream),
		work:    make(chan *ticket, jobs),
	}
	p.running.Go(func() { p.dispatch(ctx, jobs) })
	var readers sync.WaitGroup
	for range jobs {
		readers.Go(func() { p.read(ctx) })
		p.running.Go(p.extract)
	}
	p.running.Go(func() {
		readers.Wait()
		close(p.work)
	})
	return p
}

// dispatch opens a stream for each input in turn.
func (p *pipeline) dispatch(ctx context.Context, jobs int) {
	defer close(p.streams)
	defer close(p.reads)
	for entry := range p.source.List() {
		s := &stream{
			entry:   entry,
			tickets: make(chan *ticket, max(128, 4*jobs)),
			room:    newRoom(aheadBytes / (jobs * openStreams)),
		}
		if !send(ctx, p.window, struct{}{}) || !send(ctx, p.streams, s) || !send(ctx, p.reads, s) {
			return
		}
	}
}

// release gives back the place of a stream that was written.
func (p *pipeline) release() { <-p.window }

// wait returns when all goroutines have ended.
func (p *pipeline) wait() { p.running.Wait() }

// send reports false where the context ended first.
func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// read fills streams.
func (p *pipeline) read(ctx context.Context) {
	for s := range p.reads {
		s.inputs, s.err = p.fill(ctx, s)
		close(s.tickets)
	}
}

// fill reads the input of the stream. A panic becomes an error.
func (p *pipeline) fill(ctx context.Context, s *stream) (ended []corpus.Input, err error) {
	defer p.guard(&err)
	return p.source.Open(ctx, s.entry, func(d corpus.Document) error {
		if !s.room.take(ctx, len(d.Text)) {
			return context.Cause(ctx)
		}
		t := &ticket{document: d, done: make(chan struct{})}
		if !send(ctx, s.tickets, t) || !send(ctx, p.work, t) {
			return context.Cause(ctx)
		}
		return nil
	})
}

// extract works on reports of all streams.
func (p *pipeline) extract() {
	for t := range p.work {
		t.records, t.err = p.records(t.document)
		close(t.done)
	}
}

// records extracts a report and checks that its records can be written. Records
// beside an error are incomplete. A panic becomes an error.
func (p *pipeline) records(d corpus.Document) (r *extract.Records, err error) {
	defer p.guard(&err)
	found, fault := p.extractor.Extract(d)
	if found == nil {
		return nil, fault
	}
	if err := p.sink.Check(found); err != nil {
		return nil, err
	}
	return found, fault
}

// guard turns a panic into an error.
func (p *pipeline) guard(err *error) {
	if r := recover(); r != nil {
		p.log.Debug("panic", "value", r, "stack", string(debug.Stack()))
		*err = fmt.Errorf("internal error, please report it with the file: %v", r)
	}
}
