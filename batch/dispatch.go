package batch

import (
	"context"

	"heshu/warehouse"
)

// item is a step of a run: an input to read, one whose rows are copied, or a whole
// segment that stays.
type item struct {
	pair
	held  *warehouse.Held // where rows to be copied lie; nil: there are none
	whole bool            // all of held
	last  bool            // with whole: no input follows
	keep  bool            // the rows of in are copied
}

// source names the item for people.
func (i *item) source() string {
	switch {
	case i.whole:
		return i.held.First
	case i.entry != nil:
		return i.entry.Source
	}
	return i.in.Source
}

// items yields the steps of a run in the order of the inputs.
func (c *comparison) items(yield func(item) error) error {
	list := c.entries()
	defer list.stop()
	for i, p := range c.priors {
		if err := c.segment(list, p, i == len(c.priors)-1, yield); err != nil {
			return err
		}
	}
	if c.prior.Retry {
		return nil
	}
	return list.rest(func(found pair) error { return yield(item{pair: found}) })
}

// segment yields what becomes of a segment and of the entries that lie among its inputs.
func (c *comparison) segment(list *entries, p *prior, last bool, yield func(item) error) error {
	if !p.dirty {
		for list.upTo(p.Last) { // what came since they were compared is for the next run
			list.take()
		}
		return yield(item{held: p.Held, whole: true, last: last && (list.head == nil || c.prior.Retry)})
	}
	return list.join(p, func(found pair) error {
		if c.passes(found) {
			return nil
		}
		keep := found.entry == nil || c.prior.Retry && !again(found)
		return yield(item{pair: found, held: p.Held, keep: keep})
	})
}

// passes reports whether nothing of an input comes into the dataset.
func (c *comparison) passes(found pair) bool {
	if c.prior.Retry {
		return found.in == nil
	}
	return found.entry == nil && c.prune
}

// dispatch opens a stream for each item in turn.
func (p *pipeline) dispatch(ctx context.Context, jobs int) error {
	return p.plan.items(func(i item) error {
		s := &stream{
			item:    i,
			tickets: make(chan *ticket, max(128, 4*jobs)),
			room:    newRoom(aheadBytes / (jobs * openStreams)),
		}
		if !send(ctx, p.window, struct{}{}) || !send(ctx, p.streams, s) || !send(ctx, p.reads, s) {
			return context.Cause(ctx)
		}
		return nil
	})
}
