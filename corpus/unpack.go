package corpus

import (
	"cmp"
	"io"
	"path"
)

// fewBytes may be unpacked from an input whatever its own size.
const fewBytes = 16 << 20

// unpack brings the content of m where it can be read more than once. closing lets go
// of it. The error is a *Failure.
func (o *reading) unpack(m Member) (s Stream, closing func(), err error) {
	name := m.Base
	if m.Name != "" {
		name = path.Base(m.Name)
	}
	switch {
	case m.File != nil:
		s, closing, err = spool(name, &charged{m.File, o}, m.Size, o.reader.opts.MaxExpanded)
		if err != nil {
			return s, func() {}, err
		}
	case m.Data != nil:
		s, err = Content{Name: name, Data: m.Data}.stream(), o.charge(len(m.Data))
	default:
		err = o.charge(len(m.Text))
	}
	if closing == nil {
		closing = func() {}
	}
	s.Encoding = cmp.Or(m.Encoding, o.reader.opts.Encoding)
	return s, closing, err
}

// charged counts what is read from an archive.
type charged struct {
	io.Reader
	reading *reading
}

func (c *charged) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if fault := c.reading.charge(n); fault != nil {
		return n, fault
	}
	return n, err
}

// charge counts n bytes that were unpacked. The error says which limit they exceed.
func (o *reading) charge(n int) error {
	const cut = "this and what comes after it in the archive is not read; raise the limit"
	opts := &o.reader.opts
	mine, all := o.expanded.Add(int64(n)), o.reader.expanded.Add(int64(n))
	switch {
	case mine > opts.MaxExpanded:
		return failf(Limit, "the input unpacks to more than %d bytes: %s (--max-expanded)", opts.MaxExpanded, cut)
	case mine > fewBytes && mine/opts.MaxRatio > o.size:
		return failf(Limit, "the input unpacks to more than %d times its size, as a zip bomb does: %s (--max-ratio)", opts.MaxRatio, cut)
	case all > opts.MaxBatch:
		return failf(Limit, "the inputs together unpack to more than %d bytes: %s (--max-batch)", opts.MaxBatch, cut)
	}
	return nil
}

// limits is what is left to spend.
func (o *reading) limits() Limits {
	opts := &o.reader.opts
	most := min(opts.MaxExpanded, max(fewBytes, o.size*opts.MaxRatio))
	return Limits{
		Member:    opts.MaxFile,
		Expanded:  most - o.expanded.Load(),
		Members:   opts.MaxMembers - o.members,
		Pages:     opts.MaxPages,
		Passwords: opts.Passwords,
	}
}
