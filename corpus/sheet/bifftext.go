package sheet

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// text reads a string with its length before it, in one byte or, if long, in two.
func (w *workbook) text(d []byte, long bool) string {
	head := 1
	if long {
		head = 2
	}
	if len(d) < head {
		return ""
	}
	n := int(d[0])
	if long {
		n = int(binary.LittleEndian.Uint16(d))
	}
	d = d[head:]
	if !w.wide {
		return w.narrow(d[:min(n, len(d))])
	}
	s, _ := (&unicodeText{parts: [][]byte{d}}).read(n)
	return s
}

// narrow decodes a string of before Unicode.
func (w *workbook) narrow(b []byte) string {
	var e encoding.Encoding
	switch w.codePage {
	case 950:
		e = traditionalchinese.Big5
	case 1252, 367, 0x8001:
		e = charmap.Windows1252
	default:
		e = simplifiedchinese.GB18030
	}
	s, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(s)
}

// unicodeText reads strings of BIFF8, which may go on in the next part.
type unicodeText struct {
	parts [][]byte // what is left
}

// head reads n bytes, which may lie in two parts; not ok at the end.
func (t *unicodeText) head(n int) ([]byte, bool) {
	var out []byte
	for len(out) < n {
		if len(t.parts) == 0 {
			return nil, false
		}
		take := min(n-len(out), len(t.parts[0]))
		out = append(out, t.parts[0][:take]...)
		t.parts[0] = t.parts[0][take:]
		if len(t.parts[0]) == 0 {
			t.parts = t.parts[1:]
		}
	}
	return out, true
}

// read reads the flags of a string and its n characters; not ok if it is cut.
func (t *unicodeText) read(n int) (string, bool) {
	flags, ok := t.head(1)
	if !ok {
		return "", false
	}
	runs, phonetic, ok := t.extras(flags[0])
	if !ok {
		return "", false
	}
	s, ok := t.characters(n, flags[0]&1 != 0)
	if skip := 4*runs + phonetic; ok && skip > 0 {
		ok = t.skip(skip)
	}
	return s, ok
}

// extras reads how much stands behind the characters of a string: changes of its font,
// and how it is read aloud.
func (t *unicodeText) extras(flags byte) (runs, phonetic int, ok bool) {
	if flags&8 != 0 {
		b, ok := t.head(2)
		if !ok {
			return 0, 0, false
		}
		runs = int(binary.LittleEndian.Uint16(b))
	}
	if flags&4 != 0 {
		b, ok := t.head(4)
		if !ok {
			return 0, 0, false
		}
		phonetic = int(binary.LittleEndian.Uint32(b) & 0x7FFF_FFFF)
	}
	return runs, phonetic, true
}

// characters reads n characters. Where a part begins amid them, it says anew how wide
// they are.
func (t *unicodeText) characters(n int, wide bool) (string, bool) {
	var units []uint16
	for n > 0 {
		if len(t.parts) == 0 {
			return string(utf16.Decode(units)), false
		}
		size := 1
		if wide {
			size = 2
		}
		p := t.parts[0]
		take := min(n, len(p)/size)
		for i := range take {
			if wide {
				units = append(units, binary.LittleEndian.Uint16(p[2*i:]))
			} else {
				units = append(units, uint16(p[i]))
			}
		}
		n -= take
		if t.parts[0] = p[take*size:]; n > 0 || len(t.parts[0]) == 0 {
			t.parts = t.parts[1:]
			if n > 0 && len(t.parts) > 0 && len(t.parts[0]) > 0 {
				wide = t.parts[0][0]&1 != 0
				t.parts[0] = t.parts[0][1:]
			}
		}
	}
	return string(utf16.Decode(units)), true
}

// skip passes over n bytes.
func (t *unicodeText) skip(n int) bool {
	for n > 0 && len(t.parts) > 0 {
		take := min(n, len(t.parts[0]))
		n -= take
		if t.parts[0] = t.parts[0][take:]; len(t.parts[0]) == 0 {
			t.parts = t.parts[1:]
		}
	}
	return n == 0
}

// sharedStrings reads the table of strings that cells refer to.
func sharedStrings(parts [][]byte) []string {
	t := &unicodeText{parts: append([][]byte(nil), parts...)}
	if _, ok := t.head(4); !ok {
		return nil
	}
	count, ok := t.head(4)
	if !ok {
		return nil
	}
	var out []string
	for range binary.LittleEndian.Uint32(count) {
		size, ok := t.head(2)
		if !ok {
			break
		}
		s, ok := t.read(int(binary.LittleEndian.Uint16(size)))
		if !ok {
			break
		}
		out = append(out, strings.Clone(s))
	}
	return out
}
