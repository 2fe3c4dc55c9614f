package warehouse

import (
	"fmt"
	"slices"
	"strings"
)

// The tables of a dataset, by the names of their folders.
const (
	Documents     = "documents"
	Amounts       = "amounts"
	Counts        = "counts"
	Themes        = "themes"
	Organisations = "organisations"
	Links         = "links"
	Checks        = "checks"
	Numerals      = "numerals"
	Locations     = "locations"
	Inputs        = "inputs"
	Runs          = "runs"
)

// Tables returns the names of all tables, in the order in which they are listed to people.
func Tables() []string {
	var names []string
	for _, t := range shapes() {
		names = append(names, t.table)
	}
	return names
}

// selected returns the tables to write: all where names is empty.
func selected(names []string) (map[string]bool, error) {
	all := Tables()
	if len(names) == 0 {
		names = all
	}
	chosen := make(map[string]bool, len(names))
	for _, name := range names {
		if !slices.Contains(all, name) {
			return nil, fmt.Errorf("no table is called %q; the tables are %s", name, strings.Join(all, ", "))
		}
		chosen[name] = true
	}
	return chosen, nil
}
