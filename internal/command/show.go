package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
)

func newShow(s *shared) *cobra.Command {
	var color string
	f := reading{stores: s.stores}
	cmd := &cobra.Command{
		Use:   "show FILE...",
		Short: "Print a report with its facts marked, and a table of them below",
		Long: `Print reports with their facts marked, and a table of them below.

Figures are 【marked】, themes 〖so〗 and organisations ‹so›; a number that nothing
accounts for is ⁇so⁇. On a terminal colours take the place of the marks, and a
narrow one shows fewer columns of the table.`,
		Example: `  heshu show testdata/reports/dev/a01.txt
  heshu show --color always report.txt | less -RS`,
		Args: arguments(1, -1, "a file"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			paint, err := painter(color, cmd.OutOrStdout())
			if err != nil {
				return err
			}
			opts, err := f.options(cmd)
			if err != nil {
				return err
			}
			if err := batch.CheckArguments(cmd.Context(), paths, opts); err != nil {
				return err
			}
			engine, err := s.engine()
			if err != nil {
				return err
			}
			return show(cmd, engine, paths, opts, paint)
		},
	}
	cmd.Flags().StringVar(&color, "color", "auto", "`when` to use colours: auto (on a terminal), always or never")
	choices(cmd, "color", "auto", "always", "never")
	f.flags(cmd)
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
		return terminal(out) > 0 && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", nil
	}
	return false, usagef("--color %q: use auto, always or never", color)
}

func show(cmd *cobra.Command, engine *extract.Engine, paths []string, opts corpus.Options, paint bool) error {
	out := cmd.OutOrStdout()
	return eachReport(cmd, paths, opts, func(doc corpus.Document) error {
		records, err := engine.Extract(doc)
		if records != nil {
			printReport(out, records, paint)
		}
		return err
	})
}

// eachReport prints the reports of paths with print, whose error is reported and ends
// nothing, and reports the inputs that could not be read.
func eachReport(cmd *cobra.Command, paths []string, opts corpus.Options, print func(corpus.Document) error) error {
	stderr := cmd.ErrOrStderr()
	printed, failed := 0, 0
	err := corpus.Each(cmd.Context(), paths, opts,
		func(doc corpus.Document) error {
			printed++
			if err := print(doc); err != nil {
				failed++
				fmt.Fprintln(stderr, "heshu:", err)
			}
			return nil
		},
		func(in corpus.Input) error {
			if err := context.Cause(cmd.Context()); err != nil {
				return err
			}
			if in.State != corpus.Read && in.State != corpus.Skipped {
				failed++
			}
			if in.Message != "" {
				fmt.Fprintln(stderr, "heshu:", remark(in))
			}
			return nil
		})
	return outcome(err, printed, failed)
}

// outcome is the error of a command that printed what it could of its inputs.
func outcome(err error, printed, failed int) error {
	switch {
	case err != nil:
		return err
	case printed == 0:
		return fmt.Errorf("no report was found")
	case failed > 0:
		return partial{count(failed, "input") + " could not be read"}
	}
	return nil
}

func printReport(out io.Writer, r *extract.Records, paint bool) {
	d := &r.Document
	fmt.Fprintf(out, "── %s #%d", clean(d.Source), d.Part)
	if d.Issuer != nil {
		fmt.Fprintf(out, " · %s", clean(*d.Issuer))
	}
	if d.Year != nil {
		fmt.Fprintf(out, " · %d (%s)", *d.Year, text(d.YearBasis))
	}
	fmt.Fprintln(out)
	fmt.Fprintln(out, strings.TrimRight(markUp(d.Text, marks(r), paint), "\n"))
	fmt.Fprintln(out)
	printFacts(out, r)
}
