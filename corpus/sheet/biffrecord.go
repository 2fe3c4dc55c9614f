package sheet

import (
	"encoding/binary"
	"math"
)

// The records of an .xls file that are read; their names are those of [MS-XLS].
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recBoundSheet = 0x0085
	recMulRk      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSst   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

// record is one of a workbook's stream. parts are its data and those of the records that
// continue it.
type record struct {
	kind  uint16
	parts [][]byte
}

// data is the first part of r.
func (r record) data() []byte { return r.parts[0] }

// next reads the record at offset at of a stream and returns the offset behind it; not
// ok at the end.
func next(stream []byte, at int) (r record, after int, ok bool) {
	for at >= 0 && at+4 <= len(stream) {
		kind := binary.LittleEndian.Uint16(stream[at:])
		size := int(binary.LittleEndian.Uint16(stream[at+2:]))
		if at+4+size > len(stream) || len(r.parts) > 0 && kind != recContinue {
			break
		}
		if len(r.parts) == 0 {
			r.kind = kind
		}
		r.parts = append(r.parts, stream[at+4:at+4+size])
		at += 4 + size
	}
	return r, at, len(r.parts) > 0
}

func float(d []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(d)) }

// compressed reads an RK: a float without its lower half, or an integer, perhaps in
// hundredths.
func compressed(d []byte) float64 {
	rk := binary.LittleEndian.Uint32(d)
	v := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}
