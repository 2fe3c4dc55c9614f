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
	groups []stretch
	data   []byte // the rows of all groups
	err    error  // of reading what comes next
}

// stretch is a group in a chunk.
type stretch struct {
	key         string
	rows        int32
	digest      digest
	data        []byte
	substituted int64
}

// chunks reads the groups of a relation on a goroutine of its own, but for the first skip
// ones. It ends with the context, or behind an error.
func (r *relation) chunks(ctx context.Context, d *warehouse.Dataset, skip int64) <-chan *chunk {
	out := make(chan *chunk) // one waits here, one is made, one is sent
	go func() {
		defer close(out)
		send := func(c *chunk) bool {
			select {
			case out <- c:
				return true
			case <-ctx.Done():
				return false
			}
		}
		c := &chunk{}
		e := &encoder{fields: r.fields}
		for g, err := range r.groups(d, e) {
			if err != nil {
				send(&chunk{err: err})
				return
			}
			if skip--; skip >= 0 {
				e.substituted = 0
				continue
			}
			if c.add(g, e); c.full() {
				if !send(c) {
					return
				}
				c = &chunk{}
			}
		}
		if len(c.groups) > 0 {
			send(c)
		}
	}()
	return out
}

// add copies a group. The data of groups may move while others are added: end cuts it.
func (c *chunk) add(g *group, e *encoder) {
	begin := len(c.data)
	c.data = append(c.data, g.data...)
	c.groups = append(c.groups, stretch{key: g.key, rows: g.rows, digest: g.digest, data: c.data[begin:], substituted: e.substituted})
	e.substituted = 0
}

func (c *chunk) full() bool { return len(c.groups) >= chunkGroups || len(c.data) >= chunkBytes }

func (c *chunk) keys() []string {
	keys := make([]string, len(c.groups))
	for i := range c.groups {
		keys[i] = c.groups[i].key
	}
	return keys
}
