package rules

import (
	"encoding/binary"
	"slices"
)

// codec writes and reads what a layer of the library gave, in one description for
// both ways: each method writes the value that it is given, or reads into it.
// Texts that are read are parts of data: nothing is copied.
type codec struct {
	reading bool
	data    string // to read
	at      int
	out     []byte // what was written

	files []string // the names of files so far
	list  []string // the last list of texts
}

func (c *codec) number(n *int) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	u, shift := uint64(0), 0
	for {
		b := c.data[c.at]
		c.at++
		u |= uint64(b&0x7F) << shift
		if b < 0x80 {
			break
		}
		shift += 7
	}
	*n = int(u>>1) ^ -int(u&1)
}

func (c *codec) text(s *string) {
	n := len(*s)
	c.number(&n)
	if !c.reading {
		c.out = append(c.out, *s...)
		return
	}
	*s = c.data[c.at : c.at+n]
	c.at += n
}

func (c *codec) yesNo(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

// file is the name of a file: a number for one that was there before.
func (c *codec) file(s *string) {
	n := slices.Index(c.files, *s)
	if !c.reading && n < 0 {
		n = len(c.files)
	}
	c.number(&n)
	if n == len(c.files) {
		c.text(s)
		c.files = append(c.files, *s)
	}
	*s = c.files[n]
}

// texts is a list of texts, which may be the same as the last one, or nil.
func (c *codec) texts(l *[]string) {
	const (
		same = iota
		absent
		empty
	)
	n := empty + len(*l)
	switch {
	case *l == nil:
		n = absent
	case len(*l) > 0 && slices.Equal(*l, c.list):
		n = same
	}
	c.number(&n)
	switch {
	case n == same:
		*l = c.list
		return
	case n == absent:
		*l = nil
		return
	case c.reading:
		*l = make([]string, n-empty)
	}
	for i := range *l {
		c.text(&(*l)[i])
	}
	c.list = *l
}

// each is a list of anything.
func each[T any](c *codec, l *[]T, one func(*T)) {
	n := len(*l)
	c.number(&n)
	if c.reading && n > 0 {
		*l = make([]T, n)
	}
	for i := range *l {
		one(&(*l)[i])
	}
}

// placed is a list of entries with their places.
func placed[T any](c *codec, l *[]entry[T], one func(*T)) {
	each(c, l, func(e *entry[T]) {
		c.file(&e.file)
		c.number(&e.line)
		one(&e.value)
	})
}
