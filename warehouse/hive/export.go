package hive

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"heshu/extract"
	"heshu/warehouse"
)

// Options say how a copy is parted.
type Options struct {
	By        []string // columns, outermost first
	PartBytes int64    // size of files that is not exceeded by much; the dataset's if 0
}

// Summary tells of a copy.
type Summary struct {
	Files, Rows int64
	Places      int // folders of the table documents
}

// Export writes a copy of a dataset into the folder dir, which may be missing, empty or an
// earlier copy, which it replaces.
func Export(ctx context.Context, d *warehouse.Dataset, dir string, o Options) (Summary, error) {
	if err := CheckColumns(o.By); err != nil {
		return Summary{}, err
	}
	m := d.Manifest()
	switch {
	case m == nil:
		return Summary{}, fmt.Errorf("%s: it has no manifest, so an earlier version wrote it: extract it again", d.Dir)
	case !d.Has(warehouse.Documents):
		return Summary{}, fmt.Errorf("%s: it was written without the table %s, which says where rows belong", d.Dir, warehouse.Documents)
	}
	t, err := newTarget(dir)
	if err != nil {
		return Summary{}, err
	}
	defer t.remove() // nothing is left to remove once it is in its place
	e := &exporter{ctx: ctx, dataset: d, dir: t.work, opts: m.Options(), by: o.By}
	if o.PartBytes > 0 {
		e.opts.PartBytes = o.PartBytes
	}
	if err := e.run(m); err != nil {
		return Summary{}, err
	}
	return e.summary, t.swap()
}

// exporter writes one copy.
type exporter struct {
	ctx     context.Context
	dataset *warehouse.Dataset
	dir     string
	opts    warehouse.Options
	by      []string
	files   []file
	summary Summary
}

// listing is the file that tells what a copy is.
type listing struct {
	Heshu   string   `json:"heshu"`   // "partitions", so that a person sees what it is
	Dataset string   `json:"dataset"` // digest of the manifest of the dataset that it is of
	By      []string `json:"by"`
	Files   []file   `json:"files"`
}

const listingFile = "_partitions.json"

func (e *exporter) run(m *warehouse.Manifest) error {
	for _, table := range e.dataset.Tables() {
		if err := e.table(table); err != nil {
			return fmt.Errorf("writing the copy of table %s: %w", table, err)
		}
	}
	tables := slices.DeleteFunc(warehouse.Schema(), func(t warehouse.TableSchema) bool { return !e.dataset.Has(t.Name) })
	if err := os.WriteFile(filepath.Join(e.dir, "_schema.json"), warehouse.DescribeSchema(tables), 0o666); err != nil {
		return err
	}
	data, err := json.MarshalIndent(listing{Heshu: "partitions", Dataset: m.SHA256, By: e.by, Files: e.files}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(e.dir, listingFile), append(data, '\n'), 0o666)
}

func (e *exporter) table(name string) error {
	switch name {
	case warehouse.Documents:
		return export[extract.DocumentRow](e, name)
	case warehouse.Amounts:
		return export[extract.AmountRow](e, name)
	case warehouse.Counts:
		return export[extract.CountRow](e, name)
	case warehouse.Themes:
		return export[extract.ThemeRow](e, name)
	case warehouse.Organisations:
		return export[extract.OrganisationRow](e, name)
	case warehouse.Links:
		return export[extract.LinkRow](e, name)
	case warehouse.Checks:
		return export[extract.CheckRow](e, name)
	case warehouse.Numerals:
		return export[extract.NumeralRow](e, name)
	case warehouse.Locations:
		return export[extract.LocationRow](e, name)
	case warehouse.Inputs:
		return export[extract.InputRow](e, name)
	case warehouse.Runs:
		return export[extract.RunRow](e, name)
	}
	return fmt.Errorf("the table is not known")
}

// export parts the rows of a table, and writes them.
func export[T any](e *exporter, table string) (err error) {
	rows, err := newSpool(filepath.Join(e.dir, "."+table), newCode[T]())
	if err != nil {
		return err
	}
	defer rows.close()
	if err := fill(e, table, rows); err != nil {
		return err
	}
	places, err := rows.places()
	if err != nil {
		return err
	}
	if table == warehouse.Documents {
		e.summary.Places = len(places)
	}
	if len(places) == 0 {
		places = []string{""} // a table without rows has a file all the same
	}
	for _, place := range places {
		if err := writePlace(e, table, place, rows.rows(place)); err != nil {
			return err
		}
	}
	return nil
}

// fill reads a table into a spool.
func fill[T any](e *exporter, table string, to *spool[T]) error {
	places := newPlaces(e.dataset, e.by)
	defer func() { places.stop() }()
	for row, err := range warehouse.Rows[T](e.dataset, table) {
		if err != nil {
			return err
		}
		if e.ctx.Err() != nil {
			return context.Cause(e.ctx)
		}
		place := ""
		if to.code.id != nil {
			if place, err = places.of(to.code.document(&row)); err != nil {
				return err
			}
		}
		if err := to.add(place, &row); err != nil {
			return err
		}
		e.summary.Rows++
	}
	return nil
}
