package sql

import (
	"fmt"
	"path/filepath"
	"strings"

	"heshu/warehouse"
)

// needed are the tables that the views and questions are asked of.
func needed() []string {
	return []string{warehouse.Documents, warehouse.Amounts, warehouse.Counts, warehouse.Themes, warehouse.Organisations, warehouse.Links, warehouse.Checks}
}

// DuckDB returns the statements that make DuckDB read a dataset: a view for each of its
// tables, over the files that the manifest names. Paths are absolute.
func DuckDB(data *warehouse.Dataset) (string, error) {
	if data.Format != warehouse.Parquet {
		return "", fmt.Errorf("%s: its files are %s: extract it with --format parquet, or load it into a database", data.Dir, data.Format)
	}
	for _, table := range needed() {
		if !data.Has(table) {
			return "", fmt.Errorf("%s: it has no table %s, which the views need: extract it with all tables", data.Dir, table)
		}
	}
	var b strings.Builder
	for _, table := range data.Tables() {
		files, err := listed(data, table)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet([%s]);\n", table, files)
	}
	return b.String(), nil
}

// listed returns the files of a table as SQL strings.
func listed(data *warehouse.Dataset, table string) (string, error) {
	dir, err := filepath.Abs(data.Dir)
	if err != nil {
		return "", fmt.Errorf("finding the dataset: %w", err)
	}
	var files []string
	for _, part := range data.Parts(table) {
		files = append(files, quoted(pattern(filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(part.File))))))
	}
	return strings.Join(files, ", "), nil
}

// pattern returns the pattern that a path alone fits: DuckDB takes every path for one.
func pattern(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}

// quoted writes a string of SQL.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
