// Command heshu reads Chinese summary reports and writes what they claim as
// typed records.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	os.Exit(run())
}

// run is main without the exit, so that tests can call it.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	root := newRoot()
	return exitCode(root.ExecuteContext(ctx), root)
}
