package storetest

import (
	"fmt"
	"io"
	"slices"
)

// file is an open file.
type file struct {
	m    *Memory
	node *node
	name string
}

// Write implements store.File.
func (f *file) Write(p []byte) (n int, err error) {
	err = f.m.do(Write, f.name, func(o Outcome) error {
		n = len(p)
		written := p
		if o == Torn || o == TornSilently {
			written = p[:len(p)/2]
		}
		f.node.data = append(f.node.data, written...)
		if o == Torn {
			n = len(written)
			return fmt.Errorf("writing %s: %w", f.name, ErrNoSpace)
		}
		return nil
	})
	return n, err
}

// Sync implements store.File.
func (f *file) Sync() error {
	return f.m.do(Sync, f.name, func(o Outcome) error {
		if o != Ignore {
			f.node.synced = slices.Clone(f.node.data)
		}
		return nil
	})
}

// Close implements store.File.
func (f *file) Close() error { return f.m.do(Close, f.name, func(Outcome) error { return nil }) }

// reader is a file that is read.
type reader struct {
	m    *Memory
	node *node
	name string
}

// ReadAt implements store.Reader.
func (r *reader) ReadAt(p []byte, at int64) (n int, err error) {
	err = r.m.do(Read, r.name, func(Outcome) error {
		if at < int64(len(r.node.data)) {
			n = copy(p, r.node.data[at:])
		}
		if n < len(p) {
			return io.EOF
		}
		return nil
	})
	return n, err
}

// Close implements store.Reader.
func (r *reader) Close() error { return nil }

// Size implements store.Reader.
func (r *reader) Size() int64 {
	r.m.mu.Lock()
	defer r.m.mu.Unlock()
	return int64(len(r.node.data))
}
