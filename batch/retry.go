package batch

import (
	"context"
	"slices"

	"heshu/corpus"
)

// retried are the states of inputs that other options, or a newer program, may read.
// What was skipped is none of them: see again.
func retried() []corpus.State {
	return []corpus.State{corpus.NoText, corpus.Unsupported, corpus.Encrypted, corpus.Damaged, corpus.Ambiguous, corpus.Limit}
}

// again reports whether a run that tries again reads an input: it, or one of its
// members, had failed, or it could not be opened and now can.
func again(p pair) bool {
	if p.in == nil || p.entry == nil {
		return false
	}
	failed := func(state corpus.State) bool { return p.in.Inputs[string(state)] > 0 }
	return slices.ContainsFunc(retried(), failed) || p.in.Missed && reachable(*p.entry)
}

// findFailed finds out which inputs are tried again. It goes by what the dataset tells
// of them, and opens none but those that could not be opened.
func (c *comparison) findFailed(ctx context.Context) error {
	list := newEntries(c.source.List(), false)
	defer list.stop()
	for _, p := range c.priors {
		err := list.join(p, func(found pair) error {
			switch {
			case found.in == nil: // a new one is for an ordinary run
			case again(found):
				c.note(p, Failed, found.in.Source, found.entry.Size())
			default:
				c.note(p, Same, found.in.Source, 0)
			}
			return context.Cause(ctx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
