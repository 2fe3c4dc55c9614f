package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/rules"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"--size", "30KB", "--library-factor", "2"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"heshu: file → records → Parquet", "gse Cut(text, true)", "plain design", "with 2 × the library", "1.0 ×", "the same in all 4 reports"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
}

func TestRunRefuses(t *testing.T) {
	if err := run([]string{"--size", "much"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "such as 100MB") {
		t.Errorf("--size much: %v", err)
	}
}

// BenchmarkPipeline goes from a file to a dataset, with the library and with one that
// is four times as large.
func BenchmarkPipeline(b *testing.B) {
	maker, err := generate.Open(1)
	if err != nil {
		b.Fatal(err)
	}
	library, err := rules.Load(rules.Options{})
	if err != nil {
		b.Fatal(err)
	}
	texts := maker.Texts(4 << 20)
	archive := filepath.Join(b.TempDir(), "archive.txt")
	if err := writeArchive(archive, texts); err != nil {
		b.Fatal(err)
	}
	b.Run("library", func(b *testing.B) { benchmarkPipeline(b, library, archive, measure.Size(texts)) })
	four, err := larger(library, 4, rules.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("4×library", func(b *testing.B) { benchmarkPipeline(b, four, archive, measure.Size(texts)) })
}

func benchmarkPipeline(b *testing.B, library *rules.Library, archive string, size int) {
	engine, err := extract.New(library)
	if err != nil {
		b.Fatal(err)
	}
	dataset := filepath.Join(b.TempDir(), "dataset")
	measure.Loop(b, size, func() {
		if err := convert(archive, dataset, engine); err != nil {
			b.Fatal(err)
		}
	})
}
