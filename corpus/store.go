package corpus

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path"
	"strings"
	"time"
)

// Opener opens the bucket of an object store that u names by its scheme, host and query.
type Opener func(u *url.URL) (Bucket, error)

// Bucket is a bucket, or container, of an object store. Its methods may be called at the
// same time, and end when ctx does. Of their errors errors.Is tells fs.ErrNotExist and
// fs.ErrPermission.
type Bucket interface {
	// List yields the objects whose key begins with prefix and holds no / after it, and,
	// once each, the beginnings up to the next / of those whose key does. It need not
	// be in order. After an error it yields no more.
	List(ctx context.Context, prefix string) iter.Seq2[Object, error]
	// Open opens the object that is called key.
	Open(ctx context.Context, key string) (io.ReadCloser, error)
}

// Object is what a Bucket lists: an object, or where the keys of several begin, with a
// / at its end.
type Object struct {
	Key  string
	Size int64 // in bytes
}

// location is what an argument that is a URL leads to in a store: s3://bucket/2023. Keys
// are written as they are, without percent signs, and what follows a ? is for the Opener.
type location struct {
	bucket Bucket
	home   string // s3://bucket
	key    string // without / at its end
	folder bool   // the / was there
}

// parseLocation parts a URL of a store, and opens its bucket. A store that sends nothing for
// limit is given up.
func parseLocation(arg string, open Opener, limit time.Duration) (l location, fault *Failure) {
	_, query, _ := strings.Cut(arg, "?")
	public, secret := withoutSecrets(arg)
	scheme, rest, _ := strings.Cut(public, "://")
	host, key, _ := strings.Cut(rest, "/")
	u := &url.URL{Scheme: scheme, Host: host, RawQuery: query}
	l = location{home: scheme + "://" + host, key: strings.TrimSuffix(key, "/"), folder: key == "" || strings.HasSuffix(key, "/")}
	if host == "" {
		return l, failf(Skipped, "it names no bucket; write it as %s://bucket/folder", scheme)
	}
	if secret {
		return l, failf(Skipped, "a name or a password stands before the @; leave it out of the URL, and give it where the store's own tools look for it")
	}
	b, err := open(u)
	if err != nil {
		return l, storeFault(err, "the bucket cannot be opened")
	}
	l.bucket = patient{b, limit}
	return l, nil
}

// path is where l leads, as an Entry has it.
func (l location) path() string {
	if l.key == "" {
		return l.home
	}
	return l.home + "/" + l.key
}

// isFolder finds out whether l is an object or the beginning of the keys of several.
func (l location) isFolder() (bool, *Failure) {
	if l.folder {
		return true, nil
	}
	for o, err := range l.bucket.List(context.Background(), l.key) {
		switch {
		case err != nil:
			return false, storeFault(err, "the bucket cannot be listed")
		case o.Key == l.key:
			return false, nil
		case o.Key == l.key+"/":
			return true, nil
		}
	}
	if strings.ContainsAny(l.key, "*?[") {
		return false, failf(Skipped, "there is no such object; patterns are for files alone, so name the folder")
	}
	return false, failf(Skipped, "there is no such object, and none in a folder of that name; check the URL")
}

// locateObjects finds what a URL of a store leads to.
func locateObjects(arg string, open Opener, limit time.Duration) root {
	l, fault := parseLocation(arg, open, limit)
	r := root{kind: rootFile, path: l.path(), bucket: l.bucket}
	r.base = parent(r.path)
	if fault == nil {
		l.folder, fault = l.isFolder()
	}
	if r.fault = fault; fault == nil && l.folder {
		r.kind, r.base = rootFolder, r.path
	}
	return r
}

// isURL reports whether path is that of an object in a store, and no file's.
func isURL(path string) bool { return strings.Contains(path, "://") }

// keyOf is the key of the object at path. ok is false for that of a bucket.
func keyOf(path string) (key string, ok bool) {
	_, rest, _ := strings.Cut(path, "://")
	_, key, ok = strings.Cut(rest, "/")
	return key, ok
}

// prefix is what lies in the folder dir of a bucket.
func prefix(b Bucket, dir string) listing {
	begin, ok := keyOf(dir)
	if ok {
		begin += "/"
	}
	return func(add func(folderEntry) error) error {
		for o, err := range b.List(context.Background(), begin) {
			if err != nil {
				return err
			}
			if err := add(objectEntry(begin, o)); err != nil {
				return err
			}
		}
		return nil
	}
}

// objectEntry is what a folder says of an object in it. Stores keep an object of the
// folder's own name so that it shows while it is empty.
func objectEntry(prefix string, o Object) folderEntry {
	e := folderEntry{name: strings.TrimPrefix(o.Key, prefix), size: o.Size}
	if e.name == "" {
		e.mode = fs.ModeIrregular
	} else if name, ok := strings.CutSuffix(e.name, "/"); ok {
		e.name, e.mode = name, fs.ModeDir
	}
	return e
}

// object yields an object of a folder.
func (w *walker) object(r root, dir string, e folderEntry) bool {
	at := dir + "/" + e.name
	source, outside := w.namer.source(at)
	switch {
	case e.mode == fs.ModeIrregular:
		return true
	case outside != nil:
		return w.skip(source, at, outside)
	case strings.HasPrefix(e.name, "."):
		return w.skip(source, at, hiddenFault())
	case e.mode.IsDir():
		return w.objects(r, at)
	}
	return w.yield(Entry{Source: source, Path: at, bucket: r.bucket, size: e.size})
}

// objects yields what lies in a folder of a bucket.
func (w *walker) objects(r root, dir string) bool {
	fault := func(err error) *Failure {
		return storeFault(err, "it cannot be listed to its end, and what lies in it may be more than what is read")
	}
	return w.sorted(prefix(r.bucket, dir), dir, fault, func(e folderEntry) bool { return w.object(r, dir, e) })
}

// storeFault is the Failure of what a store denies.
func storeFault(err error, what string) *Failure {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return failf(Skipped, "there is no such bucket; check the URL")
	case errors.Is(err, fs.ErrPermission):
		return failf(Skipped, "%s: the store denies access; check the credentials and what they allow", what)
	}
	return failf(Skipped, "%s: %v", what, err)
}

// fetch brings an object where it can be read more than once, in one request, so that it
// is of one version.
func (r *Reader) fetch(ctx context.Context, e Entry) (s Stream, closing func(), fault error) {
	limit := r.opts.MaxExpanded
	if e.size > limit {
		return Stream{Size: e.size}, nil, tooLarge(limit)
	}
	body, err := e.openObject(ctx)
	if err != nil {
		return s, nil, openFault(err)
	}
	defer body.Close()
	return spool(path.Base(e.Source), body, e.size, limit)
}

// errNoContent says that an entry has no bytes, or none that can be read a second time.
var errNoContent = errors.New("it has no content that could be read twice")

// Content opens the bytes that Open reads, as they are: an error for standard input,
// and for what is no file or cannot be opened.
func (e Entry) Content(ctx context.Context) (io.ReadCloser, error) {
	switch {
	case e.fault != nil || e.stdin:
		return nil, errNoContent
	case e.bucket != nil:
		return e.openObject(ctx)
	}
	if info, err := os.Stat(e.Path); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(errNoContent, err) // opening a pipe could wait forever
	}
	return os.Open(e.Path)
}

func (e Entry) openObject(ctx context.Context) (io.ReadCloser, error) {
	key, _ := keyOf(e.Path)
	return e.bucket.Open(ctx, key)
}

// Size is the length of what Content opens; 0 if there is nothing, or it is not known.
func (e Entry) Size() int64 {
	if e.fault != nil || e.stdin || e.bucket != nil {
		return e.size
	}
	if info, err := os.Stat(e.Path); err == nil && info.Mode().IsRegular() {
		return info.Size()
	}
	return 0
}

// IsObject reports whether e is an object of a store, which Open can try to read.
func (e Entry) IsObject() bool { return e.bucket != nil }
