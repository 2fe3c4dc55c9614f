package command

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"heshu/audit"
	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/extract/gold"
)

// evalFlags are the flags of the eval command.
type evalFlags struct {
	gold   []string
	update string
	worst  int
}

func newEval(s *shared) *cobra.Command {
	var f evalFlags
	cmd := &cobra.Command{
		Use:   "eval PATH... --gold FOLDER...",
		Short: "Measure precision and recall against annotated reports",
		Long: `Measure precision and recall of a dataset, or of what is read from reports,
against annotations. The n-th PATH is scored with the n-th --gold folder.

With --update the numbers are written into testdata/scores.txt (or --update=FILE):
the sections of these folders are replaced, the others stay.`,
		Example: `  heshu eval testdata/reports/dev --gold testdata/gold/dev
  heshu eval dataset --gold testdata/gold/dev --worst 5
  heshu eval testdata/reports/dev --gold testdata/gold/dev --update`,
		Args: arguments(1, -1, "a dataset or a folder of reports"),
		RunE: func(cmd *cobra.Command, paths []string) error { return runEval(cmd, s, &f, paths) },
	}
	cmd.Flags().StringArrayVar(&f.gold, "gold", nil, "`folder` of annotations (figures.tsv …), one for each path")
	cmd.Flags().StringVar(&f.update, "update", "", "write the numbers into this `file`")
	cmd.Flags().Lookup("update").NoOptDefVal = "testdata/scores.txt"
	cmd.Flags().IntVar(&f.worst, "worst", 0, "print this `number` of examples of each kind of error, and the confusions")
	_ = cmd.MarkFlagDirname("gold") // fails only where there is no such flag
	return cmd
}

func runEval(cmd *cobra.Command, s *shared, f *evalFlags, paths []string) error {
	if len(f.gold) != len(paths) {
		return usagef("%s but %s of --gold: give one for each", count(len(paths), "path"), count(len(f.gold), "folder"))
	}
	if err := batch.CheckArguments(cmd.Context(), paths, corpus.Options{Stores: s.stores}); err != nil {
		return err
	}
	limits, err := audit.Standard()
	if err != nil {
		return err
	}
	auditor := audit.New(limits)
	var sets []gold.Set
	missed := 0
	for i, path := range paths {
		g, err := gold.Load(f.gold[i])
		if err != nil {
			return err
		}
		docs, failed, err := s.recordsOf(cmd, path)
		if err != nil {
			return err
		}
		auditEach(auditor, docs)
		missed += failed
		score, err := g.Score(docs)
		if err != nil {
			return err
		}
		sets = append(sets, gold.Set{Name: setName(f.gold[i]), Score: score})
	}
	if err := printScores(cmd, sets, f); err != nil {
		return err
	}
	return outcome(nil, len(sets), missed)
}

// auditEach puts what the audit of each report finds into its records.
func auditEach(auditor *audit.Auditor, docs []*extract.Records) {
	for _, r := range docs {
		result := auditor.Report(r)
		r.Checks, _ = result.Rows()
	}
}

// setName is the name of the gold folder in the table.
func setName(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return filepath.Base(folder)
	}
	return filepath.Base(abs)
}

// recordsOf reads a dataset, or extracts from reports and counts the inputs and
// reports that could not be read.
func (s *shared) recordsOf(cmd *cobra.Command, path string) (docs []*extract.Records, failed int, err error) {
	if _, err := os.Stat(filepath.Join(path, "documents")); err == nil {
		docs, err := datasetRecords(path)
		return docs, 0, err
	}
	engine, err := s.engine()
	if err != nil {
		return nil, 0, err
	}
	err = corpus.Each(cmd.Context(), []string{path}, corpus.Options{Stdin: cmd.InOrStdin(), Stores: s.stores},
		func(doc corpus.Document) error {
			records, err := engine.Extract(doc)
			if err != nil {
				failed++
				fmt.Fprintln(cmd.ErrOrStderr(), "heshu:", err)
			}
			if records != nil {
				docs = append(docs, records)
			}
			return nil
		},
		func(in corpus.Input) error {
			if in.State != corpus.Read && in.State != corpus.Skipped {
				failed++
				fmt.Fprintln(cmd.ErrOrStderr(), "heshu:", remark(in))
			}
			return nil
		})
	return docs, failed, err
}

func printScores(cmd *cobra.Command, sets []gold.Set, f *evalFlags) error {
	out := cmd.OutOrStdout()
	if err := gold.Write(out, sets...); err != nil {
		return err
	}
	if f.worst > 0 {
		for _, set := range sets {
			fmt.Fprintf(out, "\n== %s\n", set.Name)
			if err := set.Score.WriteReport(out, f.worst); err != nil {
				return err
			}
		}
	}
	if f.update == "" {
		return nil
	}
	return updateScores(f.update, sets)
}
