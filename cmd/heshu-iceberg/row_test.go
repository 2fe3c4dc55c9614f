package main

import (
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/iceberg-go/table"
)

// withRow adds a row to a table, so that it has a snapshot.
func withRow(t *testing.T, to *table.Table) {
	t.Helper()
	schema, err := table.SchemaToArrowSchema(to.Schema(), nil, true, false)
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, field := range to.Schema().Fields() {
		cells = append(cells, `"`+field.Name+`": "1"`)
	}
	batch, _, err := array.RecordFromJSON(memory.DefaultAllocator, schema, strings.NewReader("[{"+strings.Join(cells, ",")+"}]"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := array.NewRecordReader(schema, []arrow.RecordBatch{batch})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Append(t.Context(), rows, nil); err != nil {
		t.Fatal(err)
	}
}
