package extract_test

import (
	"testing"

	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/benchcorpus/generate"
)

// BenchmarkExtract reads reports of the benchmark corpus; MB/s are of their text.
func BenchmarkExtract(b *testing.B) {
	maker, err := generate.Open(1)
	if err != nil {
		b.Fatal(err)
	}
	texts := maker.Texts(4 << 20)
	engine, records := newEngine(b), &extract.Records{}
	size := int64(0)
	for _, text := range texts {
		size += int64(len(text))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if err := engine.ExtractInto(corpus.Document{ID: "0123456789abcdef0123456789abcdef", Text: text}, records); err != nil {
				b.Fatal(err)
			}
		}
	}
}
