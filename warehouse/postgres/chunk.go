package postgres

import (
	"context"

	"heshu/warehouse"
)

// A chunk is what goes to the server at a time: so many groups at most, and no more once
// their rows have so many bytes. A group whose rows alone have as many goes on in the next
// chunk, so that memory is bounded by chunks and single rows, whatever the groups.
const (
	chunkGroups = 4096
	chunkBytes  = 4 << 20
)

// chunk is some consecutive groups of a relation. The first one may have begun in the chunk
// before, and the last one may go on in the next.
type chunk struct {
	groups []group
	data   []byte // the rows of all groups, encoded
	rows   int64  // that were read for it, with those of groups that are passed over
	err    error  // of reading what comes next
}

// reader reads the groups of a relation ahead, on a goroutine of its own.
type reader struct {
	ctx  context.Context
	stop context.CancelFunc
	out  chan *chunk // those that are read
	free chan *chunk // those whose memory can be used again

	skip    int64 // how many groups are still to be passed over
	before  int32 // rows of the group that is read which are counted
	current chunk
}

// read reads the groups of a relation, but for the first skip ones. It ends with the
// context, behind an error, or when the reader is closed.
func (r *relation) read(ctx context.Context, d *warehouse.Dataset, skip int64) *reader {
	ctx, stop := context.WithCancel(ctx)
	in := &reader{ctx: ctx, stop: stop, out: make(chan *chunk), free: make(chan *chunk, 2), skip: skip}
	in.renew()
	go func() {
		defer close(in.out)
		for g, err := range r.groups(d, &in.current.data) {
			if !in.add(g, err) {
				return
			}
		}
		in.send()
	}()
	return in
}

// close ends the reading, and returns when it has ended.
func (in *reader) close() {
	in.stop()
	for range in.out {
	}
}

// next returns the next chunk, nil at the end.
func (in *reader) next() (*chunk, error) {
	c, ok := <-in.out
	if !ok {
		return nil, context.Cause(in.ctx)
	}
	return c, c.err
}

// add adds a group, or a piece of one, to the current chunk; false ends the reading.
func (in *reader) add(g group, err error) bool {
	c := &in.current
	c.rows += int64(g.rows - in.before)
	if in.before = g.rows; !g.more {
		in.before = 0
	}
	switch {
	case err != nil:
		c.err = err
	case in.skip > 0:
		if c.data = c.data[:0]; !g.more {
			in.skip--
		}
		return in.ctx.Err() == nil
	default:
		c.groups = append(c.groups, g)
	}
	return !c.full() || in.send() && err == nil
}

// send hands the current chunk over, and begins another one; false says that nobody wants
// it any more.
func (in *reader) send() bool {
	done := in.current
	in.renew()
	select {
	case in.out <- &done:
		return true
	case <-in.ctx.Done():
		return false
	}
}

// renew makes the current chunk an empty one.
func (in *reader) renew() {
	select {
	case c := <-in.free:
		in.current = chunk{groups: c.groups[:0], data: c.data[:0]}
	default:
		in.current = chunk{data: make([]byte, 0, chunkBytes+chunkBytes/8)}
	}
}

// done gives a chunk back. The memory of one with a row that was very large is not kept.
func (in *reader) done(c *chunk) {
	if cap(c.data) > 2*chunkBytes {
		return
	}
	select {
	case in.free <- c:
	default:
	}
}

func (c *chunk) full() bool {
	return c.err != nil || len(c.groups) >= chunkGroups || len(c.data) >= chunkBytes
}

// goesOn reports whether the last group goes on in the next chunk.
func (c *chunk) goesOn() bool { return len(c.groups) > 0 && c.groups[len(c.groups)-1].more }

// part is a chunk of some of the groups. It has no memory of its own.
func (c *chunk) part(begin, end int) *chunk { return &chunk{groups: c.groups[begin:end], data: c.data} }

func (c *chunk) keys() []string {
	keys := make([]string, len(c.groups))
	for i := range c.groups {
		keys[i] = c.groups[i].key
	}
	return keys
}
