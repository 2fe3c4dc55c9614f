package corpus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"heshu/corpus/layout"
)

// reading is one call of Open: the inputs so far, and what was spent.
type reading struct {
	reader   *Reader
	ctx      context.Context
	entry    Entry
	yield    func(Document) error
	inputs   []*Input
	size     int64        // of the entry
	members  int          // of all its archives
	expanded atomic.Int64 // bytes that were unpacked
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
	f, err := o.recognise(s)
	if err == nil {
		in.MediaType = f.MediaType()
		err = o.format(in, f, s, depth)
	}
	in.Bytes = s.Size
	if in.SHA256 == "" && (f != nil || s.Size <= o.reader.opts.MaxFile) {
		in.SHA256 = s.digest()
	}
	var stopped *stop
	switch {
	case errors.As(err, &stopped):
		return fmt.Errorf("reading %s: %w", place(in), stopped.err)
	case err != nil && o.ctx.Err() != nil:
		return fmt.Errorf("reading %s: %w", place(in), o.ctx.Err())
	case err != nil:
		in.fail(err)
	}
	return nil
}

// recognise finds the format of s.
func (o *reading) recognise(s Stream) (Format, error) {
	if s.Size == 0 {
		return nil, failf(NoText, "it is empty")
	}
	head, err := readAt(s.File, 0, min(s.Size, sniffed), nil)
	if err != nil {
		return nil, err
	}
	f, fault := recognise(o.reader.known, s, head)
	if fault != nil {
		return nil, fault
	}
	return f, nil
}

// format reads s as f. The error is the fault of s, or a *stop.
func (o *reading) format(in *Input, f Format, s Stream, depth int) error {
	if _, ok := f.(textFormat); ok {
		return o.plain(in, s)
	}
	seen := make(map[string]bool)
	var ended error
	handle := func(h handed) error {
		if ended = o.ctx.Err(); ended == nil {
			ended = o.member(in, h, f, seen, depth)
		}
		return ended
	}
	err := o.apart(func(ctx context.Context, emit func(Member) error) error {
		return o.read(ctx, in, f, s, emit)
	}, handle)
	if ended != nil {
		return ended
	}
	return err
}

// read reads s as f, in memory if f needs that.
func (o *reading) read(ctx context.Context, in *Input, f Format, s Stream, emit func(Member) error) error {
	if streamer, ok := f.(Streamer); ok {
		return streamer.Stream(ctx, s, o.limits(), emit)
	}
	c, err := s.whole(o.reader.opts.MaxFile)
	if err != nil {
		return err
	}
	return f.Read(ctx, c, o.limits(), emit)
}

// member takes what a Format emitted. A *stop ends the call, a *Failure the content.
func (o *reading) member(in *Input, h handed, f Format, seen map[string]bool, depth int) error {
	m, outer := h.member, in
	if m.Name != "" {
		most := o.reader.opts.MaxMembers
		if o.members++; o.members > most {
			return failf(Limit, "it holds more than %d entries: the others are not read; raise the limit (--max-entries), or unpack it", most)
		}
		in = o.begin(joinMember(in.Member, m.Name))
		in.MediaType = f.MediaType()
	}
	twice := seen[m.Name]
	seen[m.Name] = true
	switch {
	case m.Err != nil:
		in.fail(m.Err)
	case h.fault != nil:
		return unpackFault(in, h.fault)
	case twice:
		in.fail(failf(Ambiguous, "another entry has this name, and programs differ on which one counts; only the first is read"))
	case m.File == nil && m.Data == nil:
		return o.text(in, m)
	case depth+1 > o.reader.opts.MaxDepth:
		in.fail(failf(Limit, "it lies more than %d archives deep; raise the limit (--max-depth), or unpack the outer ones", o.reader.opts.MaxDepth))
	default:
		return o.inner(in, h.stream, depth+1, in == outer)
	}
	return nil
}

// unpackFault notes why a member could not be unpacked. A limit ends its archive too.
func unpackFault(in *Input, fault error) error {
	in.fail(fault)
	if in.State == Limit {
		return fault
	}
	return nil
}

// inner reads a file that a Format found: a member, or all that its content holds.
func (o *reading) inner(in *Input, s Stream, depth int, isAll bool) error {
	if err := o.content(in, s, depth); err != nil {
		return &stop{err}
	}
	if isAll {
		in.SHA256 = "" // that of the outer file
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
	return o.reports(in, &oneBlock{text: m.Text}, m, func() error { return nil })
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
	return o.reports(in, t, Member{}, known)
}

// reports splits the text of m into reports and yields them. known is called before the
// first, when all blocks were read once.
func (o *reading) reports(in *Input, text blocks, m Member, known func() error) error {
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
		return o.report(in, part, p, s.text(p), m)
	})
	if err == nil && long > 0 {
		in.State = Limit
		in.Message = joinMessages(in.Message, fmt.Sprintf("%d of its %d reports are longer than the limit of %d bytes and were left out; raise the limit", long, part, most))
	}
	return err
}

// report yields one report of m.
func (o *reading) report(in *Input, part int, p Part, text string, m Member) error {
	err := o.ctx.Err()
	if err == nil {
		id, sum := identify(in.Source, in.Member, part, text)
		err = o.yield(Document{
			ID:          id,
			Source:      in.Source,
			Member:      in.Member,
			Part:        part,
			SourceStart: int64(p.Start),
			SourceEnd:   int64(p.End),
			MediaType:   in.MediaType,
			Encoding:    in.Encoding,
			SHA256:      sum,
			Text:        text,
			Issuer:      m.Issuer,
			Date:        m.Date,
			Marks:       layout.Slice(m.Marks, p.Start, p.End),
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
