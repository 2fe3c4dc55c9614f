package rules

import "fmt"

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

// Lint looks a library over, in the order of files and lines.
func Lint(l *Library) []Finding { return nil }
