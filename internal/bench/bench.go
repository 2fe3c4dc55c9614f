package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"heshu/corpus"
	"heshu/extract"
	"heshu/internal/benchcorpus/measure"
	"heshu/rules"
	"heshu/segment/words"
	"heshu/segment/words/gsewords"
	"heshu/warehouse"
)

// bench measures over texts.
type bench struct {
	texts   []string
	rows    []row
	reports int // that both designs read alike
	times   int // how large a larger library is; below 2: it is not measured
}

// row is one thing that was measured.
type row struct {
	name  string
	bytes int
	measure.Cost
}

func (r row) speed() float64 { return float64(r.bytes) / 1e6 / r.CPU.Seconds() }

func (r row) allocationsPerKB() float64 { return float64(r.Allocations) / (float64(r.bytes) / 1e3) }

// The names of the rows that are spoken of below the table.
const (
	wholePipeline = "heshu: file → records → Parquet"
	extraction    = "heshu: text → records"
	largerLibrary = "heshu: … with %d × the library"
)

const (
	// rounds is how often they take turns: a machine is not equally fast all the time.
	rounds = 4
	// The slow ones get these parts of the texts.
	partForGSE   = 4
	partForPlain = 20
)

// engines are what is measured.
type engines struct {
	fast, plain, larger *extract.Engine // larger: nil if there is none
	full                *gsewords.Full
}

func (b *bench) measure() error {
	e, err := b.engines()
	if err != nil {
		return err
	}
	for i := range rounds {
		texts := b.texts[len(b.texts)*i/rounds : len(b.texts)*(i+1)/rounds]
		if err := b.round(texts, e); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) engines() (e engines, err error) {
	options := rules.Options{Timeout: time.Minute}
	library, err := rules.Load(options)
	if err != nil {
		return e, err
	}
	if e.fast, err = extract.New(library); err != nil {
		return e, err
	}
	if e.plain, err = extract.NewWith(library, extract.Options{EveryRule: true, Words: plainWords}); err != nil {
		return e, err
	}
	if b.times > 1 {
		if library, err = larger(library, b.times, options); err != nil {
			return e, err
		}
		if e.larger, err = extract.New(library); err != nil {
			return e, err
		}
	}
	e.full, err = gsewords.NewFull()
	return e, err
}

// round measures all over texts.
func (b *bench) round(texts []string, e engines) error {
	if err := b.pipeline(wholePipeline, e.fast, texts); err != nil {
		return err
	}
	if err := b.extract(texts, e.fast); err != nil {
		return err
	}
	if e.larger != nil {
		if err := b.pipeline(fmt.Sprintf(largerLibrary, b.times), e.larger, texts); err != nil {
			return err
		}
	}
	some := part(texts, partForGSE)
	b.time("gse Cut(text)", some, func(text string) { e.full.Cut(text) })
	b.time("gse Cut(text, true)", some, func(text string) { e.full.CutHMM(text) })
	few := part(texts, partForPlain)
	if err := b.pipeline("heshu, plain design", e.plain, few); err != nil {
		return err
	}
	return b.compare(e.fast, e.plain, few)
}

// extract takes the time from texts to records.
func (b *bench) extract(texts []string, engine *extract.Engine) (err error) {
	var records extract.Records
	b.time(extraction, texts, func(text string) {
		err = errors.Join(err, engine.ExtractInto(document(text), &records))
	})
	return err
}

func document(text string) corpus.Document {
	return corpus.Document{ID: "0123456789abcdef0123456789abcdef", Source: "2024/d.txt", Part: 1, Text: text}
}

func plainWords(entries []words.Entry) (extract.Words, error) { return gsewords.NewPlain(entries) }

// part returns an n-th of the texts, one at least.
func part(texts []string, n int) []string { return texts[:min(len(texts), 1+len(texts)/n)] }

// time takes the time that work needs for texts.
func (b *bench) time(name string, texts []string, work func(string)) {
	spent := measure.Of(func() {
		for _, text := range texts {
			work(text)
		}
	})
	b.add(name, measure.Size(texts), spent)
}

// pipeline takes the time from a file to a dataset.
func (b *bench) pipeline(name string, engine *extract.Engine, texts []string) error {
	dir, err := os.MkdirTemp("", "heshu-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	archive := filepath.Join(dir, "archive.txt")
	if err := writeArchive(archive, texts); err != nil {
		return err
	}
	spent := measure.Of(func() { err = convert(archive, filepath.Join(dir, "dataset"), engine) })
	b.add(name, measure.Size(texts), spent)
	return err
}

// add adds to the row of that name.
func (b *bench) add(name string, bytes int, spent measure.Cost) {
	for i := range b.rows {
		if r := &b.rows[i]; r.name == name {
			r.bytes += bytes
			r.Add(spent)
			return
		}
	}
	b.rows = append(b.rows, row{name, bytes, spent})
}

// writeArchive writes all texts into one file, an empty line between them.
func writeArchive(path string, texts []string) error {
	return os.WriteFile(path, []byte(strings.Join(texts, "\n\n")), 0o644)
}

// convert makes the dataset of an archive.
func convert(archive, dataset string, engine *extract.Engine) error {
	w, err := warehouse.Create(dataset, warehouse.Options{})
	if err != nil {
		return err
	}
	var records extract.Records
	write := func(doc corpus.Document) error {
		if err := engine.ExtractInto(doc, &records); err != nil {
			return err
		}
		return w.Write(&records)
	}
	err = corpus.Each(context.Background(), []string{archive}, corpus.Options{}, write, func(corpus.Input) error { return nil })
	if err != nil {
		return errors.Join(err, w.Abort())
	}
	return w.Close()
}

// compare checks that both engines read the same of texts.
func (b *bench) compare(fast, plain *extract.Engine, texts []string) error {
	for i, text := range texts {
		doc := document(text)
		got, err := fast.Extract(doc)
		want, plainErr := plain.Extract(doc)
		if err := errors.Join(err, plainErr); err != nil {
			return err
		}
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("report %d: the records of the plain design are others", i)
		}
		b.reports++
	}
	return nil
}
