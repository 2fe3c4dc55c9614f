package storetest

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// Crash says what becomes, when the machine stops, of what was not synced.
type Crash struct {
	Name  string
	names func(log []change) []change
	data  func(n *node) []byte
}

// Crashes returns the ways in which a disk may lose what was not synced: the kindest,
// the nastiest, and some in between, which depend on the seed.
func Crashes(seed uint64) []Crash {
	some := func(log []change) []change {
		r := rand.New(rand.NewPCG(seed, uint64(len(log))))
		return slices.DeleteFunc(slices.Clone(log), func(change) bool { return r.IntN(2) == 0 })
	}
	first := func(log []change) []change { return log[:len(log)/2] }
	all := func(log []change) []change { return log }
	none := func([]change) []change { return nil }
	return []Crash{
		{"all is kept", all, func(n *node) []byte { return n.data }},
		{"all is lost", none, lost},
		{"names are kept, content is lost", all, lost},
		{"names are kept, half of the content", all, half},
		{"the first names are kept, content is lost", first, lost},
		{"some names are kept, content is lost", some, lost},
	}
}

func lost(n *node) []byte { return n.synced }

// half is what is synced, and half of what came after it.
func half(n *node) []byte {
	more := max(0, len(n.data)-len(n.synced))
	return slices.Concat(n.synced, n.data[len(n.data)-more:][:more/2])
}

// Reboot returns what is left on the disk, without a fault.
func (m *Memory) Reboot(c Crash) *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return boot(c.left(m.root, map[*node]*node{}), nil)
}

// left returns what is left of a file or folder. A file may have two names.
func (c Crash) left(n *node, done map[*node]*node) *node {
	if copied := done[n]; copied != nil {
		return copied
	}
	if n.names == nil {
		data := slices.Clone(c.data(n))
		done[n] = &node{data: data, synced: data}
		return done[n]
	}
	names := maps.Clone(n.disk)
	for _, change := range c.names(n.log) {
		apply(names, change)
	}
	whole := newFolder()
	done[n] = whole
	for name, child := range names {
		whole.names[name] = c.left(child, done)
	}
	whole.disk = maps.Clone(whole.names)
	return whole
}

// Clone returns the same file system once more, with another fault: what was not synced
// is not, as after a process was killed and the machine went on.
func (m *Memory) Clone(fault Fault) *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return boot(m.root.clone(map[*node]*node{}), fault)
}

func (n *node) clone(done map[*node]*node) *node {
	if n == nil || done[n] != nil {
		return done[n]
	}
	c := &node{data: slices.Clone(n.data), synced: slices.Clone(n.synced)}
	done[n] = c
	if n.names == nil {
		return c
	}
	c.names, c.disk = cloneNames(n.names, done), cloneNames(n.disk, done)
	for _, names := range n.log {
		c.log = append(c.log, cloneNames(names, done))
	}
	return c
}

func cloneNames(names map[string]*node, done map[*node]*node) map[string]*node {
	cloned := make(map[string]*node, len(names))
	for name, n := range names {
		cloned[name] = n.clone(done)
	}
	return cloned
}

// Files returns the content of all files by their paths.
func (m *Memory) Files() map[string]string {
	m.mu.Lock()
	defer m.mu.Unlock()
	files := map[string]string{}
	collect(m.root, "", files)
	return files
}

func collect(n *node, name string, files map[string]string) {
	if n.names == nil {
		files[name] = string(n.data)
	}
	for base, child := range n.names {
		at := base
		if name != "" {
			at = name + "/" + base
		}
		collect(child, at, files)
	}
}
