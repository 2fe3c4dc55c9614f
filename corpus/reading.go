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

// content reads s into in and into the Inputs of its members. The error ends the call.
func (o *reading) content(in *Input, s Stream, depth int) error {
	in.Bytes = s.Size
	err := o.format(in, s, depth)
	var stopped *stop
	switch {
	case errors.As(err, &stopped):
		return fmt.Errorf("reading %s: %w", place(in), stopped.err)
	case err != nil && o.ctx.Err() != nil:
		return fmt.Errorf("reading %s: %w", place(in), o.ctx.Err())
	case err != nil:
		in.fail(err)
	}
	if in.SHA256 == "" && s.Size <= o.reader.opts.MaxFile {
		in.SHA256 = s.digest()
	}
	return nil
}

// format recognises s and reads it.
func (o *reading) format(in *Input, s Stream, depth int) error {
	if s.Size == 0 {
		return failf(NoText, "it is empty")
	}
	head, err := readAt(s.File, 0, min(s.Size, sniffed), nil)
	if err != nil {
		return err
	}
	f, fault := recognise(o.reader.known, s.Name, head)
	if fault != nil {
		return fault
	}
	in.MediaType = f.MediaType()
	seen := make(map[string]bool)
	emit := func(m Member) error {
		if err := o.ctx.Err(); err != nil {
			return &stop{err}
		}
		return o.member(in, m, f, seen, depth)
	}
	if streamer, ok := f.(Streamer); ok {
		return streamer.Stream(o.ctx, s, o.limits(), emit)
	}
	c, err := s.whole(o.reader.opts.MaxFile)
	if err != nil {
		return err
	}
	in.SHA256 = digest(c.Data)
	return f.Read(o.ctx, c, o.limits(), emit)
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
		in.fail(fault)
		return fault
	case m.Err != nil:
		in.fail(m.Err)
		return nil
	case m.Plain != nil:
		return o.plain(in, *m.Plain)
	case m.Data == nil:
		return o.text(in, m)
	case depth+1 > opts.MaxDepth:
		in.State, in.Message = Limit, fmt.Sprintf("it lies more than %d archives deep; unpack the outer ones", opts.MaxDepth)
		return nil
	}
	in.MediaType = ""
	if err := o.content(in, Content{Name: path.Base(m.Name), Data: m.Data, Encoding: m.Encoding}.stream(), depth+1); err != nil {
		return &stop{err}
	}
	return nil
}

// text splits the text of m into reports and yields them.
func (o *reading) text(in *Input, m Member) error {
	in.Encoding, in.Message = m.Encoding, m.Message
	if strings.TrimSpace(m.Text) == "" {
		in.fail(blank())
		return nil
	}
	return o.reports(in, &oneBlock{text: m.Text}, func() error { return nil })
}

// plain decodes s, splits it into reports and yields them.
func (o *reading) plain(in *Input, s Stream) error {
	t, err := openText(s.File, s.Size, s.Encoding, blockSize)
	if err != nil {
		return err
	}
	in.Encoding = t.found.encoding
	known := func() error {
		in.SHA256, in.Message = t.found.sha256, t.found.message()
		if !t.found.filled {
			return blank()
		}
		return nil
	}
	return o.reports(in, t, known)
}

// reports splits a text into reports and yields them. known is called before the first,
// when all blocks were read once.
func (o *reading) reports(in *Input, text blocks, known func() error) error {
	most := int(o.reader.opts.MaxFile)
	s := newSplitter(text, most)
	part, long := 0, 0
	err := s.split(func(p Part) error {
		if part++; part == 1 {
			if err := known(); err != nil {
				return err
			}
		}
		if p.End-p.Start > most {
			long++
			return nil
		}
		return o.report(in, part, p, s.text(p))
	})
	if err == nil && long > 0 {
		in.State = Limit
		in.Message = joinMessages(in.Message, fmt.Sprintf("%d of its %d reports are longer than the limit of %d bytes and were left out; raise the limit", long, part, most))
	}
	return err
}

// report yields one report.
func (o *reading) report(in *Input, part int, p Part, text string) error {
	err := o.ctx.Err()
	if err == nil {
		err = o.yield(Document{
			ID:          documentID(in.Source, in.Member, part),
			Source:      in.Source,
			Member:      in.Member,
			Part:        part,
			SourceStart: int64(p.Start),
			SourceEnd:   int64(p.End),
			MediaType:   in.MediaType,
			Encoding:    in.Encoding,
			SHA256:      digest(bytesOf(text)),
			Text:        text,
		})
	}
	if err != nil {
		return &stop{err}
	}
	in.Documents++
	return nil
}

// joinMessages puts two messages into one; either may be empty.
func joinMessages(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
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
