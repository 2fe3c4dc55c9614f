package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"heshu/segment"
)

// file is one library file while it is read. It walks the parsed YAML itself,
// so that every error of a file is reported, and with its place.
type file struct {
	name string
	rule string // id of the rule that is read
	errs Errors
}

func (f *file) fail(n ast.Node, message, fix string) {
	line, col := place(n)
	f.errs = append(f.errs, &Error{File: f.name, Line: line, Col: col, Rule: f.rule, Message: message, Fix: fix})
}

// place returns where a node begins.
func place(n ast.Node) (line, col int) {
	if n == nil {
		return 0, 0
	}
	tk := n.GetToken()
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		tk = m.Values[0].Key.GetToken()
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		tk = m.Key.GetToken()
	}
	if tk == nil || tk.Position == nil {
		return 0, 0
	}
	return tk.Position.Line, tk.Position.Column
}

// parse returns the one document of a file, nil if it is empty or damaged.
func (f *file) parse(data []byte) ast.Node {
	if f.traps(data) {
		return nil
	}
	tree, err := f.tree(data)
	if err != nil {
		f.syntax(err)
		return nil
	}
	if tree == nil {
		return nil
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc == nil || doc.Body == nil {
			continue
		}
		if body != nil {
			f.fail(doc.Body, "a second document begins here", "take the line --- out, or use a file for each")
			return nil
		}
		body = doc.Body
	}
	return body
}

// tree parses a file, unless it is nested so deeply that the parser, whose time
// goes with the square of the depth, would not come back.
func (f *file) tree(data []byte) (tree *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil { // the parser's own slip over a damaged file must not end a run
			tree, err = nil, fmt.Errorf("the parser stopped: %v", r)
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if tk := tooDeep(tokens); tk != nil {
		f.errs = append(f.errs, &Error{File: f.name, Line: tk.Position.Line, Col: tk.Position.Column,
			Message: fmt.Sprintf("more than %d levels of nesting", maxDepth), Fix: "close the brackets that are open"})
		return nil, nil
	}
	return parser.Parse(tokens, 0)
}

const maxDepth = 50

// tooDeep returns the token at which nesting goes too deep, nil if it does not.
func tooDeep(tokens token.Tokens) *token.Token {
	flow, line, sameLine := 0, 0, 0
	for _, tk := range tokens {
		if tk.Position.Line != line {
			line, sameLine = tk.Position.Line, 0
		}
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType:
			sameLine++
		}
		if flow > maxDepth || sameLine > maxDepth {
			return tk
		}
	}
	return nil
}

// syntax reports what the parser says.
func (f *file) syntax(err error) {
	e := &Error{File: f.name, Message: "not YAML: " + err.Error()}
	var located yaml.Error
	if errors.As(err, &located) {
		e.Message = "not YAML: " + located.GetMessage()
		if tk := located.GetToken(); tk != nil && tk.Position != nil {
			e.Line, e.Col = tk.Position.Line, tk.Position.Column
		}
	}
	switch {
	case strings.Contains(e.Message, "already defined"):
		e.Message, e.Fix = strings.TrimPrefix(e.Message, "not YAML: "), "keep one of the two"
	case strings.Contains(e.Message, "escape"):
		e.Fix = "put a pattern in single quotes: '…'"
	case strings.Contains(e.Message, `'\t'`):
		e.Fix = "indent with spaces, not with tabs"
	default:
		e.Fix = "put a text that holds : # { } [ ] , or quotes into single quotes, and look at the indentation"
	}
	f.errs = append(f.errs, e)
}

// fields reads a mapping: each key has a reader for its value.
type fields map[string]func(ast.Node)

// mapping reads n by its keys and reports unknown ones. what names n in messages.
func (f *file) mapping(n ast.Node, what string, known fields) bool {
	var values []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		values = m.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{m}
	default:
		f.mismatch(n, what+" is a mapping of "+strings.Join(sortedKeys(known), ", "))
		return false
	}
	for _, v := range values {
		key := v.Key.GetToken().Value
		read, ok := known[key]
		switch {
		case !ok && isEmpty(v.Value) && v.IsFlowStyle:
			f.fail(v, fmt.Sprintf("a comma ends the text before %s", shorten(key)), "put a text that holds a half-width comma into single quotes")
		case !ok:
			f.unknownKey(v, key, what, sortedKeys(known))
		case isEmpty(v.Value):
			f.fail(v, key+" has no value", "write one, or take the line out")
		default:
			read(v.Value)
		}
	}
	return true
}

func (f *file) unknownKey(v ast.Node, key, what string, known []string) {
	fix := "known are " + strings.Join(known, ", ")
	if near := nearest(key, known, 1); len(near) > 0 {
		fix = "write " + near[0]
	}
	f.fail(v, fmt.Sprintf("unknown key %s in %s", key, what), fix)
}

func sortedKeys(m fields) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func isEmpty(n ast.Node) bool {
	_, null := n.(*ast.NullNode)
	return n == nil || null && n.GetToken().Type == token.ImplicitNullType
}

// list reads each entry of a sequence.
func (f *file) list(n ast.Node, what string, read func(ast.Node)) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		f.mismatch(n, what+" is a list; begin each entry with - or put them in [ ]")
		return
	}
	for _, entry := range s.Values {
		if isEmpty(entry) {
			f.fail(entry, "an entry of "+what+" is empty", "write it, or take it out")
			continue
		}
		read(entry)
	}
}

// mismatch reports a value of the wrong shape.
func (f *file) mismatch(n ast.Node, expected string) {
	got := n.GetToken().Value
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		f.fail(n, "here stands a mapping", expected)
	case *ast.SequenceNode:
		f.fail(n, "here stands a list", expected)
	default:
		if before, _, found := strings.Cut(got, ":"); found && nameOfPiece.MatchString(before) {
			expected += "; a : needs a space behind it"
		}
		f.fail(n, fmt.Sprintf("here stands the text %s", shorten(got)), expected)
	}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// text reads a text into dst. Numbers are taken as they are written.
func (f *file) text(dst *string) func(ast.Node) {
	return func(n ast.Node) {
		switch v := n.(type) {
		case *ast.StringNode:
			*dst = v.Value
		case *ast.LiteralNode:
			*dst = strings.TrimRight(v.Value.Value, "\n")
		case *ast.IntegerNode, *ast.FloatNode:
			f.number(n, dst)
		case *ast.MappingNode, *ast.MappingValueNode:
			f.mismatch(n, "a text is needed; put one that begins with { or holds : into single quotes")
		case *ast.SequenceNode:
			f.mismatch(n, "a text is needed; put one that begins with [ into single quotes")
		case *ast.BoolNode, *ast.NullNode, *ast.InfinityNode, *ast.NanNode:
			got := n.GetToken().Value
			f.fail(n, fmt.Sprintf("%s is no text in YAML", got), "put it into quotes: '"+got+"'")
		default:
			f.fail(n, "anchors, aliases and tags are not read here", "write the value out")
		}
	}
}

// number keeps an unquoted number as written, if YAML and a reader agree on it.
func (f *file) number(n ast.Node, dst *string) {
	got := n.GetToken().Value
	plain := strings.TrimPrefix(strings.TrimPrefix(got, "-"), "0.")
	if strings.Trim(plain, "0123456789.") != "" || len(plain) > 1 && plain[0] == '0' && plain == strings.TrimPrefix(got, "-") {
		f.fail(n, fmt.Sprintf("YAML does not read %s as it stands", got), "put it into quotes: '"+got+"'")
		return
	}
	*dst = got
}

// whole reads a whole number.
func (f *file) whole(dst *int) func(ast.Node) {
	return func(n ast.Node) {
		var text string
		f.text(&text)(n)
		if _, err := fmt.Sscanf(text, "%d", dst); err != nil && text != "" {
			f.fail(n, text+" is no whole number", "write digits only")
		}
	}
}

// yesNo reads true or false.
func (f *file) yesNo(dst *bool) func(ast.Node) {
	return func(n ast.Node) {
		b, ok := n.(*ast.BoolNode)
		if !ok {
			f.mismatch(n, "write true or false")
			return
		}
		*dst = b.Value
	}
}

// word is an entry of a list, with the node that gives its place.
type word struct {
	text string
	node ast.Node
}

// wordsOf reads a list of words, as segment.Fold leaves them in a report.
func (f *file) wordsOf(what string, dst *[]word) func(ast.Node) {
	return func(n ast.Node) {
		f.list(n, what, func(entry ast.Node) {
			w := word{node: entry}
			f.text(&w.text)(entry)
			w.text = segment.Fold(w.text).Text
			if w.text != "" {
				*dst = append(*dst, w)
			}
		})
	}
}

func texts(list []word) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.text
	}
	return out
}
