package corpus

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// tarFile reads .tar files; packed ones come from compression.
type tarFile struct{}

func (tarFile) Name() string           { return "tar archive" }
func (tarFile) Extensions() []string   { return []string{".tar"} }
func (tarFile) MediaType() string      { return "application/x-tar" }
func (tarFile) Sniff(head []byte) bool { return isTar(head) }

func (t tarFile) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return t.Stream(ctx, c.stream(), l, emit)
}

func (tarFile) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	return readTar(ctx, io.NewSectionReader(s.File, 0, s.Size), l, emit)
}

// isTar reports whether head begins with the header of a tar file, whose checksum holds.
func isTar(head []byte) bool {
	const size, at, end = 512, 148, 156
	if len(head) < size || head[0] == 0 {
		return false
	}
	want, err := strconv.ParseUint(strings.Trim(string(head[at:end]), " \x00"), 8, 32)
	sum := uint64(' ') * (end - at)
	for i, b := range head[:size] {
		if i < at || i >= end {
			sum += uint64(b)
		}
	}
	return err == nil && sum == want
}

// readTar emits what a tar file holds.
func readTar(ctx context.Context, src io.Reader, l Limits, emit func(Member) error) error {
	whole := &tail{r: src}
	r := tar.NewReader(whole)
	for n := 0; ; n++ {
		h, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return whole.finish()
		case err != nil:
			return fmt.Errorf("entry %d of the tar archive: %w", n+1, err)
		case ctx.Err() != nil:
			return ctx.Err()
		case n > l.Members:
			return failf(Limit, "it holds more than %d entries and folders: the others are not read; raise the limit (--max-entries)", l.Members)
		}
		m, ok := tarItem(h).member()
		if !ok {
			continue
		}
		if m.Err == nil {
			m.File, m.Size = r, h.Size
		}
		if err := emit(m); err != nil {
			return err
		}
	}
}

func tarItem(h *tar.Header) item {
	i := item{name: h.Name, mode: h.FileInfo().Mode().Type()}
	if h.Typeflag == tar.TypeLink || h.Typeflag == tar.TypeSymlink {
		i.link = h.Linkname
	}
	return i
}

// tail is a reader that knows with how many zeros its source ends.
type tail struct {
	r     io.Reader
	zeros int64
}

func (t *tail) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	rest := bytes.TrimRight(p[:n], "\x00")
	if len(rest) > 0 {
		t.zeros = 0
	}
	t.zeros += int64(n - len(rest))
	return n, err
}

// finish reads the rest of a tar file, which ends with at least a block of zeros.
func (t *tail) finish() error {
	if _, err := io.Copy(io.Discard, t); err != nil {
		return err
	}
	if t.zeros < 512 {
		return failf(Damaged, "the tar archive has no end, so entries may be missing; copy it anew")
	}
	return nil
}
