package words_test

import (
	"testing"

	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/segment/words"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := words.New([]words.Entry{{Text: "残联"}}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCut cuts whole reports; BenchmarkCutClauses what stands between two
// punctuation marks, as extract does.
func BenchmarkCut(b *testing.B)        { benchmarkCut(b, reports(b)) }
func BenchmarkCutClauses(b *testing.B) { benchmarkCut(b, clauses(reports(b))) }

func benchmarkCut(b *testing.B, texts []string) {
	cutter, err := words.New(entries(reports(b)))
	if err != nil {
		b.Fatal(err)
	}
	var list []words.Word
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			list = cutter.Cut(t, list[:0])
		}
	})
}

func reports(tb testing.TB) []string {
	tb.Helper()
	maker, err := generate.Open(1)
	if err != nil {
		tb.Fatal(err)
	}
	return maker.Texts(1 << 20)
}
