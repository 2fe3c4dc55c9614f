package corpus

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
)

// folderEntry is what a folder says of one thing in it.
type folderEntry struct {
	name string
	mode fs.FileMode // its type
	size int64       // where the listing tells it
}

const (
	// runSize is how many bytes of what a folder holds are sorted in memory; more goes
	// through a temporary file.
	runSize = 4 << 20
	// runBuffer is how much of each sorted run is read at once.
	runBuffer = 16 << 10
)

// listing gives add what lies in a folder, in any order. It ends with the error of add.
type listing func(add func(folderEntry) error) error

// sorted yields what list gives, sorted by name, until yield returns false. size is how
// many bytes of it may be in memory. Where list fails, broken is told of it first, and
// then what is known of the folder is yielded, unless broken returns false.
func sorted(list listing, size int, broken func(error) bool, yield func(folderEntry) bool) error {
	s := sorter{limit: size}
	defer s.close()
	if err := list(s.add); err != nil && !broken(err) {
		return nil
	}
	return s.merge(yield)
}

// folder is what lies in dir.
func folder(dir string) listing {
	return func(add func(folderEntry) error) error { return listFolder(dir, add) }
}

func listFolder(dir string, add func(folderEntry) error) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		batch, err := f.ReadDir(1024)
		for _, e := range batch {
			if err := add(folderEntry{name: e.Name(), mode: e.Type()}); err != nil {
				return err
			}
		}
		if err != nil {
			return ignoreEOF(err)
		}
	}
}

// sorter sorts the entries of a folder: in memory, or in runs that lie in a temporary
// file one after another.
type sorter struct {
	limit   int
	entries []folderEntry
	size    int // bytes that entries take
	runs    []run
	file    *os.File
	closing func()
	end     int64 // of the file
}

// run is a part of the file that is sorted.
type run struct {
	from, to int64
}

// add takes one more entry.
func (s *sorter) add(e folderEntry) error {
	s.entries = append(s.entries, e)
	if s.size += len(e.name) + entryCost; s.size < s.limit {
		return nil
	}
	return s.spill()
}

// entryCost is about what an entry takes in memory beside its name.
const entryCost = 32

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// byName orders entries as List yields them: of an object and a folder of one name,
// which stores may hold, the object comes first.
func byName(a, b folderEntry) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.mode, b.mode))
}

// spill writes the entries in memory as a run.
func (s *sorter) spill() (err error) {
	if s.file == nil {
		if s.file, s.closing, err = temporary(); err != nil {
			return err
		}
	}
	slices.SortFunc(s.entries, byName)
	w := bufio.NewWriter(s.file)
	r := run{from: s.end, to: s.end}
	var record []byte
	for _, e := range s.entries {
		record = appendEntry(record[:0], e)
		r.to += int64(len(record))
		if _, err := w.Write(record); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	clear(s.entries)
	s.runs, s.end = append(s.runs, r), r.to
	s.entries, s.size = s.entries[:0], 0
	return nil
}

// merge yields all entries in order, until yield returns false.
func (s *sorter) merge(yield func(folderEntry) bool) error {
	slices.SortFunc(s.entries, byName)
	sources := merger{{rest: s.entries}}
	for _, r := range s.runs {
		section := io.NewSectionReader(s.file, r.from, r.to-r.from)
		sources = append(sources, &source{file: bufio.NewReaderSize(section, runBuffer)})
	}
	var h merger
	for _, src := range sources {
		if more, err := src.advance(); err != nil {
			return err
		} else if more {
			heap.Push(&h, src)
		}
	}
	for len(h) > 0 && yield(h[0].head) {
		more, err := h[0].advance()
		switch {
		case err != nil:
			return err
		case more:
			heap.Fix(&h, 0)
		default:
			heap.Pop(&h)
		}
	}
	return nil
}

func (s *sorter) close() {
	if s.file != nil {
		s.closing()
	}
}

// source is one run that is being read.
type source struct {
	head folderEntry
	rest []folderEntry // those that are in memory
	file *bufio.Reader // those that are not; nil: none
}

// advance moves to the next entry, if there is one.
func (s *source) advance() (more bool, err error) {
	if s.file != nil {
		s.head, err = readEntry(s.file)
		return err == nil, ignoreEOF(err)
	}
	if len(s.rest) == 0 {
		return false, nil
	}
	s.head, s.rest = s.rest[0], s.rest[1:]
	return true, nil
}

// appendEntry writes e as readEntry reads it.
func appendEntry(b []byte, e folderEntry) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(e.size))
	b = binary.BigEndian.AppendUint32(b, uint32(e.mode))
	b = binary.BigEndian.AppendUint32(b, uint32(len(e.name)))
	return append(b, e.name...)
}

func readEntry(r io.Reader) (folderEntry, error) {
	var head [16]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return folderEntry{}, err
	}
	name := make([]byte, binary.BigEndian.Uint32(head[12:]))
	if _, err := io.ReadFull(r, name); err != nil {
		return folderEntry{}, err
	}
	return folderEntry{string(name), fs.FileMode(binary.BigEndian.Uint32(head[8:])), int64(binary.BigEndian.Uint64(head[:]))}, nil
}

// merger is a heap of runs, by the name that is next in each.
type merger []*source

func (m merger) Len() int           { return len(m) }
func (m merger) Less(i, j int) bool { return byName(m[i].head, m[j].head) < 0 }
func (m merger) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merger) Push(x any)        { *m = append(*m, x.(*source)) }
func (m *merger) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
