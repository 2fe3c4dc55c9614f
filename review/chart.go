package review

import (
	"cmp"
	"slices"
	"strconv"

	"heshu/extract/quantity"
)

// chart is a table whose rows have a bar.
type chart struct {
	Title, Note string
	Unit        string // heading of the column of values
	Legend      []part // what the parts of a bar are, if they are several
	Bars        []bar
	More        int // rows that are left out
}

// bar is a row of a chart.
type bar struct {
	Label string
	Value string
	Parts []part
	Check string // the check that the row is about, to filter by

	weight quantity.Decimal
}

// part is a stretch of a bar, in percent of its full length.
type part struct {
	Class, Name string
	X, Width    string
	Count       int
}

// barsOf makes one bar of each entry, the longest first.
func barsOf[K comparable, V any](m map[K]V, make func(K, V) bar) []bar {
	var out []bar
	for k, v := range m {
		if b := make(k, v); b.weight > 0 {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b bar) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.Label, b.Label)) })
	return out
}

// cut leaves out the bars beyond the limit.
func (c *chart) cut(limit int) {
	if len(c.Bars) > limit {
		c.More = len(c.Bars) - limit
		c.Bars = c.Bars[:limit]
	}
}

// draw sets the lengths of the bars, the longest to the full width, and leaves out
// those beyond the limit.
func (c *chart) draw(class string, limit int) {
	c.cut(limit)
	longest := quantity.Decimal(1)
	for _, b := range c.Bars {
		longest = max(longest, b.weight)
	}
	for i := range c.Bars {
		seen := max(c.Bars[i].weight, longest/200) // what is there is to be seen
		c.Bars[i].Parts = []part{{Class: class, X: "0", Width: percent(seen, longest)}}
	}
}

// stacked sets the parts of a bar whose whole length stands for longest.
func stacked(parts []part, longest int) []part {
	at := 0
	var out []part
	for _, p := range parts {
		if p.Count == 0 {
			continue
		}
		p.X, p.Width = percent(quantity.Decimal(at), quantity.Decimal(longest)), percent(quantity.Decimal(p.Count), quantity.Decimal(longest))
		at += p.Count
		out = append(out, p)
	}
	return out
}

// percent is n of all in percent, as SVG takes it. It is for the eye only.
func percent(n, all quantity.Decimal) string {
	if all <= 0 {
		return "0"
	}
	return strconv.FormatFloat(100*float64(n)/float64(all), 'f', 2, 64) + "%"
}
