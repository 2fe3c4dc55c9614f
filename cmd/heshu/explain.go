package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"heshu/corpus"
	"heshu/extract"
)

func newExplain(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "explain TEXT|-",
		Short: "Say how each figure of a text was read: rule, pattern, placeholders, words",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			engine, err := s.engine()
			if err != nil {
				return err
			}
			text := list[0]
			if text == "-" {
				raw, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), 1<<20))
				if err != nil {
					return fmt.Errorf("read standard input: %w", err)
				}
				text = string(raw)
			}
			x, err := engine.Explain(corpus.Document{ID: "explain", Text: strings.ToValidUTF8(text, "\uFFFD")})
			printExplanation(cmd.OutOrStdout(), x)
			return err
		},
	}
}

func printExplanation(w io.Writer, x *extract.Explanation) {
	if len(x.Facts) == 0 {
		fmt.Fprintln(w, "No figure was found.")
	}
	for i := range x.Facts {
		if i > 0 {
			fmt.Fprintln(w)
		}
		printFact(w, x, &x.Facts[i])
	}
	for _, t := range x.Records.Themes {
		fmt.Fprintf(w, "\ntheme %s  [%d,%d)\n  role %s, rule %s\n", t.Quote, t.Start, t.End, t.Role, t.Rule)
	}
	for _, o := range x.Records.Organisations {
		fmt.Fprintf(w, "\norganisation %s  [%d,%d)\n  %s, canonical %s, role %s, rule %s\n", o.Quote, o.Start, o.End, o.Type, o.Canonical, o.Role, o.Rule)
	}
	for _, n := range x.Records.Numerals {
		if n.State != "fact" {
			fmt.Fprintf(w, "\nnumeral %s  [%d,%d)\n  %s%s\n", n.Quote, n.Start, n.End, n.State, because(n.Reason))
		}
	}
}

func because(reason *string) string {
	if reason == nil {
		return ""
	}
	return ": " + *reason
}

func printFact(w io.Writer, x *extract.Explanation, f *extract.ExplainedFact) {
	fmt.Fprintf(w, "figure %s  [%d,%d)\n", f.Quote, f.Start, f.End)
	for _, a := range x.Records.Amounts {
		if a.Start == int64(f.Start) {
			printColumns(w, &a.FigureColumns, a.Currency)
		}
	}
	for _, c := range x.Records.Counts {
		if c.Start == int64(f.Start) {
			printColumns(w, &c.FigureColumns, c.Measure)
		}
	}
	fmt.Fprintf(w, "  rule %s", f.Rule)
	if f.Side != "" {
		fmt.Fprintf(w, " (item found: %s)", f.Side)
	}
	fmt.Fprintf(w, ", matched %q\n", f.Match)
	for _, t := range f.Rules {
		fmt.Fprintf(w, "  pattern %s  %s  matched %q\n", t.Rule.ID, t.Rule.Pattern, t.Text)
		for _, c := range t.Captures {
			fmt.Fprintf(w, "    {%s} caught %q\n", c.Name, c.Text)
		}
	}
	if len(f.Near) > 0 {
		fmt.Fprintln(w, "  no item; rules that came close:")
		for _, r := range f.Near {
			fmt.Fprintf(w, "    %s  %s\n", r.ID, r.Pattern)
		}
	}
	fmt.Fprint(w, "  words")
	for _, word := range f.Words {
		fmt.Fprintf(w, " %s/%s", word.Text, wordLabel(word))
	}
	fmt.Fprintln(w)
}

func wordLabel(w extract.ExplainedWord) string {
	label := w.Tag
	if w.Sense != "" {
		label += ":" + w.Sense
	}
	if w.Class != "" {
		label += ":" + w.Class
	}
	if label == "" {
		return "-"
	}
	return label
}

func printColumns(w io.Writer, c *extract.FigureColumns, of string) {
	fmt.Fprintf(w, "  value %s, bounds %s to %s, %s, unit %s (%s), basis %s, status %s\n",
		number(c.Value), number(c.Lower), number(c.Upper), c.Approx, c.Unit, of, c.Basis, c.Status)
	fmt.Fprintf(w, "  item %s (%s), action %s, giver %s, receiver %s\n", text(c.Item), text(c.ItemClass), text(c.Action), text(c.Giver), text(c.Receiver))
}

func number[T fmt.Stringer](d *T) string {
	if d == nil {
		return "-"
	}
	return (*d).String()
}

func text(s *string) string {
	if s == nil || *s == "" {
		return "-"
	}
	return *s
}
