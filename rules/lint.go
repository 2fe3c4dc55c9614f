package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how much a finding matters.
type Severity string

const (
	Warning Severity = "warning" // likely a mistake
	Note    Severity = "note"    // worth a look
)

// Finding is something in a library that loads but is likely not meant.
type Finding struct {
	File     string
	Line     int
	Rule     string // id of the rule, empty for a finding in the lexicon
	Message  string // what it is, and what to do
	Severity Severity
}

func (f Finding) String() string {
	rule := ""
	if f.Rule != "" {
		rule = f.Rule + ": "
	}
	return fmt.Sprintf("%s:%d: %s: %s%s", f.File, f.Line, f.Severity, rule, f.Message)
}

// Lint looks a library over. The findings are in the order of files and lines.
// It runs every pattern on hard sentences to find slow ones, which takes a few
// milliseconds a rule.
func Lint(l *Library) []Finding {
	t := linter{library: l, enums: enumerations()}
	t.patterns()
	for _, r := range l.Rules {
		t.examples(r)
		t.attributes(r)
		t.slow(r)
	}
	for _, r := range l.shadowed {
		t.note(r.File, r.Line, r.ID, "a rule of the same id in a folder of the user's is used instead of this one")
	}
	t.fragments()
	t.lexicon()
	slices.SortStableFunc(t.found, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return t.found
}

type linter struct {
	library *Library
	enums   map[string][]string
	found   []Finding
}

func (t *linter) warn(file string, line int, rule, format string, args ...any) {
	t.found = append(t.found, Finding{file, line, rule, fmt.Sprintf(format, args...), Warning})
}

func (t *linter) note(file string, line int, rule, format string, args ...any) {
	t.found = append(t.found, Finding{file, line, rule, fmt.Sprintf(format, args...), Note})
}

func (t *linter) ruleWarn(r *Rule, format string, args ...any) {
	t.warn(r.File, r.Line, r.ID, format, args...)
}

// patterns finds rules that say the same twice.
func (t *linter) patterns() {
	first := map[string]*Rule{}
	for _, r := range t.library.Rules {
		key := string(r.Target) + "\x00" + r.source.text
		old, seen := first[key]
		if !seen {
			first[key] = r
			continue
		}
		same := "; take one of them out"
		if old.Set != r.Set {
			same = ", which sets other attributes and speaks first; make one of the patterns narrower"
		}
		t.ruleWarn(r, "has the same pattern as %s (%s:%d)%s", old.ID, old.File, old.Line, same)
	}
}

// examples asks for proof: what the rule reads, and what it must leave alone.
func (t *linter) examples(r *Rule) {
	if len(r.Yes) == 0 {
		t.ruleWarn(r, "has no yes example; add a sentence that it reads, with the quote")
	}
	if len(r.No) == 0 {
		t.ruleWarn(r, "has no `no:` example; add a sentence that looks alike and must not be read, and why")
	}
	seen := map[string]bool{}
	for _, e := range r.Yes {
		if e.Quote == "" {
			t.ruleWarn(r, "the yes example %s has no quote; copy from it what is read", shorten(e.Text))
		}
		t.exampleValues(r, e)
		if seen[e.Text+"\x00"+e.Quote] {
			t.ruleWarn(r, "the example %s stands twice", shorten(e.Text))
		}
		seen[e.Text+"\x00"+e.Quote] = true
	}
	for _, e := range r.No {
		if e.Why == "" {
			t.note(r.File, r.Line, r.ID, "the no example %s does not say why", shorten(e.Text))
		}
	}
}

func (t *linter) exampleValues(r *Rule, e Example) {
	t.enum(r, "class", "class", e.Class)
	t.enum(r, "status", "status", e.Status)
	t.enum(r, "approx", "approx", e.Approx)
	if e.Basis != "" && !validBasis(e.Basis) {
		t.ruleWarn(r, "an example has the basis %s; write total, or per_ and one or two of %s", e.Basis, strings.Join(basisParts(), ", "))
	}
}

// attributes holds what a rule sets against the record schema.
func (t *linter) attributes(r *Rule) {
	set := r.Set
	t.enum(r, "class", "class", set.Class)
	t.enum(r, "status", "status", set.Status)
	t.enum(r, "reason", "reason", set.Reason)
	if set.Basis != "" && !validBasis(set.Basis) {
		t.ruleWarn(r, "sets the basis %s; write total, or per_ and one or two of %s", set.Basis, strings.Join(basisParts(), ", "))
	}
	switch r.Target {
	case Theme, Organisation:
		t.enum(r, "role", string(r.Target), set.Role)
		if set.Role == "" {
			t.ruleWarn(r, "sets no role; write one of %s", strings.Join(t.enums[string(r.Target)], ", "))
		}
	case Exclusion:
		if set.Reason == "" {
			t.ruleWarn(r, "sets no reason; write one of %s", strings.Join(t.enums["reason"], ", "))
		}
	}
	if idle := idleAttribute(r); idle != "" {
		t.ruleWarn(r, "sets %s, which means nothing for a rule for %s; take it out", idle, r.Target)
	}
}

// idleAttribute names an attribute that the rule's target does not have.
func idleAttribute(r *Rule) string {
	s := r.Set
	figure := []string{s.Item, "item", s.Class, "class", s.Action, "action", s.Basis, "basis", s.Status, "status"}
	role, reason := []string{s.Role, "role"}, []string{s.Reason, "reason"}
	var idle []string
	switch r.Target {
	case Figure:
		idle = append(role, reason...)
	case Exclusion:
		idle = append(figure, role...)
	default:
		idle = append(figure, reason...)
	}
	for i := 0; i < len(idle); i += 2 {
		if idle[i] != "" {
			return idle[i+1]
		}
	}
	return ""
}

// enum reports a value that an enumeration does not have.
func (t *linter) enum(r *Rule, attribute, enumeration, value string) {
	known := t.enums[enumeration]
	if value == "" || slices.Contains(known, value) {
		return
	}
	fix := "write one of " + strings.Join(known, ", ")
	if near := nearest(value, known, 1); len(near) > 0 {
		fix = "write " + near[0]
	}
	t.ruleWarn(r, "the schema knows no %s %s; %s", attribute, value, fix)
}
