package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"heshu/warehouse"
	"heshu/warehouse/sql"
)

// allViews is what stands for the views among the names of questions.
const allViews = "views"

// sqlFlags are the flags of heshu sql.
type sqlFlags struct{ dataset, dialect, schema string }

func newSQL() *cobra.Command {
	var flags sqlFlags
	cmd := &cobra.Command{
		Use:   "sql [QUESTION... | views]",
		Short: "Print ready questions to a dataset in SQL, and the views that they need",
		Long: `Print ready questions to a dataset in SQL; without a name, list them. They are asked
of views, which count each figure once; 'heshu sql views' prints those. The text is
the same for DuckDB and PostgreSQL.

With --dataset it is all that DuckDB needs: the files of the dataset, the views, the
questions. A database that a dataset was loaded into needs the views once, with
--dialect postgres in the schema that it was loaded into.`,
		Example: `  heshu sql
  heshu sql money-by-item --dataset dataset | duckdb
  heshu sql views --dialect postgres | psql reports
  heshu sql money-by-item --dialect postgres | psql reports`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, names []string) error {
			if len(names) == 0 && flags == (sqlFlags{schema: flags.schema}) {
				listQuestions(cmd.OutOrStdout())
				return nil
			}
			return printSQL(cmd.OutOrStdout(), names, flags)
		},
		ValidArgs: questionNames(),
	}
	cmd.Flags().StringVar(&flags.dataset, "dataset", "", "`folder` of a dataset: print what makes DuckDB read it, and the views")
	cmd.Flags().StringVar(&flags.dialect, "dialect", "", "`engine` that reads it: duckdb or postgres")
	cmd.Flags().StringVar(&flags.schema, "schema", "heshu", "`schema` of a PostgreSQL database that the dataset was loaded into")
	_ = cmd.MarkFlagDirname("dataset") // fails only where there is no such flag
	choices(cmd, "dialect", "duckdb", "postgres")
	return cmd
}

// questionNames lists what heshu sql prints.
func questionNames() []string {
	names := []string{allViews}
	for _, q := range sql.Questions() {
		names = append(names, q.Name)
	}
	return names
}

func listQuestions(out io.Writer) {
	t := table.NewWriter()
	t.SetOutputMirror(out)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"name", "question", "问题"})
	for _, q := range sql.Questions() {
		t.AppendRow(table.Row{q.Name, q.Title.English, q.Title.Chinese})
	}
	t.Render()
}

// printSQL prints the questions, behind what the engine needs to understand them.
func printSQL(out io.Writer, names []string, flags sqlFlags) error {
	text, err := questionTexts(names)
	if err != nil {
		return err
	}
	before, err := preamble(flags)
	if err != nil {
		return err
	}
	if flags.dataset != "" {
		before += viewTexts()
	}
	fmt.Fprint(out, before+text)
	return nil
}

// questionTexts joins the texts of the questions, and of the views where they are named.
func questionTexts(names []string) (string, error) {
	var b strings.Builder
	for _, name := range names {
		if name == allViews {
			b.WriteString(viewTexts())
			continue
		}
		q, ok := sql.Find(name)
		if !ok {
			return "", usagef("no question is called %q; there are %s", name, strings.Join(questionNames(), ", "))
		}
		b.WriteString(q.Text + "\n")
	}
	return b.String(), nil
}

func viewTexts() string {
	var b strings.Builder
	for _, view := range sql.Views() {
		b.WriteString(view.Text + "\n")
	}
	return b.String()
}

// preamble makes the engine find the tables.
func preamble(flags sqlFlags) (string, error) {
	switch {
	case flags.dialect == "postgres" && flags.dataset != "":
		return "", usagef("PostgreSQL does not read the files of a dataset: load it with 'heshu load', and leave out --dataset")
	case flags.dialect == "postgres":
		return sql.Postgres(flags.schema), nil
	case flags.dialect != "" && flags.dialect != "duckdb":
		return "", usagef("--dialect %q: give duckdb or postgres", flags.dialect)
	case flags.dataset == "":
		return "", nil
	}
	data, err := warehouse.Open(flags.dataset)
	if err != nil {
		return "", err
	}
	return sql.DuckDB(data)
}
