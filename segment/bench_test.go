package segment_test

import (
	"testing"

	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/segment"
)

func reports(tb testing.TB) []string {
	tb.Helper()
	maker, err := generate.Open(1)
	if err != nil {
		tb.Fatal(err)
	}
	return maker.Texts(1 << 20)
}

func BenchmarkFold(b *testing.B) {
	texts := reports(b)
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			segment.Fold(t)
		}
	})
}

// BenchmarkFoldSimple folds texts that need no folding.
func BenchmarkFoldSimple(b *testing.B) {
	texts := folded(reports(b))
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			segment.Fold(t)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	texts := folded(reports(b))
	var o segment.Outline
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			segment.ParseInto(&o, t)
		}
	})
}

func folded(texts []string) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = segment.Fold(t).Text
	}
	return list
}
