package batch

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// How much may be read ahead of the writer.
const (
	openStreams = 4       // inputs a job
	aheadBytes  = 4 << 20 // text of all inputs that are not written yet; their records take ten times as much
	headBytes   = 2 << 20 // text of the input that is written
)

// ticket is a report on its way.
type ticket struct {
	document corpus.Document
	records  *extract.Records // once done is closed; nil if there are none
	err      error            // why there are none, or not all
	seconds  float64          // that extracting took
	spare    *spare           // takes the records back once they are written
	done     chan struct{}
}

// stream is what one item of a run gives, in order.
type stream struct {
	item
	tickets chan *ticket   // closed when the input is read
	inputs  []corpus.Input // how the input and its members ended, once tickets is closed
	err     error          // of reading, once tickets is closed
	seconds float64        // that reading took, once tickets is closed
	room    *room
}

// pipeline reads inputs and extracts their reports.
type pipeline struct {
	plan      *comparison
	extractor Extractor
	spare     spare
	sink      *warehouse.Writer
	log       *slog.Logger

	streams chan *stream  // in the order of the inputs, for the writer
	window  chan struct{} // a place for each open stream
	reads   chan *stream
	work    chan *ticket
	running sync.WaitGroup

	reading, extracting stopwatch
}

// newPipeline starts to read. It ends with the last input or the context.
func newPipeline(ctx context.Context, cancel context.CancelCauseFunc, plan *comparison, extractor Extractor, sink *warehouse.Writer, opts Options) *pipeline {
	jobs := opts.Jobs
	p := &pipeline{
		plan: plan, extractor: extractor, sink: sink, log: opts.Log,
		streams: make(chan *stream, jobs*openStreams),
		window:  make(chan struct{}, jobs*openStreams),
		reads:   make(chan *stream),
		work:    make(chan *ticket, jobs),
	}
	p.running.Go(func() {
		if err := p.dispatch(ctx, jobs); err != nil {
			cancel(err)
		}
		close(p.streams)
		close(p.reads)
	})
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

// release gives back the place of a stream that was written.
func (p *pipeline) release() { <-p.window }

// patience is how long a run that has failed waits for a report that is being read.
const patience = 500 * time.Millisecond

// wait returns when all goroutines have ended. Where the run has failed, it does not
// wait long for one that is held up by its report: it touches nothing any more.
func (p *pipeline) wait(failed bool) {
	if !failed {
		p.running.Wait()
		return
	}
	ended := make(chan struct{})
	go func() {
		p.running.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(patience):
	}
}

// send reports false where the context ended first.
func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// read fills streams, and tells which inputs need not be read.
func (p *pipeline) read(ctx context.Context) {
	for s := range p.reads {
		began := time.Now()
		if s.in != nil && s.entry != nil && !p.plan.prior.Retry {
			s.keep = same(ctx, p.plan.source, s.in, *s.entry)
		}
		if !s.keep && !s.whole {
			s.inputs, s.err = p.fill(ctx, s)
		}
		p.reading.since(began)
		s.seconds += time.Since(began).Seconds()
		close(s.tickets)
	}
}

// fill reads the input of the stream. A panic becomes an error.
func (p *pipeline) fill(ctx context.Context, s *stream) (ended []corpus.Input, err error) {
	defer p.guard(&err)
	return p.plan.source.Open(ctx, *s.entry, func(d corpus.Document) error {
		began := time.Now()
		defer func() { // waiting for others is not reading
			p.reading.pause(began)
			s.seconds -= time.Since(began).Seconds()
		}()
		if !s.room.take(ctx, len(d.Text)) {
			return context.Cause(ctx)
		}
		t := &ticket{document: d, spare: &p.spare, done: make(chan struct{})}
		if !send(ctx, s.tickets, t) || !send(ctx, p.work, t) {
			return context.Cause(ctx)
		}
		return nil
	})
}

// extract works on reports of all streams.
func (p *pipeline) extract() {
	for t := range p.work {
		began := time.Now()
		t.records, t.err = p.records(t.document)
		p.extracting.since(began)
		t.seconds = time.Since(began).Seconds()
		close(t.done)
	}
}

// records extracts a report and checks that its records can be written. Records
// beside an error are incomplete. A panic becomes an error.
func (p *pipeline) records(d corpus.Document) (r *extract.Records, err error) {
	defer p.guard(&err)
	found, fault := p.spare.extract(p.extractor, d)
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
