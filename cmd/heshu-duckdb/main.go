package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"heshu/internal/program"
	"heshu/warehouse"
)

func main() { os.Exit(commandLine().Main()) }

func commandLine() program.Program {
	return program.Program{New: newRoot, Interrupted: "the database is as it was before"}
}

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
		Args: program.OneDataset,
		RunE: func(cmd *cobra.Command, list []string) error { return runLoad(cmd, &o, list[0]) },
	}
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
		return program.Usage{Err: errors.New("--to is missing: name the file of the database, such as reports.duckdb")}
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
