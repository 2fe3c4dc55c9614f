package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"heshu/rules"
)

func newRules(s *shared) *cobra.Command {
	cmd := &cobra.Command{Use: "rules", Short: "List, test and check the rule library, or begin a new rule"}
	cmd.AddCommand(newRulesList(s), newRulesTest(s), newRulesLint(s), newRulesNew())
	return cmd
}

func newRulesList(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "list [TEXT]",
		Short: "List the rules, or those whose id or pattern holds a text",
		Args:  args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			t := table.NewWriter()
			t.SetOutputMirror(cmd.OutOrStdout())
			t.SetStyle(table.StyleLight)
			t.AppendHeader(table.Row{"rule", "for", "pattern", "yes", "no"})
			for _, r := range library.Rules {
				if len(list) == 0 || strings.Contains(r.ID, list[0]) || strings.Contains(r.Pattern, list[0]) {
					t.AppendRow(table.Row{r.ID, r.Target, r.Pattern, len(r.Yes), len(r.No)})
				}
			}
			t.Render()
			return nil
		},
	}
}

func newRulesTest(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "Read every rule's own examples and report those that come out otherwise",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			engine, err := s.engine()
			if err != nil {
				return err
			}
			failures := engine.CheckExamples()
			for _, f := range failures {
				fmt.Fprintln(cmd.OutOrStdout(), f)
			}
			yes, no := 0, 0
			for _, r := range engine.Library().Rules {
				yes, no = yes+len(r.Yes), no+len(r.No)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d rules, %d yes and %d no examples, %d wrong\n", len(engine.Library().Rules), yes, no, len(failures))
			if len(failures) > 0 {
				return partial{fmt.Sprintf("%d examples came out otherwise than written", len(failures))}
			}
			return nil
		},
	}
}

func newRulesLint(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "lint",
		Short: "Look for rules that are unused, shadowed, doubled, without examples, or slow",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			findings := rules.Lint(library)
			for _, f := range findings {
				fmt.Fprintln(cmd.OutOrStdout(), f)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d rules, %d findings\n", len(library.Rules), len(findings))
			if len(findings) > 0 {
				return partial{fmt.Sprintf("%d findings in the rule library", len(findings))}
			}
			return nil
		},
	}
}

func newRulesNew() *cobra.Command {
	return &cobra.Command{
		Use:   "new NAME",
		Short: "Print a rule file to begin with",
		Args:  args(cobra.ExactArgs(1)),
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
