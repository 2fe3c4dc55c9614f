package corpus

import (
	"bufio"
	"errors"
	"io"
)

// zipRecords reads the entries of a directory one after another.
type zipRecords struct{ r *bufio.Reader }

func newRecords(r io.Reader) zipRecords { return zipRecords{bufio.NewReader(r)} }

var errRecord = errors.New("not an entry of a directory")

// entry reads the next one. ok is false at the end.
func (z zipRecords) entry() (e zipEntry, ok bool, err error) {
	head := make(record, directorySize)
	if _, err := io.ReadFull(z.r, head); errors.Is(err, io.EOF) {
		return e, false, nil
	} else if err != nil || !head.is(directorySignature) {
		return e, false, errRecord
	}
	rest := make([]byte, int(head.u16(28))+int(head.u16(30))+int(head.u16(32)))
	if _, err := io.ReadFull(z.r, rest); err != nil {
		return e, false, err
	}
	e = zipEntry{
		name:       string(rest[:head.u16(28)]),
		system:     head[5],
		flags:      head.u16(8),
		method:     head.u16(10),
		time:       head.u16(12),
		crc:        head.u32(16),
		packed:     int64(head.u32(20)),
		size:       int64(head.u32(24)),
		attributes: head.u32(38),
		offset:     int64(head.u32(42)),
	}
	return e, true, e.extend(rest[len(e.name):][:head.u16(30)])
}

// extend reads the numbers that do not fit into 32 bits from the extra fields.
func (e *zipEntry) extend(extra record) error {
	const large, locked = 1, 0x9901
	for len(extra) >= 4 {
		id, n := extra.u16(0), int(extra.u16(2))
		if n > len(extra)-4 {
			return nil // padding
		}
		field := extra[4 : 4+n]
		extra = extra[4+n:]
		if id == locked {
			e.readLock(field)
		}
		if id != large {
			continue
		}
		for _, v := range []*int64{&e.size, &e.packed, &e.offset} {
			if *v != 1<<32-1 {
				continue
			}
			if len(field) < 8 || field.i64(0) < 0 {
				return errRecord
			}
			*v, field = field.i64(0), field[8:]
		}
	}
	return nil
}
