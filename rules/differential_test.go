package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"heshu/segment"
)

// words are what drawn patterns and sentences are made of: few, so that they meet.
var words = []string{"慰问金", "慰问", "问金", "轮椅", "金", "共", "共计", "发放", "的", "a", "B", ",", "“", "残疾人", "\U000F0000"}

// patterns draws patterns of all that the analysis of literals looks at.
func patterns() *rapid.Generator[string] {
	leaf := rapid.OneOf(
		rapid.SampledFrom(words[:12]),
		rapid.SampledFrom([]string{"{X元}", "{N名}", "{N}", "{#}", "{org}", "{give}", "{gap}", "{item}", "{people}", "."}),
		rapid.SampledFrom([]string{"[金共]", "[^金]", "[a-z]", `\w`, "[轮慰]", "(?i:ab)", "[一-龥]"}),
	)
	var tree *rapid.Generator[string]
	tree = rapid.Custom(func(t *rapid.T) string {
		if depth := rapid.IntRange(0, 9).Draw(t, "shape"); depth < 6 {
			return leaf.Draw(t, "leaf")
		}
		a, b := tree.Draw(t, "a"), tree.Draw(t, "b")
		format := rapid.SampledFrom([]string{
			"%s%s", "%s%s", "(?:%s|%s)", "(?:%s)?%s", "(?:%s){0,2}%s", "(?:%s){1,2}%s", "(%s)+?%s", "(?>%s)%s",
			"(?=%s)%s", "(?<=%s)%s", "(?!%s)%s", "(?<!%s)%s", "(?i)%s%s",
		}).Draw(t, "format")
		return fmt.Sprintf(format, a, b)
	})
	return rapid.Custom(func(t *rapid.T) string {
		return tree.Draw(t, "left") + rapid.SampledFrom([]string{"{X元}", "{N名}", "{N}", "{#}"}).Draw(t, "slot") + tree.Draw(t, "right")
	})
}

// sentences draws a sentence with its slots.
func sentences() *rapid.Generator[string] {
	part := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words),
		rapid.SampledFrom([]string{"[X:2万元]", "[person:3名]", "[vehicle:三辆]", "[gadget:7摞]", "[#:12]", "[org:县残联]"}))
	return rapid.Map(rapid.SliceOfN(part, 0, 14), func(parts []string) string { return strings.Join(parts, "") })
}

// TestMatchIsMatchAll holds the fast path against the plain one.
func TestMatchIsMatchAll(t *testing.T) {
	lexicon := "verbs:\n  - {sense: give, words: [发放, 发, 共]}\n"
	rapid.Check(t, func(rt *rapid.T) {
		file := "rules:\n"
		for i, p := range rapid.SliceOfN(patterns(), 1, 6).Draw(rt, "patterns") {
			file += fmt.Sprintf("  - {name: r%d, pattern: '%s'}\n", i, p)
		}
		l, err := from(t, "figures/x.yaml", file, "lexicon/x.yaml", lexicon)
		if err != nil {
			rt.Skip(err)
		}
		m := l.NewMatcher()
		for i := range 8 {
			sentence, slots := marked(t, sentences().Draw(rt, fmt.Sprint("sentence", i)))
			compare(rt, m, sentence, slots)
		}
	})
}

// failer is what rapid.T, testing.T and testing.F have in common.
type failer interface {
	Helper()
	Fatalf(string, ...any)
}

// compare fails where Match and MatchAll differ, or where a match cannot be right.
func compare(t failer, m *Matcher, sentence string, slots []Slot) {
	t.Helper()
	fast, err := m.Match(sentence, slots, nil)
	if err != nil {
		return // out of time: both paths may stop anywhere
	}
	fast = deep(fast)
	plain, err := m.MatchAll(sentence, slots, nil)
	if err != nil {
		return
	}
	same := cmp.Options{cmpopts.EquateEmpty(), cmp.Comparer(func(a, b *Rule) bool { return a == b })}
	if d := cmp.Diff(deep(plain), fast, same); d != "" {
		t.Fatalf("over %q (-all +fast)\n%s", sentence, d)
	}
	for _, match := range fast {
		for _, c := range match.Captures {
			if c.Span.Start < 0 || c.Span.End > len(sentence) || c.Span.Start > c.Span.End {
				t.Fatalf("capture %+v leaves the sentence %q", c, sentence)
			}
			if c.Slot >= 0 && slots[c.Slot].Span != c.Span {
				t.Fatalf("capture %+v is not slot %+v", c, slots[c.Slot])
			}
		}
	}
}

// deep copies matches, whose captures the next call reuses.
func deep(list []Match) []Match {
	out := append([]Match(nil), list...)
	for i := range out {
		out[i].Captures = append([]Capture(nil), out[i].Captures...)
	}
	return out
}

// TestLibraryMatchIsMatchAll does the same with the library that the program
// carries, over its own examples.
func TestLibraryMatchIsMatchAll(t *testing.T) {
	l, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := l.NewMatcher()
	matched := 0
	for _, r := range l.Rules {
		for _, e := range append(r.Yes, r.No...) {
			text := segment.Fold(e.Text).Text
			var slots []Slot
			if at := strings.Index(text, segment.Fold(e.Quote).Text); e.Quote != "" && at >= 0 {
				for kind := SlotAmount; kind <= SlotNumber; kind++ {
					slots = []Slot{{Span: segment.Span{Start: at, End: at + len(segment.Fold(e.Quote).Text)}, Kind: kind, Measure: l.alphabet.measureOf(e.Quote)}}
					compare(t, m, text, slots)
					got, _ := m.Match(text, slots, nil)
					matched += len(got)
				}
			}
			compare(t, m, text, nil)
		}
	}
	if matched == 0 {
		t.Error("no example matches anything: the test compares nothing")
	}
}

// measureOf is the measure of the unit that a quote ends in.
func (a *alphabet) measureOf(quote string) string {
	for i := range quote {
		if m, ok := a.units[quote[i:]]; ok {
			return m
		}
	}
	return ""
}
