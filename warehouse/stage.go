package warehouse

import (
	"fmt"
	"path"

	"heshu/warehouse/store"
)

// stage gives a sealed draft the name under which it waits for the commit. A file that
// is there already has the same content: its name says so.
func (f *folder) stage(draft, name string) error {
	if f.files[name] {
		return f.fs.Remove(draft)
	}
	staged := stagedName(name)
	if err := f.fs.Rename(draft, staged); err != nil {
		return err
	}
	f.files[staged], f.unsynced[path.Dir(name)] = true, true
	return nil
}

// stageParts gives the sealed parts of a table the names under which they wait.
func (f *folder) stageParts(table string, stage Stage, parts []sealed, name func(part int, content store.Stamp) string) ([]Part, error) {
	var staged []Part
	for i, p := range parts {
		last := name(i, p.Stamp)
		if err := f.stage(p.draft, last); err != nil {
			return nil, fmt.Errorf("writing table %s: %w", table, err)
		}
		staged = append(staged, Part{Table: table, Stage: stage, File: last, Rows: p.rows, Stamp: p.Stamp})
	}
	return staged, nil
}
