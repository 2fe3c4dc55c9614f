package sheet

import (
	"context"
	"encoding/binary"
	"math"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// rec is a record as it stands in a file.
func rec(kind uint16, data ...[]byte) []byte {
	d := slices.Concat(data...)
	return slices.Concat(u16(kind, uint16(len(d))), d)
}

func u16(values ...uint16) []byte {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

func u32(values ...uint32) []byte {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

// wide is a string of BIFF8 with its length, its flags and two bytes a character.
func wide(s string) []byte {
	units := utf16.Encode([]rune(s))
	return slices.Concat(u16(uint16(len(units))), []byte{1}, u16(units...))
}

// stream is a workbook with one sheet.
func stream(version uint16, globals, cells []byte) []byte {
	begin := rec(recBOF, u16(version, 5))
	sheet := rec(recBoundSheet, u32(0), []byte{0, 0, 1, 0, 'A'})
	if version < 0x0600 {
		sheet = rec(recBoundSheet, u32(0), []byte{0, 0, 1, 'A'})
	}
	at := len(begin) + len(globals) + len(sheet) + len(rec(recEOF))
	copy(sheet[4:], u32(uint32(at)))
	return slices.Concat(begin, globals, sheet, rec(recEOF), rec(recBOF, u16(version, 16)), cells, rec(recEOF))
}

// cellsOf collects the rows of a workbook.
type cellsOf struct{ rows [][]string }

func (c *cellsOf) Sheet(string, []Area) error { return nil }
func (c *cellsOf) Row(_ int, cells []string) error {
	c.rows = append(c.rows, slices.Clone(cells))
	return nil
}

func read(t *testing.T, stream []byte) [][]string {
	t.Helper()
	var c cellsOf
	if err := readStream(context.Background(), stream, Limits{}.withDefaults(), &c); err != nil {
		t.Fatal(err)
	}
	return c.rows
}

func TestRecords(t *testing.T) {
	ieee := func(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }
	rk := func(v int32) []byte { return u32(uint32(v)<<2 | 2) }
	cells := slices.Concat(
		rec(recLabel, u16(1, 0, 0), wide("轮椅")),
		rec(recNumber, u16(0, 0, 0), ieee(-2.5)),
		rec(recRK, u16(0, 1, 0), rk(-7)),
		rec(recMulRk, u16(0, 2), u16(0), rk(3), u16(0), u32(uint32(450)<<2|3), u16(3)),
		rec(recFormula, u16(1, 1, 0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 6)),
		rec(recString, wide("合计")),
		rec(recFormula, u16(1, 2, 0), []byte{1, 0, 1, 0, 0, 0, 0xFF, 0xFF}),
		rec(recFormula, u16(1, 3, 0), ieee(12)),
		rec(recBoolErr, u16(1, 4, 0), []byte{0, 0}),
		rec(recBoolErr, u16(1, 5, 0), []byte{7, 1}),                                       // #DIV/0!
		rec(recBOF, u16(0x0600, 32)), rec(recNumber, u16(9, 9, 0), ieee(99)), rec(recEOF), // a chart
	)
	want := [][]string{{"-2.5", "-7", "3", "4.5"}, {"轮椅", "合计", "TRUE", "12", "FALSE"}}
	if diff := cmp.Diff(want, read(t, stream(0x0600, nil, cells))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBeforeUnicode reads a workbook of Excel 95, whose strings are GBK.
func TestBeforeUnicode(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("轮椅"))
	if err != nil {
		t.Fatal(err)
	}
	cells := rec(recLabel, u16(0, 0, 0), u16(4), gbk)
	if diff := cmp.Diff([][]string{{"轮椅"}}, read(t, stream(0x0500, rec(recCodePage, u16(936)), cells))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSharedStrings breaks strings at the end of a record: amid their characters, which
// then say anew how wide they are, and amid what follows these.
func TestSharedStrings(t *testing.T) {
	table := rec(recSST, u32(3, 3),
		slices.Concat(u16(4), []byte{1 | 8}, u16(1), u16(utf16.Encode([]rune("残联"))...))) // rich, and broken
	table = append(table, rec(recContinue, []byte{0}, []byte("AB"), []byte{1, 2})...)
	table = append(table, rec(recContinue, []byte{3, 4}, // the rest of its fonts
		u16(2), []byte{1 | 4}, u32(3), u16(utf16.Encode([]rune("轮椅"))...), []byte("xyz"), // read aloud
		u16(1), []byte{0}, []byte("!"))...)
	var cells []byte
	for i := range uint16(4) {
		cells = append(cells, rec(recLabelSst, u16(0, i, 0), u32(uint32(i)))...)
	}
	if diff := cmp.Diff([][]string{{"残联AB", "轮椅", "!"}}, read(t, stream(0x0600, table, cells))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStyles(t *testing.T) {
	globals := slices.Concat(
		rec(recDate1904, u16(1)),
		rec(recFormat, u16(164), wide(`0.0"万元"`)),
		rec(recXF, u16(0, 164)), rec(recXF, u16(0, 10)), rec(recXF, u16(0, 31)))
	rk := func(v uint32) []byte { return u32(v<<2 | 3) }
	cells := rec(recMulRk, u16(0, 0), u16(0), rk(620), u16(1), rk(95), u16(2), rk(43969*100), u16(2))
	want := [][]string{{"6.2万元", "95.00%", "2024年5月19日"}}
	if diff := cmp.Diff(want, read(t, stream(0x0600, globals, cells))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
