package batch

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"heshu/corpus"
	"heshu/extract"
)

// Extractor reads a report; [heshu/extract.Engine] is one. It is safe for concurrent use.
type Extractor interface {
	// Extract returns the records of a report. Records beside an error are written
	// all the same: the error then says what they lack.
	Extract(corpus.Document) (*extract.Records, error)
}

// Sink takes the rows of a dataset; [heshu/warehouse.Writer] is one.
type Sink interface {
	// Check reports whether Write would take the records. Several calls run at once.
	Check(*extract.Records) error
	Write(*extract.Records) error
	WriteInput(extract.InputRow) error
}

// Options say how a batch runs. The zero value works.
type Options struct {
	Jobs     int            // number of workers; as many as there are processors if 0
	Progress func(Progress) // called after each report and input, by one goroutine at a time; may be nil
	Log      *slog.Logger   // told of each input that was not read as it stands; may be nil
}

func (o Options) withDefaults() Options {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Progress says how far a run has come.
type Progress struct {
	Inputs    int // inputs that have ended
	Total     int // all inputs; 0 as long as they are being counted
	Documents int
	Bytes     int64 // of the inputs that have ended
}

// Run reads all inputs of the source and writes their records into the sink,
// which it does not close. It returns what was written, also beside an error:
// the context's, or one of the sink.
func Run(ctx context.Context, source Source, extractor Extractor, sink Sink, opts Options) (Summary, error) {
	began := time.Now()
	opts = opts.withDefaults()
	ctx, cancel := context.WithCancelCause(ctx)
	p := newPipeline(ctx, source, extractor, sink, opts)
	w := newRecorder(sink, opts)
	if opts.Progress != nil {
		p.running.Go(func() { w.total.Store(count(ctx, source)) })
	}
	err := w.writeAll(ctx, p.streams, p.release)
	cancel(err) // ends what still runs where writing has failed
	p.wait()
	w.summary.Seconds = time.Since(began).Seconds()
	if err != nil {
		return w.summary, fmt.Errorf("after %d inputs: %w", w.progress.Inputs, err)
	}
	return w.summary, nil
}

// count returns the number of inputs.
func count(ctx context.Context, source Source) int64 {
	var n int64
	for range source.List() {
		if ctx.Err() != nil {
			return 0
		}
		n++
	}
	return n
}
