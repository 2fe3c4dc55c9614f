package command

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	pretty "github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"heshu/warehouse"
	"heshu/warehouse/ddl"
)

func newSchema() *cobra.Command {
	var format, dialect string
	cmd := &cobra.Command{
		Use:   "schema [TABLE...]",
		Short: "Print the tables of a dataset: every column, its type and its meaning",
		Long: `Print the tables of a dataset, or those that are named: every column with its type,
whether it may be null, and its meaning in English and Chinese. With --dialect the
statements that create the tables in a database, with comments, and with keys where
the dialect has them.`,
		Example: `  heshu schema
  heshu schema amounts counts --format json
  heshu schema --dialect postgres | psql reports`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, names []string) error {
			tables, err := namedTables(names)
			if err != nil {
				return err
			}
			return printSchema(cmd, tables, format, dialect)
		},
		ValidArgs: warehouse.Tables(),
	}
	cmd.Flags().StringVar(&format, "format", "table", "`form` of the output: table or json")
	cmd.Flags().StringVar(&dialect, "dialect", "", "print CREATE TABLE for an `engine`: "+strings.Join(dialects(), ", "))
	choices(cmd, "format", "table", "json")
	choices(cmd, "dialect", dialects()...)
	return cmd
}

func dialects() []string {
	var names []string
	for _, d := range ddl.Dialects() {
		names = append(names, string(d))
	}
	return names
}

// namedTables describes the tables of the given names; all if there are none.
func namedTables(names []string) ([]warehouse.TableSchema, error) {
	for _, name := range names {
		if !slices.Contains(warehouse.Tables(), name) {
			return nil, usagef("no table is called %q; the tables are %s", name, strings.Join(warehouse.Tables(), ", "))
		}
	}
	return slices.DeleteFunc(warehouse.Schema(), func(t warehouse.TableSchema) bool {
		return len(names) > 0 && !slices.Contains(names, t.Name)
	}), nil
}

func printSchema(cmd *cobra.Command, tables []warehouse.TableSchema, format, dialect string) error {
	out := cmd.OutOrStdout()
	switch {
	case dialect != "" && cmd.Flags().Changed("format"):
		return usagef("--format and --dialect: give one of them")
	case dialect != "":
		return printStatements(out, tables, dialect)
	case format == "json":
		_, err := out.Write(warehouse.DescribeSchema(tables))
		return err
	case format != "table":
		return usagef("--format %q: give table or json", format)
	}
	for _, t := range tables {
		printTableSchema(out, t)
	}
	return nil
}

func printStatements(out io.Writer, tables []warehouse.TableSchema, name string) error {
	dialect, err := ddl.Parse(name)
	if err != nil {
		return usagef("--dialect: %w", err)
	}
	for _, statement := range ddl.Statements(dialect, tables) {
		fmt.Fprintln(out, statement+";")
	}
	return nil
}

func printTableSchema(out io.Writer, schema warehouse.TableSchema) {
	fmt.Fprintf(out, "%s: %s %s\n", schema.Name, schema.Meaning.English, schema.Meaning.Chinese)
	t := table.NewWriter()
	t.SetOutputMirror(out)
	t.SetStyle(table.StyleLight)
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 4, WidthMax: 60, WidthMaxEnforcer: pretty.WrapSoft},
		{Number: 5, WidthMax: 50, WidthMaxEnforcer: pretty.WrapSoft},
	})
	t.AppendHeader(table.Row{"column", "type", "null", "meaning", "含义"})
	for _, c := range schema.Columns {
		null := ""
		if c.Nullable {
			null = "null"
		}
		t.AppendRow(table.Row{c.Name, c.Type, null, c.Meaning.English, c.Meaning.Chinese})
	}
	t.Render()
}
