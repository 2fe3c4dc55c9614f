package rules

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// compiler turns patterns into programs.
type compiler struct {
	alphabet  *alphabet
	fragments map[string]*fragment
	timeout   time.Duration
}

// fragment is a named piece of pattern.
type fragment struct {
	name    string
	pattern string
	file    string
	line    int
	column  int
	auto    bool // made from a list of words
	used    bool
	broken  bool // its errors are reported
}

// errBroken says that a pattern uses a fragment that is broken itself.
var errBroken = errors.New("a fragment is broken")

// maxPattern bounds what fragments may unfold to, in bytes.
const maxPattern = 1 << 18

// compile makes a rule's pattern ready to run. The error is a *patternError or
// an *Error without a place.
func (c *compiler) compile(rule *Rule) (*program, error) {
	e := expansion{compiler: c}
	if err := e.add(rule.Pattern, nil); err != nil {
		return nil, err
	}
	if err := fits(rule.Target, e.places); err != nil {
		return nil, err
	}
	text := e.render()
	tree, err := syntax.Parse(text, syntax.ParseOptions{})
	if err != nil {
		return nil, regexpError(rule.Pattern, err)
	}
	if tree.Root.ComputeMinLength() == 0 {
		return nil, &Error{Message: "the pattern matches without reading anything", Fix: "take the ? or * from a part that must be there"}
	}
	p := &program{text: text, captures: e.captures(tree), full: fullEngine(text, c.timeout)}
	if p.fast, err = newBacktracker(tree); err != nil && !errors.Is(err, errNotCompiled) {
		return nil, err
	}
	if p.fast == nil { // it will be needed, so its errors are told now
		if _, err := p.full(); err != nil {
			return nil, regexpError(rule.Pattern, err)
		}
	}
	p.need = requirements(tree.Root, p.captures, true)
	p.words = requirements(tree.Root, p.captures, false).literals
	return p, nil
}

// fits reports whether a rule's pattern catches what its target needs.
func fits(target Target, places []placeholder) error {
	var quantity, org, theme bool
	for _, p := range places {
		switch p.kind {
		case amountPlace, countPlace, numberPlace:
			quantity = true
		case orgPlace:
			org = true
		case themePlace:
			theme = true
		}
	}
	switch {
	case target == Theme && !theme:
		return &Error{Message: "a rule for a theme catches no theme", Fix: "put {theme} where the theme stands"}
	case target == Organisation && !org:
		return &Error{Message: "a rule for an organisation catches none", Fix: "put {org} where the organisation's name stands"}
	case (target == Figure || target == Exclusion) && !quantity:
		return &Error{Message: "the pattern catches no quantity", Fix: "put {X元} for money, {N辆} or {N} for a count, or {#} for a bare number where it stands"}
	}
	return nil
}

// fullEngine compiles a pattern with regexp2 when it is first asked for: the patterns
// of the library hardly ever need it, and compiling them takes time at every start.
func fullEngine(text string, timeout time.Duration) func() (*regexp2.Regexp, error) {
	return sync.OnceValues(func() (*regexp2.Regexp, error) {
		re, err := regexp2.Compile(text)
		if err == nil {
			re.MatchTimeout = timeout
		}
		return re, err
	})
}

// regexpError says in which way, and where, a pattern is no regular expression.
func regexpError(pattern string, err error) error {
	message := err.Error()
	var parse *syntax.Error
	if errors.As(err, &parse) {
		message = parse.Code.String()
		if len(parse.Args) > 0 && strings.Contains(message, "%") {
			message = fmt.Sprintf(message, parse.Args...)
		}
	}
	return wrong(faultAt(pattern), "not a valid regular expression: "+message, "write it as regexp2 (.NET) has it; a sign meant as itself needs \\ before it")
}

// faultAt finds the place at which a pattern stops being a regular expression:
// the end of its longest good beginning, or the bracket that is not closed.
func faultAt(pattern string) int {
	pieces, err := split(pattern)
	if err != nil {
		return err.at
	}
	links := pairs(pieces)
	const most = 2000 // beginnings to try
	if len(pieces) > most {
		return 0
	}
	begin, open, last := "", 0, 0
	for i, p := range pieces {
		switch {
		case p.kind == placePiece:
			p.text = "(?:x)"
		case links[i] < 0 && (p.kind == openPiece || p.kind == ahead || p.kind == notPiece):
			last = p.at
			fallthrough
		case links[i] > i:
			open++
		case p.kind == closePiece:
			open--
		}
		begin += p.text
		if open < 0 {
			return p.at
		}
		if _, err := regexp2.Compile(begin + strings.Repeat(")", open)); err != nil {
			return p.at
		}
	}
	return last
}

// expansion is a pattern whose placeholders and fragments are written out.
type expansion struct {
	*compiler
	pieces []piece
	places []placeholder
	size   int
}

// add writes a pattern out. within are the names of the fragments it stands in.
func (e *expansion) add(pattern string, within []string) error {
	pieces, perr := split(pattern)
	if perr != nil {
		return perr
	}
	for _, p := range pieces {
		e.size += len(p.text)
		if e.size > maxPattern {
			return wrong(p.at, fmt.Sprintf("the fragments unfold to more than %d bytes", maxPattern), "use shorter fragments")
		}
		if p.kind != placePiece {
			e.pieces = append(e.pieces, p)
			continue
		}
		if err := e.placeholder(p, within); err != nil {
			return err
		}
	}
	return nil
}

func (e *expansion) placeholder(p piece, within []string) error {
	for _, name := range within {
		if name == p.text {
			return wrong(p.at, fmt.Sprintf("the fragment {%s} holds itself: %s", name, strings.Join(append(within, name), " → ")), "take it out of one of them")
		}
	}
	place, pattern, err := e.place(p.text)
	if errors.Is(err, errBroken) {
		return err
	}
	if err != nil {
		var plain *Error
		errors.As(err, &plain)
		return &patternError{p.at, plain}
	}
	index := len(e.places)
	e.places = append(e.places, place)
	if place.kind != fragmentPlace {
		e.pieces = append(e.pieces, piece{kind: placePiece, text: groupName(index), at: index})
		return nil
	}
	e.pieces = append(e.pieces, piece{kind: openPiece, text: "(?<" + groupName(index) + ">"})
	if err := e.add(pattern, append(within[:len(within):len(within)], p.text)); err != nil {
		var inner *patternError
		if errors.As(err, &inner) {
			inner.at = p.at // the place in the rule's own pattern
			inner.what.Message = fmt.Sprintf("in the fragment {%s}: %s", p.text, inner.what.Message)
		}
		return err
	}
	e.pieces = append(e.pieces, piece{kind: closePiece, text: ")"})
	return nil
}

// groupName is the name of the group that catches the i-th placeholder.
func groupName(i int) string { return fmt.Sprintf("heshu%d", i) }

const (
	quotes = "\"“”‘’「」『』"
	stops  = ",;:。!?、\n\uFF0C\uFF1B\uFF1A\uFF01\uFF1F"
	// A phrase between two parts of a pattern: 1 to 24 characters of one clause.
	plain  = "[^" + quotes + stops + string(slotBase) + "-" + string(slotLast) + "]"
	phrase = plain + "{1,24}?"
	// What may stand between two parts of a pattern: up to 12 characters of one clause.
	gap = plain + "{0,12}?"
	// A theme may hold commas, spaces and numbers.
	theme = "[^" + quotes + ";\uFF1B。\n]{4,40}?"
)

// render writes the regular expression.
func (e *expansion) render() string {
	var b strings.Builder
	links := pairs(e.pieces)
	for i, p := range e.pieces {
		if p.kind != placePiece {
			b.WriteString(p.text)
			continue
		}
		place := &e.places[p.at]
		body := place.class
		switch place.kind {
		case gapPlace:
			b.WriteString("(?:" + gap + ")")
			continue
		case themePlace:
			body = theme
		case phrasePlace:
			body = phrase
			if opensLeft(e.pieces, links, i) {
				place.open, body = OpenLeft, ""
			} else if opensRight(e.pieces, links, i) {
				place.open, body = OpenRight, ""
			}
		}
		b.WriteString("(?<" + p.text + ">" + body + ")")
	}
	return b.String()
}

// captures lists the groups to report: those of placeholders, and those that
// the rule names itself.
func (e *expansion) captures(tree *syntax.RegexTree) []placeholder {
	var out []placeholder
	for i, p := range e.places {
		if group, ok := tree.Capnames[groupName(i)]; ok {
			p.group = group
			out = append(out, p)
		}
	}
	for _, name := range tree.Caplist {
		if nameOfPiece.MatchString(name) && !strings.HasPrefix(name, "heshu") {
			out = append(out, placeholder{name: name, kind: groupOfRule, group: tree.Capnames[name]})
		}
	}
	return out
}
