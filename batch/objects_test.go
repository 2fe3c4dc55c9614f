package batch_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"heshu/batch"
	"heshu/corpus"
	"heshu/warehouse/store/storetest"
)

// bucket is a bucket of objects by key; those without content may not be read. The
// listing breaks off after as many as whole says, unless that is 0.
type bucket struct {
	objects map[string]string
	whole   int
}

func (b *bucket) List(_ context.Context, prefix string) iter.Seq2[corpus.Object, error] {
	return func(yield func(corpus.Object, error) bool) {
		for i, key := range slices.Sorted(maps.Keys(b.objects)) {
			if b.whole > 0 && i == b.whole {
				yield(corpus.Object{}, errors.New("connection reset"))
				return
			}
			if !yield(corpus.Object{Key: key, Size: int64(len(b.objects[key]))}, nil) {
				return
			}
		}
	}
}

func (b *bucket) Open(_ context.Context, key string) (io.ReadCloser, error) {
	if b.objects[key] == "" {
		return nil, fs.ErrPermission
	}
	return io.NopCloser(strings.NewReader(b.objects[key])), nil
}

// A dataset of objects is brought up to date like one of files. Where a bucket cannot be
// listed to its end, nothing is taken to be gone.
func TestObjects(t *testing.T) {
	b := &bucket{objects: map[string]string{"a.txt": "发放轮椅3辆。", "b.txt": "", "c.txt": "发放棉被5床。"}}
	source := batch.Archive([]string{"mem://b"}, corpus.Options{Stores: map[string]corpus.Opener{
		"mem": func(*url.URL) (corpus.Bucket, error) { return b, nil },
	}})
	dataset := storetest.New(nil)
	run := func(only, prune bool) (batch.Summary, error) {
		opts := small
		if only {
			opts = again(small)
		}
		return update(dataset, source, reader{}, opts, prune)
	}
	want := func(what string, s batch.Summary, err error, read, kept, missed, documents int) {
		t.Helper()
		if err != nil || s.Run.Read != read || s.Run.Kept != kept || s.Missed != missed || s.Documents != documents {
			t.Errorf("%s: %d read, %d kept, %d missed, %d documents, %v", what, s.Run.Read, s.Run.Kept, s.Missed, s.Documents, err)
		}
	}
	s, err := run(false, false)
	want("first", s, err, 3, 0, 1, 2)
	b.objects["b.txt"] = "发放米2袋。"
	s, err = run(true, false)
	want("denied before", s, err, 1, 2, 0, 3)
	s, err = run(false, true)
	want("unchanged", s, err, 0, 3, 0, 3)
	b.objects["c.txt"] = "发放棉被6床。"
	s, err = run(false, true)
	want("one changed", s, err, 1, 2, 0, 3)

	before := dataset.Files()
	b.whole = 1
	if _, err := run(false, true); err == nil || !strings.Contains(err.Error(), "--prune") {
		t.Errorf("pruned by half a listing: %v", err)
	}
	sameFiles(t, "refused", before, dataset.Files())
	s, err = run(false, false)
	want("half a listing", s, err, 1, 3, 1, 3) // the bucket itself is an input that could not be listed
}
