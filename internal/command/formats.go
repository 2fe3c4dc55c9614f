package command

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"heshu/corpus"
)

func newFormats(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the kinds of files that are read",
		Long: `List the kinds of files that this build reads. The content of a file decides what
it is, whatever its name says: the endings are those that such files usually have.
Below the table stands where reports may lie.`,
		Args: arguments(0, 0, ""),
		Run:  func(cmd *cobra.Command, _ []string) { printFormats(cmd.OutOrStdout(), s.stores) },
	}
}

func printFormats(w io.Writer, stores map[string]corpus.Opener) {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"format", "endings", "media type", "notes"})
	for _, f := range corpus.Formats() {
		t.AppendRow(table.Row{f.Name, strings.Join(f.Extensions, " "), f.MediaType, f.Note})
	}
	t.Render()
	fmt.Fprint(w, "read from: files, folders, patterns, standard input (-), file:///…")
	for _, scheme := range slices.Sorted(maps.Keys(stores)) {
		fmt.Fprintf(w, ", %s://bucket/…", scheme)
	}
	fmt.Fprintln(w)
	if len(stores) == 0 {
		fmt.Fprintln(w, "object stores (s3, gs, azblob) are read by heshu-cloud, which is this program with their drivers")
	}
}
