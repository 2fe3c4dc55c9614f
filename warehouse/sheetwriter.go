package warehouse

import "io"

// SheetWriter writes rows of a row struct as CSV for spreadsheets, in the form of a
// CSV dataset: columns by their JSON names, UTF-8 with a byte order mark.
type SheetWriter[T any] struct{ sheet *sheet[T] }

// NewSheetWriter begins a sheet with its header row.
func NewSheetWriter[T any](out io.Writer) (*SheetWriter[T], error) {
	s, err := newSheet[T](out)
	if err != nil {
		return nil, err
	}
	return &SheetWriter[T]{s}, nil
}

// Write adds rows.
func (w *SheetWriter[T]) Write(rows ...T) error { return w.sheet.write(rows) }

// Close writes what is left; the writer below stays open.
func (w *SheetWriter[T]) Close() error { return w.sheet.close() }
