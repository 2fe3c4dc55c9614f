package postgres

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/changes"
	"heshu/warehouse/postgres/postgrestest"
)

// archive writes a dataset of two small files and an archive, whose members have more rows
// than a chunk holds; the last one says how it ended.
func archive(t *testing.T, ending string, options warehouse.Options) *warehouse.Dataset {
	t.Helper()
	const members = 40_000
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort() // does nothing after Close
	write := func(row extract.InputRow) { err = errors.Join(err, w.WriteInput(row)) }
	end := func(source string) { err = errors.Join(err, w.EndInput(warehouse.Input{Source: source, SHA256: "00"})) }
	write(extract.InputRow{Source: "a.txt", State: "no_text"})
	end("a.txt")
	for n := range members {
		member := fmt.Sprintf("%s/%06d.txt", strings.Repeat("报告", 10), n)
		write(extract.InputRow{Source: "b.zip", Member: &member, State: "no_text"})
	}
	write(extract.InputRow{Source: "b.zip", State: ending})
	end("b.zip")
	write(extract.InputRow{Source: "c.txt", State: "no_text"})
	end("c.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestChunksAreBounded wants no chunk to be larger than two, whatever the groups, and a
// digest that does not depend on how a group was cut.
func TestChunksAreBounded(t *testing.T) {
	d := archive(t, "read", warehouse.Options{})
	r := relationOf(warehouse.Inputs)
	for skip := range int64(3) {
		in := r.read(t.Context(), d, skip)
		var rows, pieces, groups int64
		for {
			c, err := in.next()
			if err != nil {
				t.Fatal(err)
			}
			if c == nil {
				break
			}
			if len(c.data) > 2*chunkBytes {
				t.Errorf("a chunk has %d bytes", len(c.data))
			}
			rows += c.rows
			for _, g := range c.groups {
				if pieces++; !g.more {
					groups++
				}
			}
			in.done(c)
		}
		if want := rowsOf(d.Parts(warehouse.Inputs)); rows != want || groups != 3-skip || (skip < 2) != (pieces > groups) {
			t.Errorf("skipping %d: %d rows of %d, %d groups in %d pieces", skip, rows, want, groups, pieces)
		}
		in.close()
	}
}

// TestReadingEnds wants a reader to end with its context, and to have ended once it is
// closed.
func TestReadingEnds(t *testing.T) {
	d := archive(t, "read", warehouse.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	in := relationOf(warehouse.Inputs).read(ctx, d, 0)
	if c, err := in.next(); c == nil || err != nil {
		t.Fatal(c, err)
	}
	cancel()
	in.close()
	if c, err := in.next(); c != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("after its end: %v, %v", c, err)
	}
}

// TestLargeGroup loads an archive whose members are more than a chunk: anew, with the same
// rows in other parts, and with one that has changed, which a dry run tells before.
func TestLargeGroup(t *testing.T) {
	url := postgrestest.Database(t)
	for _, step := range []struct {
		name    string
		dataset *warehouse.Dataset
		want    changes.Table
	}{
		{"anew", archive(t, "read", warehouse.Options{}), changes.Table{Added: 40_003}},
		{"in other parts", archive(t, "read", warehouse.Options{PartBytes: 100_000}), changes.Table{Kept: 40_003}},
		{"with a change", archive(t, "damaged", warehouse.Options{}), changes.Table{Added: 40_001, Removed: 40_001, Kept: 2}},
	} {
		for _, dry := range []bool{true, false} {
			report, err := Load(t.Context(), step.dataset, Options{URL: url, DryRun: dry})
			if err != nil {
				t.Fatal(step.name, err)
			}
			got := report.Tables[slices.IndexFunc(report.Tables, func(c changes.Table) bool { return c.Name == warehouse.Inputs })]
			if got.Added != step.want.Added || got.Removed != step.want.Removed || got.Kept != step.want.Kept {
				t.Errorf("%s, dry %v: %+v; want %+v", step.name, dry, got, step.want)
			}
		}
		postgrestest.Compare(t, url, DefaultSchema, step.dataset)
	}
}
