package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	pretty "github.com/jedib0t/go-pretty/v6/text"

	"heshu/extract"
	"heshu/extract/quantity"
)

// printFacts prints the facts of a report as a table.
func printFacts(out io.Writer, r *extract.Records) {
	fmt.Fprintf(out, "%s\n\n", renderFacts(r, terminal(out)))
}

// renderFacts returns the table for a terminal of the given width, or for a file
// if that is 0.
func renderFacts(r *extract.Records, width int) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = pretty.FormatDefault
	t.AppendHeader(table.Row{"kind", "quote", "value", "item", "class", "how", "action", "giver", "for", "rule"})
	if width > 0 {
		t.SetColumnConfigs(narrow(width))
	}
	figures(t, r)
	for _, f := range r.Themes {
		t.AppendRow(table.Row{"theme", clean(f.Quote), year(f.Year), f.Theme, f.Role, "", "", "", "", f.Rule})
	}
	for _, f := range r.Organisations {
		t.AppendRow(table.Row{"organisation", clean(f.Quote), "", f.Canonical, f.Type, f.Role, "", "", "", f.Rule})
	}
	for _, n := range r.Numerals {
		if n.State == "unclaimed" {
			t.AppendRow(table.Row{"unclaimed", clean(n.Quote)})
		}
	}
	return t.Render()
}

// narrow bounds the columns that can be long and leaves out the least needed ones,
// so that a row fits on a terminal of the given width.
func narrow(width int) []table.ColumnConfig {
	var out []table.ColumnConfig
	for _, c := range []struct {
		name string
		from int // width of a terminal that has room for the column
		wrap table.WidthEnforcer
	}{
		{"quote", 0, pretty.WrapHard},
		{"value", 0, pretty.WrapSoft},
		{"item", 0, pretty.WrapHard},
		{"how", 0, pretty.WrapSoft},
		{"class", 125, pretty.WrapHard},
		{"action", 125, pretty.WrapHard},
		{"giver", 100, pretty.WrapHard},
		{"for", 100, pretty.WrapHard},
		{"rule", 150, pretty.WrapHard},
	} {
		out = append(out, table.ColumnConfig{Name: c.name, Hidden: width < c.from, WidthMax: max(10, width/8), WidthMaxEnforcer: c.wrap})
	}
	return out
}

// figures adds the amounts and counts in the order of the text.
func figures(t table.Writer, r *extract.Records) {
	quotes := map[string]string{}
	for _, c := range r.Counts {
		quotes[c.FactID] = c.Quote
	}
	row := func(kind string, f *extract.Fact, c *extract.FigureColumns) {
		to := "-"
		if c.BeneficiaryID != nil {
			to = quotes[*c.BeneficiaryID]
		}
		t.AppendRow(table.Row{kind, clean(f.Quote), value(c), clean(text(c.Item)), text(c.ItemClass), how(c), text(c.Action), clean(text(c.Giver)), clean(to), f.Rule})
	}
	i, j := 0, 0
	for i < len(r.Amounts) || j < len(r.Counts) {
		if j == len(r.Counts) || i < len(r.Amounts) && r.Amounts[i].Start < r.Counts[j].Start {
			row("amount", &r.Amounts[i].Fact, &r.Amounts[i].FigureColumns)
			i++
			continue
		}
		row("count", &r.Counts[j].Fact, &r.Counts[j].FigureColumns)
		j++
	}
}

// value is the value of a figure and, unless it is exact, its bounds.
func value(c *extract.FigureColumns) string {
	if c.Approx == "exact" {
		return number(c.Value)
	}
	return number(c.Value) + " (" + bounds(c) + ")"
}

func bounds(c *extract.FigureColumns) string {
	switch {
	case c.Lower == nil && c.Upper == nil:
		return "no bounds"
	case c.Lower == nil:
		return "up to " + number(c.Upper)
	case c.Upper == nil:
		return number(c.Lower) + " and more"
	}
	return number(c.Lower) + " to " + number(c.Upper)
}

// how names what is not ordinary about a figure.
func how(c *extract.FigureColumns) string {
	var out []string
	if c.Approx != "exact" {
		out = append(out, c.Approx)
	}
	if c.Basis != "total" {
		out = append(out, c.Basis)
	}
	if c.Status != "actual" {
		out = append(out, c.Status)
	}
	return strings.Join(out, ", ")
}

func number(d *quantity.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func year(y *int32) string {
	if y == nil {
		return ""
	}
	return fmt.Sprint(*y)
}

func text(s *string) string {
	if s == nil || *s == "" {
		return "-"
	}
	return *s
}
