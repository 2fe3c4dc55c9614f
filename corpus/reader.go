package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync/atomic"
)

// Reader opens entries. Its methods may be called at the same time, except that
// standard input can be read once.
type Reader struct {
	opts     Options
	known    []Format
	expanded atomic.Int64 // bytes that were unpacked, of all entries
}

// NewReader returns a Reader with opts.
func NewReader(opts Options) *Reader {
	opts = opts.withDefaults()
	return &Reader{opts: opts, known: formats(opts)}
}

// Open reads, recognises, decodes and splits one entry. It yields the reports of e in
// order and returns how e ended, and after it, for an archive, how each of its members
// ended. Whatever is wrong with e is in the Inputs. The error is that of yield, which
// ends the call, or that of ctx; the Inputs then say what was read so far.
func (r *Reader) Open(ctx context.Context, e Entry, yield func(Document) error) ([]Input, error) {
	o := &reading{reader: r, ctx: ctx, entry: e, yield: yield}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", e.Source, err)
	}
	in := o.begin("")
	s, closing, fault := r.load(ctx, e)
	in.Bytes, o.size = s.Size, s.Size
	if err := ctx.Err(); fault != nil && err != nil {
		return o.result(), fmt.Errorf("reading %s: %w", e.Source, err)
	}
	if fault != nil {
		in.fail(fault)
		return o.result(), nil
	}
	defer closing()
	s.Encoding = r.opts.Encoding
	err := o.content(in, s, 0)
	if err == nil && s.changed() {
		in.fail(changed())
	}
	return o.result(), err
}

// Each lists args and opens every entry, one after another: document gets the reports
// of an entry, then input how it, and each of its members, ended. It stops at the first
// error of either, or of ctx.
func Each(ctx context.Context, args []string, opts Options, document func(Document) error, input func(Input) error) error {
	r := NewReader(opts)
	for e := range List(args, opts) {
		inputs, err := r.Open(ctx, e, document)
		if err != nil {
			return err
		}
		for _, in := range inputs {
			if err := input(in); err != nil {
				return fmt.Errorf("after %s: %w", e.Source, err)
			}
		}
	}
	return nil
}

// load opens e. Its size is known beside a Failure, if it is known at all.
func (r *Reader) load(ctx context.Context, e Entry) (s Stream, closing func(), fault error) {
	if e.fault != nil {
		return s, nil, e.fault
	}
	if e.stdin {
		return spool("standard input", r.opts.Stdin, 0, r.opts.MaxExpanded)
	}
	if e.bucket != nil {
		return r.fetch(ctx, e)
	}
	f, err := os.Open(e.Path)
	if err != nil {
		return s, nil, openFault(err)
	}
	info, err := f.Stat()
	if err == nil && info.Mode().IsRegular() {
		return Stream{Name: path.Base(e.Source), File: f, Size: info.Size(), before: info}, func() { f.Close() }, nil
	}
	f.Close()
	if err != nil {
		return s, nil, openFault(err)
	}
	return s, nil, special(info.Mode())
}

func tooLarge(limit int64) *Failure {
	return failf(Limit, "it is larger than the limit of %d bytes; raise the limit, or cut it into smaller files", limit)
}

func openFault(err error) *Failure {
	var known *Failure
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, fs.ErrNotExist):
		return failf(Skipped, "it is gone since it was listed; run again")
	case errors.Is(err, fs.ErrPermission):
		return failf(Skipped, "it may not be read: %v; check its permissions", reason(err))
	}
	return failf(Skipped, "it cannot be opened: %v", reason(err))
}
