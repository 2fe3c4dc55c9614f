package corpus

import (
	"strings"
	"unicode/utf8"
)

// longest is how much of a line decides, in bytes: of a line that is longer, the first
// and the last half of it.
const longest = 8 << 10

// lineReader reads the lines of a text one after another. Lines end with \n, \r\n or
// \f, and with \r in a text without \n.
type lineReader struct {
	src   blocks
	end   byte   // \n or \r
	block string // what is not read of the last piece
	at    int    // where it begins in the text
	ended bool   // there are no further pieces
	err   error  // of src
	space line   // what stands between the last line and the next

	tape *tape // gets all pieces; nil: nobody needs them
	most int   // the longest line that tape gets whole
}

// newLineReader finds out how the lines of src end.
func newLineReader(src blocks) *lineReader {
	r := &lineReader{src: src, end: '\r', tape: new(tape)}
	for {
		text, err := src.next()
		if r.err = err; err != nil || text == "" {
			break
		}
		if strings.IndexByte(text, '\n') >= 0 {
			r.end = '\n'
			break
		}
	}
	src.rewind()
	return r
}

// rewind goes back to the beginning of the text.
func (r *lineReader) rewind() {
	r.src.rewind()
	*r = lineReader{src: r.src, end: r.end, err: r.err, tape: new(tape), most: r.most}
}

// next returns the next line that holds more than white space, a separator or a page
// number; those are noted with the line after them.
func (r *lineReader) next() (line, bool) {
	for {
		start := r.at
		raw, end, ok := r.raw()
		if !ok {
			return line{}, false
		}
		l, ok := r.space.then(raw, end)
		l.start = start
		if ok {
			r.space = line{page: end == '\f'}
			return l, true
		}
		r.space = l
		r.space.page = l.page || end == '\f'
	}
}

// raw returns the next line as it stands, without the byte that ends it, which is 0 at
// the end of the text.
func (r *lineReader) raw() (text string, end byte, ok bool) {
	var l longLine
	for r.block != "" || r.fill(l.size) {
		stop, next := lineEnd(r.block, r.end)
		l.add(r.block[:stop])
		if next > stop {
			end = r.block[stop]
		}
		r.block, r.at = r.block[next:], r.at+next
		if end != 0 {
			return l.text(), end, true
		}
	}
	return l.text(), 0, l.size > 0
}

// fill gets the next piece. A line whose beginning is size bytes long goes on in it.
func (r *lineReader) fill(size int) bool {
	if r.ended || r.err != nil {
		return false
	}
	r.block, r.err = r.src.next()
	if r.block == "" || r.err != nil {
		r.block, r.ended = "", true
		return false
	}
	if r.most > 0 && size > r.most { // its report will not be asked for
		r.tape.dropFrom(r.at - size)
	}
	r.tape.add(r.at, r.block)
	return true
}

// lineEnd returns where the first line of text stops and where the next one begins.
func lineEnd(text string, end byte) (stop, next int) {
	stop, next = len(text), len(text)
	if i := strings.IndexByte(text, end); i >= 0 {
		stop, next = i, i+1
	}
	if i := strings.IndexByte(text[:stop], '\f'); i >= 0 {
		stop, next = i, i+1
	}
	return stop, next
}

// longLine puts a line together. What it keeps is bounded.
type longLine struct {
	size       int // of the line
	head, tail string
}

func (l *longLine) add(s string) {
	l.size += len(s)
	if l.size <= longest {
		l.head += s
		return
	}
	const half = longest / 2
	if n := half - len(l.head); n >= 0 {
		l.head += s[:n]
		s = s[n:]
	} else {
		l.head, l.tail = l.head[:half], l.head[half:]
	}
	if len(s) < half {
		s = l.tail + s
	}
	l.tail = s[max(0, len(s)-half):]
}

// text is the line, or its two ends.
func (l *longLine) text() string {
	if l.size <= longest {
		return l.head
	}
	head, tail := l.head, l.tail
	for i := 0; i < utf8.UTFMax-1 && !utf8.RuneStart(tail[0]); i++ {
		tail = tail[1:]
	}
	return strings.ToValidUTF8(head, "") + tail
}
