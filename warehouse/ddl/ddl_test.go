package ddl_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/ddl"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The statements are what people see and engines are given: a change shows in the diff.
func TestStatements(t *testing.T) {
	for _, dialect := range ddl.Dialects() {
		got := strings.Join(ddl.Statements(dialect, warehouse.Schema()), ";\n") + ";\n"
		golden := filepath.Join("testdata", string(dialect)+".sql")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got), -update rewrites it:\n%s", dialect, diff)
		}
	}
}

func column(name string, nullable bool) warehouse.ColumnSchema {
	return warehouse.ColumnSchema{Name: name, Type: warehouse.TypeString, Nullable: nullable, Meaning: extract.Meaning{English: `a reader's \ mark.`, Chinese: "标记。"}}
}

func TestTextsAreQuoted(t *testing.T) {
	tables := []warehouse.TableSchema{{Name: "t", Columns: []warehouse.ColumnSchema{column("end", false)}}}
	for dialect, want := range map[ddl.Dialect]string{
		ddl.DuckDB: `'a reader''s \ mark. 标记。'`, ddl.Postgres: `'a reader''s \ mark. 标记。'`,
		ddl.ClickHouse: `'a reader\'s \\ mark. 标记。'`, ddl.Spark: `'a reader\'s \\ mark. 标记。'`, ddl.BigQuery: `'a reader\'s \\ mark. 标记。'`,
	} {
		if got := strings.Join(ddl.Statements(dialect, tables), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %s lacks %s", dialect, got, want)
		}
	}
}

// Tables may be given in any order, and some of them alone.
func TestReferredFirst(t *testing.T) {
	tables := warehouse.Schema()
	slices.Reverse(tables)
	all := strings.Join(ddl.Statements(ddl.Postgres, tables), "\n")
	if strings.Index(all, `EXISTS "documents"`) > strings.Index(all, `EXISTS "counts"`) || strings.Index(all, `EXISTS "counts"`) > strings.Index(all, `EXISTS "amounts"`) {
		t.Errorf("a table comes before one that it refers to:\n%s", all)
	}
	alone := slices.DeleteFunc(tables, func(t warehouse.TableSchema) bool { return t.Name != warehouse.Amounts })
	if got := strings.Join(ddl.Statements(ddl.Postgres, alone), "\n"); strings.Contains(got, "REFERENCES") {
		t.Errorf("a reference to a table that is not there:\n%s", got)
	}
	if len(alone[0].References) == 0 {
		t.Error("Statements has changed what it was given")
	}
}

func TestParse(t *testing.T) {
	if d, err := ddl.Parse("DuckDB"); err != nil || d != ddl.DuckDB {
		t.Errorf("DuckDB is %q, %v", d, err)
	}
	if _, err := ddl.Parse("oracle"); err == nil || !strings.Contains(err.Error(), "postgres") {
		t.Errorf("oracle: %v", err)
	}
}

// BigQuery refuses descriptions that are longer.
func TestMeaningsAreShort(t *testing.T) {
	for _, table := range warehouse.Schema() {
		for _, c := range table.Columns {
			if n := utf8.RuneCountInString(c.Meaning.English + c.Meaning.Chinese); n > 1000 {
				t.Errorf("%s.%s: its meaning has %d characters", table.Name, c.Name, n)
			}
		}
	}
}
