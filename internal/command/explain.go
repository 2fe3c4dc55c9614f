package command

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heshu/corpus"
	"heshu/extract"
)

// maxExplained is the longest text that is explained, in bytes: an explanation is
// for reading.
const maxExplained = 1 << 20

func newExplain(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "explain TEXT|-",
		Short: "Say how each figure of a text was read: rule, pattern, placeholders, words",
		Example: `  heshu explain '发放轮椅3辆，慰问金2万元'
  heshu explain - < paragraph.txt`,
		Args:              arguments(1, -1, "a text, or - for standard input"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, list []string) error {
			text, err := textToExplain(cmd.InOrStdin(), list)
			if err != nil {
				return err
			}
			engine, err := s.engine()
			if err != nil {
				return err
			}
			x, err := engine.Explain(corpus.Document{ID: "explain", Text: text})
			if x != nil {
				printExplanation(cmd.OutOrStdout(), x)
			}
			if _, statErr := os.Stat(text); x != nil && len(x.Facts) == 0 && statErr == nil {
				fmt.Fprintf(cmd.ErrOrStderr(), "heshu: %s is a file; to explain what it holds: heshu explain - < %s\n", text, text)
			}
			return err
		},
	}
}

// textToExplain is what the arguments say, or what standard input holds.
func textToExplain(stdin io.Reader, list []string) (string, error) {
	if len(list) != 1 || list[0] != "-" {
		text := strings.Join(list, " ")
		if strings.TrimSpace(text) == "" {
			return "", usagef("the text is empty: write it in quotes behind explain, or pipe it in with -")
		}
		return strings.ToValidUTF8(text, "\uFFFD"), nil
	}
	raw, err := io.ReadAll(io.LimitReader(stdin, maxExplained+1))
	if err != nil {
		return "", fmt.Errorf("read standard input: %w", err)
	}
	if len(raw) > maxExplained {
		return "", fmt.Errorf("standard input: more than %d bytes; explain a paragraph at a time, or use show for whole reports", maxExplained)
	}
	decoded, err := corpus.Decode(raw, "")
	if err != nil {
		return "", fmt.Errorf("standard input: %w", err)
	}
	return decoded.Text, nil
}

func printExplanation(w io.Writer, x *extract.Explanation) {
	if len(x.Facts) == 0 {
		fmt.Fprintln(w, "No figure was found.")
	}
	for i := range x.Facts {
		if i > 0 {
			fmt.Fprintln(w)
		}
		printFact(w, x, &x.Facts[i])
		if i+1 == len(x.Facts) || !slices.Equal(x.Facts[i].Words, x.Facts[i+1].Words) {
			printWords(w, x.Facts[i].Words)
		}
	}
	for _, t := range x.Records.Themes {
		fmt.Fprintf(w, "\ntheme %s  [%d,%d)\n  role %s, rule %s\n", clean(t.Quote), t.Start, t.End, t.Role, t.Rule)
	}
	for _, o := range x.Records.Organisations {
		fmt.Fprintf(w, "\norganisation %s  [%d,%d)\n  %s, canonical %s, role %s, rule %s\n", clean(o.Quote), o.Start, o.End, o.Type, clean(o.Canonical), o.Role, o.Rule)
	}
	for _, n := range x.Records.Numerals {
		if n.State != "fact" {
			fmt.Fprintf(w, "\nnumeral %s  [%d,%d)\n  %s%s\n", clean(n.Quote), n.Start, n.End, n.State, because(n.Reason))
		}
	}
}

func because(reason *string) string {
	if reason == nil {
		return ""
	}
	return ": " + *reason
}

func printFact(w io.Writer, x *extract.Explanation, f *extract.ExplainedFact) {
	fmt.Fprintf(w, "figure %s  [%d,%d)\n", clean(f.Quote), f.Start, f.End)
	for _, a := range x.Records.Amounts {
		if a.Start == int64(f.Start) {
			printColumns(w, &a.FigureColumns, a.Currency)
		}
	}
	for _, c := range x.Records.Counts {
		if c.Start == int64(f.Start) {
			printColumns(w, &c.FigureColumns, c.Measure)
		}
	}
	fmt.Fprintf(w, "  rule %s", f.Rule)
	if f.Side != "" {
		fmt.Fprintf(w, " (item found: %s)", f.Side)
	}
	fmt.Fprintf(w, ", matched %q\n", f.Match)
	printRules(w, f)
}

func printRules(w io.Writer, f *extract.ExplainedFact) {
	for _, t := range f.Rules {
		fmt.Fprintf(w, "  pattern %s  %s  matched %q\n", t.Rule.ID, t.Rule.Pattern, t.Text)
		for _, c := range t.Captures {
			fmt.Fprintf(w, "    {%s} caught %q\n", c.Name, c.Text)
		}
	}
	if len(f.Near) == 0 {
		return
	}
	fmt.Fprintln(w, "  no item; rules that came close:")
	for _, r := range f.Near {
		fmt.Fprintf(w, "    %s  %s\n", r.ID, r.Pattern)
	}
}

// printWords prints the words of a sentence with what the lexicons say of them.
func printWords(w io.Writer, words []extract.ExplainedWord) {
	var b strings.Builder
	for _, word := range words {
		fmt.Fprintf(&b, " %s/%s", word.Text, wordLabel(word))
	}
	fmt.Fprintln(w, "  words"+strings.ReplaceAll(clean(b.String()), "\n", "⏎"))
}

func wordLabel(w extract.ExplainedWord) string {
	label := w.Tag
	if w.Sense != "" {
		label += ":" + w.Sense
	}
	if w.Class != "" {
		label += ":" + w.Class
	}
	if label == "" {
		return "-"
	}
	return label
}

func printColumns(w io.Writer, c *extract.FigureColumns, of string) {
	fmt.Fprintf(w, "  value %s (%s), %s, unit %s (%s), basis %s, status %s\n",
		number(c.Value), bounds(c), c.Approx, c.Unit, of, c.Basis, c.Status)
	fmt.Fprintf(w, "  item %s (%s), action %s, giver %s, receiver %s\n", clean(text(c.Item)), text(c.ItemClass), text(c.Action), clean(text(c.Giver)), clean(text(c.Receiver)))
}
