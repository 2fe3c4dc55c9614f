package hive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"

	"heshu/warehouse"
)

// batchRows is how many rows are handed over at a time.
const batchRows = 256

// file is a file of a copy.
type file struct {
	File   string `json:"file"` // relative to the copy, with /
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// openFile is one that is written.
type openFile[T any] struct {
	file
	out     *os.File
	sum     hash.Hash
	encoder *warehouse.FileWriter[T]
	batch   []T
}

// writePlace writes the files of one folder.
func writePlace[T any](e *exporter, table, place string, rows iter.Seq2[T, error]) (err error) {
	number := 0
	open, err := createFile[T](e, table, place, number)
	if err != nil {
		return err
	}
	defer func() { open.abandon() }()
	for row, err := range rows {
		if err == nil && open.encoder.Size() >= e.opts.PartBytes && len(open.batch) == 0 {
			number++
			open, err = open.next(e, table, place, number)
		}
		if err == nil {
			err = open.add(row)
		}
		if err == nil {
			err = context.Cause(e.ctx)
		}
		if err != nil {
			return err
		}
	}
	return open.close(e)
}

// next closes the file and begins another one.
func (f *openFile[T]) next(e *exporter, table, place string, number int) (*openFile[T], error) {
	if err := f.close(e); err != nil {
		return f, err
	}
	following, err := createFile[T](e, table, place, number)
	if err != nil {
		return f, err
	}
	return following, nil
}

// abandon closes what was not closed.
func (f *openFile[T]) abandon() { _ = f.out.Close() }

func createFile[T any](e *exporter, table, place string, number int) (*openFile[T], error) {
	name := path.Join(table, place, fmt.Sprintf("part-%05d.parquet", number))
	at := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		return nil, err
	}
	out, err := os.Create(at)
	if err != nil {
		return nil, err
	}
	f := &openFile[T]{file: file{File: name}, out: out, sum: sha256.New()}
	f.encoder, err = warehouse.NewFileWriter[T](io.MultiWriter(f.sum, out), table, e.opts)
	if err != nil {
		return nil, errors.Join(err, out.Close())
	}
	return f, nil
}

func (f *openFile[T]) add(row T) error {
	f.Rows++
	if f.batch = append(f.batch, row); len(f.batch) < batchRows {
		return nil
	}
	return f.flush()
}

func (f *openFile[T]) flush() error {
	err := f.encoder.Write(f.batch)
	clear(f.batch)
	f.batch = f.batch[:0]
	return err
}

// close ends the content and notes the file down.
func (f *openFile[T]) close(e *exporter) error {
	if err := errors.Join(f.flush(), f.encoder.Close(), f.out.Sync()); err != nil {
		return err
	}
	info, err := f.out.Stat()
	if err != nil {
		return err
	}
	if err := f.out.Close(); err != nil {
		return err
	}
	f.Bytes, f.SHA256 = info.Size(), hex.EncodeToString(f.sum.Sum(nil))
	e.files = append(e.files, f.file)
	e.summary.Files++
	return nil
}
