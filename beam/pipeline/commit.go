package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"

	"heshu/batch"
	"heshu/warehouse"
)

// commitFn makes one dataset of all shares.
type commitFn struct{ Job Job }

// Setup sees that the worker is of the job's version.
func (f *commitFn) Setup() error { return f.Job.checkWorker() }

// ProcessElement is called once, when all shares are written; it goes by their names. It
// emits the folder of the dataset.
func (f *commitFn) ProcessElement(ctx context.Context, _ int, _ func(*int) bool, emit func(string)) error {
	shares, err := f.open()
	if err != nil {
		return err
	}
	options, err := batch.MergeOptions(shares)
	if err != nil {
		return err
	}
	options.Busy = func(busy error) error { // another attempt at the commit, or somebody's run
		log.Warnf(ctx, "waiting: %v", busy)
		select {
		case <-time.After(time.Second):
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	w, err := warehouse.Create(f.Job.Out, options)
	if err != nil {
		return err
	}
	defer w.Abort() // does nothing after Close
	if _, err := batch.Merge(ctx, shares, w, nil); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	emit(f.Job.Out)
	return nil
}

// open opens the datasets of all shares.
func (f *commitFn) open() ([]*warehouse.Dataset, error) {
	folder, err := f.Job.folder()
	if err != nil {
		return nil, err
	}
	shares := make([]*warehouse.Dataset, f.Job.Shares)
	for i := range shares {
		if shares[i], err = warehouse.Open(filepath.Join(folder, f.Job.shareName(i))); err != nil {
			return nil, err
		}
	}
	return shares, nil
}

// tidyFn removes the shares.
type tidyFn struct{ Job Job }

// ProcessElement is called once the dataset is in its place. That shares are left over, as
// where a second attempt at one still goes on, is no failure of the job.
func (f *tidyFn) ProcessElement(ctx context.Context, _ string) error {
	folder, err := f.Job.folder()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		log.Warnf(ctx, "the dataset is written, but some of its shares are left: %v", err)
		return nil
	}
	_ = os.Remove(f.Job.Work) // what other jobs have in there stays
	return nil
}
