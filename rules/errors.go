package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is one thing that is wrong with a library file, where it stands, and its mend.
type Error struct {
	File      string
	Line, Col int    // 1-based, 0 if the place is not known; Col counts characters
	Rule      string // id of the rule, if it is one rule's error
	Message   string // what is wrong
	Fix       string // what would be right
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Col)
	}
	b.WriteString(": ")
	if e.Rule != "" {
		b.WriteString(e.Rule + ": ")
	}
	b.WriteString(e.Message)
	if e.Fix != "" {
		b.WriteString("; " + e.Fix)
	}
	return b.String()
}

// Errors are all that is wrong with a library, in the order of files and lines.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the single errors.
func (e Errors) Unwrap() []error {
	out := make([]error, len(e))
	for i, err := range e {
		out[i] = err
	}
	return out
}

// orNil returns the errors in order, or nil where there is none.
func (e Errors) orNil() error {
	if len(e) == 0 {
		return nil
	}
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return e
}

// MatchError says that a rule could not be run to its end over a sentence.
type MatchError struct {
	Rule *Rule
	Err  error
}

func (e *MatchError) Error() string {
	return fmt.Sprintf("%s:%d: rule %s stopped: %v; make its pattern simpler: no repetition inside a repetition",
		e.Rule.File, e.Rule.Line, e.Rule.ID, e.Err)
}

// Unwrap returns the error of the regular expression engine.
func (e *MatchError) Unwrap() error { return e.Err }
