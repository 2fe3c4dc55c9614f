package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/version"
	"heshu/warehouse"
)

// extractFlags are the flags of the extract command.
type extractFlags struct {
	reading
	out    string
	format string
	tables []string
	jobs   int

	partSize   string
	prune      bool
	wait       bool
	dryRun     bool
	onlyFailed bool
	shard      string
	log        string
}

func newExtract(s *shared) *cobra.Command {
	f := extractFlags{reading: reading{stores: s.stores}}
	cmd := &cobra.Command{
		Use:   "extract PATH... --out FOLDER",
		Short: "Read reports and write the dataset of what they claim",
		Long: `Read reports from files, folders, glob patterns (** stands for any number of
folders), standard input (-) or object stores (s3://bucket/folder) and write the dataset of what they claim: one
folder a table, Parquet by default.

A dataset that is there already is brought up to date: inputs whose content is
the same keep their rows, new ones are added, changed ones replace theirs, and
with --prune the rows of inputs that are gone are dropped. Another rule library,
program or option of reading means that all inputs are read anew. Any other
folder that is not empty is refused.

Readers see the dataset as it was until the new one is whole. A run that was
stopped or killed has changed nothing; the same command goes on where it stood.
The same inputs and rules give the same bytes, whatever --jobs says and however
often the run was interrupted.

With --only-failed just those inputs are tried again that were not read, or of
which an archive's member was not (no_text, unsupported, encrypted, damaged,
ambiguous, limit, or skipped because it could not be opened): with other limits,
a --password, a newer program. All others keep their rows unseen, and so does the
dataset its format, tables, part size and share. Where the options of reading,
the program or the rules are others than before, the manifest says so, and the
next run without --only-failed reads all inputs anew.

An input that cannot be read becomes a row of the table inputs and a line on
standard error; the rest goes on, and the exit code is 3.`,
		Example: `  heshu extract reports --out dataset
  heshu extract '2023/**/*.txt' 2024 --out dataset --format csv --tables amounts,counts
  heshu extract reports --out dataset --prune --dry-run
  heshu extract reports --out dataset --only-failed --max-file 512 --password 123456
  heshu extract reports --out part2 --shard 2/8
  heshu extract - --out dataset < report.txt`,
		Args: arguments(1, -1, "a file or folder"),
		RunE: func(cmd *cobra.Command, paths []string) error { return runExtract(cmd, s, &f, paths) },
	}
	f.flags(cmd)
	return cmd
}

func (f *extractFlags) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	formats := []string{string(warehouse.Parquet), string(warehouse.JSONL), string(warehouse.CSV)}
	flags.StringVarP(&f.out, "out", "o", "", "`folder` that the dataset goes to (required)")
	flags.StringVar(&f.format, "format", formats[0], "`format` of the tables: "+strings.Join(formats, ", "))
	flags.StringSliceVar(&f.tables, "tables", nil, "write only these `tables`, separated by commas: "+strings.Join(warehouse.Tables(), ", "))
	flags.IntVar(&f.jobs, "jobs", 0, "`number` of workers (default: one for each processor)")
	flags.StringVar(&f.partSize, "part-size", "256M", "`size` that part files are to have: 64K, 256M, 1G")
	flags.BoolVar(&f.prune, "prune", false, "drop the rows of inputs that are gone")
	flags.BoolVar(&f.wait, "wait", false, "wait while another run writes the folder")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would be read, and write nothing")
	flags.BoolVar(&f.onlyFailed, "only-failed", false, "read just the inputs that could not be read before, and keep all others as they are")
	flags.StringVar(&f.shard, "shard", "", "read only this `share` of the inputs, such as 2/8; 'heshu merge' joins the datasets")
	flags.StringVar(&f.log, "log-format", logText, "`form` of messages on standard error: text or json")
	f.reading.flags(cmd)
	choices(cmd, "log-format", logText, logJSON)
	_ = cmd.MarkFlagDirname("out") // fails only where there is no such flag
	choices(cmd, "format", formats...)
	choices(cmd, "tables", warehouse.Tables()...)
}

// options checks the flags.
func (f *extractFlags) options() (warehouse.Options, error) {
	const mostJobs = 1024 // each holds a part of the memory for reading ahead
	format, err := warehouse.ParseFormat(f.format)
	if err != nil {
		return warehouse.Options{}, usagef("--format: %w", err)
	}
	if f.jobs < 0 || f.jobs > mostJobs {
		return warehouse.Options{}, usagef("--jobs %d: give a number from 1 to %d, or 0 for one for each processor", f.jobs, mostJobs)
	}
	partBytes, ok := parseSize(f.partSize)
	if !ok {
		return warehouse.Options{}, usagef("--part-size %q: give a size such as 64K, 256M or 1G", f.partSize)
	}
	if f.log != logText && f.log != logJSON {
		return warehouse.Options{}, usagef("--log-format %q: give %s or %s", f.log, logText, logJSON)
	}
	for _, table := range f.tables {
		if !slices.Contains(warehouse.Tables(), table) {
			return warehouse.Options{}, usagef("--tables: no table is called %q; the tables are %s", table, strings.Join(warehouse.Tables(), ", "))
		}
	}
	return warehouse.Options{Format: format, Tables: f.tables, PartBytes: partBytes, Prune: f.prune, Program: version.Program}, f.checkOut()
}

func (f *extractFlags) checkOut() error {
	if f.out == "" {
		return usagef("--out is missing: name the folder that the dataset goes to")
	}
	if info, err := os.Stat(f.out); err == nil && !info.IsDir() {
		return usagef("--out %s: this is a file; name a folder that is new, empty, or holds a dataset", f.out)
	}
	return nil
}

// target checks the flags that say what is written, and of which inputs.
func (f *extractFlags) target(cmd *cobra.Command) (warehouse.Options, shard, error) {
	options, err := f.options()
	if err != nil {
		return options, shard{}, err
	}
	share, err := parseShard(f.shard)
	if err != nil {
		return options, share, err
	}
	options.Shard, options.Retry = share.String(), f.onlyFailed
	return options, share, f.checkOnlyFailed(cmd, options)
}

func runExtract(cmd *cobra.Command, s *shared, f *extractFlags, paths []string) error {
	options, share, err := f.target(cmd)
	if err != nil {
		return err
	}
	reading, err := f.reading.options(cmd)
	if err != nil {
		return err
	}
	if err := batch.CheckArguments(cmd.Context(), paths, reading); err != nil {
		return err
	}
	library, err := s.library()
	if err != nil {
		return err
	}
	options.RulesVersion, options.RulesDigest, options.Reading = library.Version, library.Digest, reading.Recipe()
	source, err := newArchive(paths, reading, f.out, share)
	if err != nil {
		return err
	}
	if f.dryRun {
		return preview(cmd, source, f, options)
	}
	engine, err := newEngine(library)
	if err != nil {
		return err
	}
	summary, err := writeDataset(cmd, source, engine, f, options)
	if err != nil {
		return err
	}
	printSummary(cmd.OutOrStdout(), f.out, &summary)
	return errors.Join(writeRunReport(f.out, &summary), verdict(&summary, share))
}

func writeDataset(cmd *cobra.Command, source batch.Source, engine *extract.Engine, f *extractFlags, options warehouse.Options) (batch.Summary, error) {
	report := newReporter(cmd.ErrOrStderr(), f.log)
	defer report.close()
	if f.wait {
		options.Busy = report.wait(cmd.Context())
	}
	sink, err := warehouse.Create(f.out, options)
	if err != nil {
		return batch.Summary{}, locked(err)
	}
	defer sink.Abort() // does nothing after Close
	summary, err := batch.Run(cmd.Context(), source, engine, sink, batch.Options{Jobs: f.jobs, Prune: f.prune, Progress: report.progress, Log: report.log})
	if err == nil {
		err = context.Cause(cmd.Context())
	}
	if err != nil {
		return summary, stopped(cmd.Context(), sink, err)
	}
	return summary, sink.Close()
}

// writeRunReport writes the report of a run. An error says that the dataset is whole.
func writeRunReport(out string, summary *batch.Summary) error {
	if err := batch.WriteReport(out, summary); err != nil {
		return partial{fmt.Sprintf("the dataset is written, but not the report of the run: %v", err)}
	}
	return nil
}

// locked adds to the error of a folder that another run writes how to wait for it.
func locked(err error) error {
	if errors.Is(err, warehouse.ErrLocked) {
		return fmt.Errorf("%w; wait for it with --wait, or name another folder", err)
	}
	return err
}

// stopped is the error of a run that was interrupted; it says how to go on. Other
// errors stay as they are.
func stopped(ctx context.Context, sink *warehouse.Writer, err error) error {
	if ctx.Err() == nil {
		return err
	}
	done := int(sink.Safe())
	if done == 0 {
		return paused{"interrupted; no file was changed"}
	}
	return paused{fmt.Sprintf("interrupted; the dataset is as it was before. %s done: the same command goes on from there", count(done, "input"))}
}

// preview says what a run would do.
func preview(cmd *cobra.Command, source batch.Source, f *extractFlags, options warehouse.Options) error {
	prior, err := warehouse.Preview(f.out, options)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	plan, err := batch.Preview(cmd.Context(), source, prior, f.prune, func(d batch.Difference, source string) {
		if d != batch.Same {
			fmt.Fprintf(out, "%-8s %s\n", d, clean(source))
		}
	})
	if err != nil {
		return err
	}
	printPlan(out, f, &plan)
	return nil
}

// verdict is the error of a run that finished but did not read everything. Inputs
// that were passed over are no error, such as hidden files, unless they could not be
// opened: then somebody may want them.
func verdict(s *batch.Summary, share shard) error {
	missed := s.Missed + total(s.Inputs) - s.Inputs[corpus.Read] - s.Inputs[corpus.Skipped]
	switch {
	case missed > 0 && s.Failed > 0:
		return partial{count(missed, "input") + " and " + count(s.Failed, "report") + " could not be read; the rest is written"}
	case missed > 0:
		return partial{count(missed, "input") + " could not be read; the rest is written"}
	case s.Failed > 0:
		return partial{count(s.Failed, "report") + " could not be read; the rest is written"}
	case s.Documents == 0 && share.of == 0: // a share may be empty
		return partial{"no report was found; the dataset is empty"}
	}
	return nil
}
