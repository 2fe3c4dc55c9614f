package words

import (
	"unicode"
	"unicode/utf8"
)

// pieceEnd returns where the piece at offset at of text ends: what no word breaks.
// Letters and digits of one or two bytes (Latin, Greek, Cyrillic) run together,
// everything else stands alone, and so does a byte that is no UTF-8.
func pieceEnd(text string, at int) int {
	run := runEnd(text, at)
	if run > at {
		return run
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// pieces returns how many pieces text has.
func pieces(text string) int {
	n := 0
	for at := 0; at < len(text); at = pieceEnd(text, at) {
		n++
	}
	return n
}

// runEnd returns where the run of letters and digits at offset at ends.
func runEnd(text string, at int) int {
	for at < len(text) {
		b := text[at]
		if b < utf8.RuneSelf {
			if !alphanumeric[b] {
				break
			}
			at++
			continue
		}
		if b >= 0xE0 {
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if size != 2 || !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			break
		}
		at += size
	}
	return at
}

// alphanumeric are the letters and digits of ASCII.
var alphanumeric = func() (set [utf8.RuneSelf]bool) {
	for _, b := range []byte("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		set[b] = true
	}
	return set
}()

// runs knows the runs of letters and digits that words have, in lower case.
type runs struct {
	codes   map[string]code
	longest int
}

// firstRun is the code of the first run: above all characters.
const firstRun code = unicode.MaxRune + 1

// add returns the code of a run, which is made if there is none.
func (r *runs) add(run string) code {
	run = string(lower(nil, run))
	c, ok := r.codes[run]
	if !ok {
		c = firstRun + code(len(r.codes))
		r.codes[run] = c
		r.longest = max(r.longest, len(run))
	}
	return c
}

// code returns the code of a run, 0 if no word has it.
func (r *runs) code(run string) code {
	if len(run) > r.longest {
		return 0
	}
	var buffer [64]byte
	return r.codes[string(lower(buffer[:0], run))]
}

// lower appends s to dst, the letters of ASCII in lower case.
func lower(dst []byte, s string) []byte {
	for i := range len(s) {
		b := s[i]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		dst = append(dst, b)
	}
	return dst
}
