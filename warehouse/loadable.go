package warehouse

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Loadable returns an error for a dataset that cannot be loaded into a database as a
// whole: it has no manifest, is of a newer schema, was written without the table
// documents, or one of its files is not what the manifest says.
func (d *Dataset) Loadable(ctx context.Context) error {
	switch {
	case d.manifest == nil:
		return fmt.Errorf("%s: it has no manifest, so an earlier version wrote it: extract it again", d.Dir)
	case NewerSchema(d.manifest.Recipe.Schema):
		return fmt.Errorf("%s: its schema is version %s, which this program does not know (it knows %s): use a newer heshu", d.Dir, d.manifest.Recipe.Schema, SchemaVersion)
	case !d.Has(Documents):
		return fmt.Errorf("%s: it was written without the table %s, by which rows are told apart: extract it with that table", d.Dir, Documents)
	}
	return d.intact(ctx)
}

// intact compares every file with the manifest: its length and its digest.
func (d *Dataset) intact(ctx context.Context) error {
	var wrong []Damage
	v := &verifier{ctx: ctx, dataset: d, damaged: map[string]bool{}, tell: func(w Damage) { wrong = append(wrong, w) }}
	v.files()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%s: the dataset is damaged: %s; 'heshu check' tells of all faults, and an 'extract' into another folder makes it anew", d.Dir, wrong[0])
	}
	return nil
}

// NewerSchema reports whether a version of the record schema, such as 1.10, is newer than
// that of the program. An empty one is of no dataset.
func NewerSchema(version string) bool {
	return version != "" && slices.Compare(numbers(version), numbers(SchemaVersion)) > 0
}

// numbers returns the numbers of a version. What is none counts as newer than any.
func numbers(version string) []int {
	var all []int
	for _, text := range strings.Split(version, ".") {
		n, err := strconv.Atoi(text)
		if err != nil {
			n = math.MaxInt
		}
		all = append(all, n)
	}
	return all
}
