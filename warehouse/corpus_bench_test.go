package warehouse_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/rules"
	"heshu/warehouse"
)

// BenchmarkParquet writes the records of the benchmark corpus; MB/s are of the
// reports' text.
func BenchmarkParquet(b *testing.B) {
	maker, err := generate.Open(1)
	if err != nil {
		b.Fatal(err)
	}
	library, err := rules.Load(rules.Options{})
	if err != nil {
		b.Fatal(err)
	}
	engine, err := extract.New(library)
	if err != nil {
		b.Fatal(err)
	}
	texts := maker.Texts(1 << 20)
	var all []*extract.Records
	for i, text := range texts {
		id := fmt.Sprintf("%032x", i)
		records, err := engine.Extract(corpus.Document{ID: id, Source: "a.txt", Part: i + 1, Text: text, Encoding: "UTF-8", MediaType: "text/plain"})
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, records)
	}
	dir := b.TempDir()
	measure.Loop(b, measure.Size(texts), func() {
		w, err := warehouse.Create(filepath.Join(dir, "dataset"), warehouse.Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer w.Abort()
		for _, r := range all {
			if err := w.Write(r); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	})
}
