package extract_test

import "testing"

// BenchmarkExtract reads the sample reports; MB/s are of their text.
func BenchmarkExtract(b *testing.B) {
	engine := newEngine(b)
	docs := sampleReports(b, "dev")
	size := int64(0)
	for i := range docs {
		size += int64(len(docs[i].Text))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			if _, err := engine.Extract(docs[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
