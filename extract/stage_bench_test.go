package extract

import (
	"slices"
	"testing"

	"heshu/corpus"
	"heshu/internal/benchcorpus/generate"
	"heshu/internal/benchcorpus/measure"
	"heshu/rules"
)

// stageBench is what the benchmarks of the stages share.
func stageBench(b *testing.B) (*Engine, []corpus.Document, int) {
	b.Helper()
	maker, err := generate.Open(1)
	if err != nil {
		b.Fatal(err)
	}
	library, err := rules.Load(rules.Options{})
	if err != nil {
		b.Fatal(err)
	}
	engine, err := New(library)
	if err != nil {
		b.Fatal(err)
	}
	texts := maker.Texts(1 << 20)
	var docs []corpus.Document
	for _, text := range texts {
		docs = append(docs, corpus.Document{ID: "0123456789abcdef0123456789abcdef", Source: "2024/a.txt", Part: 1, Text: text})
	}
	return engine, docs, measure.Size(texts)
}

// BenchmarkStages takes reports as far as each stage: what a stage costs is the
// difference to the one before.
func BenchmarkStages(b *testing.B) {
	engine, docs, size := stageBench(b)
	r, out := engine.newReading(), &Records{}
	stages := []struct {
		name string
		run  func(corpus.Document)
	}{
		{"structure", r.begin}, // folded, outline, numerals
		{"organisations", func(doc corpus.Document) { r.begin(doc); r.organise() }},
		{"sentences", r.read}, // figures, rules, words, links
		{"records", func(doc corpus.Document) { r.read(doc); r.records(out) }},
	}
	for _, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			measure.Loop(b, size, func() {
				for i := range docs {
					stage.run(docs[i])
				}
			})
		})
	}
}

// BenchmarkRules matches the rules in the sentences of reports, with their slots.
func BenchmarkRules(b *testing.B) {
	engine, docs, size := stageBench(b)
	r := engine.newReading()
	type sentence struct {
		text  string
		slots []rules.Slot
	}
	var sentences []sentence
	for i := range docs {
		r.begin(docs[i])
		r.organise()
		r.excludeNames()
		r.collectFigures()
		for _, s := range r.outline.Sentences {
			sentences = append(sentences, sentence{s.In(r.text), slices.Clone(r.slotsIn(s.Span, nil))})
		}
	}
	matcher := engine.library.NewMatcher()
	var matches []rules.Match
	measure.Loop(b, size, func() {
		for i := range sentences {
			var err error
			if matches, err = matcher.Match(sentences[i].text, sentences[i].slots, matches[:0]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
