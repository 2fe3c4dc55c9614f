package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"heshu/internal/version"
	"heshu/warehouse"
	"heshu/warehouse/postgres"
)

// loadFlags are the flags of the load command.
type loadFlags struct {
	to      string
	schema  string
	replace bool
	again   bool
	dryRun  bool
	wait    bool
	log     string
}

func newLoad() *cobra.Command {
	var f loadFlags
	cmd := &cobra.Command{
		Use:   "load DATASET --to URL",
		Short: "Load a dataset into a PostgreSQL database, and bring it up to date there",
		Long: `Load a dataset into a PostgreSQL database: a table for each of the dataset's, with
the same columns, with keys, indexes and comments, all made when they are missing.
One schema of the database holds one dataset.

A dataset that was loaded before is compared report by report with what the
database holds, and only rows of reports that are new, have changed or are gone are
touched, in one transaction: whatever happens, readers see the old dataset or the
new one. A second load of the same dataset changes nothing. A load that was stopped
or killed has changed nothing; the same command goes on where it stood.

A schema that holds another dataset or tables of other programs is refused, and so
is a dataset whose files are not what its manifest says.

Rows that have changed are deleted and inserted again: ON DELETE CASCADE in tables
of your own that refer to these would remove your rows too. Give the address of the
server, not of a pooler in transaction mode: a load needs a session of its own.

The password is best kept out of the address: PGPASSWORD, ~/.pgpass and
sslmode=verify-full work as they do for psql.`,
		Example: `  heshu load dataset --to postgres://heshu@localhost/reports
  heshu load dataset --to postgres://heshu@localhost/reports --dry-run
  heshu load dataset --to 'postgres://heshu@db.example/reports?sslmode=verify-full' --schema archive2023`,
		Args: arguments(1, 1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error { return runLoad(cmd, &f, list[0]) },
	}
	f.flags(cmd)
	return cmd
}

func (f *loadFlags) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "`address` of the database: postgres://user@host:5432/database (required)")
	flags.StringVar(&f.schema, "schema", postgres.DefaultSchema, "`schema` of the database that holds the dataset")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would change, and change nothing")
	flags.BoolVar(&f.replace, "replace", false, "put the dataset in the place of another one, with which it has no report in common")
	flags.BoolVar(&f.again, "again", false, "load all rows anew, whatever the database says that it holds")
	flags.BoolVar(&f.wait, "wait", false, "wait while another load writes the schema")
	flags.StringVar(&f.log, "log-format", logText, "`form` of messages on standard error: text or json")
	choices(cmd, "log-format", logText, logJSON)
}

// check checks the flags. It does not repeat the address, which may hold a password.
func (f *loadFlags) check() error {
	scheme, _, found := strings.Cut(f.to, ":")
	switch {
	case f.to == "":
		return usagef("--to is missing: give the address of a database, such as postgres://user@localhost/reports")
	case !found, scheme == "duckdb":
		return usagef("--to: give an address that begins with postgres://; DuckDB files are loaded by the program heshu-duckdb")
	case scheme != "postgres" && scheme != "postgresql":
		return usagef("--to: this program loads into no database of that kind: give an address that begins with postgres://")
	case f.schema == "":
		return usagef("--schema is empty: give the name of a schema, or leave the flag out for %s", postgres.DefaultSchema)
	case f.log != logText && f.log != logJSON:
		return usagef("--log-format %q: give %s or %s", f.log, logText, logJSON)
	}
	return nil
}

func runLoad(cmd *cobra.Command, f *loadFlags, dir string) error {
	if err := f.check(); err != nil {
		return err
	}
	dataset, err := warehouse.Open(dir)
	if err != nil {
		return err
	}
	report := newReporter(cmd.ErrOrStderr(), f.log)
	defer report.close()
	options := postgres.Options{
		URL: f.to, Schema: f.schema, Program: version.Program,
		Replace: f.replace, Again: f.again, DryRun: f.dryRun, Progress: (&loadPace{advance: report.advance}).update,
	}
	if f.wait {
		options.Busy = report.wait(cmd.Context())
	}
	loaded, err := postgres.Load(cmd.Context(), dataset, options)
	if err != nil {
		return loadStopped(cmd.Context(), f, err)
	}
	report.close()
	return loaded.Print(cmd.OutOrStdout())
}

// loadStopped is the error of a load that was interrupted; it says how to go on. Other
// errors stay as they are.
func loadStopped(ctx context.Context, f *loadFlags, err error) error {
	switch {
	case ctx.Err() == nil:
		return err
	case f.dryRun:
		return paused{"interrupted; nothing was changed"}
	}
	return paused{"interrupted; the database is as it was before: the same command goes on from there"}
}
