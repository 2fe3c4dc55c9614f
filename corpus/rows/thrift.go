package rows

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go/format"

	"heshu/corpus/layout"
)

// The library believes the lengths of lists and pages that a file claims, and Go cannot
// recover from an allocation that is too large. So the metadata are walked first:
// nothing in them may be longer than what is left of them.

// What the metadata of a file may come to.
const (
	mostFooter = 32 << 20
	mostListed = 2_000_000
	mostDepth  = 32
	mostHeader = 1 << 20   // of a page
	mostPage   = 256 << 20 // unpacked
	mostValues = 64 << 20  // of a page
)

var errMetadata = errors.New("its metadata claim more than there is")

// checkFooter walks the metadata at the end of a file.
func checkFooter(r io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < 12 {
		return errMetadata
	}
	if _, err := r.ReadAt(tail[:], size-8); err != nil {
		return err
	}
	length := int64(binary.LittleEndian.Uint32(tail[:]))
	switch {
	case string(tail[4:]) != "PAR1":
		return errors.New("it does not end as a Parquet file, or is encrypted")
	case length > size-12:
		return errMetadata
	case length > mostFooter:
		return layout.Faultf(layout.Limit, "its metadata have %d bytes, more than the %d that are read", length, mostFooter)
	}
	footer := make([]byte, length)
	if _, err := r.ReadAt(footer, size-8-length); err != nil {
		return err
	}
	w := &walker{b: footer, left: mostListed}
	w.structure(0, nil)
	return w.err
}

// checkPages walks the headers of the pages of a column in a group of rows.
func checkPages(r io.ReaderAt, size int64, m *format.ColumnMetaData) error {
	at := m.DataPageOffset
	if d := m.DictionaryPageOffset; d > 0 && d < at {
		at = d
	}
	end := at + m.TotalCompressedSize
	if at < 4 || m.TotalCompressedSize < 0 || end > size-8 {
		return errMetadata
	}
	for at < end {
		length, err := checkPage(io.NewSectionReader(r, at, end-at))
		if err != nil {
			return err
		}
		at += length
	}
	return nil
}

// checkPage walks the header of the page at the beginning of r and returns the length of
// the page.
func checkPage(r *io.SectionReader) (int64, error) {
	for _, most := range []int{4 << 10, mostHeader} {
		head := make([]byte, min(int64(most), r.Size()))
		if _, err := r.ReadAt(head, 0); err != nil {
			return 0, err
		}
		w := &walker{b: head, left: mostListed, largest: mostValues}
		var unpacked, packed int64
		w.structure(0, func(id int, v int64) {
			switch id {
			case 2:
				unpacked = v
			case 3:
				packed = v
			}
		})
		length := int64(len(head)-len(w.b)) + packed
		switch {
		case w.err != nil && len(head) == most:
			continue // perhaps its statistics are long
		case w.err != nil:
			return 0, w.err
		case unpacked > mostPage:
			return 0, layout.Faultf(layout.Limit, "a page of it unpacks to %d bytes, more than the %d that are read", unpacked, mostPage)
		case unpacked < 0 || packed < 0 || length > r.Size():
			return 0, errMetadata
		}
		return length, nil
	}
	return 0, errMetadata
}

// walker walks over data in Thrift's compact protocol.
type walker struct {
	b       []byte
	left    int   // elements of lists that may still come
	largest int64 // integers in inner structures; 0: any
	err     error
}

// fail ends the walk.
func (w *walker) fail(err error) {
	if w.err == nil {
		w.err = err
	}
	w.b = nil
}

func (w *walker) byte() byte {
	if len(w.b) == 0 {
		w.fail(errMetadata)
		return 0
	}
	c := w.b[0]
	w.b = w.b[1:]
	return c
}

func (w *walker) uvarint() uint64 {
	v, n := binary.Uvarint(w.b)
	if n <= 0 {
		w.fail(errMetadata)
		return 0
	}
	w.b = w.b[n:]
	return v
}

// skip passes over n bytes.
func (w *walker) skip(n uint64) {
	if n > uint64(len(w.b)) {
		w.fail(errMetadata)
		return
	}
	w.b = w.b[n:]
}

// structure walks over a structure. number gets its integers by the ids of their fields.
func (w *walker) structure(depth int, number func(id int, v int64)) {
	id := 0
	for w.err == nil {
		head := w.byte()
		kind := head & 0xF
		if kind == 0 {
			return
		}
		if delta := int(head >> 4); delta != 0 {
			id += delta
		} else {
			id = int(zigzag(w.uvarint()))
		}
		if number != nil && kind >= 4 && kind <= 6 {
			number(id, zigzag(w.uvarint()))
		} else if kind > 2 { // true and false are in the head
			w.value(kind, depth+1)
		}
	}
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// value walks over a value of a kind.
func (w *walker) value(kind byte, depth int) {
	switch {
	case depth > mostDepth:
		w.fail(fmt.Errorf("its metadata lie more than %d deep in each other", mostDepth))
	case kind <= 3:
		w.skip(1)
	case kind <= 6:
		if v := zigzag(w.uvarint()); w.largest > 0 && (v > w.largest || v < 0) {
			w.fail(errMetadata)
		}
	case kind == 7:
		w.skip(8)
	case kind == 8:
		w.skip(w.uvarint())
	case kind == 9 || kind == 10:
		w.list(depth)
	case kind == 11:
		w.pairs(depth)
	case kind == 12:
		w.structure(depth, nil)
	case kind == 13:
		w.skip(16)
	default:
		w.fail(errMetadata)
	}
}

// list walks over a list or a set.
func (w *walker) list(depth int) {
	head := w.byte()
	n := uint64(head >> 4)
	if n == 15 {
		n = w.uvarint()
	}
	w.elements(n, func() { w.value(head&0xF, depth+1) })
}

// pairs walks over a map.
func (w *walker) pairs(depth int) {
	n := w.uvarint()
	if n == 0 {
		return
	}
	kinds := w.byte()
	w.elements(n, func() {
		w.value(kinds>>4, depth+1)
		w.value(kinds&0xF, depth+1)
	})
}

func (w *walker) elements(n uint64, element func()) {
	if n > uint64(len(w.b)) {
		w.fail(errMetadata)
		return
	}
	if w.left -= int(n); w.left < 0 {
		w.fail(layout.Faultf(layout.Limit, "its metadata list more than %d things", mostListed))
		return
	}
	for range n {
		if w.err != nil {
			return
		}
		element()
	}
}
