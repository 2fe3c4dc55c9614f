package words

import (
	"math"
	"unicode/utf8"
)

// step is a piece of the text that is cut, with the shortest path to its end.
type step struct {
	code code
	end  uint32 // where the piece ends
	path path
}

// path is a path to the end of a step, in one number, so that the better of two is
// the smaller: from the highest bits down the bits of its length, a positive number
// whose bits sort as it does; 255 minus the pieces of its last word, since of paths
// that are equally long gse takes the one with the longer word; and the node of this word.
type path uint64

const (
	pieceShift = 24
	mostPieces = 255
	noPath     = path(math.MaxUint64)
)

func newPath(distance float32, pieces int, last node) path {
	return path(math.Float32bits(distance))<<32 | path(mostPieces-pieces)<<pieceShift | path(last)
}

func (p path) distance() float32 { return math.Float32frombits(uint32(p >> 32)) }
func (p path) pieces() int       { return mostPieces - int(p>>pieceShift&0xFF) }
func (p path) last() node        { return node(p & (1<<pieceShift - 1)) }

// appendSteps appends the pieces of text to steps.
func (c *Cutter) appendSteps(text string, steps []step) []step {
	for at := 0; at < len(text); {
		b := text[at]
		var s step
		switch {
		case b >= 0xE3 && b < 0xED && at+2 < len(text) && text[at+1]&0xC0 == 0x80 && text[at+2]&0xC0 == 0x80:
			s.code = code(b&0x0F)<<12 | code(text[at+1]&0x3F)<<6 | code(text[at+2]&0x3F)
			at += 3
		case b < utf8.RuneSelf && !alphanumeric[b]:
			s.code = code(b)
			at++
		default:
			s.code, at = c.codeAt(text, at)
		}
		s.end, s.path = uint32(at), noPath
		steps = append(steps, s)
	}
	return steps
}

// codeAt returns the code of the piece at offset at of text, and where it ends.
func (c *Cutter) codeAt(text string, at int) (code, int) {
	if end := runEnd(text, at); end > at {
		return c.runs.code(text[at:end]), end
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if r == utf8.RuneError && size == 1 {
		return 0, at + 1 // damage, which no word has
	}
	return code(r), at + size
}

// walk finds the shortest path to the end of each step. It adds up and compares
// as gse does, in the same order and in 32 bits, so that it ends with the same
// words where paths are equally long.
func (c *Cutter) walk(steps []step) {
	base := float32(0)
	for i := range steps {
		s := &steps[i]
		to := c.trie.root(s.code)
		s.path = min(s.path, newPath(base+abs(to.distance), 1, to.node))
		if to.distance > 0 {
			c.follow(steps[i:], to.node, base)
		}
		base = s.path.distance()
	}
}

func abs(f float32) float32 { return math.Float32frombits(math.Float32bits(f) &^ (1 << 31)) }

// follow takes the path of length base on by each longer word that begins with the
// first of steps, which led to the node at.
func (c *Cutter) follow(steps []step, at node, base float32) {
	for i := 1; i < len(steps); i++ {
		to := c.trie.child(at, steps[i].code)
		if to.distance != 0 {
			steps[i].path = min(steps[i].path, newPath(base+abs(to.distance), i+1, to.node))
		}
		if to.distance < 0 || to.node == 0 {
			return
		}
		at = to.node
	}
}

// appendPath appends the words of the shortest path to dst. from is where the
// first step begins in the text.
func (c *Cutter) appendPath(steps []step, from int, dst []Word) []Word {
	count := 0
	for i := len(steps); i > 0; i -= steps[i-1].path.pieces() {
		count++
	}
	at := len(dst) + count
	dst = grow(dst, count)
	end := 0
	if count > 0 {
		end = from + int(steps[len(steps)-1].end)
	}
	for i := len(steps); i > 0; {
		p := steps[i-1].path
		i -= p.pieces()
		at--
		w := &dst[at]
		w.End, end = end, from
		if i > 0 {
			end += int(steps[i-1].end)
		}
		w.Start = end
		w.ID = ID(p.last())
		w.Tag = c.tags[p.last()]
	}
	return dst
}
