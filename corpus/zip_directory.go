package corpus

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
)

// The signatures and sizes of the records of a zip file (APPNOTE.TXT of PKWARE, section 4.3).
const (
	localSignature     = "PK\x03\x04"
	directorySignature = "PK\x01\x02"
	endSignature       = "PK\x05\x06"
	end64Signature     = "PK\x06\x06"
	locator64Signature = "PK\x06\x07"
	localSize          = 30
	directorySize      = 46
	endSize            = 22
	end64Size          = 56
	locator64Size      = 20
	mostComment        = 1<<16 - 1
)

// zipEntry is an entry as the directory of a zip file has it.
type zipEntry struct {
	name           string // as found
	flags, method  uint16
	system         byte // that made it
	attributes     uint32
	crc            uint32
	time           uint16 // of its last change
	lock           zipLock
	packed, size   int64
	offset, body   int64  // of its local header, and of its content
	contradictions string // what readers may differ on
}

// zipDirectory is the directory of a zip file.
type zipDirectory struct {
	start, end int64 // of the directory
	base       int64 // what stands before the zip file
	entries    []zipEntry
	more       bool // there are more than asked for
}

// zipReader reads the records of a zip file.
type zipReader struct {
	file io.ReaderAt
	size int64
}

// little reads a record of n bytes at an offset.
func (z zipReader) little(at int64, n int) (record, error) {
	if at < 0 || at+int64(n) > z.size {
		return nil, failf(Damaged, "the zip archive is incomplete: something should stand at byte %d; copy it anew", at)
	}
	b, err := readAt(z.file, at, int64(n), nil)
	return record(b), err
}

// record is a record of numbers whose lowest byte comes first.
type record []byte

func (r record) u16(at int) uint16 { return binary.LittleEndian.Uint16(r[at:]) }
func (r record) u32(at int) uint32 { return binary.LittleEndian.Uint32(r[at:]) }
func (r record) i64(at int) int64  { return int64(binary.LittleEndian.Uint64(r[at:])) }

func (r record) is(signature string) bool {
	return len(r) >= len(signature) && string(r[:len(signature)]) == signature
}

// directory reads the directory, up to most entries.
func (z zipReader) directory(most int) (*zipDirectory, error) {
	d, err := z.locate()
	if err != nil {
		return nil, err
	}
	section := io.NewSectionReader(z.file, d.start, d.end-d.start)
	r := newRecords(section)
	for {
		e, ok, err := r.entry()
		switch {
		case err != nil:
			return nil, failf(Damaged, "the directory of the zip archive breaks off after %d entries; copy it anew", len(d.entries))
		case !ok:
			return d, nil
		case len(d.entries) == most:
			d.more = true
			return d, nil
		}
		e.offset += d.base
		d.entries = append(d.entries, e)
	}
}

// locate finds the directory by the record at the end of the file.
func (z zipReader) locate() (*zipDirectory, error) {
	n := min(z.size, endSize+mostComment)
	tail, err := readAt(z.file, z.size-n, n, nil)
	if err != nil {
		return nil, err
	}
	ends := endRecords(tail)
	switch {
	case len(ends) == 0:
		return nil, failf(Damaged, "the zip archive has no directory at its end: it is incomplete; copy it anew")
	case len(ends) > 1:
		return nil, failf(Ambiguous, "the zip archive has more than one directory, and programs differ on which one counts; unpack it and look at it")
	}
	end := record(tail[ends[0]:])
	at := z.size - n + int64(ends[0])
	d := &zipDirectory{end: at}
	size, offset := int64(end.u32(12)), int64(end.u32(16))
	if at >= locator64Size {
		if size, offset, err = z.locate64(d, size, offset); err != nil {
			return nil, err
		}
	}
	d.start = d.end - size
	d.base = d.start - offset
	if d.start < 0 || d.base < 0 || size < 0 || offset < 0 {
		return nil, failf(Damaged, "the directory of the zip archive does not lie where its end says; copy it anew")
	}
	return d, nil
}

// locate64 reads the record of large archives, if there is one before the end record.
func (z zipReader) locate64(d *zipDirectory, size, offset int64) (int64, int64, error) {
	locator, err := z.little(d.end-locator64Size, locator64Size)
	if err != nil || !locator.is(locator64Signature) {
		return size, offset, err
	}
	at := d.end - locator64Size - end64Size
	end, err := z.little(at, end64Size)
	if err != nil {
		return 0, 0, err
	}
	if !end.is(end64Signature) {
		return 0, 0, failf(Damaged, "the zip archive has no record of a large archive where it should be; copy it anew")
	}
	d.end = at
	return end.i64(40), end.i64(48), nil
}

// endRecords returns where in the tail of a file records stand that end a zip file: their
// comment reaches to the end.
func endRecords(tail []byte) []int {
	var found []int
	for at := 0; at+endSize <= len(tail); at++ {
		n := bytes.Index(tail[at:], []byte(endSignature))
		if n < 0 {
			break
		}
		if at += n; at+endSize <= len(tail) && at+endSize+int(record(tail).u16(at+20)) == len(tail) {
			found = append(found, at)
		}
	}
	return found
}

// check compares the directory with what stands before each entry, and finds those that
// readers may differ on. The error says that they may differ on the archive as a whole.
func (z zipReader) check(d *zipDirectory) error {
	names := make(map[string]int, len(d.entries))
	order := make([]*zipEntry, len(d.entries))
	for i := range d.entries {
		e := &d.entries[i]
		names[itemName(e.name)]++
		order[i] = e
		if err := z.checkLocal(e); err != nil {
			return err
		}
	}
	for i := range d.entries {
		if e := &d.entries[i]; names[itemName(e.name)] > 1 {
			e.contradictions = "another entry has this name"
		}
	}
	slices.SortFunc(order, func(a, b *zipEntry) int { return int(min(max(a.offset-b.offset, -1), 1)) })
	return z.checkOrder(d, order)
}

// checkLocal compares an entry with its local header.
func (z zipReader) checkLocal(e *zipEntry) error {
	const encrypted, described = 1, 8
	h, err := z.little(e.offset, localSize+len(e.name))
	if err != nil || !h.is(localSignature) {
		return failf(Damaged, "the directory of the zip archive names the entry %q, and there is none; copy the archive anew", itemName(e.name))
	}
	e.body = e.offset + localSize + int64(h.u16(26)) + int64(h.u16(28))
	differs := func(at int, want int64) bool {
		v := h.u32(at)
		return h.u16(6)&described == 0 && v != 1<<32-1 && int64(v) != want
	}
	switch {
	case int(h.u16(26)) != len(e.name) || string(h[localSize:]) != e.name:
		e.contradictions = "its own header has another name than the directory"
	case h.u16(8) != e.method || (h.u16(6)^e.flags)&encrypted != 0:
		e.contradictions = "its own header and the directory differ on how it is packed"
	case differs(14, int64(e.crc)) || differs(18, e.packed) || differs(22, e.size):
		e.contradictions = "its own header and the directory differ on its size or checksum"
	}
	return nil
}

// checkOrder finds entries that overlap, and headers of entries that the directory does
// not name, which programs that do not read the directory would find.
func (z zipReader) checkOrder(d *zipDirectory, order []*zipEntry) error {
	at := d.base
	for i, e := range order {
		if e.offset < at && i > 0 {
			e.contradictions = "it overlaps with another entry"
			order[i-1].contradictions = e.contradictions
		} else if z.hides(at, e.offset) {
			return hidden()
		}
		end := e.body + e.packed
		if end > d.start {
			e.contradictions = "it overlaps with the directory"
		}
		at = max(at, end)
	}
	if !d.more && z.hides(at, d.start) {
		return hidden()
	}
	return nil
}

func hidden() *Failure {
	return failf(Ambiguous, "the zip archive holds entries that its directory does not name, and programs differ on them; unpack it and look at it")
}

// hides reports whether a local header follows an entry that ends at byte at, maybe after
// a record of its size, before the next one that is known.
func (z zipReader) hides(at, next int64) bool {
	const mostDescriptor = 24
	if next <= at {
		return false
	}
	gap, err := z.little(at, int(min(next-at, mostDescriptor+int64(len(localSignature)))))
	if err != nil {
		return false
	}
	for _, descriptor := range [...]int{0, 12, 16, 20, mostDescriptor} {
		if descriptor < len(gap) && gap[descriptor:].is(localSignature) {
			return true
		}
	}
	return false
}
