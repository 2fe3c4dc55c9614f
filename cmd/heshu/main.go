// Command heshu reads Chinese summary reports and writes what they claim as
// typed records.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	pretty "github.com/jedib0t/go-pretty/v6/text"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(40) // a batch keeps little and makes much: a fifth less memory for a tenth more time
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main without the process around it, so that tests can call it.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "heshu: internal error, please report it with the command: %v\n%s", r, debug.Stack())
			code = exitFailed
		}
	}()
	// Tables must look alike under every locale: “ and … take one column on the
	// terminals of today, in China too.
	pretty.OverrideRuneWidthEastAsianWidth(false)
	out := &output{w: stdout}
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(&input{ctx: ctx, r: stdin})
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("write to standard output: %w", out.err)
	}
	return exitCode(ctx, err, stderr)
}
