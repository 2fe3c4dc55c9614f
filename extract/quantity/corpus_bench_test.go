package quantity

import (
	"testing"

	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/segment"
)

// reports are reports of the benchmark corpus, folded.
func reports(tb testing.TB, size int) []string {
	tb.Helper()
	maker, err := generate.Open(1)
	if err != nil {
		tb.Fatal(err)
	}
	texts := maker.Texts(size)
	for i, t := range texts {
		texts[i] = segment.Fold(t).Text
	}
	return texts
}

func BenchmarkScanCorpus(b *testing.B) {
	texts := reports(b, 1<<20)
	s := testScanner(b)
	var out []Numeral
	measure.Loop(b, measure.Size(texts), func() {
		for _, t := range texts {
			out = s.Scan(t, out[:0])
		}
	})
}

// Scanning allocates room for numerals and nothing else, but for rare forms: a unit
// that states several bases (元/人/月), letters that stand for digits.
func TestScanAllocations(t *testing.T) {
	s := testScanner(t)
	texts := reports(t, 300<<10)
	var out []Numeral
	numerals := 0
	scan := func() {
		for _, text := range texts {
			out = s.Scan(text, out[:0])
			numerals += len(out)
		}
	}
	scan()
	limit := numerals / 100
	if n := testing.AllocsPerRun(5, scan); n > float64(limit) {
		t.Errorf("scanning allocates %v times for %d numerals", n, limit*100)
	}
}
