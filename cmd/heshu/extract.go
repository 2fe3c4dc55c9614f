package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// extractFlags are the flags of the extract command.
type extractFlags struct {
	reading
	out    string
	format string
	tables []string
	jobs   int
}

func newExtract(s *shared) *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract PATH... --out FOLDER",
		Short: "Read reports and write the dataset of what they claim",
		Long: `Read reports from files, folders, glob patterns (** stands for any number of
folders) or standard input (-) and write the dataset of what they claim: one
folder a table, Parquet by default.

The dataset appears under its name when it is whole; a dataset that was there
before is replaced, and any other folder that is not empty is refused. The same
inputs and rules give the same bytes, whatever --jobs says.

An input that cannot be read becomes a row of the table inputs and a line on
standard error; the rest goes on, and the exit code is 3.`,
		Example: `  heshu extract reports --out dataset
  heshu extract '2023/**/*.txt' 2024 --out dataset --format csv --tables amounts,counts
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
	f.reading.flags(cmd)
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
	for _, table := range f.tables {
		if !slices.Contains(warehouse.Tables(), table) {
			return warehouse.Options{}, usagef("--tables: no table is called %q; the tables are %s", table, strings.Join(warehouse.Tables(), ", "))
		}
	}
	return warehouse.Options{Format: format, Tables: f.tables}, f.checkOut()
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

func runExtract(cmd *cobra.Command, s *shared, f *extractFlags, paths []string) error {
	options, err := f.options()
	if err != nil {
		return err
	}
	reading, err := f.reading.options(cmd)
	if err != nil {
		return err
	}
	if err := checkPaths(cmd.Context(), paths); err != nil {
		return err
	}
	engine, err := s.engine()
	if err != nil {
		return err
	}
	options.RulesVersion, options.RulesDigest = engine.Library().Version, engine.Library().Digest
	source, err := newArchive(paths, reading, f.out)
	if err != nil {
		return err
	}
	summary, err := writeDataset(cmd, source, engine, f, options)
	if err != nil {
		return err
	}
	printSummary(cmd.OutOrStdout(), f.out, &summary)
	return verdict(&summary, int(source.missed.Load()))
}

func writeDataset(cmd *cobra.Command, source batch.Source, engine *extract.Engine, f *extractFlags, options warehouse.Options) (batch.Summary, error) {
	sink, err := warehouse.Create(f.out, options)
	if err != nil {
		return batch.Summary{}, err
	}
	defer sink.Abort() // does nothing after Close
	log, progress, done := reporter(cmd.ErrOrStderr())
	defer done()
	summary, err := batch.Run(cmd.Context(), source, engine, sink, batch.Options{Jobs: f.jobs, Progress: progress, Log: log})
	if err != nil {
		return summary, err
	}
	if err := context.Cause(cmd.Context()); err != nil {
		return summary, err
	}
	return summary, sink.Close()
}

// verdict is the error of a run that finished but did not read everything. missed
// are inputs that were passed over though somebody may want them; hidden files
// and the like are no error.
func verdict(s *batch.Summary, missed int) error {
	missed += total(s.Inputs) - s.Inputs[corpus.Read] - s.Inputs[corpus.Skipped]
	switch {
	case missed > 0 && s.Failed > 0:
		return partial{count(missed, "input") + " and " + count(s.Failed, "report") + " could not be read; the rest is written"}
	case missed > 0:
		return partial{count(missed, "input") + " could not be read; the rest is written"}
	case s.Failed > 0:
		return partial{count(s.Failed, "report") + " could not be read; the rest is written"}
	case s.Documents == 0:
		return partial{"no report was found; the dataset is empty"}
	}
	return nil
}
