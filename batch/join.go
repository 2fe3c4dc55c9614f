package batch

import (
	"fmt"
	"iter"

	"heshu/corpus"
	"heshu/warehouse"
)

// pair is an input of a dataset, an entry of the archive, or both of one source.
type pair struct {
	in    *warehouse.Input
	entry *corpus.Entry
}

// entries reads the list of an archive and sees that it keeps its order.
type entries struct {
	next func() (corpus.Entry, bool)
	stop func()
	head *corpus.Entry // nil: the end
	all  bool          // the list must hold all there is
	err  error
}

// newEntries reads list. all says that what it does not hold will be taken to be gone.
func newEntries(list iter.Seq[corpus.Entry], all bool) *entries {
	e := &entries{all: all}
	e.next, e.stop = iter.Pull(list)
	e.advance()
	return e
}

func (e *entries) advance() {
	last := e.head
	e.head = nil
	entry, ok := e.next()
	if !ok {
		return
	}
	if last != nil && corpus.CompareSources(last.Source, entry.Source) > 0 {
		e.err = fmt.Errorf("the list of inputs is out of order: %s comes behind %s", entry.Source, last.Source)
		return
	}
	if e.all && entry.Unlisted() {
		e.err = fmt.Errorf("%s cannot be listed to its end, so that nobody knows which inputs are gone: try again, or leave --prune out", entry.Source)
		return
	}
	e.head = &entry
}

// upTo reports whether the next entry is one up to a source.
func (e *entries) upTo(source string) bool {
	return e.head != nil && corpus.CompareSources(e.head.Source, source) <= 0
}

// before reports whether the next entry lies before a source.
func (e *entries) before(source string) bool {
	return e.head != nil && corpus.CompareSources(e.head.Source, source) < 0
}

// take returns the next entry.
func (e *entries) take() *corpus.Entry {
	head := e.head
	e.advance()
	return head
}

// join yields the inputs of a segment together with the entries up to its last one, in
// order.
func (e *entries) join(p *prior, yield func(pair) error) error {
	for in, err := range p.Inputs() {
		if err != nil {
			return err
		}
		if p.passed(in.Source) {
			continue
		}
		for e.before(in.Source) {
			if err := yield(pair{entry: e.take()}); err != nil {
				return err
			}
		}
		found := pair{in: in}
		if e.upTo(in.Source) {
			found.entry = e.take()
		}
		if err := yield(found); err != nil {
			return err
		}
	}
	return e.err
}

// rest yields the entries that are left.
func (e *entries) rest(yield func(pair) error) error {
	for e.head != nil {
		if err := yield(pair{entry: e.take()}); err != nil {
			return err
		}
	}
	return e.err
}

// prior is a segment whose rows a run may use.
type prior struct {
	*warehouse.Held
	after *string // inputs up to this source are not this segment's, but those of segments before
	dirty bool    // not all of its inputs are as they were
}

// passed reports whether an input of the segment is another segment's.
func (p *prior) passed(source string) bool {
	return p.after != nil && corpus.CompareSources(source, *p.after) <= 0
}

// priors returns the segments that a run goes on with: what an unfinished run has come
// to, and what of the dataset lies behind that.
func priors(found warehouse.Prior) []*prior {
	var all []*prior
	var after *string
	for _, h := range found.Unfinished {
		all = append(all, &prior{Held: h})
		after = &h.Last
	}
	if found.Difference != "" {
		return all
	}
	for _, h := range found.Committed {
		p := &prior{Held: h, after: after}
		switch {
		case p.passed(h.Last):
			continue
		case after != nil && corpus.CompareSources(h.First, *after) > 0:
			p.after = nil
		case after != nil:
			p.dirty = true
		}
		all = append(all, p)
	}
	return all
}
