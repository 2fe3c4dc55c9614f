package ddl

import (
	"fmt"
	"slices"
	"strings"

	"heshu/warehouse"
)

// Dialect is the SQL of an engine.
type Dialect string

// The dialects that there are.
const (
	DuckDB     Dialect = "duckdb"
	Postgres   Dialect = "postgres"
	ClickHouse Dialect = "clickhouse"
	Spark      Dialect = "spark"
	BigQuery   Dialect = "bigquery"
)

// Dialects returns all dialects.
func Dialects() []Dialect { return []Dialect{DuckDB, Postgres, ClickHouse, Spark, BigQuery} }

// Parse returns the dialect of the given name, in any case.
func Parse(name string) (Dialect, error) {
	d := Dialect(strings.ToLower(name))
	if slices.Contains(Dialects(), d) {
		return d, nil
	}
	var names []string
	for _, d := range Dialects() {
		names = append(names, string(d))
	}
	return "", fmt.Errorf("no dialect is called %q; the dialects are %s", name, strings.Join(names, ", "))
}

// Statements returns the statements that create the tables where they are missing, each
// without the semicolon at its end. A reference to a table that is not given is left out.
func Statements(d Dialect, tables []warehouse.TableSchema) []string {
	g := grammars()[d]
	var all []string
	for _, t := range referredFirst(tables) {
		all = append(all, g.create(t))
		if g.comment == "" {
			all = append(all, g.commentOn(t)...)
		}
	}
	return all
}

// referredFirst puts tables behind those that they refer to, and drops references that
// lead nowhere.
func referredFirst(tables []warehouse.TableSchema) []warehouse.TableSchema {
	var sorted []warehouse.TableSchema
	var place func(name string)
	place = func(name string) {
		is := func(t warehouse.TableSchema) bool { return t.Name == name }
		at := slices.IndexFunc(tables, is)
		if at < 0 || slices.ContainsFunc(sorted, is) {
			return
		}
		t := tables[at]
		t.References = slices.DeleteFunc(slices.Clone(t.References), func(r warehouse.Reference) bool {
			return !slices.ContainsFunc(tables, func(t warehouse.TableSchema) bool { return t.Name == r.Table })
		})
		for _, r := range t.References {
			if r.Table != name {
				place(r.Table)
			}
		}
		sorted = append(sorted, t)
	}
	for _, t := range tables {
		place(t.Name)
	}
	return sorted
}
