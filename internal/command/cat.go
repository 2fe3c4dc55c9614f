package command

import (
	"fmt"
	"io"
	"strings"

	pretty "github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
	"heshu/corpus/layout"
)

func newCat(s *shared) *cobra.Command {
	var plain bool
	f := reading{stores: s.stores}
	cmd := &cobra.Command{
		Use:   "cat FILE...",
		Short: "Print the text that is read from a file, with the way back to page and cell",
		Long: `Print the text from which facts are extracted, as it is read from a document.

Rows of tables have become sentences there, and footnotes stand at the end. The
margin says where each line stands in the document: its page, its sheet and cell,
its paragraph. A file that is text as it stands has no margin.`,
		Example: `  heshu cat testdata/documents/tables/table.docx
  heshu cat --plain report.ofd > report.txt`,
		Args: arguments(1, -1, "a file"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			opts, err := f.options(cmd)
			if err != nil {
				return err
			}
			if err := batch.CheckArguments(cmd.Context(), paths, opts); err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			return eachReport(cmd, paths, opts, func(doc corpus.Document) error {
				if plain {
					_, err := io.WriteString(out, doc.Text)
					return err
				}
				printText(out, doc)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "print the text alone, to the byte")
	f.flags(cmd)
	return cmd
}

// printText prints a report with its places in a margin.
func printText(out io.Writer, doc corpus.Document) {
	fmt.Fprintf(out, "── %s", clean(doc.Source))
	if doc.Member != "" {
		fmt.Fprintf(out, ", %s", clean(doc.Member))
	}
	fmt.Fprintf(out, " #%d\n", doc.Part)
	lines := placedLines(doc)
	width := 0
	for _, l := range lines {
		width = max(width, pretty.StringWidth(l.place))
	}
	for _, l := range lines {
		if width > 0 {
			fmt.Fprint(out, pretty.Pad(l.place, width, ' '), " │ ")
		}
		fmt.Fprintln(out, l.text)
	}
}

// placedLine is a line of a report, and where it stands in the document.
type placedLine struct{ place, text string }

// placedLines parts a report into lines.
func placedLines(doc corpus.Document) []placedLine {
	var lines []placedLine
	at := 0
	for line := range strings.Lines(doc.Text) {
		marks := layout.Slice(doc.Marks, at, at+len(line))
		lines = append(lines, placedLine{clean(placeOf(marks)), strings.TrimRight(clean(line), "\n")})
		at += len(line)
	}
	return lines
}

// placeOf names where a line stands: cells of a row together.
func placeOf(marks []layout.Mark) string {
	if len(marks) == 0 {
		return ""
	}
	first, last := marks[0].Place, marks[len(marks)-1].Place
	switch {
	case first == last:
		return first.String()
	case last.Cell() != "" && first.Table == last.Table && first.Sheet == last.Sheet:
		return first.String() + "–" + last.Cell()
	}
	return first.String() + " – " + last.String()
}
