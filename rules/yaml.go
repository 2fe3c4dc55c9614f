package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"heshu/segment"
)

// fields reads a mapping: each key has a reader for its value.
type fields map[string]func(ast.Node)

// mapping reads n by its keys and reports unknown ones. what names n in messages.
func (f *file) mapping(n ast.Node, what string, known fields) bool {
	var values []*ast.MappingValueNode
	flow := false
	switch m := n.(type) {
	case *ast.MappingNode:
		values, flow = m.Values, m.IsFlowStyle
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
		case !ok && isEmpty(v.Value) && flow:
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
