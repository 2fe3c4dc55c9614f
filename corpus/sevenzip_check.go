package corpus

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

// checkSevenZip looks at the header of a 7z file before the library does, which takes as
// much memory as the header says: every number of things must fit into the bytes that
// describe them, and what unpacking takes in memory must be bounded. unlock reports that
// there are passwords for a header that is encrypted.
func checkSevenZip(s Stream, unlock bool) error {
	const start, most = 32, 256 << 20
	head, err := readAt(s.File, 0, min(s.Size, start), nil)
	if err != nil {
		return err
	}
	if len(head) < start {
		return incompleteSevenZip()
	}
	at, size := record(head).i64(12), record(head).i64(20)
	if at < 0 || size < 0 || at > s.Size-start || size > s.Size-start-at {
		return incompleteSevenZip()
	}
	if size > most {
		return failf(Limit, "its list of entries takes more than %d MiB; pack it anew, in several archives", most>>20)
	}
	if size == 0 {
		return nil
	}
	data, err := readAt(s.File, start+at, size, nil)
	if err != nil {
		return err
	}
	h := &sevenHeader{rest: data}
	h.walk()
	if h.err == nil && h.packed {
		return h.unpacked(s, most, unlock)
	}
	return h.err
}

func incompleteSevenZip() *Failure {
	return failf(Damaged, "the 7z archive is incomplete; copy it anew")
}

// The methods that are read.
const (
	sevenLZMA  = "\x03\x01\x01"
	sevenLZMA2 = "\x21"
	sevenPPMd  = "\x03\x04\x01"
	sevenAES   = "\x06\xF1\x07\x01"
)

// coder checks what a method takes in memory or time.
func (h *sevenHeader) coder(method string, props []byte) {
	memory := uint64(0)
	switch {
	case (method == sevenLZMA || method == sevenPPMd) && len(props) == 5:
		memory = uint64(record(props).u32(1))
	case method == sevenLZMA2 && len(props) == 1:
		memory = uint64(2|props[0]&1) << (min(props[0], 62)/2 + 11)
	case method == sevenAES && len(props) > 0 && props[0]&0x3F > 24:
		memory = 1 << 62 // of time, rather: the rounds that make a key
	}
	if memory > 4*mostWindow && h.err == nil {
		h.bad()
		h.err = failf(Limit, "unpacking it takes more than %d MiB of memory; pack it anew with a smaller dictionary", 4*mostWindow>>20)
	}
}

// unpacked walks through a header that is packed.
func (h *sevenHeader) unpacked(s Stream, most int64, unlock bool) error {
	if len(h.folders) != 1 || len(h.sizes) == 0 {
		return incompleteSevenZip()
	}
	f := h.folders[0]
	if f.method == sevenAES || f.coders > 1 {
		if !unlock {
			return noPassword()
		}
		return nil
	}
	if f.size < 0 || f.size > most || f.method != sevenLZMA || len(f.props) != 5 {
		return failf(Unsupported, "the list of entries in the 7z archive is packed in a way that is not read; pack it anew")
	}
	head := binary.LittleEndian.AppendUint64(bytes.Clone(f.props), uint64(f.size))
	body := io.NewSectionReader(s.File, 32+h.packedAt, h.sizes[0])
	r, err := lzma.NewReader(io.MultiReader(bytes.NewReader(head), body))
	if err != nil {
		return incompleteSevenZip()
	}
	data, err := io.ReadAll(io.LimitReader(r, f.size))
	if err != nil {
		return incompleteSevenZip()
	}
	inner := &sevenHeader{rest: data}
	if inner.walk(); inner.packed {
		return incompleteSevenZip()
	}
	return inner.err
}
