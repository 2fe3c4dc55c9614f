package corpus

import (
	"strings"
	"unicode/utf8"
)

// line is a line of a text that holds more than white space, separators and page
// numbers; those count as space before the next line.
type line struct {
	start    int // of the line
	from, to int // of its content, without the space around it
	number   number
	gap      uint8 // empty lines before it, up to 255
	page     bool  // a page break before it
	rule     bool  // a separator (-----, ***) before it
	kind     kind  // once asked for
	title    int8  // points, once asked for
}

// kind is what is known of the form of a line.
type kind uint8

const (
	isKnown    kind = 1 << iota
	isHeading       // headingLike
	isDate          // isDateLine
	isSentence      // endsSentence
	isTitled        // title is set
)

// kind returns the form of line i. It is found out when it is first asked for.
func (s *splitter) kind(i int) kind {
	l := &s.lines[i]
	if l.kind&isKnown == 0 {
		text := l.in(s.text)
		l.kind |= isKnown
		if headingLike(text) {
			l.kind |= isHeading
		}
		if isDateLine(text) {
			l.kind |= isDate
		}
		if endsSentence(text) {
			l.kind |= isSentence
		}
	}
	return l.kind
}

// title returns titlePoints of line i.
func (s *splitter) title(i int) int {
	l := &s.lines[i]
	if l.kind&isTitled == 0 {
		l.kind |= isTitled
		l.title = int8(titlePoints(l.in(s.text)))
	}
	return int(l.title)
}

// in returns the content of l.
func (l line) in(text string) string { return text[l.from:l.to] }

// mostLines bounds the memory that a text of nothing but short lines takes: what lies
// beyond them belongs to the last part.
const mostLines = 1 << 20

// linesOf returns the lines of text. Lines end with \n, \r\n or \f, and with \r in a
// text without \n.
func linesOf(text string) []line {
	end := byte('\n')
	if strings.IndexByte(text, end) < 0 {
		end = '\r'
	}
	lines := make([]line, 0, len(text)/200+8)
	var before line // the space before the next line
	for at := 0; at < len(text) && len(lines) < mostLines; {
		stop, next := lineEnd(text, at, end)
		from, to := trimmed(text, at, stop)
		switch s := text[from:to]; {
		case s == "" && strings.Count(text[at:stop], "*") >= 3:
			before.rule = true // trimmed took it for emphasis
		case s == "" && stop < len(text) && text[stop] == '\f': // no line of its own
		case s == "":
			before.gap = min(before.gap, 254) + 1
		case isRule(s):
			before.rule = true
		case isPageNumber(s):
			before.page = true
		default:
			l := before
			if f, t := undecorate(text, from, to); f > from && t < to {
				from, to, l.rule = f, t, true
			}
			l.start, l.from, l.to, l.number = at, from, to, numberOf(text[from:to])
			lines = append(lines, l)
			before = line{}
		}
		if stop < len(text) && text[stop] == '\f' {
			before.page = true
		}
		at = next
	}
	return lines
}

// lineEnd returns where the line at `at` stops and where the next one begins.
func lineEnd(text string, at int, end byte) (stop, next int) {
	stop, next = len(text), len(text)
	if i := strings.IndexByte(text[at:], end); i >= 0 {
		stop, next = at+i, at+i+1
	}
	if i := strings.IndexByte(text[at:stop], '\f'); i >= 0 {
		stop, next = at+i, at+i+1
	}
	return stop, next
}

// trimmed narrows text[from:to] by white space at both ends and by the marks of
// Markdown headings, quotes and emphasis.
func trimmed(text string, from, to int) (int, int) {
	for from < to {
		n := 1
		if c := text[from]; c >= utf8.RuneSelf {
			if n = wideSpace(text[from:to]); n == 0 {
				break
			}
		} else if c > ' ' && c != '#' && c != '>' && c != '*' {
			break
		}
		from += n
	}
	for from < to {
		if c := text[to-1]; c <= ' ' || c == '*' || c == '#' {
			to--
			continue
		}
		if to-from >= 3 && wideSpace(text[to-3:to]) == 3 {
			to -= 3
			continue
		}
		break
	}
	return from, to
}

// wideSpace returns the length of the space beyond ASCII that s begins with, or 0.
func wideSpace(s string) int {
	for _, space := range [...]string{"\u3000", "\u00a0", "\ufeff", "\u2003", "\u2002"} {
		if strings.HasPrefix(s, space) {
			return len(space)
		}
	}
	return 0
}

// isRule reports whether s is a separator: one mark, repeated. Asterisks do not
// arrive here: trimmed takes them off.
func isRule(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	least := 3
	switch first {
	case '-', '=', '~', '—', '─', '━', '═', '·', '•', '－', '＝', '…', '.', '+', '★', '☆', '◆', '■':
	case '_':
		least = 9 // shorter ones mask names and numbers
	default:
		return false
	}
	count := 1
	for _, r := range s[n:] {
		if r == ' ' || r == '\u3000' {
			continue
		}
		if r != first {
			return false
		}
		count++
	}
	return count >= least
}

// undecorate takes the marks off a line that they stand on both sides of, as in
// ===== 柳河镇 =====. It returns from and to for any other line.
func undecorate(text string, from, to int) (int, int) {
	const least = 3
	s := text[from:to]
	mark := s[0]
	if len(s) > longestTitle || mark != '-' && mark != '=' && mark != '~' && mark != '+' || s[len(s)-1] != mark {
		return from, to
	}
	inner := strings.Trim(s, string(mark))
	head := strings.Index(s, inner)
	if head < least || len(s)-head-len(inner) < least {
		return from, to
	}
	return trimmed(text, from+head, from+head+len(inner))
}

// isPageNumber reports whether s is the number of a page: "- 3 -", "第3页 共9页", "3/9".
func isPageNumber(s string) bool {
	if len(s) > 40 {
		return false
	}
	digits := 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case !strings.ContainsRune("第页共,，/-—–· ()（）", r):
			return false
		}
	}
	return digits > 0 && digits <= 6
}
