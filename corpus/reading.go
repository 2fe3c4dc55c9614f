package corpus

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
)

// reading is one call of Open: the inputs so far, and what was spent.
type reading struct {
	reader   *Reader
	ctx      context.Context
	entry    Entry
	yield    func(Document) error
	inputs   []*Input
	members  int
	expanded int64
}

// stop carries an error that ends the call out through a Format.
type stop struct{ err error }

func (s *stop) Error() string { return s.err.Error() }
func (s *stop) Unwrap() error { return s.err }

// begin adds the Input of a member, "" for the entry itself.
func (o *reading) begin(member string) *Input {
	in := &Input{Source: o.entry.Source, Member: member, State: Read}
	o.inputs = append(o.inputs, in)
	return in
}

func (o *reading) result() []Input {
	all := make([]Input, len(o.inputs))
	for i, in := range o.inputs {
		all[i] = *in
	}
	return all
}

// content reads c into in and into the Inputs of its members. The error ends the call.
func (o *reading) content(in *Input, c Content, depth int) error {
	in.Bytes, in.SHA256 = int64(len(c.Data)), digest(c.Data)
	if len(c.Data) == 0 {
		in.State, in.Message = NoText, "it is empty"
		return nil
	}
	f, fault := recognise(o.reader.known, c)
	if fault != nil {
		in.State, in.Message = fault.State, fault.Message
		return nil
	}
	in.MediaType = f.MediaType()
	seen := make(map[string]bool)
	emit := func(m Member) error {
		if err := o.ctx.Err(); err != nil {
			return &stop{err}
		}
		return o.member(in, m, f, seen, depth)
	}
	err := f.Read(o.ctx, c, o.limits(), emit)
	var s *stop
	switch {
	case errors.As(err, &s):
		return fmt.Errorf("reading %s: %w", place(in), s.err)
	case err != nil && o.ctx.Err() != nil:
		return fmt.Errorf("reading %s: %w", place(in), o.ctx.Err())
	case err != nil:
		fault := asFailure(err)
		in.State, in.Message = fault.State, fault.Message
	}
	return nil
}

// limits is what is left to spend.
func (o *reading) limits() Limits {
	opts := o.reader.opts
	return Limits{
		Member:   opts.MaxFile,
		Expanded: opts.MaxExpanded - o.expanded,
		Members:  opts.MaxMembers - o.members,
	}
}

// member takes what a Format emitted. A *stop ends the call, a *Failure the content.
func (o *reading) member(in *Input, m Member, f Format, seen map[string]bool, depth int) error {
	if seen[m.Name] {
		m = Member{Name: m.Name, Err: failf(Damaged, "two entries have this name; only the first is read")}
	}
	seen[m.Name] = true
	opts := o.reader.opts
	if m.Name != "" {
		if o.members++; o.members > opts.MaxMembers {
			return failf(Limit, "it holds more than %d entries; raise the limit, or unpack it", opts.MaxMembers)
		}
		o.expanded += int64(len(m.Text) + len(m.Data))
		in = o.begin(joinMember(in.Member, m.Name))
		in.MediaType = f.MediaType()
	}
	switch {
	case o.expanded > opts.MaxExpanded:
		fault := failf(Limit, "the archive unpacks to more than %d bytes; raise the limit, or unpack it", opts.MaxExpanded)
		in.State, in.Message = fault.State, fault.Message
		return fault
	case m.Err != nil:
		fault := asFailure(m.Err)
		in.State, in.Message = fault.State, fault.Message
		return nil
	case m.Data == nil:
		return o.text(in, m)
	case depth+1 > opts.MaxDepth:
		in.State, in.Message = Limit, fmt.Sprintf("it lies more than %d archives deep; unpack the outer ones", opts.MaxDepth)
		return nil
	}
	in.MediaType = ""
	if err := o.content(in, Content{Name: path.Base(m.Name), Data: m.Data, Encoding: m.Encoding}, depth+1); err != nil {
		return &stop{err}
	}
	return nil
}

// text splits m into reports and yields them.
func (o *reading) text(in *Input, m Member) error {
	in.Encoding, in.Message = m.Encoding, m.Message
	if strings.TrimSpace(m.Text) == "" {
		in.State, in.Message = NoText, "it holds white space only"
		return nil
	}
	for i, p := range Split(m.Text) {
		text := m.Text[p.Start:p.End]
		err := o.yield(Document{
			ID:          documentID(in.Source, in.Member, i+1),
			Source:      in.Source,
			Member:      in.Member,
			Part:        i + 1,
			SourceStart: int64(p.Start),
			SourceEnd:   int64(p.End),
			MediaType:   in.MediaType,
			Encoding:    m.Encoding,
			SHA256:      digest([]byte(text)),
			Text:        text,
		})
		if err != nil {
			return &stop{err}
		}
		in.Documents++
	}
	return nil
}

// joinMember names a member of an archive inside an archive: "outer.zip!/a.txt".
func joinMember(outer, name string) string {
	if outer == "" {
		return name
	}
	return outer + "!/" + name
}

func place(in *Input) string {
	if in.Member == "" {
		return in.Source
	}
	return in.Source + ", " + in.Member
}
