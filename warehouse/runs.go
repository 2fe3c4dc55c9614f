package warehouse

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"heshu/extract"
	"heshu/warehouse/store"
)

// run returns the row of the table runs for a recipe. What other recipes inputs were
// tried again by is not part of it: each of them has a row of its own.
func (r Recipe) run() extract.RunRow {
	row := extract.RunRow{
		Program: r.Program, SchemaVersion: r.Schema, RulesVersion: r.RulesVersion, RulesDigest: r.RulesDigest, Reading: r.Reading,
	}
	row.RunID = runID(row)
	return row
}

// runID returns the digest of a run's other columns.
func runID(row extract.RunRow) string {
	key := strings.Join([]string{row.Program, row.SchemaVersion, row.RulesVersion, row.RulesDigest, row.Reading}, "\x00")
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:12])
}

// runs returns the runs that rows of the dataset are of.
func (m *Manifest) runs() []extract.RunRow {
	if m.Runs == nil {
		return nil
	}
	return m.Runs.Rows
}

// stageRuns writes the table runs, if it is wanted.
func (w *Writer) stageRuns(m *Manifest) error {
	if !slices.Contains(w.opts.Tables, Runs) {
		return nil
	}
	t := newTable[extract.RunRow](Runs, w.folder.fs, w.opts, nil)
	go t.run()
	defer t.stop()
	if err := t.add(m.Runs.Rows); err != nil {
		return err
	}
	parts, err := t.end(true)
	if err != nil {
		return err
	}
	m.Runs.Parts, err = w.folder.stageParts(Runs, StageExtract, parts, func(part int, content store.Stamp) string {
		return partName(Runs, 0, part, content, w.opts.Format)
	})
	return err
}
