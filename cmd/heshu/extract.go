package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
	"heshu/warehouse"
)

// extractFlags are the flags of the extract command.
type extractFlags struct {
	out     string
	format  string
	tables  []string
	jobs    int
	maxFile int64 // MiB
	charset string
}

func newExtract(s *shared) *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract PATH... --out FOLDER",
		Short: "Read reports and write the dataset of what they claim",
		Long: `Read reports from files, folders, glob patterns or standard input (-) and write
the dataset of what they claim: one folder a table, Parquet by default.

An input that cannot be read becomes a line of the table inputs and of the log;
the rest goes on, and the exit code is 3.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if f.out == "" {
				return usage{fmt.Errorf("no --out: name the folder that the dataset goes to")}
			}
			return runExtract(cmd, s, f, paths)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "out", "o", "", "`folder` that the dataset goes to")
	flags.StringVar(&f.format, "format", "parquet", "`format` of the tables: parquet, jsonl or csv")
	flags.StringSliceVar(&f.tables, "tables", nil, "write only these `tables`, separated by commas")
	flags.IntVar(&f.jobs, "jobs", 0, "`number` of workers (default: one for each processor)")
	flags.Int64Var(&f.maxFile, "max-file", 64, "largest file to read, in `MiB`")
	flags.StringVar(&f.charset, "encoding", "", "`encoding` of all inputs (default: detected): "+strings.Join(corpus.Encodings(), ", "))
	return cmd
}

func runExtract(cmd *cobra.Command, s *shared, f extractFlags, paths []string) error {
	format, err := warehouse.ParseFormat(f.format)
	if err != nil {
		return usage{fmt.Errorf("--format: %w", err)}
	}
	if f.maxFile <= 0 || f.jobs < 0 {
		return usage{fmt.Errorf("--max-file %d, --jobs %d: give numbers above 0", f.maxFile, f.jobs)}
	}
	engine, err := s.engine()
	if err != nil {
		return err
	}
	library := engine.Library()
	sink, err := warehouse.Create(f.out, warehouse.Options{Format: format, Tables: f.tables, RulesVersion: library.Version, RulesDigest: library.Digest})
	if err != nil {
		return err
	}
	defer sink.Abort() // does nothing after Close
	log, progress, done := reporter(cmd.ErrOrStderr())
	source := batch.Archive(paths, corpus.Options{MaxFile: f.maxFile << 20, Stdin: cmd.InOrStdin(), Encoding: f.charset})
	summary, err := batch.Run(cmd.Context(), source, engine, sink, batch.Options{Jobs: f.jobs, Progress: progress, Log: log})
	if err == nil {
		err = sink.Close()
	}
	done()
	if err != nil {
		return err
	}
	printSummary(cmd.OutOrStdout(), f.out, &summary)
	return verdict(&summary)
}

// reporter returns where a run reports to: a progress bar on a terminal, and log lines.
func reporter(stderr io.Writer) (*slog.Logger, func(batch.Progress), func()) {
	file, ok := stderr.(*os.File)
	if !ok {
		return slog.New(slog.NewTextHandler(stderr, nil)), nil, func() {}
	}
	bar := batch.NewBar(file)
	return slog.New(slog.NewTextHandler(bar, nil)), bar.Update, func() { _ = bar.Close() }
}

func printSummary(w io.Writer, out string, s *batch.Summary) {
	fmt.Fprintf(w, "%d reports from %d inputs in %.1f s → %s\n", s.Documents, total(s.Inputs), s.Seconds, out)
	fmt.Fprintf(w, "amounts %d · counts %d · themes %d · organisations %d · links %d\n", s.Amounts, s.Counts, s.Themes, s.Organisations, s.Links)
	fmt.Fprintf(w, "numerals: %d facts, %d excluded, %d unclaimed\n", s.Numerals["fact"], s.Numerals["excluded"], s.Numerals["unclaimed"])
	if s.Failed > 0 {
		fmt.Fprintf(w, "reports without records: %d\n", s.Failed)
	}
	var states []string
	for state, n := range s.Inputs {
		if state != corpus.Read {
			states = append(states, fmt.Sprintf("%s %d", state, n))
		}
	}
	if len(states) > 0 {
		sort.Strings(states)
		fmt.Fprintf(w, "inputs not read: %s (table inputs says why)\n", strings.Join(states, ", "))
	}
}

func total(states map[corpus.State]int) int {
	n := 0
	for _, v := range states {
		n += v
	}
	return n
}

// verdict is the error of a run that finished but did not read everything.
// Hidden files and the like, which are skipped on purpose, are no error.
func verdict(s *batch.Summary) error {
	missed := total(s.Inputs) - s.Inputs[corpus.Read] - s.Inputs[corpus.Skipped]
	if missed == 0 && s.Failed == 0 {
		return nil
	}
	return partial{fmt.Sprintf("%d inputs and %d reports could not be read; the rest is written", missed, s.Failed)}
}
