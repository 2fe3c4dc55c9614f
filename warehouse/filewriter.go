package warehouse

import "io"

// FileWriter writes rows of a row struct as one Parquet file, in the form of a dataset's
// parts. What else there is in a file's metadata comes from the options.
type FileWriter[T any] struct{ file *parquetFile[T] }

// NewFileWriter begins a file of the table.
func NewFileWriter[T any](out io.Writer, table string, opts Options) (*FileWriter[T], error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	file, err := newParquet[T](out, table, opts, nil)
	return &FileWriter[T]{file}, err
}

// Write adds rows.
func (w *FileWriter[T]) Write(rows []T) (err error) {
	defer guard(&err)
	return w.file.write(rows)
}

// Size returns how large the file is so far.
func (w *FileWriter[T]) Size() int64 { return w.file.size() }

// Close writes what is left; the writer below stays open.
func (w *FileWriter[T]) Close() (err error) {
	defer guard(&err)
	return w.file.close()
}
