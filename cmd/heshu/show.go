package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"heshu/corpus"
	"heshu/extract"
)

func newShow(s *shared) *cobra.Command {
	var color string
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print a report with its facts marked, and a table of them below",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			paint, err := painter(color, cmd.OutOrStdout())
			if err != nil {
				return err
			}
			engine, err := s.engine()
			if err != nil {
				return err
			}
			return show(cmd.Context(), engine, list, cmd, paint)
		},
	}
	cmd.Flags().StringVar(&color, "color", "auto", "colours: `auto` (on a terminal), always or never")
	return cmd
}

// painter reports whether colours are wanted.
func painter(color string, out io.Writer) (bool, error) {
	switch color {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		f, ok := out.(*os.File)
		return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "", nil
	}
	return false, usage{fmt.Errorf("--color %q: use auto, always or never", color)}
}

func show(ctx context.Context, engine *extract.Engine, list []string, cmd *cobra.Command, paint bool) error {
	out := cmd.OutOrStdout()
	failed := 0
	err := corpus.Each(ctx, list, corpus.Options{Stdin: cmd.InOrStdin()},
		func(doc corpus.Document) error {
			records, err := engine.Extract(doc)
			if err != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), "heshu:", err)
			}
			printReport(out, records, paint)
			return nil
		},
		func(in corpus.Input) error {
			if in.State != corpus.Read {
				failed++
				fmt.Fprintf(cmd.ErrOrStderr(), "heshu: %s: %s: %s\n", in.Source, in.State, in.Message)
			}
			return nil
		})
	if err == nil && failed > 0 {
		return partial{fmt.Sprintf("%d inputs could not be read", failed)}
	}
	return err
}

// span is a stretch of the report to mark.
type span struct {
	start, end int64
	color      string
	open       string // marks for a terminal without colours
	close      string
}

const reset = "\x1b[0m"

func printReport(out io.Writer, r *extract.Records, paint bool) {
	d := &r.Document
	fmt.Fprintf(out, "── %s #%d", d.Source, d.Part)
	if d.Issuer != nil {
		fmt.Fprintf(out, " · %s", *d.Issuer)
	}
	if d.Year != nil {
		fmt.Fprintf(out, " · %d (%s)", *d.Year, text(d.YearBasis))
	}
	fmt.Fprintln(out)
	fmt.Fprintln(out, strings.TrimRight(markUp(d.Text, spans(r), paint), "\n"))
	fmt.Fprintln(out)
	printFacts(out, r)
}

func spans(r *extract.Records) []span {
	var out []span
	for _, f := range r.Amounts {
		out = append(out, span{f.Start, f.End, "\x1b[1;32m", "【", "】"})
	}
	for _, f := range r.Counts {
		out = append(out, span{f.Start, f.End, "\x1b[1;36m", "【", "】"})
	}
	for _, f := range r.Themes {
		out = append(out, span{f.Start, f.End, "\x1b[1;35m", "〖", "〗"})
	}
	for _, f := range r.Organisations {
		out = append(out, span{f.Start, f.End, "\x1b[4m", "‹", "›"})
	}
	for _, n := range r.Numerals {
		if n.State == "unclaimed" {
			out = append(out, span{n.Start, n.End, "\x1b[7;31m", "⁇", "⁇"})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].start < out[j].start })
	return out
}

func markUp(text string, marks []span, paint bool) string {
	var b strings.Builder
	at := int64(0)
	for _, m := range marks {
		if m.start < at {
			continue
		}
		b.WriteString(clean(text[at:m.start]))
		open, closing := m.open, m.close
		if paint {
			open, closing = m.color, reset
		}
		b.WriteString(open + clean(text[m.start:m.end]) + closing)
		at = m.end
	}
	b.WriteString(clean(text[at:]))
	return b.String()
}

// clean keeps a report from steering the terminal.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return -1
		}
		return c
	}, s)
}

func printFacts(out io.Writer, r *extract.Records) {
	t := table.NewWriter()
	t.SetOutputMirror(out)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"kind", "quote", "value", "item", "class", "approx", "basis", "status", "action", "giver", "for", "rule"})
	quotes := map[string]string{}
	for _, c := range r.Counts {
		quotes[c.FactID] = c.Quote
	}
	row := func(kind string, f *extract.Fact, c *extract.FigureColumns) {
		to := "-"
		if c.BeneficiaryID != nil {
			to = quotes[*c.BeneficiaryID]
		}
		t.AppendRow(table.Row{kind, clean(f.Quote), number(c.Value), text(c.Item), text(c.ItemClass), c.Approx, c.Basis, c.Status, text(c.Action), text(c.Giver), to, f.Rule})
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
	for _, f := range r.Themes {
		t.AppendRow(table.Row{"theme", clean(f.Quote), "", f.Theme, f.Role, "", "", "", "", "", "", f.Rule})
	}
	for _, f := range r.Organisations {
		t.AppendRow(table.Row{"organisation", clean(f.Quote), "", f.Canonical, f.Type, "", "", "", f.Role, "", "", f.Rule})
	}
	for _, n := range r.Numerals {
		if n.State == "unclaimed" {
			t.AppendRow(table.Row{"unclaimed", clean(n.Quote)})
		}
	}
	t.Render()
	fmt.Fprintln(out)
}
