package rtf

import "strconv"

// kind is the kind of a token.
type kind int

const (
	endOfFile kind = iota
	openGroup
	closeGroup
	word   // \par, \u19968
	symbol // \~ \*
	char   // a byte of text, \'c1 too
)

// token is a piece of the file.
type token struct {
	kind   kind
	name   string // of a word; a symbol's character
	number int
	given  bool // the word has a number
	char   byte
}

// scanner cuts a file into tokens.
type scanner struct {
	data []byte
	at   int
}

// mostName is how long the names of words get; longer ones are cut.
const mostName = 32

func (s *scanner) next() token {
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '{':
			return token{kind: openGroup}
		case '}':
			return token{kind: closeGroup}
		case '\\':
			return s.control()
		case '\r', '\n', 0:
		default:
			return token{kind: char, char: c}
		}
	}
	return token{}
}

// control reads what stands behind a backslash.
func (s *scanner) control() token {
	if s.at == len(s.data) {
		return token{}
	}
	start := s.at
	for s.at < len(s.data) && isLetter(s.data[s.at]) {
		s.at++
	}
	if s.at > start {
		return s.word(string(s.data[start:min(s.at, start+mostName)]))
	}
	c := s.data[s.at]
	s.at++
	switch c {
	case '\'':
		return s.hex()
	case '\\', '{', '}':
		return token{kind: char, char: c}
	case '\r', '\n':
		return token{kind: word, name: "par"}
	}
	return token{kind: symbol, name: string(rune(c))}
}

// word reads the number behind the name of a word, and the space that ends it.
func (s *scanner) word(name string) token {
	t := token{kind: word, name: name}
	start := s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && isDigit(s.data[s.at]) {
		s.at++
	}
	if n, err := strconv.Atoi(string(s.data[start:min(s.at, start+12)])); err == nil {
		t.number, t.given = n, true
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if name == "bin" && t.number > 0 { // bytes that are no text
		s.at = min(s.at+t.number, len(s.data))
	}
	return t
}

// hex reads the two digits of a byte.
func (s *scanner) hex() token {
	n, err := strconv.ParseUint(string(s.data[s.at:min(s.at+2, len(s.data))]), 16, 8)
	s.at = min(s.at+2, len(s.data))
	if err != nil {
		return token{kind: symbol}
	}
	return token{kind: char, char: byte(n)}
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
