package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"heshu/corpus"
)

// opened opens each bucket once: a batch lists its inputs several times.
type opened struct {
	ctx     context.Context
	lock    sync.Mutex
	buckets map[string]bucket
}

func (o *opened) open(u *url.URL) (corpus.Bucket, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	name := u.String()
	if b, ok := o.buckets[name]; ok {
		return b, nil
	}
	opened, err := blob.OpenBucket(o.ctx, name)
	if err != nil {
		return nil, known(err)
	}
	if o.buckets == nil {
		o.buckets = make(map[string]bucket)
	}
	o.buckets[name] = bucket{o.ctx, opened}
	return o.buckets[name], nil
}

// bucket is a bucket of any provider.
type bucket struct {
	ctx context.Context // ends listings, too
	*blob.Bucket
}

// List implements corpus.Bucket. It holds a page of the listing at a time.
func (b bucket) List(ctx context.Context, prefix string) iter.Seq2[corpus.Object, error] {
	return func(yield func(corpus.Object, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		stop := context.AfterFunc(b.ctx, cancel)
		defer stop()
		list := b.Bucket.List(&blob.ListOptions{Prefix: prefix, Delimiter: "/"})
		for {
			o, err := list.Next(ctx)
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(corpus.Object{}, known(err))
				return
			case !yield(corpus.Object{Key: o.Key, Size: o.Size}, nil):
				return
			}
		}
	}
}

// Open implements corpus.Bucket. It is one request: what it gives is of one version.
func (b bucket) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	r, err := b.NewReader(ctx, key, nil)
	if err != nil {
		return nil, known(err)
	}
	return &whole{r, r.Size()}, nil
}

// whole is a reader of so many bytes: fewer are an error.
type whole struct {
	io.ReadCloser
	left int64
}

func (w *whole) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if w.left -= int64(n); errors.Is(err, io.EOF) && w.left > 0 {
		return n, fmt.Errorf("%d bytes did not come: %w", w.left, io.ErrUnexpectedEOF)
	}
	return n, err
}

// known makes of an error what corpus can tell.
func known(err error) error {
	switch gcerrors.Code(err) {
	case gcerrors.NotFound:
		return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	case gcerrors.PermissionDenied:
		return fmt.Errorf("%w: %w", fs.ErrPermission, err)
	}
	return err
}
