package corpus

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Decoded is a file as text.
type Decoded struct {
	Text     string // valid UTF-8 without a byte order mark and without NUL
	Encoding string // one of Encodings
	Guessed  bool   // the bytes leave room for another encoding
	Bad      int    // bytes or characters that became U+FFFD
}

// Decode reads data as text in the named encoding, one of Encodings, or, if it is
// empty, in the one that a byte order mark names or that reads as Chinese best. It
// takes data over: the text may lie in the same memory. The error is a *Failure: NoText
// for content that is no text, Unsupported for an encoding that is not known.
func Decode(data []byte, encoding string) (Decoded, error) {
	cs, guessed, err := chooseCharset(data, false, encoding)
	if err != nil {
		return Decoded{}, err
	}
	d := Decoded{Encoding: cs.name, Guessed: guessed}
	if d.Text, d.Bad = cs.decode(data); strings.TrimSpace(d.Text) == "" {
		return Decoded{}, blank()
	}
	return d, nil
}

func blank() *Failure { return failf(NoText, "it holds white space only") }

// message says what a reader of d should know: "" if nothing was lost.
func (d Decoded) message() string {
	var parts []string
	if d.Bad > 0 {
		parts = append(parts, fmt.Sprintf(
			"%d bytes are not valid %s and became U+FFFD; repair them, or name the right encoding", d.Bad, d.Encoding))
	}
	if d.Guessed {
		parts = append(parts, fmt.Sprintf(
			"the encoding %s is a guess from little text; save it as UTF-8, or name its encoding", d.Encoding))
	}
	return strings.Join(parts, "; ")
}

// decodeUTF8 replaces each byte that is not UTF-8 with U+FFFD and counts them.
func decodeUTF8(data []byte) (string, int) {
	if validUTF8(data) {
		return inPlace(data), 0
	}
	var b strings.Builder
	b.Grow(len(data) + 64)
	bad := 0
	for len(data) > 0 {
		n := validPrefix(data)
		b.Write(data[:n])
		if n < len(data) {
			b.WriteRune(utf8.RuneError)
			bad++
			n++
		}
		data = data[n:]
	}
	return b.String(), bad
}

// validUTF8 is utf8.Valid, made for Chinese.
func validUTF8(data []byte) bool { return validPrefix(data) == len(data) }

// A character of three bytes, and two of them, in eight bytes read at once: the bits
// that say so.
const (
	oneLongMask = 0xC0_C0F0
	oneLong     = 0x80_80E0
	twoLongMask = oneLongMask<<24 | oneLongMask
	twoLong     = oneLong<<24 | oneLong
)

// validPrefix returns the length of the longest valid beginning of data.
func validPrefix(data []byte) int {
	i := 0
	for i < len(data) {
		i += plainPrefix(data[i:])
		if i == len(data) {
			break
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return i
}

// plainPrefix returns the length of the beginning of data that is ASCII and characters
// of three bytes, nearly all of a Chinese text. It leaves the last bytes to others.
func plainPrefix(data []byte) int {
	i := 0
	for i+8 <= len(data) {
		v := binary.LittleEndian.Uint64(data[i:])
		switch {
		case v&twoLongMask == twoLong && plainLead(byte(v)) && plainLead(byte(v>>24)):
			i += 6
		case v&0x8080_8080_8080_8080 == 0:
			i += 8
		case v&oneLongMask == oneLong && plainLead(byte(v)):
			i += 3
		case v&0x80 == 0:
			i++
		default:
			return i
		}
	}
	return i
}

// plainLead reports whether a first byte of three allows every second byte: all but
// 0xE0 (overlong forms) and 0xED (surrogates) do.
func plainLead(b byte) bool { return b != 0xE0 && b != 0xED }
