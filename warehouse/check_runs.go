package warehouse

import (
	"heshu/extract"
)

// schema compares the file that describes the tables with the manifest. A run that was
// killed just before it replaced the manifest has left that of the new one.
func (v *verifier) schema() {
	m := v.dataset.manifest
	if m.Schema == nil {
		return
	}
	if next, _ := loadManifest(v.dataset.fs, nextFile); next != nil && next.Schema != nil {
		if got, err := v.stamp(schemaFile); err == nil && got == next.Schema.Stamp {
			v.found.Files++
			return
		}
	}
	v.file(m.Schema.File, m.Schema.Stamp)
}

// checkRuns compares the table runs with the manifest, and notes down the runs that rows
// may name.
func (v *verifier) checkRuns() error {
	m := v.dataset.manifest
	for _, run := range m.runs() {
		v.runs[run.RunID] = true
		if run.RunID != runID(run) {
			v.report(manifestFile, "the run %s is not what its id says", run.RunID)
		}
	}
	if m.Runs != nil && !v.runs[m.Recipe.run().RunID] {
		v.report(manifestFile, "the recipe is that of the run %s, which is not listed", m.Recipe.run().RunID)
	}
	if !v.dataset.Has(Runs) {
		return nil
	}
	return v.compareRuns()
}

// compareRuns compares the rows of the table runs with those that the manifest lists.
func (v *verifier) compareRuns() error {
	listed := map[extract.RunRow]bool{}
	for _, run := range v.dataset.manifest.runs() {
		listed[run] = true
	}
	file := v.dataset.parts[Runs][0].File
	for row, err := range Rows[extract.RunRow](v.dataset, Runs) {
		if err != nil {
			return err
		}
		v.found.Rows++
		if !listed[row] {
			v.report(file, "the run %s is there twice, or is not that of the manifest", row.RunID)
		}
		delete(listed, row)
	}
	for _, run := range v.dataset.manifest.runs() {
		if listed[run] {
			v.report(file, "the run %s of the manifest is missing", run.RunID)
		}
	}
	return nil
}

// run reports a row that names a run which is not there. Rows of inputs that were not
// read name none, and those of older datasets neither.
func (r *inputRows) run(table string, run *string) {
	switch {
	case r.dataset.manifest.Runs == nil:
	case run == nil && table == Documents:
		r.wrong(table, "a document of %s names no run", r.in.Source)
	case run != nil && !r.runs[*run]:
		r.wrong(table, "a row of %s is of the run %s, which the table %s does not have", r.in.Source, *run, Runs)
	}
}
