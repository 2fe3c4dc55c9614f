// Package ole opens compound files, which old Office documents are (.doc, .xls, .wps):
// files that hold streams, as MS-CFB describes them.
package ole

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"heshu/corpus/layout"
)

// Signature is what a compound file begins with.
const Signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// chunk is how much of a stream is read at once: the library takes quadratic time in it.
const chunk = 32 << 10

// File is an open compound file.
type File struct {
	size    int64
	streams map[string]*mscfb.File
}

// Is reports whether a file that begins with head is a compound file.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte(Signature)) }

// Open reads the directory of r. Errors are *layout.Fault.
func Open(r io.ReaderAt, size int64) (f *File, err error) {
	defer recovered(&err)
	c, err := mscfb.New(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, damaged(err)
	}
	f = &File{size: size, streams: make(map[string]*mscfb.File)}
	for _, e := range c.File {
		if name := strings.ToLower(e.Name); len(e.Path) == 0 && f.streams[name] == nil {
			f.streams[name] = e
		}
	}
	if f.Has("EncryptedPackage") {
		return nil, layout.Faultf(layout.Encrypted, "it is protected by a password; save it without one")
	}
	return f, nil
}

// recovered makes an error of a panic of the library on a damaged file.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = damaged(fmt.Errorf("%v", p))
	}
}

func damaged(err error) error {
	return layout.Faultf(layout.Damaged, "it is cut off or damaged: its streams cannot be read (%v); copy it anew, or open it and save it again", err)
}

// Has reports whether the file holds the stream, outside of storages.
func (f *File) Has(stream string) bool { return f.streams[strings.ToLower(stream)] != nil }

// Stream reads a stream whole. No stream can be longer than its file, so that a chain
// of sectors that goes round in a circle ends.
func (f *File) Stream(name string) (data []byte, err error) {
	defer recovered(&err)
	s := f.streams[strings.ToLower(name)]
	if s == nil {
		return nil, damaged(fmt.Errorf("no stream %s", name))
	}
	if s.Size > f.size {
		return nil, damaged(fmt.Errorf("the stream %s claims %d bytes in a file of %d", name, s.Size, f.size))
	}
	data = make([]byte, 0, max(s.Size, 0))
	for int64(len(data)) < s.Size {
		n, err := s.Read(data[len(data):min(len(data)+chunk, cap(data))])
		data = data[:len(data)+n]
		if err != nil && !errors.Is(err, io.EOF) || n == 0 {
			return nil, damaged(fmt.Errorf("the stream %s ends after %d of %d bytes", name, len(data), s.Size))
		}
	}
	return data, nil
}
