package batch

import (
	"context"
	"iter"

	"heshu/corpus"
)

// Source is a list of inputs in a stable order. [Archive] makes one.
type Source interface {
	// List yields the inputs. It may be called more than once, and yields the same each time.
	List() iter.Seq[corpus.Entry]
	// Open yields the reports of an input in order and returns how it and its
	// members ended. Several calls run at once. The error is that of yield or of ctx.
	Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error)
}

// Archive returns the files, folders and patterns that args name.
func Archive(args []string, opts corpus.Options) Source {
	return archive{corpus.NewReader(opts), args, opts}
}

type archive struct {
	*corpus.Reader
	args []string
	opts corpus.Options
}

func (a archive) List() iter.Seq[corpus.Entry] { return corpus.List(a.args, a.opts) }
