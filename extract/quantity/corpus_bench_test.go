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

// Scanning allocates room for numerals and nothing else, but for the few figures
// whose unit states a basis: 300元/人.
func TestScanAllocations(t *testing.T) {
	s := testScanner(t)
	texts := reports(t, 100<<10)
	var out []Numeral
	bases := 0
	scan := func() {
		for _, text := range texts {
			out = s.Scan(text, out[:0])
			for i := range out {
				if len(out[i].Per) > 0 {
					bases++
				}
			}
		}
	}
	scan()
	limit := 2 * bases
	if n := testing.AllocsPerRun(5, scan); n > float64(limit) {
		t.Errorf("scanning allocates %v times for %d figures with a basis", n, limit/2)
	}
}
