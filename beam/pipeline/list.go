package pipeline

import (
	"context"
	"os"

	"heshu/batch"
	"heshu/corpus"
)

// listFn names the inputs, by share.
type listFn struct{ Job Job }

// ProcessElement emits each input under the number of its share. Every share gets an empty
// name as well, so that one without inputs is written, too.
func (f *listFn) ProcessElement(ctx context.Context, _ []byte, emit func(int, []byte)) error {
	source := batch.Archive(f.Job.Inputs, f.Job.Reading)
	deal := dealer{shares: f.Job.Shares}
	for e := range source.List() {
		deal.total += weight(e)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	for i := range f.Job.Shares {
		emit(i, nil)
	}
	for e := range source.List() {
		name, err := e.MarshalText()
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		emit(deal.next(weight(e)), name)
	}
	return nil
}

// dealer deals inputs out to shares, in order, so that all weigh about the same.
type dealer struct {
	shares        int
	total, before int64
}

// next returns the share of the next input.
func (d *dealer) next(weight int64) int {
	share := int(float64(d.before) / float64(max(d.total, 1)) * float64(d.shares))
	d.before += weight
	return min(share, d.shares-1) // inputs may have come since they were weighed
}

// opening is what opening an input costs, in bytes that could be read meanwhile.
const opening = 4096

// weight is about what an input costs.
func weight(e corpus.Entry) int64 {
	path, ok := e.File()
	if !ok {
		return opening
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return opening
	}
	return opening + info.Size()
}
