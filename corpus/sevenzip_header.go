package corpus

import (
	"encoding/binary"
	"math/bits"
)

// sevenHeader walks through the header of a 7z file (7zFormat.txt of the LZMA SDK).
type sevenHeader struct {
	rest   []byte
	err    error
	packed bool // the header lies packed in the file, at packedAt

	packedAt int64
	sizes    []int64 // of packed streams
	folders  []sevenFolder
}

// sevenFolder is how one stream of a 7z file is packed.
type sevenFolder struct {
	method  string // of its first coder
	props   []byte
	coders  int
	outputs int
	size    int64 // unpacked
	summed  bool  // its checksum stands with it
	streams int
}

// The kinds of things in a header.
const (
	sevenEnd, sevenHead, sevenProperties, sevenMore, sevenStreams, sevenFiles = 0, 1, 2, 3, 4, 5
	sevenPack, sevenUnpack, sevenSub, sevenSize, sevenSum, sevenFolders       = 6, 7, 8, 9, 10, 11
	sevenUnpackSize, sevenCounts, sevenPacked                                 = 12, 13, 23
)

func (h *sevenHeader) bad() {
	if h.err == nil {
		h.err = failf(Damaged, "the list of entries in the 7z archive is damaged; copy it anew")
	}
	h.rest = nil
}

func (h *sevenHeader) take(n uint64) []byte {
	if n > uint64(len(h.rest)) {
		h.bad()
		return nil
	}
	b := h.rest[:n]
	h.rest = h.rest[n:]
	return b
}

func (h *sevenHeader) byte() byte {
	if b := h.take(1); b != nil {
		return b[0]
	}
	return 0
}

// number reads a number: as many leading ones in its first byte as bytes follow.
func (h *sevenHeader) number() uint64 {
	first := h.byte()
	n := bits.LeadingZeros8(^first)
	var low [8]byte
	copy(low[:], h.take(uint64(n)))
	v := binary.LittleEndian.Uint64(low[:])
	if n < 7 {
		v |= uint64(first&(1<<(7-n)-1)) << (8 * n)
	}
	return v
}

// count reads how many things follow, each of at least a byte.
func (h *sevenHeader) count() int {
	n := h.number()
	if n > uint64(len(h.rest)) {
		h.bad()
		return 0
	}
	return int(n)
}

// numbers reads n numbers.
func (h *sevenHeader) numbers(n int) []int64 {
	var list []int64
	for i := 0; i < n && h.err == nil; i++ {
		list = append(list, int64(h.number()))
	}
	return list
}

// walk reads a header, or where it lies if it is packed.
func (h *sevenHeader) walk() {
	switch h.byte() {
	case sevenPacked:
		h.packed = true
		h.streams()
		return
	case sevenHead:
	default:
		h.bad()
	}
	for h.err == nil {
		switch h.byte() {
		case sevenProperties:
			for h.byte() != sevenEnd {
				h.take(h.number())
			}
		case sevenMore, sevenStreams:
			h.sizes, h.folders = nil, nil
			h.streams()
		case sevenFiles:
			h.count() // their names and times take more than a byte each
			return
		case sevenEnd:
			return
		default:
			h.bad()
		}
	}
}

func (h *sevenHeader) streams() {
	for h.err == nil {
		switch h.byte() {
		case sevenPack:
			h.packInfo()
		case sevenUnpack:
			h.unpackInfo()
		case sevenSub:
			h.subInfo()
		case sevenEnd:
			return
		default:
			h.bad()
		}
	}
}

func (h *sevenHeader) packInfo() {
	h.packedAt = int64(h.number())
	n := h.count()
	for h.err == nil {
		switch h.byte() {
		case sevenSize:
			h.sizes = h.numbers(n)
		case sevenSum:
			h.sums(n)
		case sevenEnd:
			return
		default:
			h.bad()
		}
	}
}

// sums reads checksums, and reports which of n things have one.
func (h *sevenHeader) sums(n int) []bool {
	has := make([]bool, n)
	if h.byte() != 0 {
		for i := range has {
			has[i] = true
		}
	} else {
		set := h.take(uint64(n+7) / 8)
		for i := range has {
			has[i] = i/8 < len(set) && set[i/8]&(0x80>>(i%8)) != 0
		}
	}
	for i := range has {
		if has[i] {
			h.take(4)
		}
	}
	return has
}

func (h *sevenHeader) unpackInfo() {
	if h.byte() != sevenFolders {
		h.bad()
	}
	n := h.count()
	if h.byte() != 0 { // they lie elsewhere: nobody writes that
		h.bad()
	}
	for i := 0; i < n && h.err == nil; i++ {
		h.folders = append(h.folders, h.folder())
	}
	if h.byte() != sevenUnpackSize {
		h.bad()
	}
	for i := range h.folders {
		f := &h.folders[i]
		if sizes := h.numbers(f.outputs); len(sizes) > 0 {
			f.size = sizes[len(sizes)-1]
		}
	}
	for h.err == nil {
		switch h.byte() {
		case sevenSum:
			for i, has := range h.sums(len(h.folders)) {
				h.folders[i].summed = has
			}
		case sevenEnd:
			return
		default:
			h.bad()
		}
	}
}

// folder reads how a stream is packed.
func (h *sevenHeader) folder() sevenFolder {
	const most = 32
	f := sevenFolder{coders: h.count(), streams: 1}
	if f.coders == 0 || f.coders > most {
		h.bad()
	}
	inputs := 0
	for i := 0; i < f.coders && h.err == nil; i++ {
		flags := h.byte()
		method := string(h.take(uint64(flags & 0x0F)))
		in, out := 1, 1
		if flags&0x10 != 0 {
			in, out = h.count(), h.count()
		}
		var props []byte
		if flags&0x20 != 0 {
			props = h.take(uint64(h.count()))
		}
		if inputs, f.outputs = inputs+in, f.outputs+out; inputs > most || f.outputs > most {
			h.bad()
		}
		h.coder(method, props)
		if i == 0 {
			f.method, f.props = method, props
		}
	}
	pairs := f.outputs - 1
	if pairs < 0 || inputs < pairs {
		h.bad()
		return f
	}
	h.numbers(2 * pairs)
	if inputs-pairs > 1 {
		h.numbers(inputs - pairs)
	}
	return f
}

// subInfo reads how the streams are divided into files.
func (h *sevenHeader) subInfo() {
	kind := h.byte()
	if kind == sevenCounts {
		left := len(h.rest)
		for i := range h.folders {
			n := h.number()
			if n > uint64(left)+1 {
				h.bad()
				return
			}
			h.folders[i].streams = int(n)
			left -= max(int(n)-1, 0)
		}
		kind = h.byte()
	}
	if kind == sevenSize {
		for _, f := range h.folders {
			h.numbers(f.streams - 1)
		}
		kind = h.byte()
	}
	if kind == sevenSum {
		n := 0
		for _, f := range h.folders {
			n += when(f.streams != 1 || !f.summed, f.streams)
		}
		h.sums(n)
		kind = h.byte()
	}
	if kind != sevenEnd {
		h.bad()
	}
}
