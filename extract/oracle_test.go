package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/benchcorpus/generate"
	"heshu/segment/words"
	"heshu/segment/words/gsewords"
)

// newPlain is the engine in the plain design: gse cuts, and regexp2 tries every
// rule on every sentence.
func newPlain(t testing.TB) *extract.Engine {
	t.Helper()
	plain, err := extract.NewWith(newEngine(t).Library(), extract.Options{
		EveryRule: true,
		Words:     func(entries []words.Entry) (extract.Words, error) { return gsewords.NewPlain(entries) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// differ extracts text both ways and returns how the records differ.
func differ(fast, plain *extract.Engine, text string) string {
	doc := corpus.Document{ID: "d", Source: "2024/d.txt", Part: 1, Text: text}
	got, err := fast.Extract(doc)
	want, plainErr := plain.Extract(doc)
	if err != nil || plainErr != nil {
		return "" // a rule stopped, which may be anywhere
	}
	return cmp.Diff(want, got)
}

// The fast way gives the records of the plain one over the benchmark corpus.
func TestRecordsAreThoseOfThePlainDesign(t *testing.T) {
	maker, err := generate.Open(7)
	if err != nil {
		t.Fatal(err)
	}
	fast, plain := newEngine(t), newPlain(t)
	size := 300 << 10
	if testing.Short() {
		size = 30 << 10
	}
	for i, text := range maker.Texts(size) {
		if d := differ(fast, plain, text); d != "" {
			t.Fatalf("report %d (-plain +fast)\n%s\n%s", i, d, text)
		}
	}
}

// And over text that nobody would write: parts of reports in any order, with
// damage between them.
func TestRecordsOfDrawnTextAreThoseOfThePlainDesign(t *testing.T) {
	maker, err := generate.Open(8)
	if err != nil {
		t.Fatal(err)
	}
	parts := pieces(strings.Join(maker.Texts(60<<10), "\n"))
	fast, plain := newEngine(t), newPlain(t)
	part := rapid.OneOf(rapid.SampledFrom(parts), rapid.SampledFrom(parts), rapid.StringMatching(`[0-9一二三十百万元名户,。;、“”()《》每共各的__ \n]{1,6}`), rapid.String())
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.ToValidUTF8(strings.Join(rapid.SliceOfN(part, 1, 20).Draw(rt, "parts"), ""), "")
		if d := differ(fast, plain, text); d != "" {
			rt.Fatalf("%q (-plain +fast)\n%s", text, d)
		}
	})
}

// pieces cuts text behind every seventh character.
func pieces(text string) []string {
	var out []string
	runes := []rune(text)
	for len(runes) > 7 {
		out = append(out, string(runes[:7]))
		runes = runes[7:]
	}
	return out
}
