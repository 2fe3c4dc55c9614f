package postgres

import (
	"context"

	"heshu/warehouse"
)

// A chunk is what goes to the server at a time: so many groups at most, and no more once
// their rows have so many bytes.
const (
	chunkGroups = 4096
	chunkBytes  = 4 << 20
)

// chunk is some consecutive groups of a relation.
type chunk struct {
	groups []group
	data   []byte // the rows of all groups, encoded
	err    error  // of reading what comes next
}

// reader reads the groups of a relation ahead, on a goroutine of its own.
type reader struct {
	ctx  context.Context
	out  chan *chunk // those that are read
	free chan *chunk // those whose memory can be used again
}

// read reads the groups of a relation, but for the first skip ones. It ends with the
// context, or behind an error.
func (r *relation) read(ctx context.Context, d *warehouse.Dataset, skip int64) *reader {
	in := &reader{ctx: ctx, out: make(chan *chunk), free: make(chan *chunk, 2)}
	go func() {
		defer close(in.out)
		c := in.chunk()
		for g, err := range r.groups(d, &c.data) {
			if skip--; err == nil && skip >= 0 {
				c.data = c.data[:0]
				continue
			}
			if c.err = err; err == nil {
				c.groups = append(c.groups, g)
			}
			if !c.full() {
				continue
			}
			done := *c // groups goes on to write into c
			if !in.send(&done) || err != nil {
				return
			}
			*c = *in.chunk()
		}
		if len(c.groups) > 0 {
			in.send(c)
		}
	}()
	return in
}

// chunk returns an empty chunk.
func (in *reader) chunk() *chunk {
	select {
	case c := <-in.free:
		return &chunk{groups: c.groups[:0], data: c.data[:0]}
	default:
		return &chunk{data: make([]byte, 0, chunkBytes+chunkBytes/8)}
	}
}

// send hands a chunk over; false says that nobody wants it any more.
func (in *reader) send(c *chunk) bool {
	select {
	case in.out <- c:
		return true
	case <-in.ctx.Done():
		return false
	}
}

// done gives a chunk back.
func (in *reader) done(c *chunk) {
	select {
	case in.free <- c:
	default:
	}
}

func (c *chunk) full() bool {
	return c.err != nil || len(c.groups) >= chunkGroups || len(c.data) >= chunkBytes
}

func (c *chunk) keys() []string {
	keys := make([]string, len(c.groups))
	for i := range c.groups {
		keys[i] = c.groups[i].key
	}
	return keys
}
