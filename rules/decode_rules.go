package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// ruleFile is what a file outside the folder lexicon holds.
type ruleFile struct {
	rules     []*Rule
	off       []offEntry
	fragments entries // only fragments
}

// offEntry switches a rule off.
type offEntry struct {
	id, file  string
	line, col int
}

var ruleName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// readRules reads a rule file. root is its path below the library without extension.
func (f *file) readRules(data []byte, root string) ruleFile {
	var out ruleFile
	body := f.parse(data)
	if body == nil {
		return out
	}
	names := map[string]int{}
	known := fields{
		"rules": func(n ast.Node) {
			f.list(n, "rules", func(entry ast.Node) {
				if r := f.readRule(entry, root, names); r != nil {
					out.rules = append(out.rules, r)
				}
			})
		},
		"off": func(n ast.Node) {
			f.list(n, "off", func(entry ast.Node) {
				e := offEntry{file: f.name}
				f.text(&e.id)(entry)
				e.line, e.col = place(entry)
				out.off = append(out.off, e)
			})
		},
	}
	for key := range lexiconKeys {
		if key == "fragments" { // a family's own pieces may stand beside it
			known[key] = func(n ast.Node) { f.fragments(n, &out.fragments) }
			continue
		}
		known[key] = func(n ast.Node) {
			f.fail(n, key+" is a part of the lexicon", "put it into a file of the folder lexicon")
		}
	}
	f.mapping(body, "a rule file", known)
	return out
}

// readRule reads one rule, nil if it cannot be used.
func (f *file) readRule(n ast.Node, root string, names map[string]int) *Rule {
	r := &Rule{Target: Figure, File: f.name}
	r.Line, r.column = place(n)
	f.rule = nameOf(n, root)
	defer func() { f.rule = "" }()
	before := len(f.errs)
	if !f.mapping(n, "a rule", f.ruleFields(r)) {
		return nil
	}
	r.ID = root + "/" + r.Name
	switch {
	case r.Name == "" && len(f.errs) == before:
		f.fail(n, "the rule has no name", "add name: a-few-words")
	case r.Name != "" && !ruleName.MatchString(r.Name):
		f.fail(n, fmt.Sprintf("the name %s has other signs than a-z, 0-9 and -", r.Name), "write it like consolation-money")
	case r.Name != "" && names[r.Name] > 0:
		f.fail(n, fmt.Sprintf("the name %s is taken by the rule of line %d", r.Name, names[r.Name]), "give one of them another name")
	case r.Name != "":
		names[r.Name] = r.Line
	}
	if r.Pattern == "" && len(f.errs) == before {
		f.fail(n, "the rule has no pattern", "add pattern: '慰问金{X元}'")
	}
	if len(f.errs) > before {
		return nil
	}
	return r
}

// nameOf is the id of a rule for messages, known before the rule is read.
func nameOf(n ast.Node, root string) string {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return ""
	}
	for _, v := range m.Values {
		if s, ok := v.Value.(*ast.StringNode); ok && v.Key.GetToken().Value == "name" {
			return root + "/" + s.Value
		}
	}
	return ""
}

func (f *file) ruleFields(r *Rule) fields {
	return fields{
		"name": f.text(&r.Name),
		"for":  func(n ast.Node) { f.target(n, &r.Target) },
		"pattern": func(n ast.Node) {
			r.patternLine, r.patternColumn = place(n)
			f.text(&r.Pattern)(n)
		},
		"set": func(n ast.Node) { f.mapping(n, "set", f.attributeFields(&r.Set)) },
		"yes": func(n ast.Node) { f.examples(n, "yes", &r.Yes) },
		"no":  func(n ast.Node) { f.examples(n, "no", &r.No) },
	}
}

func (f *file) target(n ast.Node, dst *Target) {
	var s string
	f.text(&s)(n)
	switch t := Target(s); t {
	case Figure, Theme, Organisation, Exclusion:
		*dst = t
	default:
		f.fail(n, fmt.Sprintf("a rule cannot be for %s", s), "write figure, theme, organisation or exclusion")
	}
}

func (f *file) attributeFields(a *Attributes) fields {
	return fields{
		"item": f.text(&a.Item), "class": f.text(&a.Class), "action": f.text(&a.Action), "basis": f.text(&a.Basis),
		"status": f.text(&a.Status), "role": f.text(&a.Role), "reason": f.text(&a.Reason),
	}
}

func (f *file) examples(n ast.Node, what string, dst *[]Example) {
	f.list(n, what, func(entry ast.Node) {
		var e Example
		known := fields{"text": f.text(&e.Text), "quote": f.text(&e.Quote), "why": f.text(&e.Why)}
		if what == "yes" {
			for key, read := range map[string]*string{
				"value": &e.Value, "unit": &e.Unit, "approx": &e.Approx, "item": &e.Item, "class": &e.Class,
				"action": &e.Action, "basis": &e.Basis, "status": &e.Status, "role": &e.Role,
			} {
				known[key] = f.text(read)
			}
			delete(known, "why")
		}
		before := len(f.errs)
		f.mapping(entry, what+" example", known)
		switch {
		case len(f.errs) > before: // what follows would only repeat it
		case e.Text == "":
			f.fail(entry, "the example has no text", "add text: a sentence as a report has it")
		case e.Quote != "" && !strings.Contains(e.Text, e.Quote):
			f.fail(entry, fmt.Sprintf("the text does not hold the quote %s", e.Quote), "copy the quote from the text to the letter")
		default:
			*dst = append(*dst, e)
		}
	})
}
