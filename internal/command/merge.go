package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/warehouse"
)

func newMerge() *cobra.Command {
	var out string
	var wait bool
	cmd := &cobra.Command{
		Use:   "merge DATASET... --out FOLDER",
		Short: "Join datasets into one, as if one run had made it",
		Long: `Join datasets that were made with the same program, rules and options into one:
above all the shares of an archive that 'extract --shard' has read, on one
machine or on many. The result is the dataset that one run over the whole archive
makes, byte for byte. Shares must all be there; no input may be in two datasets.
An audit of the parts is not taken over: audit the whole.`,
		Example: `  heshu extract reports --out part1 --shard 1/2
  heshu extract reports --out part2 --shard 2/2
  heshu merge part1 part2 --out dataset`,
		Args: arguments(1, -1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error {
			if out == "" {
				return usagef("--out is missing: name the folder that the dataset goes to")
			}
			return runMerge(cmd, list, out, wait)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "`folder` that the dataset goes to (required)")
	cmd.Flags().BoolVar(&wait, "wait", false, "wait while another run writes the folder")
	_ = cmd.MarkFlagDirname("out") // fails only where there is no such flag
	return cmd
}

func runMerge(cmd *cobra.Command, list []string, out string, wait bool) error {
	var datasets []*warehouse.Dataset
	for _, dir := range list {
		d, err := warehouse.Open(dir)
		if err != nil {
			return err
		}
		datasets = append(datasets, d)
	}
	options, err := batch.MergeOptions(datasets)
	if err != nil {
		return err
	}
	report := newReporter(cmd.ErrOrStderr(), logText)
	defer report.close()
	if wait {
		options.Busy = report.wait(cmd.Context())
	}
	sink, err := warehouse.Create(out, options)
	if err != nil {
		return locked(err)
	}
	defer sink.Abort() // does nothing after Close
	summary, err := batch.Merge(cmd.Context(), datasets, sink, report.progress)
	if err != nil {
		return err
	}
	if err := sink.Close(); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s from %s in %s → %s\n", count(summary.Documents, "report"), count(total(summary.Inputs), "input"), count(len(list), "dataset"), out)
	return nil
}
