package warehouse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// between stands between the recipes that Recipe.Retried tells of.
const between = " | "

// Options returns the options with which a dataset goes on as it was made.
func (m *Manifest) Options() Options {
	r, f := m.Recipe, m.Form
	return Options{
		Format: f.Format, Tables: f.Tables, PartBytes: f.PartBytes, RowGroupBytes: f.RowGroupBytes, Shard: m.Shard,
		Program: r.Program, RulesVersion: r.RulesVersion, RulesDigest: r.RulesDigest, Reading: r.Reading, Retried: r.Retried,
		runs: m.runs(),
	}
}

// again returns the options of a run on a folder: those given, or with Retry those of
// the dataset that it has.
func (o Options) again(f *folder) (Options, error) {
	m := f.manifest
	switch {
	case !o.Retry:
		return o, nil
	case m == nil:
		return o, fmt.Errorf("%s: %w whose inputs could be tried again: write one first", f.dir, ErrNotDataset)
	case m.Recipe.Schema != SchemaVersion:
		return o, fmt.Errorf("%s: its schema is version %s (now %s), so new rows do not go with those that it has: extract all inputs again", f.dir, m.Recipe.Schema, SchemaVersion)
	}
	kept, now := m.Options(), o.recipe().run()
	kept.Retry, kept.Busy, kept.Retried = true, o.Busy, m.Recipe.retriedWith(o.recipe())
	kept.runID = now.RunID
	if !slices.Contains(kept.runs, now) {
		kept.runs = append(kept.runs, now)
	}
	return kept, nil
}

// retriedWith returns what Retried is once inputs were tried again by another recipe.
func (r Recipe) retriedWith(now Recipe) string {
	apart := now.apart(r)
	if apart == "" || slices.Contains(strings.Split(r.Retried, between), apart) {
		return r.Retried
	}
	if r.Retried == "" {
		return apart
	}
	return r.Retried + between + apart
}

// apart tells what of a recipe is not the same in another one.
func (r Recipe) apart(from Recipe) string {
	var parts []string
	if r.Program != from.Program {
		parts = append(parts, "program "+cmp.Or(r.Program, "unknown"))
	}
	if r.RulesDigest != from.RulesDigest {
		parts = append(parts, fmt.Sprintf("rules %s, digest %.12s", r.RulesVersion, r.RulesDigest))
	}
	if r.Reading != from.Reading {
		parts = append(parts, r.Reading)
	}
	return strings.Join(parts, "; ")
}
