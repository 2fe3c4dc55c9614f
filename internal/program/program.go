// Package program runs the command lines of the programs beside heshu that load datasets:
// arguments → exit code.
//
//	func main() { os.Exit(commandLine().Main()) }
//
//	func commandLine() program.Program {
//		return program.Program{New: newRoot, Interrupted: "the database is as it was before"}
//	}
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"heshu/internal/version"
)

// Exit codes, as those of heshu.
const (
	OK     = 0
	Failed = 1
	Wrong  = 2 // the command line
)

// Program is a program with a command line.
type Program struct {
	New         func() *cobra.Command // makes the command, whose name is that of the program
	Interrupted string                // what has become of the work when it was interrupted
}

// Main runs the command line that the process was given, and returns its exit code.
func (p Program) Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	return p.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
}

// Run is Main without the process around it.
func (p Program) Run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	root := p.New()
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "%s: internal error, please report it with the command: %v\n%s", root.Name(), r, debug.Stack())
			code = Failed
		}
	}()
	root.Version = version.Program
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return Usage{err} })
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return OK
	case errors.As(err, new(Usage)):
		code = Wrong
	default:
		code = Failed
		if ctx.Err() != nil {
			err = fmt.Errorf("interrupted; %s", p.Interrupted)
		}
	}
	fmt.Fprintf(stderr, "%s: %v\n", root.Name(), err)
	return code
}

// Usage marks an error of the command line.
type Usage struct{ Err error }

// Error implements error.
func (u Usage) Error() string { return u.Err.Error() }

// Unwrap returns the error itself.
func (u Usage) Unwrap() error { return u.Err }

// OneDataset checks that a command was given just one argument, a dataset.
func OneDataset(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return Usage{fmt.Errorf("give one dataset; write: %s", cmd.UseLine())}
	}
	return nil
}
