package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// An arena hands out the small values that rows point to, many from one
// allocation. What it gave stays valid and is never given twice; a chunk is freed
// when no row points into it any more.
type arena struct {
	strings  []string
	decimals []quantity.Decimal
	numbers  []int32
	dates    []Date
	text     strings.Builder // made strings; it grows by whole chunks, so parts of it never move
	hashed   []byte          // buffer
}

const (
	arenaValues = 512      // of each kind in a chunk
	arenaBytes  = 16 << 10 // of text in a chunk
)

// optional returns a pointer to s, nil for the empty string.
func (a *arena) optional(s string) *string {
	if s == "" {
		return nil
	}
	return keep(&a.strings, s)
}

// decimal returns a pointer to v, nil where there is none.
func (a *arena) decimal(has bool, v quantity.Decimal) *quantity.Decimal {
	if !has {
		return nil
	}
	return keep(&a.decimals, v)
}

// positive returns a pointer to n, nil where it is not above zero.
func (a *arena) positive(n int) *int32 {
	if n <= 0 {
		return nil
	}
	return keep(&a.numbers, int32(n))
}

// keep adds v to the chunk and returns its place.
func keep[T any](chunk *[]T, v T) *T {
	if len(*chunk) == cap(*chunk) {
		*chunk = make([]T, 0, arenaValues)
	}
	*chunk = append(*chunk, v)
	return &(*chunk)[len(*chunk)-1]
}

// join returns the parts as one string.
func (a *arena) join(parts ...string) string {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	start := a.room(n)
	for _, p := range parts {
		a.text.WriteString(p)
	}
	return a.text.String()[start:]
}

// list returns prefix and the parts, with sign between them, as one string.
func (a *arena) list(prefix string, parts []string, sign string) string {
	n := len(prefix) + len(sign)*len(parts)
	for _, p := range parts {
		n += len(p)
	}
	start := a.room(n)
	a.text.WriteString(prefix)
	for i, p := range parts {
		if i > 0 {
			a.text.WriteString(sign)
		}
		a.text.WriteString(p)
	}
	return a.text.String()[start:]
}

// room makes sure that n more bytes of text fit into the chunk, and returns where they begin.
func (a *arena) room(n int) int {
	if a.text.Len()+n > a.text.Cap() {
		a.text = strings.Builder{}
		a.text.Grow(max(n, arenaBytes))
	}
	return a.text.Len()
}

// factIDLen is the length of a fact's id, in bytes of its hash and in hexadecimal digits.
const factIDLen = 12

// factID is the id of the n-th fact of a kind at a place of the source.
func (a *arena) factID(document, kind string, s segment.Span, n int) string {
	buf := append(append(a.hashed[:0], document...), 0)
	buf = append(append(buf, kind...), 0)
	buf = strconv.AppendInt(buf, int64(s.Start), 10)
	buf = append(buf, '-')
	buf = strconv.AppendInt(buf, int64(s.End), 10)
	if n > 0 {
		buf = append(buf, '#')
		buf = strconv.AppendInt(buf, int64(n), 10)
	}
	a.hashed = buf
	sum := sha256.Sum256(buf)
	var digits [2 * factIDLen]byte
	hex.Encode(digits[:], sum[:factIDLen])
	start := a.room(len(digits))
	a.text.Write(digits[:])
	return a.text.String()[start:]
}

// refs holds short lists of indices, which stay valid until the next report.
type refs []int

// begin returns an empty list to append to; nothing else may be added before end.
func (r *refs) begin() []int { return (*r)[len(*r):] }

// end keeps the list.
func (r *refs) end(list []int) []int {
	if len(list) == 0 {
		return nil
	}
	*r = append(*r, list...)
	return (*r)[len(*r)-len(list) : len(*r) : len(*r)]
}

func (r *refs) list(one int) []int { return r.end([]int{one}) }
