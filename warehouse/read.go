package warehouse

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"slices"

	"heshu/warehouse/store"
)

// ErrNoTable marks a table that a dataset does not have, because it was written without.
var ErrNoTable = errors.New("the dataset has no such table")

// Dataset is a dataset to read.
type Dataset struct {
	Dir      string
	Format   Format
	fs       store.FS
	manifest *Manifest         // nil: it has none
	parts    map[string][]Part // of each table, in order
}

// Open looks at the dataset in the folder dir. What belongs to it is what its manifest
// names. Where there is no manifest, as in datasets of older versions, all part files
// belong to it; files whose names begin with . or _ are passed over, as everywhere.
func Open(dir string) (*Dataset, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("opening the dataset: %w", err)
	}
	disk, err := store.NewDisk(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the dataset: %w", err)
	}
	return OpenOn(disk, dir)
}

// OpenOn is Open on another file system. dir stands for it in messages.
func OpenOn(files store.FS, dir string) (*Dataset, error) {
	d := &Dataset{Dir: dir, fs: files, parts: map[string][]Part{}}
	m, err := loadManifest(files, manifestFile)
	if err != nil {
		return nil, fmt.Errorf("opening the dataset: %s: %w", path.Join(dir, manifestFile), err)
	}
	if m != nil {
		d.use(m)
		return d, nil
	}
	if err := d.unfinished(); err != nil {
		return nil, err
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

// use makes the dataset that of a manifest.
func (d *Dataset) use(m *Manifest) {
	d.manifest, d.Format = m, m.Form.Format
	for _, table := range Tables() {
		if parts := m.parts(table); len(parts) > 0 {
			d.parts[table] = parts
		}
	}
}

// unfinished returns an error where a first run was killed.
func (d *Dataset) unfinished() error {
	if _, err := d.fs.Size(nextFile); err == nil {
		return fmt.Errorf("%s: %w yet: the run that writes it has not ended; if it was stopped, give the same command again, and it goes on", d.Dir, ErrNotDataset)
	}
	return nil
}

// find notes down the parts of a table of a dataset without a manifest.
func (d *Dataset) find(table string) error {
	entries, err := d.fs.List(table)
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
		name := path.Join(table, entry.Name)
		if d.Format != "" && d.Format != format {
			return fmt.Errorf("%s: the dataset's other files are %s: keep one format", path.Join(d.Dir, name), d.Format)
		}
		d.Format = format
		d.parts[table] = append(d.parts[table], Part{Table: table, Stage: StageExtract, File: name})
	}
	return nil
}

// Manifest returns the dataset's manifest, nil if it has none.
func (d *Dataset) Manifest() *Manifest { return d.manifest }

// Audited returns what audited the dataset as it stands, if anything did.
func (d *Dataset) Audited() (audit string, ok bool) {
	if d.manifest == nil || d.manifest.Audit == nil {
		return "", false
	}
	return d.manifest.Audit.Audit, true
}

// Held returns the dataset's segments, for a Writer that copies from them.
func (d *Dataset) Held() []*Held {
	if d.manifest == nil {
		return nil
	}
	return hold(d.manifest, origin{fs: d.fs, dir: d.Dir, where: func(name string) string { return name }})
}

// Tables returns the tables that the dataset has, in the order of [Tables].
func (d *Dataset) Tables() []string {
	return slices.DeleteFunc(Tables(), func(table string) bool { return len(d.parts[table]) == 0 })
}

// Parts returns the files of a table, in the order of their rows. Where the dataset has
// no manifest, nothing is known of them but their names.
func (d *Dataset) Parts(table string) []Part { return slices.Clone(d.parts[table]) }

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
		for _, part := range d.parts[table] {
			err := readPart(d.fs, part.File, d.Format, 0, func(row T) bool { return yield(row, nil) })
			if err == errStopped {
				return
			}
			if err != nil {
				yield(none, d.explain(part.File, err))
				return
			}
		}
	}
}

// explain adds the file to an error of reading it.
func (d *Dataset) explain(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) && d.manifest != nil {
		if now, _ := loadManifest(d.fs, manifestFile); now != nil && now.SHA256 != d.manifest.SHA256 {
			err = errors.New("a run has replaced it meanwhile: open the dataset again")
		}
	}
	return fmt.Errorf("reading %s: %w", path.Join(d.Dir, name), err)
}

// errStopped says that the reader of a sequence wants no more of it.
var errStopped = errors.New("stopped")

// placed adds the line to an error of a text file.
func placed(line int, err error) error { return fmt.Errorf("line %d: %w", line, err) }

// readPart yields the rows of a file from the given one on.
func readPart[T any](files store.FS, name string, format Format, first int64, yield func(T) bool) error {
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if format == Parquet {
		return decodeParquet(file, first, yield)
	}
	content := io.NewSectionReader(file, 0, file.Size())
	wanted := func(row T) bool {
		first--
		return first >= 0 || yield(row)
	}
	if format == CSV {
		return decodeSheet(content, wanted)
	}
	return decodeLines(content, wanted)
}
