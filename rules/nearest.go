package rules

import (
	"cmp"
	"slices"
	"strings"
)

// nearest returns the most known names that are within a slip or two of name,
// the nearest first.
func nearest(name string, known []string, most int) []string {
	type candidate struct {
		name     string
		distance int
	}
	var found []candidate
	wanted := []rune(name)
	for _, k := range known {
		d := distance(wanted, []rune(k))
		if d <= max(1, min(2, len(wanted)/2)) && d < len(wanted) {
			found = append(found, candidate{k, d})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	var out []string
	for _, c := range found[:min(most, len(found))] {
		out = append(out, c.name)
	}
	return out
}

// distance is the number of characters to insert, delete or replace to get from a to b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			replaced := diagonal
			if x != y {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
