package rules

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// A piece of a pattern. The scanner cuts a pattern only as fine as placeholders
// need it: escapes and classes stay whole.
type piece struct {
	kind pieceKind
	text string // as it goes into the regular expression; of a placeholder its name
	at   int    // byte offset in the pattern as written
}

type pieceKind uint8

const (
	plainPiece  pieceKind = iota
	placePiece            // {name}
	openPiece             // ( (?: (?<name>
	ahead                 // (?= : says what comes next
	notPiece              // (?! (?<! (?<= : says nothing of what stands beside an open {item}
	closePiece            // )
	barPiece              // |
	repeatPiece           // ? * + {2,3}
)

var (
	repetition  = regexp.MustCompile(`^\{\d+(?:,\d*)?\}`)
	noLower     = regexp.MustCompile(`^\{,\d+\}`)
	groupStart  = regexp.MustCompile(`^\(\?(?:[a-zA-Z-]*:|<[A-Za-z_][A-Za-z0-9_]*>|'[A-Za-z_][A-Za-z0-9_]*'|>)`)
	inlineFlags = regexp.MustCompile(`^\(\?[a-zA-Z-]+\)`)
)

// patternError is an error at a byte offset of a pattern.
type patternError struct {
	at   int
	what *Error
}

func (e *patternError) Error() string { return e.what.Error() }

func wrong(at int, message, fix string) *patternError {
	return &patternError{at, &Error{Message: message, Fix: fix}}
}

// split cuts a pattern into pieces.
func split(pattern string) ([]piece, *patternError) {
	var out []piece
	for at := 0; at < len(pattern); {
		p, size, err := next(pattern, at)
		if err != nil {
			return nil, err
		}
		p.at = at
		out = append(out, p)
		at += size
	}
	return out, nil
}

// next reads the piece at offset at, and how many bytes it takes.
func next(pattern string, at int) (piece, int, *patternError) {
	rest := pattern[at:]
	switch rest[0] {
	case '\\':
		n := escapeLen(rest)
		if n > 1 && rest[1] >= utf8.RuneSelf {
			return piece{text: fold(rest[1:n])}, n, nil
		}
		return piece{text: rest[:n]}, n, nil
	case '[':
		n := classLen(rest)
		if n == 0 {
			return piece{}, 0, wrong(at, "the class that begins with [ is not closed", `add ], or write \[ for the sign itself`)
		}
		return piece{text: fold(rest[:n])}, n, nil
	case '{':
		return brace(rest, at)
	case '(':
		return group(rest)
	case ')':
		return piece{kind: closePiece, text: ")"}, 1, nil
	case '|':
		return piece{kind: barPiece, text: "|"}, 1, nil
	case '?', '*', '+':
		return piece{kind: repeatPiece, text: rest[:1]}, 1, nil
	}
	r, n := utf8.DecodeRuneInString(rest)
	if r == '\uFF5B' || r == '\uFF5D' {
		return piece{}, 0, wrong(at, fmt.Sprintf("full-width %c", r), "write { and } of the half-width kind for a placeholder")
	}
	return piece{text: fold(rest[:n])}, n, nil
}

// brace reads a placeholder or a repetition.
func brace(rest string, at int) (piece, int, *patternError) {
	if m := repetition.FindString(rest); m != "" {
		return piece{kind: repeatPiece, text: m}, len(m), nil
	}
	if m := noLower.FindString(rest); m != "" {
		return piece{}, 0, wrong(at, m+" has no lower bound", "write {0"+m[1:])
	}
	end := strings.IndexAny(rest[1:], "{}")
	if end < 0 || rest[1+end] == '{' {
		return piece{}, 0, wrong(at, "the placeholder that begins with { is not closed", `add }, or write \{ for the sign itself`)
	}
	name := strings.TrimSpace(rest[1 : 1+end])
	if name == "" {
		return piece{}, 0, wrong(at, "empty placeholder {}", "write a name between the braces: {X元}, {N名}, {item}")
	}
	return piece{kind: placePiece, text: foldName(name)}, end + 2, nil
}

// group reads what opens a group.
func group(rest string) (piece, int, *patternError) {
	for _, look := range []struct {
		text string
		kind pieceKind
	}{{"(?=", ahead}, {"(?!", notPiece}, {"(?<=", notPiece}, {"(?<!", notPiece}} {
		if strings.HasPrefix(rest, look.text) {
			return piece{kind: look.kind, text: look.text}, len(look.text), nil
		}
	}
	if strings.HasPrefix(rest, "(?#") {
		end := strings.IndexByte(rest, ')')
		if end < 0 {
			end = len(rest) - 1
		}
		return piece{}, end + 1, nil // a comment
	}
	if m := inlineFlags.FindString(rest); m != "" {
		return piece{text: m}, len(m), nil
	}
	if m := groupStart.FindString(rest); m != "" {
		return piece{kind: openPiece, text: m}, len(m), nil
	}
	return piece{kind: openPiece, text: "("}, 1, nil
}

// escapeLen returns the length of the escape at the start of s.
func escapeLen(s string) int {
	if len(s) == 1 {
		return 1
	}
	r, n := utf8.DecodeRuneInString(s[1:])
	n++
	if strings.ContainsRune("pPxuk", r) && n < len(s) {
		closing := map[byte]byte{'{': '}', '<': '>', '\'': '\''}[s[n]]
		if end := strings.IndexByte(s[n+1:], closing); closing != 0 && end >= 0 {
			return n + 1 + end + 1
		}
	}
	return n
}

// classLen returns the length of the class at the start of s, subtracted ones
// included, 0 if it is not closed.
func classLen(s string) int {
	depth, first := 0, true
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\':
			i += escapeLen(s[i:])
			first = false
			continue
		case s[i] == '[' && (depth == 0 || s[i-1] == '-'):
			depth++
			first = true
			i++
			if i < len(s) && s[i] == '^' {
				i++
			}
			continue
		case s[i] == ']' && !first:
			depth--
			if depth == 0 {
				return i + 1
			}
		}
		first = false
		i++
	}
	return 0
}

// signs are the ASCII characters that mean something in a regular expression.
const signs = `\.+*?()|[]{}^$#-`

// fold writes text as segment.Fold leaves the reports that a pattern is held
// against. A full-width sign that folds to one of the regular expression's own
// stays a plain character.
func fold(text string) string {
	var b strings.Builder
	for _, r := range text {
		folded := string(r)
		if r >= utf8.RuneSelf {
			folded = segment.Fold(folded).Text
			if len(folded) == 1 && strings.Contains(signs, folded) {
				folded = `\` + folded
			}
		}
		b.WriteString(folded)
	}
	return b.String()
}

func foldName(name string) string { return segment.Fold(name).Text }
