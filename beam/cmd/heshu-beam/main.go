// Command heshu-beam is heshu extract on Apache Beam: in this process, or on a cluster
// that Beam has a runner for. See heshu-beam --help, and package heshu/beam/pipeline for
// how it works.
//
// The same program is the worker: runners start it with --worker, or, where workers are
// processes without a container, with --provision_endpoint.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// Exit codes, as those of heshu.
const (
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3
)

func main() {
	switch {
	case given("worker"):
		flag.Parse()
		beam.Init() // works until the runner ends it, by a signal as well
	case given("provision_endpoint"):
		fail(exitFailed, boot(context.Background(), os.Args[1:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	cmd := newCommand()
	err := cmd.ExecuteContext(ctx)
	var p partial
	var u usage
	switch {
	case errors.As(err, &p):
		fail(exitPartial, err)
	case errors.As(err, &u):
		fail(exitUsage, err)
	case err != nil:
		fail(exitFailed, err)
	}
}

func fail(code int, err error) {
	fmt.Fprintln(os.Stderr, "heshu-beam:", err)
	os.Exit(code)
}

// given reports whether a flag is on the command line.
func given(name string) bool {
	return slices.ContainsFunc(os.Args[1:], func(arg string) bool {
		arg, _, _ = strings.Cut(arg, "=")
		return arg == "--"+name || arg == "-"+name
	})
}

// partial is the error of a job that is done, but has something to report.
type partial struct{ message string }

func (p partial) Error() string { return p.message }

// usage marks an error of the command line.
type usage struct{ error }
