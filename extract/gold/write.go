package gold

import (
	"fmt"
	"io"
	"strings"
)

// Set is a score under the name of the reports that it was taken from.
type Set struct {
	Name  string
	Score *Score
}

// Write writes the numbers of each set as a small table of stable form, fit to
// be kept beside the code: a regression shows up in its diff.
func Write(w io.Writer, sets ...Set) error {
	var b strings.Builder
	for i, set := range sets {
		if i > 0 {
			b.WriteByte('\n')
		}
		set.Score.numbers(&b, set.Name)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write scores: %w", err)
	}
	return nil
}

// numbers writes the table of one set.
func (s *Score) numbers(b *strings.Builder, name string) {
	fmt.Fprintf(b, "%s: %d reports\n", name, s.Reports)
	fmt.Fprintf(b, "%-16s %9s %9s %9s %7s %9s %7s\n", "", "precision", "recall", "f1", "right", "predicted", "gold")
	for _, f := range s.Figures {
		f.Found.line(b, f.Kind+" found")
		f.Full.line(b, f.Kind+" in full")
	}
	for _, t := range s.Tables {
		t.Found.line(b, t.Table)
	}
	for _, f := range s.Figures {
		ratios(b, f.Kind, f.Fields)
	}
	for _, t := range s.Tables {
		if len(t.Fields) > 0 {
			ratios(b, t.Table, t.Fields)
		}
	}
	fmt.Fprintf(b, "%-16s", "numerals")
	for _, n := range s.Numerals {
		fmt.Fprintf(b, " %s %d", n.Name, n.N)
	}
	fmt.Fprintf(b, " (%.2f%% unclaimed)\n", 100*s.Unclaimed())
	fmt.Fprintf(b, "%-16s broken %d of %d\n", "evidence", len(s.Broken), s.Facts)
	if len(s.Notes) > 0 {
		fmt.Fprintf(b, "%-16s %d\n", "notes", len(s.Notes))
	}
}

// line writes one tally.
func (t Tally) line(b *strings.Builder, name string) {
	fmt.Fprintf(b, "%-16s %9.4f %9.4f %9.4f %7d %9d %7d\n", name, t.Precision(), t.Recall(), t.F1(), t.Right, t.Predicted, t.Gold)
}

// ratios writes the accuracy of fields over what was found.
func ratios(b *strings.Builder, name string, fields []Ratio) {
	fmt.Fprintf(b, "%-16s", name)
	for _, f := range fields {
		fmt.Fprintf(b, " %s %.4f", f.Field, f.Accuracy())
	}
	b.WriteByte('\n')
}

// Unclaimed is the share of the numerals that nobody accounted for; 0 where
// there are none.
func (s *Score) Unclaimed() float64 {
	all, unclaimed := 0, 0
	for _, n := range s.Numerals {
		all += n.N
		if n.Name == "unclaimed" {
			unclaimed = n.N
		}
	}
	if all == 0 {
		return 0
	}
	return float64(unclaimed) / float64(all)
}

// WriteReport writes what a person needs to find the causes: the notes, the
// most frequent confusions, and examples of each kind of error, at most limit
// of each; a limit below 1 is none.
func (s *Score) WriteReport(w io.Writer, limit int) error {
	var b strings.Builder
	section(&b, "notes", limit, s.Notes, func(n string) string { return n })
	section(&b, "confusions", limit, s.Confusions, func(c Confusion) string {
		return fmt.Sprintf("%4d  %s %s: want %s, got %s", c.Count, c.Kind, c.Field, c.Want, c.Got)
	})
	section(&b, "broken evidence", limit, s.Broken, Example.String)
	section(&b, "missed", limit, s.Missed, Example.String)
	section(&b, "spurious", limit, s.Spurious, Example.String)
	section(&b, "wrong", limit, s.Wrong, Example.String)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write score report: %w", err)
	}
	return nil
}

// section writes a headed list.
func section[T any](b *strings.Builder, name string, limit int, all []T, show func(T) string) {
	fmt.Fprintf(b, "== %s: %d\n", name, len(all))
	for i, one := range all {
		if limit >= 1 && i >= limit {
			fmt.Fprintf(b, "… %d more\n", len(all)-limit)
			return
		}
		b.WriteString(show(one))
		b.WriteByte('\n')
	}
}

// String is the example on one line, its sentence below.
func (e Example) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %q", e.Report, e.Table, e.Quote)
	for _, more := range []string{e.Place, e.Detail, e.Rule} {
		if more != "" {
			b.WriteString("  [" + more + "]")
		}
	}
	if e.Sentence != "" {
		b.WriteString("\n      " + strings.ReplaceAll(e.Sentence, "\n", "⏎"))
	}
	return b.String()
}
