package batch_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"heshu/batch"
	"heshu/corpus"
	"heshu/warehouse"
	"heshu/warehouse/store/storetest"
)

// share is every n-th file of an archive.
type share struct {
	shelf
	index, of int
}

func (s share) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		n := 0
		for e := range s.shelf.List() {
			if n++; n*7%s.of == s.index && !yield(e) {
				return
			}
		}
	}
}

// extractShare makes the dataset of a share.
func extractShare(t *testing.T, archive shelf, index, of int, opts warehouse.Options) *warehouse.Dataset {
	t.Helper()
	fs := storetest.New(nil)
	opts.Shard = fmt.Sprintf("%d/%d", index+1, of)
	if _, err := update(fs, share{archive, index, of}, reader{}, opts, false); err != nil {
		t.Fatal(err)
	}
	d, err := warehouse.OpenOn(fs, "share"+opts.Shard)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func merge(datasets []*warehouse.Dataset) (map[string]string, error) {
	opts, err := batch.MergeOptions(datasets)
	if err != nil {
		return nil, err
	}
	fs := storetest.New(nil)
	w, err := warehouse.CreateOn(fs, "merged", opts)
	if err != nil {
		return nil, err
	}
	defer w.Abort()
	if _, err := batch.Merge(context.Background(), datasets, w, nil); err != nil {
		return nil, err
	}
	return fs.Files(), w.Close()
}

func TestMergeGivesTheBytesOfOneRun(t *testing.T) {
	archive := shelfOf(90).with("00/003.txt", text{2, -1})
	for _, format := range []warehouse.Format{warehouse.JSONL, warehouse.Parquet} {
		opts := small
		opts.Format = format
		var shares []*warehouse.Dataset
		for i := range 3 {
			shares = append(shares, extractShare(t, archive, i, 3, opts))
		}
		merged := storetest.New(nil)
		w, err := warehouse.CreateOn(merged, "merged", opts)
		if err != nil {
			t.Fatal(err)
		}
		summary, err := batch.Merge(t.Context(), shares, w, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if summary.Inputs[corpus.Read] != 89 || summary.Inputs[corpus.Damaged] != 1 {
			t.Errorf("%+v", summary.Inputs)
		}
		sameFiles(t, string(format), fresh(t, archive, opts), merged.Files())
	}
}

func TestMergeRefuses(t *testing.T) {
	archive := shelfOf(20)
	one, two := extractShare(t, archive, 0, 2, small), extractShare(t, archive, 1, 2, small)
	other := small
	other.RulesDigest = "ff"
	tests := []struct {
		datasets []*warehouse.Dataset
		want     string
	}{
		{[]*warehouse.Dataset{one}, "shares of the inputs are missing: 2/2"},
		{[]*warehouse.Dataset{one, two, two}, "3 datasets for 2 shares: one is named twice"},
		{[]*warehouse.Dataset{one, extractShare(t, archive, 1, 2, other)}, "do not go together"},
		{[]*warehouse.Dataset{whole(t, archive), whole(t, archive)}, "both have the input 00/000.txt"},
		{[]*warehouse.Dataset{one, whole(t, archive)}, "merge the shares alone"},
	}
	for _, test := range tests {
		if _, err := merge(test.datasets); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v; want %s", err, test.want)
		}
	}
}

// whole makes the dataset of an archive.
func whole(t *testing.T, archive shelf) *warehouse.Dataset {
	t.Helper()
	fs := storetest.New(nil)
	if _, err := update(fs, archive, reader{}, small, false); err != nil {
		t.Fatal(err)
	}
	d, err := warehouse.OpenOn(fs, fmt.Sprintf("whole%p", fs))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
