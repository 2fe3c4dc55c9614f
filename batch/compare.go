package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"heshu/corpus"
	"heshu/warehouse"
)

// Difference is how an input stands to the dataset.
type Difference string

// The differences.
const (
	Same    Difference = "same"    // its rows stay
	New     Difference = "new"     // its rows are added
	Changed Difference = "changed" // its rows are replaced
	Gone    Difference = "gone"    // it is no longer in the archive
	Failed  Difference = "failed"  // it had failed and is tried again; see [warehouse.Options].Retry
)

// Plan says what a run has to do.
type Plan struct {
	Inputs map[Difference]int `json:"inputs"`
	Bytes  int64              `json:"bytes"`  // of files that are new or changed, or tried again
	Reason string             `json:"reason"` // why all inputs are read anew; empty if they are not
}

// comparison compares an archive with what a folder holds.
type comparison struct {
	source Source
	prune  bool
	tell   func(Difference, string) // told of each input; may be nil
	prior  warehouse.Prior
	priors []*prior

	mu   sync.Mutex
	plan Plan
}

func newComparison(source Source, prior warehouse.Prior, prune bool) *comparison {
	return &comparison{source: source, prune: prune, prior: prior, priors: priors(prior),
		plan: Plan{Inputs: map[Difference]int{}, Reason: prior.Difference}}
}

// fresh reports whether there is nothing to compare with.
func (c *comparison) fresh() bool { return len(c.priors) == 0 && len(c.prior.Committed) == 0 }

// entries reads the list of the archive. Where inputs that are gone will be dropped, it
// must be whole.
func (c *comparison) entries() *entries {
	return newEntries(c.source.List(), c.prune && !c.fresh())
}

// doubt is an input whose content must be looked at.
type doubt struct {
	prior *prior
	pair
}

// run finds out which segments can stay. Segments of which one input is known to differ
// are looked at no further, unless whole asks for all inputs, in their order.
func (c *comparison) run(ctx context.Context, jobs int, whole bool) error {
	if c.prior.Retry {
		return c.findFailed(ctx)
	}
	if err := c.checkGone(); err != nil {
		return err
	}
	if whole { // one after the other, to be told of in their order
		return errors.Join(c.walk(ctx, func(d doubt) bool {
			c.resolve(ctx, d, whole)
			return ctx.Err() == nil
		}), context.Cause(ctx))
	}
	doubts := make(chan doubt)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for d := range doubts {
				c.resolve(ctx, d, whole)
			}
		})
	}
	err := c.walk(ctx, func(d doubt) bool { return send(ctx, doubts, d) })
	close(doubts)
	workers.Wait()
	return errors.Join(err, context.Cause(ctx))
}

// walk goes over inputs and entries. Of those that stand in both, ask finds out whether
// they are the same; false ends the walk.
func (c *comparison) walk(ctx context.Context, ask func(doubt) bool) error {
	list := c.entries()
	defer list.stop()
	for _, p := range c.priors {
		err := list.join(p, func(found pair) error {
			if found.in != nil && found.entry != nil && !ask(doubt{p, found}) {
				return context.Cause(ctx)
			}
			if found.in == nil || found.entry == nil {
				c.single(p, found)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return list.rest(func(found pair) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		c.single(nil, found)
		return nil
	})
}

// single notes down an input that is new or gone.
func (c *comparison) single(p *prior, found pair) {
	if found.entry != nil {
		c.note(p, New, found.entry.Source, found.entry.Size())
		return
	}
	c.note(p, Gone, found.in.Source, 0)
}

// resolve finds out whether an input has changed.
func (c *comparison) resolve(ctx context.Context, d doubt, whole bool) {
	c.mu.Lock()
	known := d.prior.dirty && !whole
	c.mu.Unlock()
	if known || same(ctx, c.source, d.in, *d.entry) {
		c.note(d.prior, Same, d.in.Source, 0)
		return
	}
	c.note(d.prior, Changed, d.in.Source, d.entry.Size())
}

func (c *comparison) note(p *prior, what Difference, source string, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.plan.Inputs[what]++
	c.plan.Bytes += bytes
	if p != nil && (what == New || what == Changed || what == Failed || what == Gone && c.prune) {
		p.dirty = true
	}
	if c.tell != nil {
		c.tell(what, source)
	}
}

// checkGone returns an error where a run would have to drop rows that it was not told
// to drop: those of inputs that are gone, in a dataset that must be read anew.
func (c *comparison) checkGone() error {
	if c.prune || c.prior.Difference == "" {
		return nil
	}
	gone, first := 0, ""
	list := c.entries()
	defer list.stop()
	for _, h := range c.prior.Committed {
		err := list.join(&prior{Held: h}, func(found pair) error {
			if found.entry == nil {
				if gone++; gone == 1 {
					first = found.in.Source
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if gone > 0 {
		return fmt.Errorf("the dataset would be replaced (%s), but %d of its inputs are not among those given (the first is %s): "+
			"give them too, or --prune to drop their rows, or another folder", c.prior.Difference, gone, first)
	}
	return nil
}

// errChanged ends the reading of an input that had no content and now has.
var errChanged = errors.New("it has content now")

// same reports whether an input is as it was when its rows were written. One whose
// reading panics is not: it is read anew, and that tells of it.
func same(ctx context.Context, source Source, in *warehouse.Input, e corpus.Entry) (unchanged bool) {
	defer func() {
		if recover() != nil {
			unchanged = false
		}
	}()
	if in.SHA256 != "" {
		digest, err := source.Digest(ctx, e)
		return err == nil && digest == in.SHA256
	}
	if e.Path == "" {
		return false // standard input can be read once
	}
	inputs, err := source.Open(ctx, e, func(corpus.Document) error { return errChanged })
	return err == nil && outcome(inputs) == in.Outcome
}

// outcome is a digest of how an input without content ended.
func outcome(inputs []corpus.Input) string {
	sum := sha256.New()
	encoder := json.NewEncoder(sum)
	for _, in := range inputs {
		_ = encoder.Encode(inputRow(in)) // a row can be encoded, and a digest takes all
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// Preview says what a run would do with the folder that prior tells of, and tells of
// each input in turn; nothing is written. tell may be nil.
func Preview(ctx context.Context, source Source, prior warehouse.Prior, prune bool, tell func(Difference, string)) (Plan, error) {
	c := newComparison(source, prior, prune)
	c.tell = tell
	err := c.run(ctx, 1, true)
	return c.plan, err
}
