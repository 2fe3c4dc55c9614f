// Package storetest has a file system in memory for tests of what must survive.
//
// A [Memory] counts its operations and hands each to a [Fault] before it happens, which
// may let it fail in one way or another, or stop the machine. It knows what was synced
// and what was not: [Memory.Reboot] returns what is left after a crash, in the kindest
// and in the nastiest way that a disk may choose.
package storetest

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"heshu/warehouse/store"
)

// Memory is a file system in memory. It implements store.FS. The zero value is not
// usable: see [New].
type Memory struct {
	mu     sync.Mutex
	root   *node
	fault  Fault
	seen   map[string]int // operations by kind and name
	dead   bool           // the machine has stopped
	locked map[string]bool
}

// node is a file or a folder.
type node struct {
	data   []byte // of a file
	synced []byte // what of it is on disk

	names map[string]*node // of a folder
	disk  map[string]*node // the names that are on disk
	log   []change         // what was done since then
}

// change is what one operation does to the names of a folder; nil takes a name away.
type change map[string]*node

// New returns an empty file system. fault may be nil.
func New(fault Fault) *Memory { return boot(newFolder(), fault) }

func boot(root *node, fault Fault) *Memory {
	return &Memory{root: root, fault: fault, seen: map[string]int{}, locked: map[string]bool{}}
}

func newFolder() *node {
	return &node{names: map[string]*node{}, disk: map[string]*node{}}
}

// do performs an operation, unless a fault prevents it.
func (m *Memory) do(kind Kind, name string, work func(Outcome) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead {
		return ErrStopped
	}
	outcome := Proceed
	if m.fault != nil {
		key := string(kind) + " " + name
		m.seen[key]++
		outcome = m.fault(Op{Kind: kind, Name: name, Nth: m.seen[key]})
	}
	switch outcome {
	case Stop:
		m.dead = true
		return ErrStopped
	case Fail:
		return &fs.PathError{Op: string(kind), Path: name, Err: ErrInjected}
	case NoSpace:
		return &fs.PathError{Op: string(kind), Path: name, Err: ErrNoSpace}
	}
	return work(outcome)
}

// find returns the node at a path.
func (m *Memory) find(name string) (*node, error) {
	if name == "." {
		return m.root, nil
	}
	folder, err := m.find(path.Dir(name))
	if err != nil {
		return nil, err
	}
	found := folder.names[path.Base(name)]
	if found == nil {
		return nil, &fs.PathError{Op: "find", Path: name, Err: fs.ErrNotExist}
	}
	return found, nil
}

// change changes names in a folder.
func (n *node) change(c change) {
	apply(n.names, c)
	n.log = append(n.log, c)
}

func apply(names map[string]*node, c change) {
	for name, to := range c {
		if to == nil {
			delete(names, name)
		} else {
			names[name] = to
		}
	}
}

// Create implements store.FS.
func (m *Memory) Create(name string) (store.File, error) {
	made := &node{}
	err := m.do(Create, name, func(Outcome) error {
		folder, err := m.find(path.Dir(name))
		if err == nil {
			folder.change(change{path.Base(name): made})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &file{m, made, name}, nil
}

// Open implements store.FS.
func (m *Memory) Open(name string) (store.Reader, error) {
	var found *node
	err := m.do(Open, name, func(Outcome) (err error) {
		found, err = m.find(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &reader{m, found, name}, nil
}

// Size implements store.FS.
func (m *Memory) Size(name string) (size int64, err error) {
	err = m.do(Size, name, func(Outcome) error {
		found, err := m.find(name)
		if err == nil {
			size = int64(len(found.data))
		}
		return err
	})
	return size, err
}

// Rename implements store.FS.
func (m *Memory) Rename(from, to string) error {
	return m.do(Rename, from, func(Outcome) error {
		moved, err := m.find(from)
		if err != nil {
			return err
		}
		folder, err := m.find(path.Dir(from))
		if err == nil {
			folder.change(change{path.Base(from): nil, path.Base(to): moved})
		}
		return err
	})
}

// Remove implements store.FS.
func (m *Memory) Remove(name string) error {
	return m.do(Remove, name, func(Outcome) error {
		found, err := m.find(name)
		if err != nil {
			return err
		}
		if len(found.names) > 0 || found == m.root {
			return &fs.PathError{Op: "remove", Path: name, Err: fs.ErrInvalid}
		}
		folder, err := m.find(path.Dir(name))
		if err == nil {
			folder.change(change{path.Base(name): nil})
		}
		return err
	})
}

// Mkdir implements store.FS.
func (m *Memory) Mkdir(name string) error {
	return m.do(Mkdir, name, func(Outcome) error {
		if _, err := m.find(name); err == nil {
			return nil
		}
		folder, err := m.find(path.Dir(name))
		if err == nil {
			folder.change(change{path.Base(name): newFolder()})
		}
		return err
	})
}

// List implements store.FS.
func (m *Memory) List(name string) (entries []store.Entry, err error) {
	err = m.do(List, name, func(Outcome) error {
		folder, err := m.find(name)
		if err != nil {
			return err
		}
		for name, n := range maps.All(folder.names) {
			entries = append(entries, store.Entry{Name: name, Dir: n.names != nil, Regular: n.names == nil})
		}
		slices.SortFunc(entries, func(a, b store.Entry) int { return cmp.Compare(a.Name, b.Name) })
		return nil
	})
	return entries, err
}

// SyncDir implements store.FS.
func (m *Memory) SyncDir(name string) error {
	return m.do(SyncDir, name, func(o Outcome) error {
		folder, err := m.find(name)
		if err == nil && o != Ignore {
			folder.disk, folder.log = maps.Clone(folder.names), nil
		}
		return err
	})
}

// Lock implements store.FS. A reboot frees all locks.
func (m *Memory) Lock(name string) (func() error, error) {
	err := m.do(Lock, name, func(Outcome) error {
		if m.locked[name] {
			return store.ErrLocked
		}
		m.locked[name] = true
		return nil
	})
	return func() error {
		m.mu.Lock()
		defer m.mu.Unlock()
		delete(m.locked, name)
		return nil
	}, err
}
