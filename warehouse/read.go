package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

// ErrNoTable marks a table that a dataset does not have, because it was written without.
var ErrNoTable = errors.New("the dataset has no such table")

// Dataset is a dataset to read.
type Dataset struct {
	Dir    string
	Format Format
	parts  map[string][]string // paths of the parts of each table, in order
}

// Open looks at the dataset in the folder dir. Files whose names begin with . or
// _ are passed over, as everywhere.
func Open(dir string) (*Dataset, error) {
	d := &Dataset{Dir: dir, parts: map[string][]string{}}
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("opening the dataset: %w", err)
	}
	for _, table := range Tables() {
		if err := d.find(table); err != nil {
			return nil, fmt.Errorf("opening the dataset: %w", err)
		}
	}
	if len(d.parts) == 0 {
		return nil, fmt.Errorf("%s: %w: it has no folder %s, %s … with part files", dir, ErrNotDataset, Documents, Amounts)
	}
	return d, nil
}

// find notes down the parts of the table.
func (d *Dataset) find(table string) error {
	folder := filepath.Join(d.Dir, table)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries { // sorted by name
		format, ok := partFormat(entry)
		if !ok {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		if d.Format != "" && d.Format != format {
			return fmt.Errorf("%s: the dataset's other files are %s: keep one format", path, d.Format)
		}
		d.Format = format
		d.parts[table] = append(d.parts[table], path)
	}
	return nil
}

// Tables returns the tables that the dataset has, in the order of [Tables].
func (d *Dataset) Tables() []string {
	return slices.DeleteFunc(Tables(), func(table string) bool { return len(d.parts[table]) == 0 })
}

// Has reports whether the dataset has the table.
func (d *Dataset) Has(table string) bool { return len(d.parts[table]) > 0 }

// Rows reads the rows of a table, in their order. T is the table's row struct, or
// a struct with some of its columns under the same tags, and then only those are
// read. An error ends the sequence; it names the file and, in text formats, the line.
func Rows[T any](d *Dataset, table string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		if !d.Has(table) {
			yield(none, fmt.Errorf("%s, table %s: %w", d.Dir, table, ErrNoTable))
			return
		}
		for _, path := range d.parts[table] {
			err := readPart(path, d.Format, func(row T) bool { return yield(row, nil) })
			if err == errStopped {
				return
			}
			if err != nil {
				yield(none, fmt.Errorf("reading %s: %w", path, err))
				return
			}
		}
	}
}

// errStopped says that the reader of a sequence wants no more of it.
var errStopped = errors.New("stopped")

// placed adds the line to an error of a text file.
func placed(line int, err error) error { return fmt.Errorf("line %d: %w", line, err) }

func readPart[T any](path string, format Format, yield func(T) bool) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	switch format {
	case JSONL:
		return decodeLines(file, yield)
	case CSV:
		return decodeSheet(file, yield)
	}
	return decodeParquet(file, yield)
}
