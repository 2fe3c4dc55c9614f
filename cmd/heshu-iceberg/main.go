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
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted; each table is as it was before or has been loaded, the same command does the rest")
	}
	fmt.Fprintln(stderr, "heshu-iceberg:", err)
	if errors.As(err, new(usage)) {
		return exitUsage
	}
	return exitFailed
}

// usage marks an error of the command line.
type usage struct{ error }

// Unwrap returns the error itself.
func (u usage) Unwrap() error { return u.error }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "heshu-iceberg",
		Short:         "Make a dataset a set of Iceberg tables",
		Version:       version.Program,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.AddCommand(newLoad())
	return root
}

func newLoad() *cobra.Command {
	var to target
	var options Options
	cmd := &cobra.Command{
		Use:   "load DATASET --to CATALOG",
		Short: "Load a dataset into Iceberg tables, and bring them up to date",
		Long: `Load a dataset into Iceberg tables, one for each of its own, which are made when they
are missing. A path is a Hadoop catalog, a URL with http or https a REST catalog. One
commit a table adds the files that are new and takes out those that are gone; a second
load of the same dataset changes nothing. The dataset must be Parquet.

Exit codes: 0 done; 1 failed: each table is as it was before or has been loaded, and the
same command does the rest; 2 the command line is wrong.`,
		Example: `  heshu-iceberg load dataset --to /lake
  heshu-iceberg load dataset --to https://catalog.example.org/api --namespace reports`,
		Args: func(_ *cobra.Command, list []string) error {
			if len(list) != 1 {
				return usage{errors.New("give one dataset; write: heshu-iceberg load DATASET --to CATALOG")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, list []string) error { return runLoad(cmd, to, options, list[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&to.catalog, "to", "", "`folder` or URL of the catalog (required)")
	flags.StringVar(&to.warehouse, "warehouse", "", "`name` of the warehouse that a REST catalog is asked for")
	flags.StringVar(&to.token, "token", os.Getenv("ICEBERG_TOKEN"), "bearer `token` for a REST catalog (default $ICEBERG_TOKEN)")
	flags.Lookup("token").DefValue = "" // help must not show it
	flags.StringVar(&options.Namespace, "namespace", "heshu", "`namespace` that the tables are in")
	flags.BoolVar(&options.InPlace, "in-place", false, "let the tables name the dataset's own files, in place of copies")
	flags.BoolVar(&options.DryRun, "dry-run", false, "say what would change, and change nothing")
	return cmd
}

func runLoad(cmd *cobra.Command, to target, options Options, dir string) error {
	if err := to.check(); err != nil {
		return err
	}
	data, err := warehouse.Open(dir)
	if err != nil {
		return err
	}
	catalog, err := to.open(cmd.Context())
	if err != nil {
		return err
	}
	report, err := Load(cmd.Context(), catalog, data, options)
	if err != nil {
		return err
	}
	report.Place = to.catalog + " " + options.Namespace
	return report.Print(cmd.OutOrStdout())
}
