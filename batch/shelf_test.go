package batch_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/store"
	"heshu/warehouse/store/storetest"
)

// shelf is an archive in memory: a file's content is the number of its reports and
// their version.
type shelf map[string]text

type text struct{ reports, version int }

// shelfOf makes an archive of n files.
func shelfOf(n int) shelf {
	s := shelf{}
	for i := range n {
		s[fmt.Sprintf("%02d/%03d.txt", i/7, i)] = text{reports: i % 4, version: 1}
	}
	return s
}

// with returns a copy in which a file is another one; without reports it is gone.
func (s shelf) with(name string, c text) shelf {
	changed := shelf{}
	for n, c := range s {
		changed[n] = c
	}
	changed[name] = c
	if c.version == 0 {
		delete(changed, name)
	}
	return changed
}

func (s shelf) names() []string {
	var names []string
	for name := range s {
		names = append(names, name)
	}
	slices.SortFunc(names, corpus.CompareSources)
	return names
}

func (s shelf) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for _, name := range s.names() {
			if !yield(corpus.Entry{Source: name, Path: "/nowhere/" + name}) {
				return
			}
		}
	}
}

func (s shelf) Digest(_ context.Context, e corpus.Entry) (string, error) {
	c, ok := s[e.Source]
	if !ok || c.version < 0 {
		return "", errors.New("there is no content")
	}
	return fmt.Sprintf("%064x", c.reports<<8|c.version), nil
}

func (s shelf) Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error) {
	c := s[e.Source]
	in := corpus.Input{Source: e.Source, State: corpus.Read, Bytes: int64(100 * c.reports), MediaType: "text/plain", Documents: c.reports}
	if c.version < 0 { // a file that cannot be read
		in.State, in.Message = corpus.Damaged, fmt.Sprintf("broken in %d pieces", c.reports)
		return []corpus.Input{in}, nil
	}
	in.SHA256, _ = s.Digest(ctx, e)
	for part := range c.reports {
		words := fmt.Sprintf("%s 第%d版第%d篇:%s", e.Source, c.version, part, strings.Repeat("走访慰问残疾人家庭。", part*3))
		id := fmt.Sprintf("%x-%d", e.Source, part)
		if err := yield(corpus.Document{ID: id, Source: e.Source, Part: part + 1, Text: words}); err != nil {
			return nil, err
		}
	}
	return []corpus.Input{in}, nil
}

// reader is a quick extractor. It counts what it was given.
type reader struct{ reports *int }

func (x reader) Extract(d corpus.Document) (*extract.Records, error) {
	if x.reports != nil {
		*x.reports++
	}
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: d.ID, Source: d.Source, Part: int32(d.Part), Text: d.Text}}
	for i := range d.Part {
		fact := extract.Fact{FactID: fmt.Sprintf("%s-%d", d.ID, i), DocumentID: d.ID, Start: int64(i), Quote: "1元", Sentence: d.Text}
		r.Amounts = append(r.Amounts, extract.AmountRow{Fact: fact})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: d.ID, Start: int64(i), State: "fact", FactID: &fact.FactID})
		r.Links = append(r.Links, extract.LinkRow{DocumentID: d.ID, FromID: fact.FactID, ToID: fact.FactID, Relation: "same_as"})
	}
	r.Document.Amounts = int32(len(r.Amounts))
	return r, nil
}

// small makes many segments of little.
var small = warehouse.Options{Format: warehouse.JSONL, PartBytes: 4000, Program: "test"}

// update runs a batch on a dataset in memory.
func update(fs store.FS, s batch.Source, x batch.Extractor, opts warehouse.Options, prune bool) (batch.Summary, error) {
	w, err := warehouse.CreateOn(fs, "dataset", opts)
	if err != nil {
		return batch.Summary{}, err
	}
	defer w.Abort()
	summary, err := batch.Run(context.Background(), s, x, w, batch.Options{Jobs: 1, Prune: prune})
	if err != nil {
		return summary, err
	}
	return summary, w.Close()
}

// fresh returns the files of the dataset that one undisturbed run makes.
func fresh(t *testing.T, s batch.Source, opts warehouse.Options) map[string]string {
	t.Helper()
	fs := storetest.New(nil)
	if _, err := update(fs, s, reader{}, opts, false); err != nil {
		t.Fatal(err)
	}
	return fs.Files()
}

// sameFiles compares two datasets by their files.
func sameFiles(t *testing.T, what string, want, got map[string]string) {
	t.Helper()
	for name, data := range want {
		if other, ok := got[name]; !ok || other != data {
			t.Errorf("%s: %s is missing or differs", what, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is too much", what, name)
		}
	}
}
