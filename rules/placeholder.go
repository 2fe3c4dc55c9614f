package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// placeholder is a piece of a pattern in braces that is compiled to something else.
type placeholder struct {
	name  string // as captures name it: X, N, #, org, item, people, theme, a fragment's name
	kind  placeholderKind
	class string // of a slot: the regular expression of its runes
	open  Open
	group int // number of its group
}

type placeholderKind uint8

const (
	groupOfRule placeholderKind = iota // a named group that the rule writes itself
	amountPlace
	countPlace
	numberPlace
	orgPlace
	phrasePlace // item, people
	gapPlace
	themePlace
	fragmentPlace
)

// slot reports whether the placeholder stands for one rune of a masked sentence.
func (k placeholderKind) slot() bool { return k >= amountPlace && k <= orgPlace }

func (k placeholderKind) kinds() kinds {
	switch k {
	case amountPlace:
		return 1 << SlotAmount
	case countPlace:
		return 1 << SlotCount
	case numberPlace:
		return 1 << SlotNumber
	case orgPlace:
		return 1 << SlotOrganisation
	}
	return 0
}

var (
	amountName   = regexp.MustCompile(`^X[百千万亿]*(?:元|圆|块钱|块|钱)$`)
	currencyName = regexp.MustCompile(`^X`)
	nameOfPiece  = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// names of placeholders that are no fragments.
var fixedNames = []string{"X元", "N", "N%", "#", "item", "people", "org", "theme", "gap"}

// place finds out what {name} stands for. For a fragment it returns the
// fragment's pattern too.
func (c *compiler) place(name string) (placeholder, string, error) {
	switch {
	case amountName.MatchString(name):
		return placeholder{name: "X", kind: amountPlace, class: string(amountRune)}, "", nil
	case name == "#":
		return placeholder{name: "#", kind: numberPlace, class: string(numberRune)}, "", nil
	case name == "org":
		return placeholder{name: "org", kind: orgPlace, class: string(orgRune)}, "", nil
	case name == "item" || name == "people":
		return placeholder{name: name, kind: phrasePlace}, "", nil
	case name == "theme":
		return placeholder{name: name, kind: themePlace}, "", nil
	case name == "gap":
		return placeholder{name: name, kind: gapPlace}, "", nil
	case strings.HasPrefix(name, "N"):
		class, err := c.countClass(strings.TrimPrefix(name, "N"))
		return placeholder{name: "N", kind: countPlace, class: class}, "", err
	}
	if f, ok := c.fragments[name]; ok {
		f.used = true
		if f.broken {
			return placeholder{}, "", errBroken
		}
		return placeholder{name: name, kind: fragmentPlace}, f.pattern, nil
	}
	return placeholder{}, "", c.unknown(name)
}

// countClass is the class of the counts that have the measures of units, several joined by |.
func (c *compiler) countClass(units string) (string, error) {
	if units == "" {
		return fmt.Sprintf("[%c-%c]", countRune, c.alphabet.lastCount()), nil
	}
	var class []rune
	for unit := range strings.SplitSeq(units, "|") {
		measure, ok := c.alphabet.units[unit]
		if !ok && unit == "%" {
			measure, ok = "percent", c.alphabet.runes["percent"] != 0
		}
		if !ok {
			return "", c.unknownUnit(unit)
		}
		class = append(class, c.alphabet.runes[measure])
	}
	if len(class) == 1 {
		return string(class), nil
	}
	return "[" + string(class) + "]", nil
}

func (c *compiler) unknownUnit(unit string) error {
	units := make([]string, 0, len(c.alphabet.units))
	for u := range c.alphabet.units {
		units = append(units, u)
	}
	fix := "add it under measures to a file of the folder lexicon"
	if near := nearest(unit, units, 3); len(near) > 0 {
		fix = "write " + braced("N", near) + ", or " + fix
	}
	return &Error{Message: fmt.Sprintf("{N%s}: no measure word %s is known", unit, unit), Fix: fix}
}

func (c *compiler) unknown(name string) error {
	if name == "X" || currencyName.MatchString(name) {
		return &Error{Message: fmt.Sprintf("unknown placeholder {%s}", name), Fix: "write {X元} for an amount of money in any unit and currency"}
	}
	known := slices.Clone(fixedNames)
	for f := range c.fragments {
		known = append(known, f)
	}
	fix := "known are " + braced("", fixedNames) + ", {N and a measure word}, and the fragments of the folder lexicon"
	if near := nearest(name, known, 3); len(near) > 0 {
		fix = "write " + braced("", near)
	} else if _, unit := c.alphabet.units[name]; unit {
		fix = "write " + braced("N", []string{name})
	}
	return &Error{Message: fmt.Sprintf("unknown placeholder {%s}", name), Fix: fix}
}

func braced(before string, names []string) string {
	var b strings.Builder
	for i, n := range names {
		switch {
		case i > 0 && i == len(names)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString("{" + before + n + "}")
	}
	return b.String()
}
