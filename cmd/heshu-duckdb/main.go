package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"heshu/internal/version"
	"heshu/warehouse"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// run is main without the process around it, so that tests can call it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var wrong usage
	switch {
	case err == nil:
		return exitOK
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "heshu-duckdb: interrupted; the database is as it was before")
		return exitFailed
	case errors.As(err, &wrong):
		fmt.Fprintln(stderr, "heshu-duckdb:", err)
		return exitUsage
	}
	fmt.Fprintln(stderr, "heshu-duckdb:", err)
	return exitFailed
}

// usage marks an error of the command line.
type usage struct{ error }

// Unwrap returns the error itself.
func (u usage) Unwrap() error { return u.error }

func newRoot() *cobra.Command {
	var o options
	root := &cobra.Command{
		Use:   "heshu-duckdb DATASET --to FILE",
		Short: "Load a dataset into a DuckDB file, and bring it up to date there",
		Long: `Load a dataset of heshu into a DuckDB file: a table for each of the dataset's, with
the same columns and with comments, made when they are missing. Rows of reports that
are new, have changed or are gone are replaced in one transaction; a second load of
the same dataset changes nothing, and one that was stopped or killed has changed
nothing. The dataset must be Parquet.

Exit codes: 0 done, 1 failed (the database is as it was before), 2 the command line is wrong.`,
		Example: `  heshu-duckdb dataset --to reports.duckdb
  heshu-duckdb dataset --to reports.duckdb --dry-run`,
		Version:       version.Program,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, list []string) error {
			if len(list) != 1 {
				return usage{errors.New("give one dataset; write: heshu-duckdb DATASET --to FILE")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, list []string) error { return runLoad(cmd, &o, list[0]) },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	flags := root.Flags()
	flags.StringVar(&o.file, "to", "", "`file` of the database (required); it is made when it is missing, but for a dry run")
	flags.StringVar(&o.schema, "schema", "main", "`schema` of the database that holds the dataset")
	flags.StringVar(&o.memory, "memory", "1GB", "`size` of memory that DuckDB may take; more goes to a temporary file")
	flags.BoolVar(&o.dryRun, "dry-run", false, "say what would change, and change nothing")
	flags.BoolVar(&o.replace, "replace", false, "put the dataset in the place of another one, with which it has no report in common")
	flags.BoolVar(&o.again, "again", false, "load all rows anew, whatever the database holds")
	return root
}

func runLoad(cmd *cobra.Command, o *options, dir string) error {
	if o.file == "" {
		return usage{errors.New("--to is missing: name the file of the database, such as reports.duckdb")}
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		return err
	}
	report, err := load(cmd.Context(), d, *o)
	if err != nil {
		return err
	}
	return report.Print(cmd.OutOrStdout())
}
