package pipeline

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"

	"heshu/corpus"
)

// listFn names the inputs, by share.
type listFn struct{ Job Job }

// Setup sees that the worker is of the job's version.
func (f *listFn) Setup() error { return f.Job.checkWorker() }

// ProcessElement emits each input under the number of its share. Every share gets an empty
// name as well, so that one without inputs is written, too.
func (f *listFn) ProcessElement(ctx context.Context, _ []byte, emit func(int, []byte)) error {
	source, err := f.Job.source()
	if err != nil {
		return err
	}
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
	number := uint64(0)
	for e := range source.List() {
		name, err := e.MarshalText()
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		emit(deal.next(weight(e)), append(binary.BigEndian.AppendUint64(nil, number), name...))
		number++
	}
	return nil
}

// parse reads the names of a share's inputs, which come in any order, each behind its
// number in the list.
func parse(names func(*[]byte) bool) ([]corpus.Entry, error) {
	var numbered [][]byte
	for name := []byte(nil); names(&name); {
		if len(name) > 0 {
			numbered = append(numbered, slices.Clone(name))
		}
	}
	slices.SortFunc(numbered, bytes.Compare)
	inputs := make([]corpus.Entry, len(numbered))
	for i, name := range numbered {
		var err error
		if inputs[i], err = corpus.ParseEntry(name[min(8, len(name)):]); err != nil {
			return nil, err
		}
	}
	return inputs, nil
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
func weight(e corpus.Entry) int64 { return opening + max(0, e.Size()) }
