package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
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
	case strings.Contains(e.Message, "'\t'"):
		e.Message, e.Fix = "a tab stands where YAML wants spaces", "indent with spaces, not with tabs"
	default:
		e.Fix = "put a text that holds : # { } [ ] , or quotes into single quotes, and look at the indentation"
	}
	f.errs = append(f.errs, e)
}
