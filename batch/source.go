package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"heshu/corpus"
)

// Source is a list of inputs in a stable order. [Archive] makes one.
type Source interface {
	// List yields the inputs in the order of [corpus.CompareSources]. It is called more
	// than once. Inputs that come or go meanwhile are seen by the next run.
	List() iter.Seq[corpus.Entry]
	// Open yields the reports of an input in order and returns how it and its
	// members ended. Several calls run at once. The error is that of yield or of ctx.
	Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error)
	// Digest returns the SHA-256 of an input's content, in lowercase hex, or an error
	// where there is no content, or none that could be read a second time.
	Digest(ctx context.Context, e corpus.Entry) (string, error)
}

// Archive returns the files, folders and patterns that args name.
func Archive(args []string, opts corpus.Options) Source {
	return &archive{Reader: corpus.NewReader(opts), args: slices.Clone(args), opts: opts}
}

type archive struct {
	*corpus.Reader
	args []string
	opts corpus.Options

	look   sync.Once
	sorted []corpus.Entry // nil: what corpus.List yields is sorted
}

// List implements Source. A folder is listed in order, and so are folders and files
// that are named in order; all else is put in order here.
func (a *archive) List() iter.Seq[corpus.Entry] {
	a.look.Do(a.order)
	if a.sorted != nil {
		return slices.Values(a.sorted)
	}
	return corpus.List(a.args, a.opts)
}

// order sorts the entries if they need it.
func (a *archive) order() {
	slices.SortStableFunc(a.args, func(x, y string) int {
		return corpus.CompareSources(absolute(x), absolute(y))
	})
	if len(a.args) == 1 && !strings.ContainsAny(a.args[0], "*?[") {
		return
	}
	list := corpus.List(a.args, a.opts)
	if inOrder(list) {
		return
	}
	a.sorted = slices.SortedStableFunc(list, func(x, y corpus.Entry) int { return corpus.CompareSources(x.Source, y.Source) })
}

func inOrder(list iter.Seq[corpus.Entry]) bool {
	last := ""
	for e := range list {
		if last != "" && corpus.CompareSources(last, e.Source) > 0 {
			return false
		}
		last = e.Source
	}
	return true
}

// absolute returns the whole path of an argument, for comparisons.
func absolute(arg string) string {
	abs, err := filepath.Abs(arg)
	if err != nil {
		return filepath.ToSlash(arg)
	}
	return filepath.ToSlash(abs)
}

// Digest implements Source.
func (a *archive) Digest(ctx context.Context, e corpus.Entry) (string, error) {
	content, err := e.Content(ctx)
	if err != nil {
		return "", err
	}
	defer content.Close()
	sum := sha256.New()
	buffer := make([]byte, 256<<10)
	for {
		n, err := content.Read(buffer)
		sum.Write(buffer[:n])
		switch {
		case err == io.EOF:
			return hex.EncodeToString(sum.Sum(nil)), nil
		case err != nil:
			return "", fmt.Errorf("reading %s: %w", e.Source, err)
		case ctx.Err() != nil:
			return "", context.Cause(ctx)
		}
	}
}

// missed reports whether an input that was skipped could not be opened. An object of a
// store may have failed for any reason that is over later.
func missed(e corpus.Entry) bool {
	return e.IsObject() || e.Path != "" && !openable(e.Path)
}

// reachable reports whether an input that was missed could be opened now.
func reachable(e corpus.Entry) bool { return e.IsObject() || openable(e.Path) }

// openable reports whether a file or folder could be opened now. Pipes and devices
// are not tried, for that may wait forever.
func openable(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return false
	case !info.IsDir() && !info.Mode().IsRegular():
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	if info.IsDir() {
		_, err = f.Readdirnames(1)
	}
	f.Close()
	return err == nil || err == io.EOF
}
