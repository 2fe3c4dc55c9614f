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
}

// row is one thing that was measured.
type row struct {
	name  string
	bytes int
	spent time.Duration
}

func (r row) speed() float64 { return float64(r.bytes) / 1e6 / r.spent.Seconds() }

const (
	// rounds is how often they take turns: a machine is not equally fast all the time.
	rounds = 4
	// The slow ones get these parts of the texts.
	partForGSE   = 4
	partForPlain = 20
)

func (b *bench) measure() error {
	library, err := rules.Load(rules.Options{Timeout: time.Minute})
	if err != nil {
		return err
	}
	fast, err := extract.New(library)
	if err != nil {
		return err
	}
	plain, err := extract.NewWith(library, extract.Options{EveryRule: true, Words: plainWords})
	if err != nil {
		return err
	}
	full, err := gsewords.NewFull()
	if err != nil {
		return err
	}
	for i := range rounds {
		texts := b.texts[len(b.texts)*i/rounds : len(b.texts)*(i+1)/rounds]
		if err := b.round(texts, fast, plain, full); err != nil {
			return err
		}
	}
	return nil
}

// round measures all over texts.
func (b *bench) round(texts []string, fast, plain *extract.Engine, full *gsewords.Full) error {
	if err := b.pipeline("heshu: file → records → Parquet", fast, texts); err != nil {
		return err
	}
	some := part(texts, partForGSE)
	b.time("gse Cut(text)", some, func(text string) { full.Cut(text) })
	b.time("gse Cut(text, true)", some, func(text string) { full.CutHMM(text) })
	few := part(texts, partForPlain)
	if err := b.pipeline("heshu, plain design", plain, few); err != nil {
		return err
	}
	return b.compare(fast, plain, few)
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
func (b *bench) add(name string, bytes int, spent time.Duration) {
	for i := range b.rows {
		if r := &b.rows[i]; r.name == name {
			r.bytes += bytes
			r.spent += spent
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
		doc := corpus.Document{ID: "d", Source: "2024/d.txt", Part: 1, Text: text}
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
