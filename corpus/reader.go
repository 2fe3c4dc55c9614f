package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// Reader opens entries. Its methods may be called at the same time, except that
// standard input can be read once.
type Reader struct {
	opts  Options
	known []Format
}

// NewReader returns a Reader with opts.
func NewReader(opts Options) *Reader {
	return &Reader{opts: opts.withDefaults(), known: formats()}
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
	data, size, fault := r.load(e)
	in.Bytes = size
	if fault != nil {
		in.State, in.Message = fault.State, fault.Message
		return o.result(), nil
	}
	name := path.Base(e.Source)
	if e.stdin {
		name = "standard input"
	}
	err := o.content(in, Content{Name: name, Data: data, Encoding: r.opts.Encoding}, 0)
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

// load reads the bytes of e and their number, which for a file beyond the limit is all
// that is known.
func (r *Reader) load(e Entry) (data []byte, size int64, fault *Failure) {
	if e.fault != nil {
		return nil, 0, e.fault
	}
	if e.stdin {
		return r.slurp(r.opts.Stdin, 0)
	}
	f, err := os.Open(e.Path)
	if err != nil {
		return nil, 0, openFault(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, openFault(err)
	}
	if !info.Mode().IsRegular() {
		return nil, 0, special(info.Mode())
	}
	return r.slurp(f, info.Size())
}

// slurp reads src up to the limit. size is how much to expect.
func (r *Reader) slurp(src io.Reader, size int64) ([]byte, int64, *Failure) {
	limit := r.opts.MaxFile
	if size > limit {
		return nil, size, tooLarge(limit)
	}
	buf := make([]byte, 0, size+512)
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := src.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case int64(len(buf)) > limit:
			return nil, int64(len(buf)), tooLarge(limit)
		case errors.Is(err, io.EOF):
			return buf, int64(len(buf)), nil
		case err != nil:
			return nil, int64(len(buf)), failf(Damaged, "reading it failed after %d bytes: %v; copy it anew", len(buf), reason(err))
		}
	}
}

func tooLarge(limit int64) *Failure {
	return failf(Limit, "it is larger than the limit of %d bytes; raise the limit, or cut it into smaller files", limit)
}

func openFault(err error) *Failure {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return failf(Skipped, "it is gone since it was listed; run again")
	case errors.Is(err, fs.ErrPermission):
		return failf(Skipped, "it may not be read: %v; check its permissions", reason(err))
	}
	return failf(Skipped, "it cannot be opened: %v", reason(err))
}
