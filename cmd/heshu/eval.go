package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heshu/corpus"
	"heshu/extract"
	"heshu/extract/gold"
	"heshu/warehouse"
)

func newEval(s *shared) *cobra.Command {
	var (
		folders []string
		update  string
		worst   int
	)
	cmd := &cobra.Command{
		Use:   "eval PATH... --gold FOLDER...",
		Short: "Measure precision and recall against annotated reports",
		Long: `Measure precision and recall of a dataset, or of what is read from reports,
against annotations. The n-th PATH is scored with the n-th --gold folder.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(folders) != len(paths) {
				return usage{fmt.Errorf("%d paths but %d --gold folders: give one for each", len(paths), len(folders))}
			}
			var sets []gold.Set
			for i, path := range paths {
				score, err := s.score(cmd, path, folders[i])
				if err != nil {
					return err
				}
				sets = append(sets, gold.Set{Name: setName(folders[i]), Score: score})
			}
			return printScores(cmd, sets, update, worst)
		},
	}
	cmd.Flags().StringArrayVar(&folders, "gold", nil, "`folder` of annotations (figures.tsv …), one for each path")
	cmd.Flags().StringVar(&update, "update", "", "write the table into this `file` (testdata/scores.txt)")
	cmd.Flags().IntVar(&worst, "worst", 0, "print this many examples of each kind of error, and the confusions")
	return cmd
}

// setName is the name of the gold folder in the table.
func setName(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return filepath.Base(folder)
	}
	return filepath.Base(abs)
}

func (s *shared) score(cmd *cobra.Command, path, folder string) (*gold.Score, error) {
	g, err := gold.Load(folder)
	if err != nil {
		return nil, err
	}
	docs, err := s.recordsOf(cmd.Context(), path)
	if err != nil {
		return nil, err
	}
	return g.Score(docs)
}

// recordsOf reads a dataset, or extracts from reports.
func (s *shared) recordsOf(ctx context.Context, path string) ([]*extract.Records, error) {
	if _, err := os.Stat(filepath.Join(path, "documents")); err == nil {
		return datasetRecords(path)
	}
	engine, err := s.engine()
	if err != nil {
		return nil, err
	}
	var docs []*extract.Records
	var faults []error
	err = corpus.Each(ctx, []string{path}, corpus.Options{},
		func(doc corpus.Document) error {
			records, err := engine.Extract(doc)
			docs = append(docs, records)
			faults = append(faults, err)
			return nil
		},
		func(in corpus.Input) error {
			if in.State != corpus.Read {
				faults = append(faults, fmt.Errorf("%s: %s: %s", in.Source, in.State, in.Message))
			}
			return nil
		})
	return docs, errors.Join(append(faults, err)...)
}

// datasetRecords gathers the rows of a dataset by document.
func datasetRecords(path string) ([]*extract.Records, error) {
	data, err := warehouse.Open(path)
	if err != nil {
		return nil, err
	}
	var docs []*extract.Records
	byID := map[string]*extract.Records{}
	for row, err := range warehouse.Rows[extract.DocumentRow](data, "documents") {
		if err != nil {
			return nil, err
		}
		r := &extract.Records{Document: row}
		docs = append(docs, r)
		byID[row.DocumentID] = r
	}
	err = errors.Join(
		gather(data, "amounts", byID, func(r *extract.Records, row extract.AmountRow) { r.Amounts = append(r.Amounts, row) }, func(row *extract.AmountRow) string { return row.DocumentID }),
		gather(data, "counts", byID, func(r *extract.Records, row extract.CountRow) { r.Counts = append(r.Counts, row) }, func(row *extract.CountRow) string { return row.DocumentID }),
		gather(data, "themes", byID, func(r *extract.Records, row extract.ThemeRow) { r.Themes = append(r.Themes, row) }, func(row *extract.ThemeRow) string { return row.DocumentID }),
		gather(data, "organisations", byID, func(r *extract.Records, row extract.OrganisationRow) { r.Organisations = append(r.Organisations, row) }, func(row *extract.OrganisationRow) string { return row.DocumentID }),
		gather(data, "links", byID, func(r *extract.Records, row extract.LinkRow) { r.Links = append(r.Links, row) }, func(row *extract.LinkRow) string { return row.DocumentID }),
		gather(data, "checks", byID, func(r *extract.Records, row extract.CheckRow) { r.Checks = append(r.Checks, row) }, func(row *extract.CheckRow) string { return row.DocumentID }),
		gather(data, "numerals", byID, func(r *extract.Records, row extract.NumeralRow) { r.Numerals = append(r.Numerals, row) }, func(row *extract.NumeralRow) string { return row.DocumentID }),
	)
	return docs, err
}

func gather[T any](data *warehouse.Dataset, table string, byID map[string]*extract.Records, add func(*extract.Records, T), id func(*T) string) error {
	if !data.Has(table) {
		return nil
	}
	for row, err := range warehouse.Rows[T](data, table) {
		if err != nil {
			return err
		}
		r := byID[id(&row)]
		if r == nil {
			return fmt.Errorf("table %s holds a row of document %s, which the table documents lacks: write the dataset again", table, id(&row))
		}
		add(r, row)
	}
	return nil
}

func printScores(cmd *cobra.Command, sets []gold.Set, update string, worst int) error {
	out := cmd.OutOrStdout()
	if err := gold.Write(out, sets...); err != nil {
		return err
	}
	if worst > 0 {
		for _, set := range sets {
			fmt.Fprintf(out, "\n== %s\n", set.Name)
			if err := set.Score.WriteReport(out, worst); err != nil {
				return err
			}
		}
	}
	if update == "" {
		return nil
	}
	var b strings.Builder
	if err := gold.Write(&b, sets...); err != nil {
		return err
	}
	if err := os.WriteFile(update, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the scores: %w", err)
	}
	return nil
}
