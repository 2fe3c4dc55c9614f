package corpus

import (
	"context"
	"io"
	"iter"
	"time"
)

// patient is a bucket of a store that is given up once it sends nothing for limit.
type patient struct {
	Bucket
	limit time.Duration
}

// List implements Bucket.
func (p patient) List(ctx context.Context, prefix string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		w := p.wait(ctx)
		defer w.end()
		for o, err := range p.Bucket.List(w.ctx, prefix) {
			w.pause()
			if err != nil {
				err = w.why(err)
			}
			if !yield(o, err) {
				return
			}
			w.resume()
		}
	}
}

// Open implements Bucket.
func (p patient) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	w := p.wait(ctx)
	body, err := p.Bucket.Open(w.ctx, key)
	w.pause()
	if err != nil {
		defer w.end()
		return nil, w.why(err)
	}
	return &patientReader{body, w}, nil
}

// patientReader is an object that is being read.
type patientReader struct {
	io.ReadCloser
	*wait
}

func (r *patientReader) Read(p []byte) (int, error) {
	r.resume()
	n, err := r.ReadCloser.Read(p)
	r.pause()
	if err != nil && err != io.EOF {
		err = r.why(err)
	}
	return n, err
}

func (r *patientReader) Close() error {
	defer r.end()
	return r.ReadCloser.Close()
}

// wait is a context that ends when a store is silent for too long.
type wait struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	clock  *time.Timer
	limit  time.Duration
}

// wait begins to wait for the store.
func (p patient) wait(ctx context.Context) *wait {
	w := &wait{limit: p.limit}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.clock = time.AfterFunc(p.limit, func() {
		w.cancel(failf(Limit, "the store sends nothing for %v; try it again, or raise the limit (--max-seconds)", p.limit))
	})
	return w
}

// pause stops the clock: now the store waits for us.
func (w *wait) pause() { w.clock.Stop() }

// resume starts the clock anew.
func (w *wait) resume() { w.clock.Reset(w.limit) }

// end lets go of what the context holds.
func (w *wait) end() {
	w.clock.Stop()
	w.cancel(nil)
}

// why is the reason for an error of the store: its silence, if that was it.
func (w *wait) why(err error) error {
	if cause := context.Cause(w.ctx); cause != nil {
		return cause
	}
	return err
}
