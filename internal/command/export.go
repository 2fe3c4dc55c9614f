package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heshu/warehouse"
	"heshu/warehouse/hive"
)

func newExport() *cobra.Command {
	var out, partSize string
	var by []string
	cmd := &cobra.Command{
		Use:   "export DATASET --out FOLDER --partition-by COLUMNS",
		Short: "Copy a dataset into the folders of Hive, one a year, region …",
		Long: `Copy a dataset into one folder a value of the given columns of the table documents,
for engines that pass over whole folders:

  FOLDER/amounts/year=2023/region=XX市/part-00000.parquet

Rows of other tables lie where their document does; the tables inputs and runs are
not parted. Absent values are __HIVE_DEFAULT_PARTITION__. Files keep all columns that
they have in the dataset. An earlier copy in FOLDER is replaced; any other folder
that is not empty is refused. The same dataset gives the same bytes.`,
		Example: `  heshu export dataset --out parted --partition-by year
  heshu export dataset --out parted --partition-by year,region`,
		Args: arguments(1, 1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error {
			if out == "" {
				return usagef("--out is missing: name the folder that the copy goes to")
			}
			bytes, ok := parseSize(partSize)
			if !ok {
				return usagef("--part-size %q: give a size such as 64K, 256M or 1G", partSize)
			}
			return runExport(cmd, list[0], out, hive.Options{By: by, PartBytes: bytes})
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "`folder` that the copy goes to (required)")
	cmd.Flags().StringSliceVar(&by, "partition-by", nil, "`columns`, outermost first, separated by commas: "+strings.Join(hive.Columns(), ", ")+" (required)")
	cmd.Flags().StringVar(&partSize, "part-size", "256M", "`size` that part files are to have: 64K, 256M, 1G")
	_ = cmd.MarkFlagDirname("out") // fails only where there is no such flag
	choices(cmd, "partition-by", hive.Columns()...)
	return cmd
}

func runExport(cmd *cobra.Command, dataset, out string, options hive.Options) error {
	if err := hive.CheckColumns(options.By); err != nil {
		return usagef("--partition-by: %w", err)
	}
	d, err := warehouse.Open(dataset)
	if err != nil {
		return err
	}
	done, err := hive.Export(cmd.Context(), d, out, options)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s in %s, documents in %s → %s\n",
		count(int(done.Rows), "row"), count(int(done.Files), "file"), count(done.Places, "folder"), out)
	return nil
}
