package segment_test

import (
	"strings"
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

// BenchmarkFoldTraditional folds a text in which every other character folds.
func BenchmarkFoldTraditional(b *testing.B) {
	text := strings.Repeat("走訪殘疾人３戶（hù），送去慰問金1000元和生活用品。", 1000)
	measure.Loop(b, len(text), func() { segment.Fold(text) })
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

// The MB/s of the next two must be alike: one line, of one megabyte and of ten.
func BenchmarkParseLine1MB(b *testing.B)  { benchmarkLine(b, 1<<20) }
func BenchmarkParseLine10MB(b *testing.B) { benchmarkLine(b, 10<<20) }

func benchmarkLine(b *testing.B, size int) {
	line := strings.ReplaceAll(strings.Join(folded(reports(b)), ""), "\n", "")
	line = strings.Repeat(line, size/len(line)+1)
	var o segment.Outline
	measure.Loop(b, len(line), func() { segment.ParseInto(&o, line) })
}

// An outline that is used again needs no new memory, and a fold only that of its text.
func TestAllocations(t *testing.T) {
	texts := reports(t)[:20]
	simple := folded(texts)
	var o segment.Outline
	parse := func() {
		for _, text := range simple {
			segment.ParseInto(&o, text)
		}
	}
	parse()
	if n := testing.AllocsPerRun(5, parse); n > 0 {
		t.Errorf("parsing again allocates %v times", n)
	}
	var f segment.Folded
	for _, text := range texts {
		if n := testing.AllocsPerRun(5, func() { f.Fold(text) }); n > 2 {
			t.Errorf("folding %.60q allocates %v times", text, n)
		}
	}
}

func folded(texts []string) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = segment.Fold(t).Text
	}
	return list
}
