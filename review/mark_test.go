package review

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"heshu/segment"
)

// written writes tokens with marks in square brackets.
func written(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch {
		case t.Open != nil:
			b.WriteString("[" + t.Open.Class + " ")
		case t.End:
			b.WriteString("]")
		default:
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

func TestWeave(t *testing.T) {
	at := func(from, to int, class string) mark {
		return mark{Span: segment.Span{Start: from, End: to}, Class: class}
	}
	const text = "abcdefgh"
	for _, c := range []struct {
		name   string
		window segment.Span
		marks  []mark
		want   string
	}{
		{"none", segment.Span{End: 8}, nil, "abcdefgh"},
		{"side by side", segment.Span{End: 8}, []mark{at(4, 8, "y"), at(0, 4, "x")}, "[x abcd][y efgh]"},
		{"within", segment.Span{End: 8}, []mark{at(2, 4, "y"), at(1, 6, "x")}, "a[x b[y cd]ef]gh"},
		{"the same place: the first is outside", segment.Span{End: 8}, []mark{at(1, 3, "x"), at(1, 3, "y")}, "a[x [y bc]]defgh"},
		{"crossing: the later one in two pieces", segment.Span{End: 8}, []mark{at(0, 4, "x"), at(2, 6, "y")}, "[x ab[y cd]][y ef]gh"},
		{"a window", segment.Span{Start: 2, End: 6}, []mark{at(0, 3, "out"), at(3, 5, "x")}, "c[x de]f"},
		{"places that are none", segment.Span{End: 8}, []mark{at(-1, 2, "x"), at(3, 3, "x"), at(5, 4, "x"), at(7, 9, "x")}, "abcdefgh"},
	} {
		if got := written(weave(text, c.window, c.marks)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if got := written(weave("残联", segment.Span{End: 6}, []mark{at(1, 3, "x"), at(0, 4, "x")})); got != "残联" {
		t.Errorf("a mark cuts a character: %s", got)
	}
}

// TestWeaveKeepsTextAndPlaces wants the text whole, the marks nested, and every
// mark around its own words, whatever the places are.
func TestWeaveKeepsTextAndPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("残a3。元\n"))).Draw(t, "text")
		var marks []mark
		for i := range rapid.IntRange(0, 8).Draw(t, "marks") {
			s := segment.Span{Start: rapid.IntRange(-1, len(text)).Draw(t, "start"), End: rapid.IntRange(-1, len(text)+1).Draw(t, "end")}
			marks = append(marks, mark{Span: s, ID: anchor("m", i), Refs: []int{i + 1}})
		}
		var all strings.Builder
		words := map[int]string{} // what lies between the first begin and the last end of a mark
		begun := map[string]int{}
		depth := 0
		for _, token := range weave(text, segment.Span{End: len(text)}, marks) {
			switch {
			case token.Open != nil:
				depth++
				if token.Open.ID != "" {
					begun[token.Open.ID] = all.Len()
				}
			case token.End:
				depth--
				for _, ref := range token.Refs {
					words[ref-1] = all.String()[begun[anchor("m", ref-1)]:]
				}
			}
			all.WriteString(token.Text)
			if depth < 0 {
				t.Fatal("a mark ends that did not begin")
			}
		}
		if all.String() != text || depth != 0 {
			t.Fatalf("text %q, depth %d", all.String(), depth)
		}
		for i, m := range marks {
			if !wholeIn(text, m.Span) {
				continue
			}
			if words[i] != m.In(text) {
				t.Fatalf("mark %v is around %q, want %q", m.Span, words[i], m.In(text))
			}
		}
	})
}

func TestExcerpts(t *testing.T) {
	place := func(text, quote string) mark {
		at := strings.Index(text, quote)
		return mark{Span: segment.Span{Start: at, End: at + len(quote)}, Class: "x"}
	}
	long := strings.Repeat("很长的句子", 100) + "共9户" + strings.Repeat("没有句号", 100)
	for _, c := range []struct {
		name, text string
		quotes     []string
		want       string
	}{
		{"a sentence", "前一句。慰问62户。后一句。", []string{"62户"}, "慰问[x 62户]。"},
		{"a point between digits ends no sentence", "前。捐款2。9万元给5户。后。", []string{"5户"}, "捐款2。9万元给[x 5户]。"},
		{"two marks of one sentence", "慰问62户，计300元！", []string{"300元", "62户"}, "慰问[x 62户]，计[x 300元]！"},
		{"two sentences, in order", "有6户。别的话。有7户。", []string{"7户", "6户"}, "有[x 6户]。 | 有[x 7户]。"},
		{"a long sentence is cut", long, []string{"9户"}, "…长的句子" + strings.Repeat("很长的句子", 19) + "共[x 9户]" + strings.Repeat("没有句号", 25) + "…"},
		{"a long sentence is cut between clauses", strings.Repeat("给1000000000户，", 50) + "共9户", []string{"9户"}, "…" + strings.Repeat("给1000000000户，", 15) + "共[x 9户]"},
	} {
		var marks []mark
		for _, q := range c.quotes {
			marks = append(marks, place(c.text, q))
		}
		var got []string
		for _, e := range excerpts(c.text, marks) {
			s := written(e.Tokens)
			if e.Before {
				s = "…" + s
			}
			if e.After {
				s += "…"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, s, c.want)
		}
	}
}

// TestExcerptsAreBounded gives a place that is the whole of a long text.
func TestExcerptsAreBounded(t *testing.T) {
	text := strings.Repeat("残", 1<<20)
	got := excerpts(text, []mark{{Span: segment.Span{End: len(text)}, Class: "x"}})
	if n := utf8.RuneCountInString(written(got[0].Tokens)); len(got) != 1 || n > (excerptPlace+2*excerptReach)/3+5 || !got[0].After {
		t.Errorf("%d excerpts, the first of %d characters", len(got), n)
	}
}
