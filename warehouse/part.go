package warehouse

import (
	"errors"
	"fmt"

	"heshu/warehouse/store"
)

// encoder writes rows into one file.
type encoder[T any] interface {
	write(rows []T) error
	size() int64  // bytes so far, buffered ones included
	close() error // ends the file's content; the file stays open
}

// part is a file of a table while it is written.
type part[T any] struct {
	draft   *store.Draft
	name    string // of the draft
	encoder encoder[T]
	rows    int64
}

// sealed is a part that is whole, under the name of its draft.
type sealed struct {
	draft string
	rows  int64
	store.Stamp
}

// createPart begins a part. number tells the drafts of a table apart.
func createPart[T any](files store.FS, table, number string, opts Options, order *order[T]) (*part[T], error) {
	name := fmt.Sprintf("%s/.%s%s", table, number, store.DraftSuffix)
	draft, err := store.NewDraft(files, name)
	if err != nil {
		return nil, err
	}
	p := &part[T]{draft: draft, name: name}
	switch opts.Format {
	case JSONL:
		p.encoder = newLines[T](draft)
	case CSV:
		p.encoder, err = newSheet[T](draft)
	default:
		p.encoder, err = newParquet(draft, table, opts, order)
	}
	if err != nil {
		return nil, errors.Join(err, draft.Discard())
	}
	return p, nil
}

func (p *part[T]) write(rows []T) error {
	p.rows += int64(len(rows))
	return p.encoder.write(rows)
}

// close brings the part to disk.
func (p *part[T]) close() (sealed, error) {
	if err := p.encoder.close(); err != nil {
		return sealed{}, errors.Join(err, p.draft.Discard())
	}
	stamp, err := p.draft.Seal()
	return sealed{draft: p.name, rows: p.rows, Stamp: stamp}, err
}
