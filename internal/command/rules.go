package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	pretty "github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"heshu/rules"
)

func newRules(s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, test and check the rule library, or begin a new rule",
		Example: `  heshu rules new hearing-aids > my-rules/figures/hearing-aids.yaml
  heshu rules test --rules my-rules
  heshu rules list 轮椅`,
	}
	cmd.AddCommand(newRulesList(s), newRulesTest(s), newRulesLint(s), newRulesNew(), newRulesCoverage(s))
	group(cmd)
	return cmd
}

func newRulesList(s *shared) *cobra.Command {
	var full bool
	cmd := &cobra.Command{
		Use:               "list [TEXT]",
		Short:             "List the rules, or those whose id or pattern holds a text",
		Args:              arguments(0, 1, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, list []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			listRules(cmd.OutOrStdout(), library, strings.Join(list, ""), full)
			return nil
		},
	}
	cmd.Flags().BoolVar(&full, "full", false, "print long patterns to their end")
	return cmd
}

// listRules prints the rules whose id or pattern holds want.
func listRules(out io.Writer, library *rules.Library, want string, full bool) {
	const width = 60 // columns of a pattern
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = pretty.FormatDefault
	t.AppendHeader(table.Row{"rule", "for", "yes", "no", "pattern"})
	n := 0
	for _, r := range library.Rules {
		if !strings.Contains(r.ID, want) && !strings.Contains(r.Pattern, want) {
			continue
		}
		n++
		pattern := r.Pattern
		if !full {
			pattern = pretty.Snip(pattern, width, "…")
		}
		t.AppendRow(table.Row{r.ID, r.Target, len(r.Yes), len(r.No), pattern})
	}
	if n > 0 {
		fmt.Fprintln(out, t.Render())
	}
	fmt.Fprintf(out, "%d of %s\n", n, count(len(library.Rules), "rule"))
}

func newRulesTest(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "Read every rule's own examples and report those that come out otherwise",
		Args:  arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			engine, err := s.engine()
			if err != nil {
				return err
			}
			out, library := cmd.OutOrStdout(), engine.Library()
			failures := engine.CheckExamples()
			for _, f := range failures {
				fmt.Fprintln(out, f)
			}
			yes, no := 0, 0
			for _, r := range library.Rules {
				yes, no = yes+len(r.Yes), no+len(r.No)
			}
			fmt.Fprintf(out, "%s, %d yes and %d no examples, %d wrong\n", count(len(library.Rules), "rule"), yes, no, len(failures))
			if len(failures) > 0 {
				return partial{count(len(failures), "example") + " came out otherwise than written: mend the rule or the example"}
			}
			return nil
		},
	}
}

func newRulesLint(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "lint",
		Short: "Look for rules that are unused, shadowed, doubled, without examples, or slow",
		Args:  arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			out, findings := cmd.OutOrStdout(), rules.Lint(library)
			for _, f := range findings {
				fmt.Fprintln(out, f)
			}
			fmt.Fprintf(out, "%s, %s\n", count(len(library.Rules), "rule"), count(len(findings), "finding"))
			if len(findings) > 0 {
				return partial{count(len(findings), "finding") + " in the rule library"}
			}
			return nil
		},
	}
}

func newRulesNew() *cobra.Command {
	return &cobra.Command{
		Use:               "new NAME",
		Short:             "Print a rule file to begin with",
		Example:           `  heshu rules new hearing-aids > my-rules/figures/hearing-aids.yaml`,
		Args:              arguments(1, 1, "the rule's name"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, list []string) error {
			out, err := rules.New(list[0])
			if err != nil {
				return usage{err}
			}
			fmt.Fprint(cmd.OutOrStdout(), out)
			return nil
		},
	}
}
