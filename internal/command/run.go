// Package command is the command line of heshu: flags → library → exit code. cmd/heshu
// runs it, and cmd/heshu-cloud with what opens object stores:
//
//	func main() { os.Exit(command.Main(nil)) }
package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	pretty "github.com/jedib0t/go-pretty/v6/text"

	"heshu/corpus"
)

// Main runs the command line that the process was given and returns its exit code.
// stores tells what opens object stores, by the scheme of their URLs, and lists them until
// its context ends; nil: none is read.
func Main(stores func(context.Context) map[string]corpus.Opener) int {
	largePages()
	collect(whileRunning)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	var opened map[string]corpus.Opener
	if stores != nil {
		opened = stores(ctx)
	}
	code := run(ctx, opened, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	return code
}

// How much the heap may grow, in percent, before garbage is collected.
const (
	whileRunning   = 40   // a batch keeps little and makes much: memory is a seventh less than at 400, time hardly more
	whilePreparing = 2000 // a rule library and its engine are small, and nearly all of them stays: first at 80 MB
)

// collect sets how much the heap may grow, unless the user has.
func collect(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// run is Main without the process around it, so that tests can call it.
func run(ctx context.Context, stores map[string]corpus.Opener, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
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
	root := newRoot(stores)
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
