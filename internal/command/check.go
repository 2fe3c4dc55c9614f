package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"heshu/warehouse"
)

func newCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check DATASET",
		Short: "Verify a dataset: every digest, every number of rows, every reference",
		Long: `Read the whole of a dataset and compare it with its manifest: the length and the
SHA-256 of every file, the number of rows in every table, and every reference
between rows (facts and numerals to their documents, links and beneficiaries to
their facts, checks to the facts that they are about). Each thing that is wrong
is a line that begins with the file.

The exit code is 0 if the dataset is whole, 3 if something is wrong with it, and
1 if there is no dataset to check.`,
		Example: `  heshu check dataset`,
		Args:    arguments(1, 1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error {
			out, wrong := cmd.OutOrStdout(), 0
			found, err := warehouse.Verify(cmd.Context(), list[0], func(d warehouse.Damage) {
				wrong++
				fmt.Fprintln(out, clean(d.String()))
			})
			if err != nil {
				return err
			}
			if found.Unfinished {
				fmt.Fprintln(out, "a run that would replace the dataset was stopped; the same 'heshu extract' goes on with it")
			}
			if wrong > 0 {
				return partial{fmt.Sprintf("%s: %s found in %s; an 'extract' into another folder makes it anew", list[0], count(wrong, "fault"), count(int(found.Files), "file"))}
			}
			fmt.Fprintf(out, "%s and %s: nothing is wrong\n", count(int(found.Files), "file"), count(int(found.Rows), "row"))
			return nil
		},
	}
}
