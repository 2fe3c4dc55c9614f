package quantity

import (
	"testing"

	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/segment"
)

func BenchmarkScanCorpus(b *testing.B) {
	maker, err := generate.Open(1)
	if err != nil {
		b.Fatal(err)
	}
	texts := maker.Texts(1 << 20)
	for i, t := range texts {
		texts[i] = segment.Fold(t).Text
	}
	s := testScanner(b)
	var out []Numeral
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			out = s.Scan(t, out[:0])
		}
	})
}
