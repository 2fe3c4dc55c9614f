package postgres

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"iter"
	"slices"

	"heshu/warehouse"
)

// digest tells whether rows of a group are the same as before.
type digest [16]byte

// group is the rows that a relation has of one key, or a piece of them.
type group struct {
	key         string
	rows        int32 // of the whole group, or as far as it was read
	digest      digest
	begin, end  int   // of the piece's rows, encoded, in the chunk's data
	substituted int64 // how many U+0000 all rows had
	more        bool  // the group goes on: there is no digest yet
}

// groups yields the groups of a relation, in the order of the keys in their driver, and
// appends their encoded rows to what data points to. A key of which the relation has no
// row gives an empty group. Rows whose key the driver does not have are an error. Groups
// that are larger than a chunk come in pieces.
func (r *relation) groups(d *warehouse.Dataset, data *[]byte) iter.Seq2[group, error] {
	return func(yield func(group, error) bool) {
		g := &grouping{relation: r, encoder: encoder{fields: r.fields}, form: r.form(), data: data}
		for _, rows := range warehouse.Scan(d, r.Name) {
			g.strands = append(g.strands, newStrand(r, rows))
		}
		defer g.stop()
		for key, err := range r.keys(d) {
			if err != nil {
				yield(group{}, err)
				return
			}
			if !g.pieces(key, yield) {
				return
			}
		}
		if err := g.end(d); err != nil {
			yield(group{}, err)
		}
	}
}

// keys yields the keys of the relation's driver; the same key many times in a row is one.
func (r *relation) keys(d *warehouse.Dataset) iter.Seq2[string, error] {
	driver, others := r, []string(nil)
	if r.driver != r.Name {
		driver = relationOf(r.driver)
	}
	for i, c := range driver.Columns {
		if i != driver.key {
			others = append(others, c.Name)
		}
	}
	return func(yield func(string, error) bool) {
		last, begun := "", false
		for _, rows := range warehouse.Scan(d, driver.Name, others...) {
			for row, err := range rows {
				if err != nil {
					yield("", err)
					return
				}
				key := driver.keyOf(row)
				if begun && key == last {
					continue
				}
				if last, begun = key, true; !yield(key, nil) {
					return
				}
			}
		}
	}
}

// relationOf returns the relation of a name that is known.
func relationOf(name string) *relation {
	all := relations()
	return all[slices.IndexFunc(all, func(r *relation) bool { return r.Name == name })]
}

// grouping makes groups.
type grouping struct {
	relation *relation
	encoder  encoder
	form     []byte
	strands  []*strand
	data     *[]byte
}

// pieces yields the rows of a key; false where no others are wanted.
func (g *grouping) pieces(key string, yield func(group, error) bool) bool {
	whole := group{key: key, more: true}
	sum := sha256.New()
	sum.Write(g.form)
	for whole.more {
		err := g.next(&whole, sum)
		if !yield(whole, err) || err != nil {
			return false
		}
	}
	return true
}

// next takes more rows of a group: all that there are, or as many as a chunk holds.
func (g *grouping) next(whole *group, sum hash.Hash) error {
	whole.begin = len(*g.data)
	more, err := g.take(whole)
	if err != nil {
		return err
	}
	whole.end = len(*g.data)
	sum.Write((*g.data)[whole.begin:whole.end])
	whole.substituted += g.encoder.substituted
	g.encoder.substituted = 0
	if whole.more = more; !more {
		copy(whole.digest[:], sum.Sum(nil))
	}
	return nil
}

// take encodes rows of a group, and reports whether it left some because there are so
// many.
func (g *grouping) take(whole *group) (more bool, err error) {
	for _, s := range g.strands {
		for {
			head, ok, err := s.peek()
			if err != nil {
				return false, err
			}
			if !ok || head != whole.key {
				break
			}
			if len(*g.data)-whole.begin >= chunkBytes {
				return true, nil
			}
			*g.data = g.encoder.row(*g.data, s.row)
			whole.rows++
			s.ready = false
		}
	}
	return false, nil
}

// end returns an error where rows are left.
func (g *grouping) end(d *warehouse.Dataset) error {
	for _, s := range g.strands {
		key, ok, err := s.peek()
		if err != nil {
			return err
		}
		if ok {
			return fmt.Errorf("%s: table %s has a row of %q where the table %s has none: see 'heshu check', and extract the dataset again", d.Dir, g.relation.Name, key, g.relation.driver)
		}
	}
	return nil
}

func (g *grouping) stop() {
	for _, s := range g.strands {
		s.stop()
	}
}

// strand is a sequence of rows, one of which is read ahead.
type strand struct {
	relation *relation
	pull     func() (any, error, bool)
	stop     func()

	row   any
	key   string
	ready bool // row and key hold a row that nobody has taken
	done  bool
}

func newStrand(r *relation, rows iter.Seq2[any, error]) *strand {
	s := &strand{relation: r}
	s.pull, s.stop = iter.Pull2(rows)
	return s
}

// peek returns the key of the next row; false where there is none.
func (s *strand) peek() (string, bool, error) {
	if s.ready || s.done {
		return s.key, s.ready, nil
	}
	row, err, ok := s.pull()
	if err != nil || !ok {
		s.done = true
		return "", false, err
	}
	s.row, s.ready, s.key = row, true, s.relation.keyOf(row)
	return s.key, true, nil
}
