package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// Exit codes, as exitCodes documents them.
const (
	exitOK      = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3
)

const exitCodes = `Exit codes:
  0  done
  1  failed: nothing was written, or the dataset is as it was before
  2  the command line is wrong
  3  done, but with something to report: inputs that could not be read (the
     rest is written), damage that "check" found, or examples and findings of
     "rules test|lint"`

// partial is the error of a command that did its work but has something to report.
type partial struct{ message string }

func (p partial) Error() string { return p.message }

// paused is the error of a command that was interrupted and says how to go on.
type paused struct{ message string }

func (p paused) Error() string { return p.message }

// usage marks an error of the command line.
type usage struct{ error }

// Unwrap returns the error itself.
func (u usage) Unwrap() error { return u.error }

// usagef makes an error of the command line.
func usagef(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

func exitCode(ctx context.Context, err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	var p partial
	var u usage
	var stopped paused
	switch {
	case errors.As(err, &stopped):
		fmt.Fprintln(stderr, "heshu:", stopped)
		return exitFailed
	case errors.As(err, &p):
		fmt.Fprintln(stderr, "heshu:", err)
		return exitPartial
	case errors.As(err, &u):
		fmt.Fprintln(stderr, "heshu:", err)
		return exitUsage
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "heshu: interrupted; no file was changed")
		return exitFailed
	}
	fmt.Fprintln(stderr, "heshu:", err)
	return exitFailed
}

// arguments checks how many arguments a command has, and says what it wants.
func arguments(atLeast, atMost int, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		switch {
		case len(list) < atLeast:
			return usagef("%s: %s is missing; write: %s", cmd.CommandPath(), want, cmd.UseLine())
		case atMost >= 0 && len(list) > atMost:
			return usagef("%s: unexpected argument %q; write: %s", cmd.CommandPath(), list[atMost], cmd.UseLine())
		}
		return nil
	}
}

// count writes a number of things: 1 input, 2 inputs.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
