package rules

import "github.com/dlclark/regexp2/v2"

// Rule is one entry of a rule file.
type Rule struct {
	ID      string // path below the library's root without extension, a slash, and Name: figures/relief/consolation-money
	Name    string
	Target  Target
	Pattern string // regexp2 with placeholders, as written
	Set     Attributes
	Yes, No []Example
	File    string
	Line    int

	column                     int
	patternLine, patternColumn int
	source                     *program // Pattern made ready to run
}

// program is a pattern in the form in which it runs over masked sentences.
type program struct {
	full     func() (*regexp2.Regexp, error) // the pattern as regexp2 runs it
	fast     *backtracker                    // nil: only full can run it
	text     string                          // the regular expression
	captures []placeholder
	need     need
	words    [][]rune // literals without slots: what a person sees in a text
}

// Target says what a rule's match becomes.
type Target string

const (
	Figure       Target = "figure"       // attributes of the quantity that a placeholder caught
	Theme        Target = "theme"        // the span of {theme} is a theme
	Organisation Target = "organisation" // the role of the organisation that {org} caught
	Exclusion    Target = "exclusion"    // the quantity or number that a placeholder caught is no figure
)

// Attributes are what a match says about its figure (or theme, or organisation).
// An empty attribute says nothing.
type Attributes struct {
	Item   string `yaml:"item"`   // fixed item; a captured {item} or {people} goes before it
	Class  string `yaml:"class"`  // item_class
	Action string `yaml:"action"` // a captured {give}, {visit} … goes before it
	Basis  string `yaml:"basis"`
	Status string `yaml:"status"`
	Role   string `yaml:"role"`   // of a theme or an organisation
	Reason string `yaml:"reason"` // of an exclusion
}

// Example is a text that a rule must (yes) or must not (no) read.
// In a yes example every field that is given must be right; quote is the figure's exact text.
type Example struct {
	Text   string `yaml:"text"`
	Quote  string `yaml:"quote"`
	Value  string `yaml:"value"`
	Unit   string `yaml:"unit"`
	Approx string `yaml:"approx"`
	Item   string `yaml:"item"`
	Class  string `yaml:"class"`
	Action string `yaml:"action"`
	Basis  string `yaml:"basis"`
	Status string `yaml:"status"`
	Role   string `yaml:"role"`
	Why    string `yaml:"why"` // of a no example
}
