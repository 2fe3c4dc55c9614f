package command

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"heshu/warehouse"
)

// checkOnlyFailed checks whether --only-failed goes with the other flags and with what lies
// under --out.
func (f *extractFlags) checkOnlyFailed(cmd *cobra.Command, options warehouse.Options) error {
	if !f.onlyFailed {
		return nil
	}
	if f.prune {
		return usagef("--only-failed keeps the rows of all other inputs, and --prune drops those of inputs that are gone: give one of them, and then the other")
	}
	data, err := warehouse.Open(f.out)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, warehouse.ErrNotDataset):
		return usagef("--only-failed goes on with a dataset, and there is none under --out %s (%w): name the folder of one, or leave --only-failed out to write the first", f.out, err)
	case err != nil:
		return err
	case data.Manifest() == nil:
		return usagef("--only-failed: the dataset %s has no manifest, so an earlier version wrote it: leave --only-failed out to write it again", f.out)
	}
	return checkKept(cmd, options, data.Manifest())
}

// checkKept fails where a flag asks for another form or share than the dataset has.
func checkKept(cmd *cobra.Command, options warehouse.Options, m *warehouse.Manifest) error {
	same := map[string]bool{
		"format":    options.Format == m.Form.Format,
		"tables":    sameTables(options.Tables, m.Form.Tables),
		"part-size": options.PartBytes == m.Form.PartBytes,
		"shard":     options.Shard == m.Shard,
	}
	for _, flag := range []string{"format", "tables", "part-size", "shard"} {
		if cmd.Flags().Changed(flag) && !same[flag] {
			return usagef("--%s %s: with --only-failed the dataset stays as it is, and it was written with another value; leave the flag out",
				flag, cmd.Flags().Lookup(flag).Value)
		}
	}
	return nil
}

// sameTables compares tables in any order.
func sameTables(a, b []string) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}
