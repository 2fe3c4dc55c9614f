package warehouse

import (
	"fmt"
	"io"
	"reflect"
)

// sheet encodes rows as CSV for spreadsheets.
type sheet[T any] struct {
	out   *counter
	cells []cell
	line  []byte
}

func newSheet[T any](file io.Writer) (*sheet[T], error) {
	cells, err := cellsOf(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	s := &sheet[T]{out: newCounter(file), cells: cells}
	s.line = append(s.line, byteOrderMark...)
	for i, c := range cells {
		s.line = appendField(s.separate(i), c.name)
	}
	return s, s.end()
}

func (s *sheet[T]) separate(field int) []byte {
	if field > 0 {
		s.line = append(s.line, ',')
	}
	return s.line
}

func (s *sheet[T]) end() error {
	_, err := s.out.Write(append(s.line, '\r', '\n'))
	s.line = s.line[:0]
	return err
}

func (s *sheet[T]) write(rows []T) error {
	for i := range rows {
		row := reflect.ValueOf(&rows[i]).Elem()
		for j, c := range s.cells {
			text, err := c.format(row.FieldByIndex(c.index))
			if err != nil {
				return fmt.Errorf("column %s: %w", c.name, err)
			}
			s.line = appendField(s.separate(j), text)
		}
		if err := s.end(); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet[T]) size() int64  { return s.out.bytes }
func (s *sheet[T]) close() error { return s.out.Flush() }

// decodeSheet reads CSV with a header row. Columns may stand in any order;
// those that T does not have are passed over.
func decodeSheet[T any](in io.Reader, yield func(T) bool) error {
	reader := newFieldReader(in)
	header, err := reader.read()
	if err != nil {
		return placed(1, fmt.Errorf("reading the header row: %w", err))
	}
	cells, err := arrange(header, reflect.TypeFor[T]())
	if err != nil {
		return err
	}
	for {
		line := reader.line
		fields, err := reader.read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return placed(line, err)
		}
		row, err := decodeRow[T](cells, fields)
		if err != nil {
			return placed(line, err)
		}
		if !yield(row) {
			return errStopped
		}
	}
}

// arrange returns the cell for each column of the header, nil for one that the row struct lacks.
func arrange(header []string, row reflect.Type) ([]*cell, error) {
	known, err := cellsOf(row)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]*cell, len(known))
	for i := range known {
		byName[known[i].name] = &known[i]
	}
	cells := make([]*cell, len(header))
	for i, name := range header {
		cells[i] = byName[name]
	}
	return cells, nil
}

func decodeRow[T any](cells []*cell, fields []string) (row T, err error) {
	if len(fields) != len(cells) {
		return row, fmt.Errorf("%d fields where the header has %d", len(fields), len(cells))
	}
	v := reflect.ValueOf(&row).Elem()
	for i, c := range cells {
		if c == nil {
			continue
		}
		if err := c.parse(fields[i], v.FieldByIndex(c.index)); err != nil {
			return row, fmt.Errorf("column %s: %w", c.name, err)
		}
	}
	return row, nil
}
