package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"heshu/beam/pipeline"
	"heshu/corpus"
	"heshu/warehouse"
)

// flags are those that Beam does not know.
type flags struct {
	pipeline.Job
	format   string
	partMiB  int64
	maxFile  int64 // MiB
	keep     bool
	verbose  bool
	encoding string
}

func (f *flags) add(set *pflag.FlagSet) {
	set.StringVarP(&f.Out, "out", "o", "", "`folder` that the dataset goes to (required)")
	set.StringVar(&f.Work, "work", "", "`folder` that the shares are kept in meanwhile (default: that of --out with .shares behind it)")
	set.IntVar(&f.Shares, "shares", pipeline.DefaultShares, "`number` of shares that the inputs are dealt out to; several to a worker")
	set.IntVar(&f.Jobs, "jobs", 1, "`number` of reports of a share that are extracted at a time")
	set.BoolVar(&f.keep, "keep-shares", false, "leave the shares where they are when the dataset is written")
	set.StringVar(&f.format, "format", string(warehouse.Parquet), "`format` of the tables: parquet, jsonl, csv")
	set.StringSliceVar(&f.Tables, "tables", nil, "write only these `tables`, separated by commas: "+strings.Join(warehouse.Tables(), ", "))
	set.Int64Var(&f.partMiB, "part-size", warehouse.DefaultPartBytes>>20, "size that part files are to have, in `MiB`")
	set.StringArrayVar(&f.Rules, "rules", nil, "`folder` of rules and lexicons to add to the library (may be repeated)")
	set.StringVar(&f.encoding, "encoding", "", "`encoding` of all inputs (default: detected): "+strings.Join(corpus.Encodings(), ", "))
	set.Int64Var(&f.maxFile, "max-file", 64, "largest document, and largest report in a text file, in `MiB`")
	set.StringArrayVar(&f.Reading.Passwords, "password", nil, "`password` to try on encrypted files (may be repeated); whoever sees the job sees it")
	set.StringVar(&f.Reading.TextColumn, "text-column", "", "`head` of the column that holds a report in each row of a spreadsheet or .csv")
	set.StringVar(&f.Reading.TextField, "text-field", "", "`field` of .jsonl and .parquet that holds the report")
	set.StringVar(&f.Reading.IDField, "id-field", "", "`field`, or head of the column, that names the report of a row")
	set.BoolVar(&f.verbose, "verbose", false, "show what the runner says")
}

// unread are the states of inputs that somebody may miss.
var unread = []corpus.State{corpus.NoText, corpus.Unsupported, corpus.Encrypted, corpus.Damaged, corpus.Ambiguous, corpus.Limit}

// job checks the flags.
func (f *flags) job(paths []string) (pipeline.Job, error) {
	job := f.Job
	job.Inputs = paths
	var err error
	switch {
	case len(paths) == 0:
		return job, usage{fmt.Errorf("a file or folder is missing; write: heshu-beam PATH... --out FOLDER")}
	case f.Out == "":
		return job, usage{fmt.Errorf("--out is missing: name the folder that the dataset goes to")}
	case f.partMiB < 1 || f.maxFile < 1 || f.Jobs < 1:
		return job, usage{fmt.Errorf("--part-size, --max-file and --jobs are whole numbers from 1 on")}
	}
	for _, table := range f.Tables {
		if !slices.Contains(warehouse.Tables(), table) {
			return job, usage{fmt.Errorf("--tables: no table is called %q; the tables are %s", table, strings.Join(warehouse.Tables(), ", "))}
		}
	}
	if job.Reading.Encoding, err = f.knownEncoding(); err != nil {
		return job, usage{err}
	}
	if job.Format, err = warehouse.ParseFormat(f.format); err != nil {
		return job, usage{fmt.Errorf("--format: %w", err)}
	}
	job.PartBytes, job.Reading.MaxFile = f.partMiB<<20, f.maxFile<<20
	return pipeline.Prepare(job)
}

// knownEncoding returns an encoding's own spelling of its name.
func (f *flags) knownEncoding() (string, error) {
	for _, known := range corpus.Encodings() {
		if strings.EqualFold(f.encoding, known) {
			return known, nil
		}
	}
	if f.encoding == "" {
		return "", nil
	}
	return "", fmt.Errorf("--encoding: no encoding is called %q; the known ones are %s", f.encoding, strings.Join(corpus.Encodings(), ", "))
}
