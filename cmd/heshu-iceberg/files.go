package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	icebergio "github.com/apache/iceberg-go/io"
	"github.com/apache/iceberg-go/table"

	"heshu/warehouse"
)

// difference is what a table holds beside what it should hold.
type difference struct {
	add                  map[string]warehouse.Part // by the path that the table knows it by
	remove               []string
	added, removed, kept int64 // rows
}

// compare finds the parts that the table lacks, and the files that it should not have. A
// part without rows is none.
func (l *loader) compare(ctx context.Context, t *table.Table, name string) (difference, error) {
	d := difference{add: map[string]warehouse.Part{}}
	for _, part := range l.data.Parts(name) {
		path, err := l.path(t, part)
		if err != nil {
			return d, err
		}
		if part.Rows > 0 {
			d.add[path] = part
			d.added += part.Rows
		}
	}
	if t == nil || t.CurrentSnapshot() == nil {
		return d, nil
	}
	tasks, err := t.Scan().PlanFiles(ctx)
	if err != nil {
		return d, fmt.Errorf("listing its files: %w", err)
	}
	for _, task := range tasks {
		path, rows := task.File.FilePath(), task.File.Count()
		if _, ok := d.add[path]; ok {
			delete(d.add, path)
			d.added, d.kept = d.added-rows, d.kept+rows
			continue
		}
		d.remove = append(d.remove, path)
		d.removed += rows
	}
	return d, nil
}

// path is the path by which the table knows a part.
func (l *loader) path(t *table.Table, part warehouse.Part) (string, error) {
	if l.options.InPlace {
		path, err := place(l.file(part))
		return "file://" + path, err
	}
	if t == nil { // it would be made
		return part.File, nil
	}
	return strings.TrimRight(t.Location(), "/") + "/data/" + strings.TrimPrefix(part.File, part.Table+"/"), nil
}

// file is where a part lies.
func (l *loader) file(part warehouse.Part) string {
	return filepath.Join(l.data.Dir, filepath.FromSlash(part.File))
}

// commit replaces files of a table, in one snapshot; it makes none where nothing differs.
func (l *loader) commit(ctx context.Context, t *table.Table, d difference) error {
	if len(d.add) == 0 && len(d.remove) == 0 {
		return nil
	}
	if !l.options.InPlace {
		if err := l.copy(ctx, t, d.add); err != nil {
			return err
		}
	}
	change := t.NewTransaction()
	// Where a table's properties tell to try again a commit that finds another snapshot, it
	// would be made on top of that one, and add files that are there by now.
	if err := change.AssertRefSnapshotID(table.MainBranch); err != nil {
		return err
	}
	if err := change.ReplaceDataFiles(ctx, d.remove, slices.Sorted(maps.Keys(d.add)), l.origin); err != nil {
		return fmt.Errorf("replacing its files: %w", err)
	}
	if _, err := change.Commit(ctx); err != nil {
		return explain("committing it", err)
	}
	return nil
}

// copy copies parts into the table, but for those that are there already.
func (l *loader) copy(ctx context.Context, t *table.Table, parts map[string]warehouse.Part) error {
	files, err := t.FS(ctx)
	if err != nil {
		return err
	}
	to, ok := files.(icebergio.WriteFileIO)
	if !ok {
		return fmt.Errorf("nothing can be written to %s", t.Location())
	}
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := copyFile(to, path, l.file(parts[path])); err != nil {
			return fmt.Errorf("copying %s: %w", parts[path].File, err)
		}
	}
	return nil
}

// copyFile copies a file. A name stands for one content, so one of the right length is it.
func copyFile(to icebergio.WriteFileIO, path, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil || sameLength(to, path, info.Size()) {
		return err
	}
	out, err := to.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func sameLength(files icebergio.IO, path string, length int64) bool {
	file, err := files.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	return err == nil && info.Size() == length
}
