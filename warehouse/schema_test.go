package warehouse_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"heshu/warehouse"
)

const (
	factColumns   = "fact_id document_id start end quote match_start match_end sentence section? rule "
	figureColumns = "item? item_class? value? lower? upper? approx unit basis status action? giver? receiver? beneficiary_id? "
)

// The names of the record schema; ? marks those that may be absent.
var schema = map[string]string{
	warehouse.Documents: "document_id source member? part source_start source_end media_type encoding content_sha256 title? issuer? region? level? " +
		"year? year_basis? ordinal? date_from? date_to? text amounts counts themes organisations checks run_id?",
	warehouse.Amounts:       factColumns + figureColumns + "currency",
	warehouse.Counts:        factColumns + figureColumns + "measure",
	warehouse.Themes:        factColumns + "theme role year? ordinal?",
	warehouse.Organisations: factColumns + "name canonical type level? role masked",
	warehouse.Links:         "document_id from_id to_id relation rule",
	warehouse.Checks:        "check_id document_id check result reason? severity? message stated? expected? difference? fact_ids other_document_id? start end",
	warehouse.Numerals:      "document_id start end quote state reason? fact_id?",
	warehouse.Locations:     "document_id start end page? sheet? table_number? cell? paragraph? aside?",
	warehouse.Inputs:        "source member? state message? bytes sha256? media_type encoding? documents run_id?",
	warehouse.Runs:          "run_id program schema_version rules_version rules_digest reading",
}

func columnNames(table string) []string {
	return strings.Fields(strings.ReplaceAll(schema[table], "?", ""))
}

func openParquet(t *testing.T, path string) *parquet.File {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// All tables are asked without rows too: the schema is there before the first row.
func TestParquetSchema(t *testing.T) {
	for _, documents := range []int{0, 2} {
		dir := t.TempDir()
		write(t, dir, warehouse.Options{}, documents, 2)
		for _, table := range warehouse.Tables() {
			file := openParquet(t, partOf(t, dir, table))
			var columns []string
			ids := map[int]string{}
			for _, field := range file.Schema().Fields() {
				name := field.Name()
				if field.Optional() {
					name += "?"
				}
				columns = append(columns, name)
				if other, taken := ids[field.ID()]; taken || field.ID() == 0 {
					t.Errorf("%s.%s: field id %d, as %q", table, name, field.ID(), other)
				}
				ids[field.ID()] = name
				if !field.Leaf() && name != "fact_ids" {
					t.Errorf("%s.%s is nested", table, name)
				}
			}
			if diff := cmp.Diff(strings.Fields(schema[table]), columns); diff != "" {
				t.Errorf("%s (-want +got):\n%s", table, diff)
			}
		}
	}
}

// The schema that is printed is that of the files.
func TestSchemaIsThatOfFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 1, 1)
	parquetTypes := map[warehouse.ColumnType]string{
		warehouse.TypeString: "STRING", warehouse.TypeStrings: "STRING", warehouse.TypeInt32: "INT(32,true)", warehouse.TypeInt64: "INT(64,true)",
		warehouse.TypeDecimal: "DECIMAL(18,4)", warehouse.TypeDate: "DATE", warehouse.TypeBool: "BOOLEAN",
	}
	for _, table := range warehouse.Schema() {
		file := openParquet(t, partOf(t, dir, table.Name))
		fields := file.Schema().Fields()
		if len(fields) != len(table.Columns) {
			t.Fatalf("%s: %d columns in the file, %d in the schema", table.Name, len(fields), len(table.Columns))
		}
		for i, c := range table.Columns {
			leaf, ok := file.Schema().Lookup(c.Name)
			if c.Type == warehouse.TypeStrings {
				leaf, ok = file.Schema().Lookup(c.Name, "list", "element")
			}
			if !ok || leaf.Node.Type().String() != parquetTypes[c.Type] {
				t.Errorf("%s.%s is %s; want %v", table.Name, c.Name, c.Type, leaf.Node)
				continue
			}
			if fields[i].Name() != c.Name || fields[i].ID() != c.FieldID || fields[i].Optional() != c.Nullable {
				t.Errorf("%s.%s: %+v is %v in the file", table.Name, c.Name, c, fields[i])
			}
			if c.ElementID > 0 && leaf.Node.ID() != c.ElementID {
				t.Errorf("%s.%s: the elements have id %d; want %d", table.Name, c.Name, leaf.Node.ID(), c.ElementID)
			}
		}
	}
}

// Keys, orders and references name columns that are there and are never null.
func TestSchemaIsCoherent(t *testing.T) {
	nullable := map[string]bool{}
	for _, table := range warehouse.Schema() {
		for _, c := range table.Columns {
			nullable[table.Name+"."+c.Name] = c.Nullable
		}
	}
	for _, table := range warehouse.Schema() {
		for _, name := range append(slices.Clone(table.Key), table.Order...) {
			if null, ok := nullable[table.Name+"."+name]; !ok || null {
				t.Errorf("%s: the column %s of a key or order: there %v, nullable %v", table.Name, name, ok, null)
			}
		}
		for _, r := range table.References {
			if null, ok := nullable[r.Table+"."+r.To]; !ok || null {
				t.Errorf("%s.%s refers to %s.%s", table.Name, r.Column, r.Table, r.To)
			}
		}
	}
}

func TestParquetTypes(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{}, 1, 1)
	tests := []struct{ table, column, want string }{
		{warehouse.Amounts, "value", "DECIMAL(18,4)"},
		{warehouse.Counts, "upper", "DECIMAL(18,4)"},
		{warehouse.Checks, "difference", "DECIMAL(18,4)"},
		{warehouse.Documents, "date_from", "DATE"},
		{warehouse.Documents, "text", "STRING"},
		{warehouse.Documents, "year", "INT(32,true)"},
		{warehouse.Amounts, "start", "INT(64,true)"},
		{warehouse.Organisations, "masked", "BOOLEAN"},
	}
	for _, test := range tests {
		file := openParquet(t, partOf(t, dir, test.table))
		leaf, ok := file.Schema().Lookup(test.column)
		if !ok || leaf.Node.Type().String() != test.want {
			t.Errorf("%s.%s is %v; want %s", test.table, test.column, leaf.Node, test.want)
		}
	}
	file := openParquet(t, partOf(t, dir, warehouse.Checks))
	leaf, ok := file.Schema().Lookup("fact_ids", "list", "element")
	if !ok || leaf.Node.ID() != 15 || leaf.Node.Type().String() != "STRING" {
		t.Errorf("fact_ids.list.element: %v, %v", ok, leaf.Node)
	}
}

func TestParquetMetadata(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{Program: "0.1.0", RulesVersion: "2024.5", RulesDigest: "d1gest", Reading: "encoding GB18030"}, 1, 1)
	file := openParquet(t, partOf(t, dir, warehouse.Amounts))
	for key, want := range map[string]string{
		"heshu.schema_version": warehouse.SchemaVersion, "heshu.table": "amounts",
		"heshu.rules_version": "2024.5", "heshu.rules_digest": "d1gest",
		"heshu.program": "0.1.0", "heshu.reading": "encoding GB18030",
	} {
		if got, _ := file.Lookup(key); got != want {
			t.Errorf("%s is %q; want %q", key, got, want)
		}
	}
	if got := file.Metadata().CreatedBy; !strings.HasPrefix(got, "heshu version 1") {
		t.Errorf("created by %s", got)
	}
}

// What engines use to pass over row groups must be there where it helps, and
// must not be there where it would be wrong.
func TestParquetPruning(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, warehouse.Options{RowGroupBytes: 1}, 40, 30)
	file := openParquet(t, partOf(t, dir, warehouse.Organisations))
	groups := file.RowGroups()
	if len(groups) < 3 {
		t.Fatalf("%d row groups", len(groups))
	}
	for i, group := range file.Metadata().RowGroups {
		for j, chunk := range group.Columns {
			name := chunk.MetaData.PathInSchema[0]
			running := name == "quote" || name == "sentence" || name == "section"
			if running != (chunk.ColumnIndexOffset == 0) || chunk.OffsetIndexOffset == 0 {
				t.Errorf("%s: column index at %d, offset index at %d", name, chunk.ColumnIndexOffset, chunk.OffsetIndexOffset)
			}
			if running != (chunk.MetaData.Statistics.MaxValue == nil) {
				t.Errorf("%s: greatest value %q", name, chunk.MetaData.Statistics.MaxValue)
			}
			sought := name == "document_id" || name == "fact_id" || name == "name" || name == "canonical"
			filter := groups[i].ColumnChunks()[j].BloomFilter()
			if sought != (filter != nil) {
				t.Errorf("%s: Bloom filter %v", name, filter)
			}
		}
	}
	for table, columns := range map[string][]string{
		warehouse.Links: {"document_id", "from_id", "to_id"}, warehouse.Inputs: {"sha256"}, warehouse.Documents: {"document_id", "content_sha256"},
	} {
		group := openParquet(t, partOf(t, dir, table)).RowGroups()[0]
		for _, name := range columns {
			leaf, _ := group.Schema().Lookup(name)
			if group.ColumnChunks()[leaf.ColumnIndex].BloomFilter() == nil {
				t.Errorf("%s.%s has no Bloom filter", table, name)
			}
		}
	}
	filter := groups[0].ColumnChunks()[0].BloomFilter()
	if has, err := filter.Check(parquet.ValueOf("0000000000000003")); err != nil || !has {
		t.Errorf("Bloom filter of fact_id: %v, %v", has, err)
	}
}

func TestParquetOrder(t *testing.T) {
	dir := t.TempDir()
	w, err := warehouse.Create(dir, warehouse.Options{RowGroupBytes: 1, Tables: []string{warehouse.Inputs}})
	if err != nil {
		t.Fatal(err)
	}
	// Batches, and so the row groups here, are of 256 rows: the second is out of order.
	for i := range 700 {
		if i == 300 {
			i = 0
		}
		if err := w.WriteInput(input(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, group := range openParquet(t, partOf(t, dir, warehouse.Inputs)).Metadata().RowGroups {
		got = append(got, len(group.SortingColumns))
	}
	if diff := cmp.Diff([]int{2, 0, 2}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	_ = slices.DeleteFunc(warehouse.Schema(), func(s warehouse.TableSchema) bool { return s.Name == warehouse.Documents })
	if first := warehouse.Schema()[0].Name; first != warehouse.Documents {
		t.Errorf("the first table is %q after a caller has changed its list", first)
	}
}
