package corpus

import (
	"strings"
	"unicode/utf8"
)

// line is a line of a text that holds more than white space, separators and page
// numbers; those count as space before the next line.
type line struct {
	start  int    // of the line
	text   string // its content, without the space around it
	number number
	gap    uint8 // empty lines before it, up to 255
	page   bool  // a page break before it
	rule   bool  // a separator (-----, ***) before it
	kind   kind  // once asked for
	title  int8  // points, once asked for
}

// kind is what is known of the form of a line.
type kind uint8

const (
	isKnown     kind = 1 << iota
	isHeading        // headingLike
	isDate           // isDateLine
	isSentence       // endsSentence
	isTitled         // title is set
	isNoHeading      // headingOf has found none
)

// kind returns the form of line i. It is found out when it is first asked for.
func (w *window) kind(i int) kind {
	l := w.line(i)
	if l.kind&isKnown == 0 {
		text := l.text
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
func (w *window) title(i int) int {
	l := w.line(i)
	if l.kind&isTitled == 0 {
		l.kind |= isTitled
		l.title = int8(titlePoints(l.text))
	}
	return int(l.title)
}

// then adds a line as it stands to the space before it. It reports whether that is a
// line of text, and not more space. end is the byte after it.
func (l line) then(raw string, end byte) (line, bool) {
	text := trimmed(raw)
	switch {
	case text == "" && strings.Count(raw, "*") >= 3:
		l.rule = true // trimmed took it for emphasis
	case text == "" && end == '\f': // no line of its own
	case text == "":
		l.gap = min(l.gap, 254) + 1
	case isRule(text):
		l.rule = true
	case isPageNumber(text):
		l.page = true
	default:
		if inner, ok := undecorate(text); ok {
			text, l.rule = inner, true
		}
		l.text, l.number = text, numberOf(text)
		return l, true
	}
	return l, false
}

// trimmed takes white space and the marks of Markdown headings, quotes and emphasis
// off both ends of a line.
func trimmed(s string) string {
	for s != "" {
		n := 1
		if c := s[0]; c >= utf8.RuneSelf {
			if n = wideSpace(s); n == 0 {
				break
			}
		} else if c > ' ' && c != '#' && c != '>' && c != '*' {
			break
		}
		s = s[n:]
	}
	for s != "" {
		if c := s[len(s)-1]; c <= ' ' || c == '*' || c == '#' {
			s = s[:len(s)-1]
		} else if len(s) >= 3 && wideSpace(s[len(s)-3:]) == 3 {
			s = s[:len(s)-3]
		} else {
			break
		}
	}
	return s
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
// ===== 柳河镇 =====. It reports whether there are any.
func undecorate(s string) (string, bool) {
	const least = 3
	mark := s[0]
	if len(s) > longestTitle || mark != '-' && mark != '=' && mark != '~' && mark != '+' || s[len(s)-1] != mark {
		return s, false
	}
	inner := strings.Trim(s, string(mark))
	head := strings.Index(s, inner)
	if head < least || len(s)-head-len(inner) < least {
		return s, false
	}
	return trimmed(inner), true
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
