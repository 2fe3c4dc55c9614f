package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/apache/iceberg-go"
	"github.com/apache/iceberg-go/table"
	"github.com/parquet-go/parquet-go"

	"heshu/extract"
	"heshu/warehouse"
)

// wanted is the schema that a table should have. A column that one of the files lacks, for
// an earlier version wrote it, is optional.
func (l *loader) wanted(t warehouse.TableSchema) (*iceberg.Schema, error) {
	t.Columns = slices.Clone(t.Columns)
	for _, part := range l.data.Parts(t.Name) {
		has, err := columnsOf(l.file(part))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.File, err)
		}
		for i, c := range t.Columns {
			t.Columns[i].Nullable = c.Nullable || !has[c.Name]
		}
	}
	return schemaOf(t)
}

// columnsOf returns the names of the columns of a Parquet file.
func columnsOf(path string) (map[string]bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	parts, err := parquet.OpenFile(file, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, field := range parts.Schema().Fields() {
		names[field.Name()] = true
	}
	return names, nil
}

// schemaOf is the schema of a table, with the ids that the files name.
func schemaOf(t warehouse.TableSchema) (*iceberg.Schema, error) {
	var fields []iceberg.NestedField
	for _, c := range t.Columns {
		typ, err := typeOf(c)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
		fields = append(fields, iceberg.NestedField{ID: c.FieldID, Name: c.Name, Type: typ, Required: !c.Nullable, Doc: both(c.Meaning)})
	}
	return iceberg.NewSchema(0, fields...), nil
}

// both is a meaning in both languages.
func both(m extract.Meaning) string { return m.English + " " + m.Chinese }

func typeOf(c warehouse.ColumnSchema) (iceberg.Type, error) {
	switch c.Type {
	case warehouse.TypeString:
		return iceberg.PrimitiveTypes.String, nil
	case warehouse.TypeStrings:
		return &iceberg.ListType{ElementID: c.ElementID, Element: iceberg.PrimitiveTypes.String, ElementRequired: true}, nil
	case warehouse.TypeInt32:
		return iceberg.PrimitiveTypes.Int32, nil
	case warehouse.TypeInt64:
		return iceberg.PrimitiveTypes.Int64, nil
	case warehouse.TypeDecimal:
		return iceberg.DecimalTypeOf(18, 4), nil
	case warehouse.TypeDate:
		return iceberg.PrimitiveTypes.Date, nil
	case warehouse.TypeBool:
		return iceberg.PrimitiveTypes.Bool, nil
	}
	return nil, fmt.Errorf("%s has no type in Iceberg", c.Type)
}

// nextSchema returns the schema that a table is to be given, nil where its own will do. A
// catalog numbers the columns of a table that it makes as it likes, so a table without a
// snapshot gets those of the files.
func nextSchema(t *table.Table, wanted *iceberg.Schema) (*iceberg.Schema, error) {
	has := t.Schema()
	if t.CurrentSnapshot() != nil {
		return evolved(has, wanted)
	}
	if has.Equals(wanted) {
		return nil, nil
	}
	for _, f := range has.Fields() {
		if w, ok := wanted.FindFieldByName(f.Name); !ok || w.Type.Type() != f.Type.Type() {
			return nil, fmt.Errorf("it is empty, but has a column %s of the type %s: another program made it; give another --namespace", f.Name, f.Type)
		}
	}
	return wanted, nil
}

// evolved returns the schema that a table with rows should have: its own with the columns
// that it lacks, which are optional, for the rows have none, and without those being
// required which rows to come lack. It is nil where nothing differs.
func evolved(has, wanted *iceberg.Schema) (*iceberg.Schema, error) {
	fields, differs := slices.Clone(has.Fields()), false
	for _, f := range wanted.Fields() {
		at := slices.IndexFunc(fields, func(old iceberg.NestedField) bool { return old.Name == f.Name })
		switch {
		case at < 0:
			f.Required = false
			fields, differs = append(fields, f), true
		case fields[at].ID != f.ID || !fields[at].Type.Equals(f.Type):
			return nil, fmt.Errorf("its column %s has the id %d and the type %s, not %d and %s: another program made it; give another --namespace", f.Name, fields[at].ID, fields[at].Type, f.ID, f.Type)
		case fields[at].Required && !f.Required:
			fields[at].Required, differs = false, true
		}
	}
	if !differs {
		return nil, nil
	}
	return iceberg.NewSchema(has.ID+1, fields...), nil
}
