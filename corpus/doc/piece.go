package doc

import (
	"sort"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// piece is a run of characters that lie together in the file.
type piece struct {
	from, to int    // its positions in the text
	at       int    // where it begins in the stream
	wide     bool   // UTF-16
	bytes    []byte // its characters
}

// character is a character of the text.
type character struct {
	rune
	at       int // where it lies in the stream: its properties are found by that
	position int // in the text
}

const compressed = 1 << 30

// pieces reads the table of pieces: after blocks of properties, the pieces.
func (w *word) pieces() ([]piece, error) {
	clx := w.clx
	for len(clx) > 3 && clx[0] == 1 {
		clx = clx[min(3+u16(clx, 1), len(clx)):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return nil, damaged("its table of pieces is missing")
	}
	positions, records := plc(slice(clx, 5, u32(clx, 1)), 8)
	if positions == nil {
		return nil, damaged("its table of pieces is cut off")
	}
	var all []piece
	last, size := 0, 0
	for i := range len(positions) - 1 {
		p, ok := w.piece(positions[i], positions[i+1], u32(records, 8*i+2))
		if size += len(p.bytes); !ok || p.from < last || size > 4*len(w.text) {
			return nil, damaged("its pieces lie outside of it or overlap")
		}
		last = p.to
		all = append(all, p)
	}
	return all, nil
}

// piece finds the bytes of a piece.
func (w *word) piece(from, to, fc int) (piece, bool) {
	p := piece{from: from, to: to, at: fc, wide: fc&compressed == 0}
	n := to - from
	if p.wide {
		n *= 2
	} else {
		p.at = fc &^ compressed / 2
	}
	p.bytes = slice(w.text, p.at, n)
	return p, n >= 0 && (n == 0 || p.bytes != nil)
}

// characters calls yield with each character at the positions [from, to).
func characters(pieces []piece, from, to int, yield func(character)) {
	for _, p := range pieces[sort.Search(len(pieces), func(i int) bool { return pieces[i].to > from }):] {
		if p.from >= to {
			break
		}
		first, last := max(from, p.from)-p.from, min(to, p.to)-p.from
		switch {
		case p.wide:
			p.utf16(first, last, yield)
		case isGBK(p.bytes):
			p.gbk(first, last, yield)
		default:
			p.single(first, last, yield)
		}
	}
}

func (p *piece) utf16(first, last int, yield func(character)) {
	for i := first; i < last; i++ {
		c := character{rune(u16(p.bytes, 2*i)), p.at + 2*i, p.from + i}
		if utf16.IsSurrogate(c.rune) {
			c.rune = utf16.DecodeRune(c.rune, rune(u16(p.bytes, 2*i+2)))
			if c.rune != utf8.RuneError {
				i++
			}
		}
		yield(c)
	}
}

func (p *piece) single(first, last int, yield func(character)) {
	for i := first; i < last; i++ {
		yield(character{charmap.Windows1252.DecodeByte(p.bytes[i]), p.at + i, p.from + i})
	}
}

// gbk reads bytes, of which two can be a character.
func (p *piece) gbk(first, last int, yield func(character)) {
	d := simplifiedchinese.GBK.NewDecoder()
	for i := first; i < last; {
		n := 1
		if p.bytes[i] >= 0x80 && i+1 < last {
			n = 2
		}
		s, err := d.Bytes(p.bytes[i : i+n])
		r, _ := utf8.DecodeRune(s)
		if err != nil {
			r = utf8.RuneError
		}
		yield(character{r, p.at + i, p.from + i})
		i += n
	}
}

// isGBK reports whether all bytes beyond ASCII come in pairs of GB2312, of which there
// are some. The file says that they are Western letters; runs of those are hardly even.
func isGBK(b []byte) bool {
	pairs := 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if i+1 == len(b) || b[i] < 0xA1 || b[i+1] < 0xA1 {
			return false
		}
		pairs++
		i++
	}
	return pairs > 1
}
