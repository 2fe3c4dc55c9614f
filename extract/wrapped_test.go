package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"heshu/corpus"
	"heshu/extract"
)

// TestWrapped reads reports whose lines were cut to a width as it reads them whole.
func TestWrapped(t *testing.T) {
	paths, err := filepath.Glob("../testdata/reports/dev/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	for _, path := range paths {
		if filepath.Base(path) == "b01.txt" {
			continue // its pinyin would be cut
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := figuresOf(t, string(data))
		for _, width := range []int{40, 56, 76} {
			got := figuresOf(t, wrapTo(string(data), width))
			if missing := without(want, got); len(missing) > 0 {
				t.Errorf("%s cut to %d columns loses %d of %d:\n%s\nhas\n%s", path, width, len(missing), len(want), strings.Join(missing, "\n"), strings.Join(without(got, want), "\n"))
			}
		}
	}
}

// wrapTo cuts the lines of text to so many columns, but no words of Latin letters.
func wrapTo(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		at := 0
		for i, r := range line {
			n := 1
			if r >= utf8.RuneSelf {
				n = 2
			}
			if at+n > width && r != '\n' && !(i > 0 && unicode.IsLower(r)) {
				b.WriteByte('\n')
				at = 0
			}
			b.WriteRune(r)
			at += n
		}
	}
	return b.String()
}

// figuresOf lists what the figures of text say.
func figuresOf(t *testing.T, text string) []string {
	records, err := newEngine(t).Extract(corpus.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, a := range records.Amounts {
		list = append(list, figureLine(a.Fact, a.FigureColumns))
	}
	for _, c := range records.Counts {
		list = append(list, figureLine(c.Fact, c.FigureColumns))
	}
	return list
}

func figureLine(f extract.Fact, c extract.FigureColumns) string {
	text := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	return fmt.Sprint(strings.ReplaceAll(f.Quote, "\n", ""), " ", text(c.Item), " ", c.Value, c.Lower, c.Upper, c.Approx, c.Unit, c.Basis, c.Status, " ", text(c.Giver), " ", text(c.Receiver))
}

// without returns what list holds more often than other.
func without(list, other []string) []string {
	rest := slices.Clone(other)
	var out []string
	for _, s := range list {
		if i := slices.Index(rest, s); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		out = append(out, s)
	}
	return out
}
