package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/version"
	"heshu/rules"
)

// shared is what several commands have.
type shared struct {
	rules  []string                 // folders of rules to add
	stores map[string]corpus.Opener // object stores that this program reads, by scheme
}

func newRoot(stores map[string]corpus.Opener) *cobra.Command {
	s := &shared{stores: stores}
	root := &cobra.Command{
		Use:   "heshu",
		Short: "核数 reads Chinese summary reports and turns what they claim into typed records",
		Long: `核数 (heshu) reads free-text Chinese summary reports and turns the figures, themes
and organisations that they claim into typed records. Each record carries the
exact place in the text that it was read from, and the rule that read it.

` + exitCodes,
		Example: `  heshu extract testdata/reports --out dataset
  heshu show testdata/reports/dev/a01.txt
  heshu explain '发放轮椅3辆，慰问金2万元'`,
		Version:       version.Program,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("heshu {{.Version}}\n")
	root.SetFlagErrorFunc(badFlag)
	root.PersistentFlags().StringArrayVar(&s.rules, "rules", nil, "`folder` of rules and lexicons to add to the library (may be repeated)")
	root.AddCommand(newExtract(s), newCheck(), newMerge(), newExport(), newAudit(), newLoad(), newShow(s), newCat(s), newExplain(s), newRules(s), newEval(s), newFormats(s), newSchema(), newSQL(), newVersion(s), newMan())
	finish(root)
	return root
}

// badFlag is the error of a flag that is not known, or whose value is none.
func badFlag(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		return usagef("%s: --%s %q: give %s", cmd.CommandPath(), value.GetFlag().Name, value.GetValue(), kind(value.GetFlag()))
	}
	return usagef("%s: %w; its flags are listed by '%s --help'", cmd.CommandPath(), err, cmd.CommandPath())
}

// kind names what a flag takes.
func kind(flag *pflag.Flag) string {
	switch flag.Value.Type() {
	case "int", "int64":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return "another value"
}

// finish lets cobra add its own commands, so that they refuse what they do not
// know as the others do.
func finish(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Run, c.RunE = nil, help
		case "completion":
			group(c)
		}
	}
	group(root)
	_ = root.MarkPersistentFlagDirname("rules") // fails only where there is no such flag
}

func help(cmd *cobra.Command, list []string) error {
	found, rest, err := cmd.Root().Find(list)
	if err != nil || len(rest) > 0 {
		return unknown(cmd.Root(), list)
	}
	return found.Help()
}

// group makes cmd print its help when it is called alone, and refuse
// subcommands that it does not have.
func group(cmd *cobra.Command) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, list []string) error {
		if len(list) == 0 {
			return cmd.Help()
		}
		return unknown(cmd, list)
	}
}

// unknown is the error of a subcommand that cmd does not have.
func unknown(cmd *cobra.Command, list []string) error {
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(list[0]); len(near) > 0 {
		return usagef("%s has no command %q; did you mean %s?", cmd.CommandPath(), list[0], strings.Join(near, " or "))
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return usagef("%s has no command %q; it has %s", cmd.CommandPath(), list[0], strings.Join(names, ", "))
}

// library loads the rule library with the user's folders. In most commands it goes into
// an engine next: see newEngine.
func (s *shared) library() (*rules.Library, error) {
	collect(whilePreparing)
	return rules.Load(rules.Options{Dirs: s.rules})
}

func (s *shared) engine() (*extract.Engine, error) {
	library, err := s.library()
	if err != nil {
		return nil, err
	}
	return newEngine(library)
}

// newEngine ends the preparations that library has begun.
func newEngine(library *rules.Library) (*extract.Engine, error) {
	defer collect(whileRunning)
	engine, err := extract.New(library)
	if err != nil {
		return nil, fmt.Errorf("prepare the rule library: %w", err)
	}
	return engine, nil
}

// choices completes a flag with fixed words.
func choices(cmd *cobra.Command, flag string, words ...string) {
	// It fails only where there is no such flag.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}
