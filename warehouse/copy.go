package warehouse

import (
	"fmt"
	"iter"

	"heshu/extract"
)

// cursor reads rows of one table of a segment, forwards.
type cursor[T any] struct {
	held  *Held
	parts []Part // those that are left; the first one is open if next is set
	begun int64  // the number of the first row of the first one
	row   int64  // the number of the row that next gives
	next  func() (T, error, bool)
	stop  func()
}

// cursorOf returns the cursor of a table into the segment that its origin has open.
func cursorOf[T any](h *Held, table string) *cursor[T] {
	if c, ok := h.origin.cursors[table].(*cursor[T]); ok {
		return c
	}
	c := &cursor[T]{held: h, parts: h.parts(table)}
	h.origin.cursors[table] = c
	return c
}

// Close implements io.Closer.
func (c *cursor[T]) Close() error {
	if c.stop != nil {
		c.stop()
	}
	c.next, c.stop = nil, nil
	return nil
}

// copyRows adds n rows of a segment, from the one numbered first on.
func (t *table[T]) copyRows(h *Held, first, n int64) error {
	if n == 0 {
		return nil
	}
	c := cursorOf[T](h, t.name)
	rows := make([]T, 0, min(n, batchRows))
	for ; n > 0; n-- {
		row, err := c.read(first)
		if err != nil {
			return err
		}
		first++
		rows = append(rows, row)
		if len(rows) == cap(rows) {
			if err := t.add(rows); err != nil {
				return err
			}
			rows = rows[:0]
		}
	}
	return t.add(rows)
}

// farAhead is the number of rows from which on it is better to open a part anew than
// to read what lies between.
const farAhead = 5000

// read returns the row of the given number, which must not lie before the last one.
func (c *cursor[T]) read(row int64) (found T, err error) {
	for len(c.parts) > 0 && row >= c.begun+c.parts[0].Rows {
		c.Close()
		c.begun += c.parts[0].Rows
		c.parts = c.parts[1:]
	}
	if len(c.parts) == 0 {
		return found, fmt.Errorf("row %d is missing: the dataset is damaged, see 'heshu check'", row)
	}
	if c.next == nil || row > c.row+farAhead {
		c.open(row)
	}
	for {
		found, err, ok := c.next()
		if err == nil && !ok {
			err = fmt.Errorf("%s ends before row %d: the dataset is damaged, see 'heshu check'", c.parts[0].File, row)
		}
		if err != nil {
			return found, err
		}
		if c.row++; c.row > row {
			c.restore(&found)
			return found, nil
		}
	}
}

// open opens the first part at a row.
func (c *cursor[T]) open(row int64) {
	c.Close()
	o, part := c.held.origin, c.parts[0]
	c.row = row
	c.next, c.stop = iter.Pull2(func(yield func(T, error) bool) {
		err := readPart(o.fs, o.where(part.File), o.form.Format, row-c.begun, func(row T) bool { return yield(row, nil) })
		if err != nil && err != errStopped {
			var none T
			yield(none, fmt.Errorf("reading %s: %w", part.File, err))
		}
	})
}

// restore takes from a row what an audit has written into it.
func (c *cursor[T]) restore(row *T) {
	if document, ok := any(row).(*extract.DocumentRow); ok && c.parts[0].Stage == StageAudit {
		document.Checks = 0
	}
}
