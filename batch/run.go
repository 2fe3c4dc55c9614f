package batch

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// Extractor reads a report; [heshu/extract.Engine] is one. It is safe for concurrent use.
type Extractor interface {
	// Extract returns the records of a report. Records beside an error are written
	// all the same: the error then says what they lack.
	Extract(corpus.Document) (*extract.Records, error)
}

// Options say how a batch runs. The zero value works.
type Options struct {
	Jobs     int            // number of workers; as many as there are processors if 0
	Prune    bool           // drop the rows of inputs that are gone
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
	Inputs     int   // inputs that have ended, kept ones included
	Total      int   // all inputs; 0 as long as they are being counted
	Documents  int   // that were extracted
	Bytes      int64 // of the inputs that were read
	TotalBytes int64 // of all inputs that are to be read; 0 as long as they are being counted
	Errors     int   // inputs that were not read, or not without a remark
}

// Run brings a dataset to what the source holds: it reads the inputs that are new or
// have changed, or those that had failed if w was made with Retry, keeps the rows of the
// others, and writes into w, which it does not close. It returns what the dataset then
// holds, also beside an error: the context's, or one of writing.
func Run(ctx context.Context, source Source, extractor Extractor, w *warehouse.Writer, opts Options) (Summary, error) {
	opts = opts.withDefaults()
	r := newRecorder(w, opts)
	began := time.Now()
	err := r.run(ctx, source, extractor, w.Prior())
	summary := r.finish(began)
	if err != nil {
		return summary, fmt.Errorf("after %d inputs: %w", r.progress.Inputs, err)
	}
	return summary, nil
}

// run compares, and then reads and writes.
func (w *recorder) run(ctx context.Context, source Source, extractor Extractor, prior warehouse.Prior) error {
	plan := newComparison(source, prior, w.opts.Prune)
	began := time.Now()
	if !plan.fresh() {
		if err := plan.run(ctx, w.opts.Jobs, false); err != nil {
			return err
		}
		if plan.plan.Reason != "" {
			w.opts.Log.Info("all inputs are read again, and the dataset is replaced: " + plan.plan.Reason)
		}
		w.count(plan.plan)
	}
	w.compared.since(began)
	return w.work(ctx, plan, extractor)
}

// count takes the totals from the comparison.
func (w *recorder) count(p Plan) {
	w.report.Plan = p
	w.totalBytes.Store(p.Bytes)
	w.total.Store(int64(p.Inputs[Same] + p.Inputs[New] + p.Inputs[Changed] + p.Inputs[Failed]))
}

func (w *recorder) work(ctx context.Context, plan *comparison, extractor Extractor) error {
	ctx, cancel := context.WithCancelCause(ctx)
	p := newPipeline(ctx, cancel, plan, extractor, w.sink, w.opts)
	if w.opts.Progress != nil && w.total.Load() == 0 {
		p.running.Go(func() { w.countInputs(ctx, plan.source) })
	}
	err := w.writeAll(ctx, p.streams, p.release)
	cancel(err) // ends what still runs where writing has failed
	p.wait(err != nil)
	w.report.Stages = map[string]float64{
		stageCompare: w.compared.seconds(), stageRead: p.reading.seconds(),
		stageExtract: p.extracting.seconds(), stageWrite: w.writing.seconds(),
	}
	return err
}

// countInputs counts inputs and their bytes.
func (w *recorder) countInputs(ctx context.Context, source Source) {
	var n, bytes int64
	for e := range source.List() {
		if ctx.Err() != nil {
			return
		}
		n++
		bytes += e.Size()
	}
	w.totalBytes.Store(bytes)
	w.total.Store(n)
}
