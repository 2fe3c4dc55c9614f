package command

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	pretty "github.com/jedib0t/go-pretty/v6/text"

	"heshu/audit"
)

// printAudit writes the summary of an audit.
func printAudit(w io.Writer, s *audit.Summary, worst int) {
	fmt.Fprintf(w, "%s, %s\n", count(s.Reports, "report"), count(s.Checks, "check"))
	fmt.Fprintf(w, "holds %d · differs %d · doubtful %d · unchecked %d\n",
		s.Verdicts[audit.Holds], s.Verdicts[audit.Differs], s.Verdicts[audit.Doubtful], s.Verdicts[audit.Unchecked])
	fmt.Fprintf(w, "errors %d · warnings %d · notes %d\n", s.Severe[audit.Error], s.Severe[audit.Warning], s.Severe[audit.Note])
	if s.Figures > 0 {
		fmt.Fprintf(w, "figures that a check covers: %d of %d (%.0f %%)\n", s.Covered, s.Figures, 100*float64(s.Covered)/float64(s.Figures))
	}
	printChecks(w, s)
	printReasons(w, s)
	printItems(w, s, worst)
	printWorst(w, s, worst)
	printHeaps(w, s, worst)
}

// newTable returns a table in the style of the program.
func newTable(header ...any) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = pretty.FormatDefault
	t.AppendHeader(header)
	return t
}

// printChecks tells how each kind of check ended.
func printChecks(w io.Writer, s *audit.Summary) {
	if len(s.ByCheck) == 0 {
		return
	}
	t := newTable("check", "holds", "differs", "doubtful", "unchecked")
	for _, name := range slices.Sorted(maps.Keys(s.ByCheck)) {
		n := s.ByCheck[name]
		t.AppendRow(table.Row{name, n[audit.Holds], n[audit.Differs], n[audit.Doubtful], n[audit.Unchecked]})
	}
	fmt.Fprintf(w, "\n%s\n", t.Render())
}

// printReasons tells why checks were doubtful, or could not be made: the most
// frequent reason first, those that are equally frequent by name.
func printReasons(w io.Writer, s *audit.Summary) {
	names := slices.SortedFunc(maps.Keys(s.Reasons), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Reasons[b], s.Reasons[a]), cmp.Compare(a, b))
	})
	for i, name := range names {
		if i == 0 {
			fmt.Fprint(w, "reasons: ")
		} else {
			fmt.Fprint(w, " · ")
		}
		fmt.Fprintf(w, "%s %d", name, s.Reasons[name])
	}
	if len(names) > 0 {
		fmt.Fprintln(w)
	}
}

// printItems lists the heaviest findings.
func printItems(w io.Writer, s *audit.Summary, most int) {
	for i := range s.Items[:min(most, len(s.Items))] {
		item := &s.Items[i]
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %s  %s  %s\n", item.Severity, place(item.Document), item.Check, clean(item.Message))
	}
}

// printWorst names the reports with the heaviest findings.
func printWorst(w io.Writer, s *audit.Summary, most int) {
	if len(s.Worst) == 0 || most == 0 {
		return
	}
	t := newTable("report", "issuer", "errors", "warnings", "notes")
	for _, worst := range s.Worst[:min(most, len(s.Worst))] {
		t.AppendRow(table.Row{place(worst.Source), clean(worst.Issuer), worst.Errors, worst.Warnings, worst.Notes})
	}
	fmt.Fprintf(w, "\n%s\n", t.Render())
}

// printHeaps tells of large groups of figures how round they are.
func printHeaps(w io.Writer, s *audit.Summary, most int) {
	if len(s.Heaps) == 0 || most == 0 {
		return
	}
	t := newTable("figures of", "level", "values", "multiples of ten", "first digits off Benford")
	for _, h := range s.Heaps[:min(most, len(s.Heaps))] {
		t.AppendRow(table.Row{clean(h.Item), h.Level, h.Values, fmt.Sprintf("%d %%", 100*h.Round/h.Values), fmt.Sprintf("%.3f", h.Deviation)})
	}
	fmt.Fprintf(w, "\n%s\n", t.Render())
}

// place names a report: its file, and its number where a file holds several.
func place(s audit.Source) string {
	if s.Part > 1 {
		return fmt.Sprintf("%s #%d", clean(s.Source), s.Part)
	}
	return clean(s.Source)
}
