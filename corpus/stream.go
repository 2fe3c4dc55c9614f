package corpus

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

// Stream is a Content that is read from any place, as often as need be, and need not fit
// into memory.
type Stream struct {
	Name     string // base name, for messages
	Encoding string // the encoding its text is known to have; empty: unknown
	File     io.ReaderAt
	Size     int64
	data     []byte      // all of it, where it is in memory anyway
	before   os.FileInfo // of a file: when it was opened
}

// Streamer is a Format that takes its files as a Stream, of any size.
type Streamer interface {
	Format
	// Stream does what Read does.
	Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error
}

// stream is the Stream of a content in memory.
func (c Content) stream() Stream {
	return Stream{Name: c.Name, Encoding: c.Encoding, File: bytes.NewReader(c.Data), Size: int64(len(c.Data)), data: c.Data}
}

// whole brings s into memory.
func (s Stream) whole(limit int64) (Content, error) {
	c := Content{Name: s.Name, Encoding: s.Encoding, Data: s.data}
	if s.Size > limit {
		return c, tooLarge(limit)
	}
	var err error
	if c.Data == nil {
		c.Data, err = readAt(s.File, 0, s.Size, nil)
	}
	return c, err
}

// changed reports whether somebody wrote to the file since it was opened.
func (s Stream) changed() bool {
	f, ok := s.File.(*os.File)
	if !ok || s.before == nil {
		return false
	}
	now, err := f.Stat()
	return err != nil || now.Size() != s.before.Size() || !now.ModTime().Equal(s.before.ModTime())
}

// digest is the SHA-256 of s, or "" if it cannot be read.
func (s Stream) digest() string {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(s.File, 0, s.Size)); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// inMemory is how much of what can be read only once is kept in memory, in bytes; more
// goes into a temporary file.
const inMemory = 8 << 20

// spool keeps what src gives, about size bytes and up to limit, to be read again. It must
// be closed. The error is a *Failure.
func spool(name string, src io.Reader, size, limit int64) (s Stream, closing func(), err error) {
	buffer := bytes.NewBuffer(make([]byte, 0, max(0, min(size, inMemory))+bytes.MinRead))
	size, err = buffer.ReadFrom(io.LimitReader(src, min(limit+1, inMemory)))
	head := buffer.Bytes()
	if err != nil {
		return Stream{}, nil, brokenOff(size, err)
	}
	if size < min(limit+1, inMemory) {
		return Content{Name: name, Data: head}.stream(), func() {}, nil
	}
	f, closing, err := temporary()
	if err != nil {
		return Stream{}, nil, failf(Skipped, "it is too large for memory, and there is no room for a temporary file: %v", err)
	}
	size, err = io.Copy(f, io.MultiReader(bytes.NewReader(head), io.LimitReader(src, limit+1-size)))
	switch {
	case err != nil:
		err = brokenOff(size, err)
	case size > limit:
		err = tooLarge(limit)
	}
	if err != nil {
		closing()
		return Stream{}, nil, err
	}
	return Stream{Name: name, File: f, Size: size}, closing, nil
}

// brokenOff is the Failure of an input that failed after n bytes.
func brokenOff(n int64, err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return failf(Damaged, "reading it failed after %d bytes: %v; copy it anew", n, reason(err))
}
