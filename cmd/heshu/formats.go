package main

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"heshu/corpus"
)

func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the kinds of files that are read",
		Long: `List the kinds of files that this build reads. The content of a file decides what
it is, whatever its name says: the endings are those that such files usually have.`,
		Args: arguments(0, 0, ""),
		Run:  func(cmd *cobra.Command, _ []string) { printFormats(cmd.OutOrStdout()) },
	}
}

func printFormats(w io.Writer) {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"format", "endings", "media type", "notes"})
	for _, f := range corpus.Formats() {
		t.AppendRow(table.Row{f.Name, strings.Join(f.Extensions, " "), f.MediaType, f.Note})
	}
	t.Render()
}
