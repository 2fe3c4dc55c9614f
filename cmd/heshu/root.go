package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"heshu/extract"
	"heshu/rules"
)

// Exit codes, as the manual lists them.
const (
	exitOK      = 0
	exitFailed  = 1 // the command could not do its work
	exitUsage   = 2 // wrong flags or arguments
	exitPartial = 3 // done, but some inputs could not be read or some checks failed
)

// partial is the error of a command that did its work but has something to report.
type partial struct{ message string }

func (p partial) Error() string { return p.message }

// usage marks an error of the command line.
type usage struct{ error }

// Unwrap returns the error itself.
func (u usage) Unwrap() error { return u.error }

func exitCode(err error, root *cobra.Command) int {
	if err == nil {
		return exitOK
	}
	fmt.Fprintln(root.ErrOrStderr(), "heshu:", err)
	var p partial
	var u usage
	switch {
	case errors.As(err, &p):
		return exitPartial
	case errors.As(err, &u):
		fmt.Fprintln(root.ErrOrStderr(), "See 'heshu --help'.")
		return exitUsage
	}
	return exitFailed
}

// shared are the flags that several commands have.
type shared struct {
	rules []string // folders of rules to add
}

func newRoot() *cobra.Command {
	s := &shared{}
	root := &cobra.Command{
		Use:           "heshu",
		Short:         "核数 reads Chinese summary reports and turns what they claim into typed records",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.PersistentFlags().StringArrayVar(&s.rules, "rules", nil, "`folder` of rules and lexicons to add to the library (may be repeated)")
	root.AddCommand(newExtract(s), newShow(s), newExplain(s), newRules(s), newEval(s), newVersion(s), newMan())
	return root
}

// args checks the number of arguments of a command.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		if err := check(cmd, list); err != nil {
			return usage{err}
		}
		return nil
	}
}

// library loads the rule library with the user's folders.
func (s *shared) library() (*rules.Library, error) {
	return rules.Load(rules.Options{Dirs: s.rules})
}

func (s *shared) engine() (*extract.Engine, error) {
	library, err := s.library()
	if err != nil {
		return nil, err
	}
	return extract.New(library)
}
