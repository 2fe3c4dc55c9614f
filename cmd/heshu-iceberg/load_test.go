package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/apache/iceberg-go"
	"github.com/apache/iceberg-go/catalog"
	"github.com/apache/iceberg-go/catalog/hadoop"
	"github.com/apache/iceberg-go/table"

	"heshu/internal/program"
	"heshu/warehouse"
	"heshu/warehouse/changes"
	"heshu/warehouse/sql/sqltest"
)

// lake is a new Hadoop catalog.
func lake(t *testing.T) catalog.Catalog {
	t.Helper()
	c, err := hadoop.NewCatalog("test", t.TempDir()+"/lake", nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func load(t *testing.T, c catalog.Catalog, data *warehouse.Dataset, options Options) *changes.Report {
	t.Helper()
	options.Namespace = "heshu"
	report, err := Load(t.Context(), c, data, options)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// states returns the places of the metadata of all tables.
func states(t *testing.T, c catalog.Catalog, data *warehouse.Dataset) string {
	t.Helper()
	var all []string
	for _, name := range data.Tables() {
		all = append(all, loadedTable(t, c, name).MetadataLocation())
	}
	return strings.Join(all, "\n")
}

// TestSample loads the sample archive, into copies and in place: all rows of all tables
// are there, a second load changes nothing, and snapshots tell where they come from.
func TestSample(t *testing.T) {
	data := sample(t)
	for _, options := range []Options{{}, {InPlace: true}} {
		c := lake(t)
		first := load(t, c, data, options)
		same(t, c, data)
		before := states(t, c, data)
		second := load(t, c, data, options)
		if sum := second.Sum(); sum.Added != 0 || sum.Removed != 0 || sum.Kept != first.Sum().Added || states(t, c, data) != before {
			t.Errorf("the second load changed something: %+v", sum)
		}
		properties := loadedTable(t, c, warehouse.Amounts).CurrentSnapshot().Summary.Properties
		if properties["heshu.dataset"] != data.Manifest().SHA256 || len(properties["heshu.runs"]) < 16 {
			t.Errorf("the snapshot does not tell where it comes from: %v", properties)
		}
	}
}

// TestColumns wants the columns of a table to have the ids of the files and their meaning.
func TestColumns(t *testing.T) {
	c := lake(t)
	load(t, c, tangled(t, sqltest.Tangle(1, 5)), Options{})
	for _, schema := range warehouse.Schema() {
		want, err := schemaOf(schema)
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := c.CheckTableExists(t.Context(), table.Identifier{"heshu", schema.Name}); err != nil || !ok {
			t.Fatalf("%s: %v %v", schema.Name, ok, err)
		}
		got := loadedTable(t, c, schema.Name).Schema()
		if !got.Equals(want) || got.Fields()[0].Doc != want.Fields()[0].Doc {
			t.Errorf("%s:\n got %s\nwant %s", schema.Name, got, want)
		}
	}
}

// TestChangedReports changes 1 % of the reports, neighbours in the dataset: only the parts
// that they stand in are replaced, and all others are the table's files as before.
func TestChangedReports(t *testing.T) {
	c := lake(t)
	all := sqltest.Tangle(1, 400)
	before := tangled(t, all)
	load(t, c, before, Options{})
	old := loadedTable(t, c, warehouse.Amounts)
	for _, report := range all[200:204] {
		report.Document.Text += "又一份"
		report.Amounts = report.Amounts[:len(report.Amounts)/2]
	}
	after := tangled(t, all)
	sum := load(t, c, after, Options{}).Sum()
	same(t, c, after)
	if want := rowsInCommon(before, after); sum.Kept != want || sum.Added*4 > sum.Kept {
		t.Errorf("the load replaced %d rows by %d and kept %d, and not %d", sum.Removed, sum.Added, sum.Kept, want)
	}
	t.Logf("1 %% of the reports changed: %d rows removed, %d added, %d kept", sum.Removed, sum.Added, sum.Kept)
	if now := loadedTable(t, c, warehouse.Amounts); len(now.Metadata().Snapshots()) != len(old.Metadata().Snapshots())+1 {
		t.Errorf("%d snapshots", len(now.Metadata().Snapshots()))
	}
}

// rowsInCommon counts the rows of the parts that both datasets have.
func rowsInCommon(a, b *warehouse.Dataset) (rows int64) {
	for _, name := range warehouse.Tables() {
		has := map[string]bool{}
		for _, part := range a.Parts(name) {
			has[part.File] = true
		}
		for _, part := range b.Parts(name) {
			if has[part.File] {
				rows += part.Rows
			}
		}
	}
	return rows
}

// failing is a catalog that refuses one of the commits.
type failing struct {
	catalog.Catalog
	left int // commits that go well
}

var errRefused = errors.New("refused")

func (f *failing) CommitTable(ctx context.Context, name table.Identifier, r []table.Requirement, u []table.Update) (table.Metadata, string, error) {
	if f.left--; f.left < 0 {
		return nil, "", errRefused
	}
	return f.Catalog.CommitTable(ctx, name, r, u)
}

// TestStopped stops a load at each of its commits: the next one does the rest.
func TestStopped(t *testing.T) {
	data := tangled(t, sqltest.Tangle(1, 20))
	for commits := 0; ; commits++ {
		c := lake(t)
		_, err := Load(t.Context(), &failing{c, commits}, data, Options{Namespace: "heshu"})
		if err == nil && commits > 4 {
			return
		}
		if !errors.Is(err, errRefused) {
			t.Fatalf("%d commits: %v", commits, err)
		}
		load(t, c, data, Options{})
		same(t, c, data)
	}
}

// TestNewColumn loads into a table that an earlier version made, which lacks two columns.
func TestNewColumn(t *testing.T) {
	c, data := lake(t), tangled(t, sqltest.Tangle(1, 20))
	load(t, c, data, Options{})
	// An earlier version: a table of the first columns, and a snapshot of it.
	for _, schema := range warehouse.Schema() {
		if schema.Name != warehouse.Links {
			continue
		}
		name := table.Identifier{"heshu", schema.Name}
		if err := c.DropTable(t.Context(), name); err != nil {
			t.Fatal(err)
		}
		schema.Columns = schema.Columns[:3]
		old, err := schemaOf(schema)
		if err != nil {
			t.Fatal(err)
		}
		made, err := c.CreateTable(t.Context(), name, old)
		if err != nil {
			t.Fatal(err)
		}
		withRow(t, made)
	}
	load(t, c, data, Options{})
	same(t, c, data)
	if n := len(loadedTable(t, c, warehouse.Links).Schema().Fields()); n != 5 {
		t.Errorf("%d columns", n)
	}
}

// TestForeignTable wants a table that another program made to be refused.
func TestForeignTable(t *testing.T) {
	c, data := lake(t), tangled(t, sqltest.Tangle(1, 20))
	if err := c.CreateNamespace(t.Context(), table.Identifier{"heshu"}, nil); err != nil {
		t.Fatal(err)
	}
	foreign := iceberg.NewSchema(0, iceberg.NestedField{ID: 1, Name: "document_id", Type: iceberg.PrimitiveTypes.Int64})
	made, err := c.CreateTable(t.Context(), table.Identifier{"heshu", "documents"}, foreign)
	if err != nil {
		t.Fatal(err)
	}
	withRow(t, made)
	_, err = Load(t.Context(), c, data, Options{Namespace: "heshu"})
	if err == nil || !strings.Contains(err.Error(), "table documents: its column document_id has the id 1 and the type long, not 1 and string: another program made it") {
		t.Errorf("%v", err)
	}
}

// TestCommand runs the program.
func TestCommand(t *testing.T) {
	data, to := tangled(t, sqltest.Tangle(1, 5)), t.TempDir()+"/lake"
	tests := []struct {
		args []string
		code int
		want string // in what it prints
	}{
		{[]string{"load", data.Dir}, program.Wrong, "--to is missing"},
		{[]string{"load", "--to", to}, program.Wrong, "give one dataset"},
		{[]string{"load", data.Dir, "--too", to}, program.Wrong, "unknown flag"},
		{[]string{"load", t.TempDir(), "--to", to}, program.Failed, "not a heshu dataset"},
		{[]string{"load", data.Dir, "--to", "http://127.0.0.1:1"}, program.Failed, "opening the catalog http://127.0.0.1:1"},
		{[]string{"load", data.Dir, "--to", to, "--dry-run"}, program.OK, "nothing was written"},
		{[]string{"load", data.Dir, "--to", to}, program.OK, "0 removed, 0 kept → " + to + " heshu"},
		{[]string{"load", data.Dir, "--to", to}, program.OK, "0 rows added, 0 removed"},
	}
	for _, test := range tests {
		var out bytes.Buffer
		if code := commandLine().Run(t.Context(), test.args, &out, &out); code != test.code || !strings.Contains(out.String(), test.want) {
			t.Errorf("%v: exit code %d, want %d: %s", test.args, code, test.code, out.String())
		}
	}
}

// TestDamaged wants a dataset whose files are not those of its manifest to be refused.
func TestDamaged(t *testing.T) {
	data := tangled(t, sqltest.Tangle(1, 5))
	l := loader{data: data}
	if err := os.Truncate(l.file(data.Parts(warehouse.Amounts)[0]), 100); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(t.Context(), lake(t), data, Options{Namespace: "heshu"}); err == nil || !strings.Contains(err.Error(), "amounts/part-") {
		t.Errorf("%v", err)
	}
}
