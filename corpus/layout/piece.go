package layout

import (
	"strings"
	"unicode/utf8"
)

// piece is text with the marks of its parts.
type piece struct {
	text  []byte
	marks []Mark
}

// add appends s, which stands at place.
func (p *piece) add(s string, place Place) {
	start := len(p.text)
	p.text = append(p.text, s...)
	if n := len(p.marks); n > 0 && p.marks[n-1].End == start && p.marks[n-1].Place == place {
		p.marks[n-1].End = len(p.text)
	} else if s != "" {
		p.marks = append(p.marks, Mark{start, len(p.text), place})
	}
}

// append appends q with its marks.
func (p *piece) append(q piece) {
	at := len(p.text)
	p.text = append(p.text, q.text...)
	for _, m := range q.marks {
		p.marks = append(p.marks, Mark{m.Start + at, m.End + at, m.Place})
	}
}

// cut drops what begins at or behind an offset.
func (p *piece) cut(at int) {
	p.text = p.text[:at]
	for n := len(p.marks); n > 0 && p.marks[n-1].Start >= at; n-- {
		p.marks = p.marks[:n-1]
	}
}

// blank reports whether p holds nothing but white space.
func (p *piece) blank() bool { return strings.TrimSpace(string(p.text)) == "" }

// clean makes s valid UTF-8 with \n as the only line end and without control
// characters: NUL and half characters become U+FFFD.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0:
			return utf8.RuneError
		case r == '\r' || r == '\v' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r < ' ' && r != '\t' && r != '\n' || r == 0x7F || r == '\uFEFF':
			return -1
		}
		return r
	}, s)
}

// plain reports whether s needs no cleaning.
func plain(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' || r == 0x7F || r == utf8.RuneError || r == '\uFEFF' || r == '\u2028' || r == '\u2029' {
			return false
		}
	}
	return true
}
