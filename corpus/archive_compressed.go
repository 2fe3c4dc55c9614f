package corpus

import (
	"bufio"
	"compress/bzip2"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/xi2/xz"
)

// mostWindow is how far back packed data may refer, in bytes: what unpacking takes in
// memory.
const mostWindow = 128 << 20

// compression reads a file that is packed as a whole: a tar archive, or one file.
type compression struct {
	archive
	magic string
	open  func(io.Reader) (r io.Reader, closing func(), err error)
}

func compressions() []compression {
	return []compression{
		{archive{"gzip data", "application/gzip", []string{".gz", ".tgz"}}, "\x1F\x8B", openGzip},
		{archive{"xz data", "application/x-xz", []string{".xz", ".txz"}}, "\xFD7zXZ\x00", openXZ},
		{archive{"zstandard data", "application/zstd", []string{".zst", ".tzst"}}, "\x28\xB5\x2F\xFD", openZstd},
		{archive{"bzip2 data", "application/x-bzip2", []string{".bz2", ".tbz2", ".tbz"}}, "BZh", openBzip2},
	}
}

func openGzip(r io.Reader) (io.Reader, func(), error) {
	z, err := gzip.NewReader(r)
	return z, func() {}, err
}

func openXZ(r io.Reader) (io.Reader, func(), error) {
	z, err := xz.NewReader(bufio.NewReader(r), mostWindow)
	return z, func() {}, err
}

func openZstd(r io.Reader) (io.Reader, func(), error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderMaxWindow(mostWindow), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, func() {}, err
	}
	return z, z.Close, nil
}

func openBzip2(r io.Reader) (io.Reader, func(), error) { return bzip2.NewReader(r), func() {}, nil }

// Note implements noted.
func (compression) Note() string { return "one file, or a tar archive" }

func (c compression) Sniff(head []byte) bool { return strings.HasPrefix(string(head), c.magic) }

func (c compression) Read(ctx context.Context, content Content, l Limits, emit func(Member) error) error {
	return c.Stream(ctx, content.stream(), l, emit)
}

func (c compression) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	packed := bufio.NewReaderSize(io.NewSectionReader(s.File, 0, s.Size), blockSize)
	r, closing, err := c.open(packed)
	if err != nil {
		return err
	}
	defer closing()
	unpacked := bufio.NewReaderSize(unpacker{r}, blockSize)
	if head, _ := unpacked.Peek(sniffed); isTar(head) {
		return readTar(ctx, &bounded{unpacked, l.Expanded}, l, emit)
	}
	return emit(Member{File: unpacked, Base: c.inner(s.Name)})
}

// unpacker is a reader of unpacked data whose errors say what to do about them.
type unpacker struct{ io.Reader }

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, xz.ErrMemlimit) {
		return n, failf(Limit, "unpacking it takes more than %d MiB of memory; pack it anew with a smaller window or dictionary", mostWindow>>20)
	}
	return n, err
}

// inner is the name of what is packed in a file: report.txt for report.txt.gz.
func (c compression) inner(name string) string {
	ext := path.Ext(name)
	for _, e := range c.extensions {
		if strings.EqualFold(e, ext) {
			return strings.TrimSuffix(name, ext)
		}
	}
	return name
}
