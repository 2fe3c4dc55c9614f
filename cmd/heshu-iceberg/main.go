package main

import (
	"os"

	"github.com/spf13/cobra"

	"heshu/internal/program"
	"heshu/warehouse"
)

func main() { os.Exit(commandLine().Main()) }

func commandLine() program.Program {
	return program.Program{New: newRoot, Interrupted: "each table is as it was before or has been loaded, the same command does the rest"}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{Use: "heshu-iceberg", Short: "Make a dataset a set of Iceberg tables"}
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
		Args: program.OneDataset,
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
