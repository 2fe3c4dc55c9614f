package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"heshu/corpus"
	"heshu/warehouse"
)

// MergeOptions returns the options of a Writer that merges datasets: those that they
// were made with. The error says why they do not go together.
func MergeOptions(datasets []*warehouse.Dataset) (warehouse.Options, error) {
	var opts warehouse.Options
	var shards []string
	for i, d := range datasets {
		m := d.Manifest()
		if m == nil {
			return opts, fmt.Errorf("%s: it has no manifest, so an earlier version wrote it: extract it again", d.Dir)
		}
		if m.Shard != "" {
			shards = append(shards, m.Shard)
		}
		first := datasets[0].Manifest()
		if m.Recipe != first.Recipe || !m.Form.Equal(first.Form) {
			return opts, fmt.Errorf("%s and %s do not go together: program, rule library, options of reading, tables, format and part size must be the same (see their _manifest.json)", datasets[0].Dir, d.Dir)
		}
		if i == 0 {
			opts = m.Options()
			opts.Shard = ""
		}
	}
	return opts, completeShards(shards, len(datasets))
}

// completeShards returns an error unless all shares of the inputs are there, once each.
func completeShards(shards []string, datasets int) error {
	if len(shards) == 0 {
		return nil
	}
	_, of, _ := strings.Cut(shards[0], "/")
	n, err := strconv.Atoi(of)
	if err != nil || len(shards) != datasets {
		return errors.New("some datasets hold a share of the inputs and others all of theirs: merge the shares alone")
	}
	var missing []string
	for i := 1; i <= n; i++ {
		if share := fmt.Sprintf("%d/%d", i, n); !slices.Contains(shards, share) {
			missing = append(missing, share)
		}
	}
	switch {
	case len(missing) > 0:
		return fmt.Errorf("shares of the inputs are missing: %s", strings.Join(missing, ", "))
	case len(shards) > n:
		return fmt.Errorf("%d datasets for %d shares: one is named twice", len(shards), n)
	}
	return nil
}

// Merge writes the rows of all datasets into w, which it does not close, as if one run
// had made them. No two of them may have the same input.
func Merge(ctx context.Context, datasets []*warehouse.Dataset, w *warehouse.Writer, progress func(Progress)) (Summary, error) {
	var s Summary
	var done Progress
	heads := openHeads(datasets)
	defer closeHeads(heads)
	for _, d := range datasets {
		done.Total += int(d.Manifest().Totals.Sources)
	}
	var last *head
	source := ""
	for {
		next, err := least(heads)
		if err != nil {
			return s, err
		}
		if next == nil {
			s.fill(w.Totals())
			return s, context.Cause(ctx)
		}
		if ctx.Err() != nil {
			return s, context.Cause(ctx)
		}
		if last != nil && last != next && source == next.in.Source {
			return s, fmt.Errorf("%s and %s both have the input %s", last.dir, next.dir, source)
		}
		last, source = next, next.in.Source
		if err := w.Copy(next.held, next.in); err != nil {
			return s, err
		}
		done.Inputs++
		if progress != nil {
			progress(done)
		}
		next.advance()
	}
}

// head is the next input of a dataset that is merged.
type head struct {
	dir  string
	held *warehouse.Held
	in   *warehouse.Input // nil: the end
	err  error
	next func() (located, error, bool)
	stop func()
}

// located is an input and the segment it lies in.
type located struct {
	held *warehouse.Held
	in   *warehouse.Input
}

func openHeads(datasets []*warehouse.Dataset) []*head {
	var heads []*head
	for _, d := range datasets {
		h := &head{dir: d.Dir}
		h.next, h.stop = iter.Pull2(inputsOf(d))
		h.advance()
		heads = append(heads, h)
	}
	return heads
}

func closeHeads(heads []*head) {
	for _, h := range heads {
		h.stop()
	}
}

func inputsOf(d *warehouse.Dataset) iter.Seq2[located, error] {
	return func(yield func(located, error) bool) {
		for _, held := range d.Held() {
			for in, err := range held.Inputs() {
				if !yield(located{held, in}, err) {
					return
				}
			}
		}
	}
}

func (h *head) advance() {
	found, err, ok := h.next()
	h.held, h.in, h.err = found.held, found.in, err
	if !ok {
		h.in = nil
	}
}

// least returns the head whose input comes first, nil at the end.
func least(heads []*head) (*head, error) {
	var first *head
	for _, h := range heads {
		if h.err != nil {
			return nil, h.err
		}
		if h.in != nil && (first == nil || corpus.CompareSources(h.in.Source, first.in.Source) < 0) {
			first = h
		}
	}
	return first, nil
}
