package warehouse

import (
	"fmt"
	"path/filepath"
	"sync"
)

// Rows go to a table's goroutine in batches of this size at most, cut by the
// rows alone so that files do not depend on how rows came.
const (
	batchRows  = 256
	batchBytes = 1 << 20
)

// table writes the rows of one table into parts, on a goroutine of its own.
// A nil table takes rows and drops them.
type table[T any] struct {
	folder  string
	opts    Options
	order   *order[T] // nil: no order to declare
	checker checker[T]

	batch  []T
	weight int // bytes of text in batch

	queue chan []T
	free  chan []T // emptied batches
	done  chan struct{}

	parts int
	open  *part[T]

	mu  sync.Mutex
	err error // the first; later rows are dropped
}

func newTable[T any](folder string, opts Options, order *order[T]) *table[T] {
	return &table[T]{
		folder:  folder,
		opts:    opts,
		order:   order,
		checker: newChecker[T](),
		queue:   make(chan []T, 1),
		free:    make(chan []T, 3),
		done:    make(chan struct{}),
	}
}

func (t *table[T]) name() string { return filepath.Base(t.folder) }

// check returns an error that names the table for rows that no file can hold.
func (t *table[T]) check(rows []T) error {
	if t == nil {
		return nil
	}
	if err := t.checker.check(rows); err != nil {
		return fmt.Errorf("table %s, %w", t.name(), err)
	}
	return nil
}

// add hands rows over to be written.
func (t *table[T]) add(rows []T) error {
	if t == nil || len(rows) == 0 {
		return nil
	}
	for i := range rows {
		t.batch = append(t.batch, rows[i])
		t.weight += t.checker.weigh(&rows[i])
		if len(t.batch) >= batchRows || t.weight >= batchBytes {
			t.send()
		}
	}
	return t.failure()
}

// send passes the batch on and takes a fresh one.
func (t *table[T]) send() {
	if len(t.batch) == 0 {
		return
	}
	t.queue <- t.batch
	t.weight = 0
	select {
	case t.batch = <-t.free:
	default:
		t.batch = make([]T, 0, batchRows)
	}
}

// run writes batches until the queue is closed.
func (t *table[T]) run() {
	defer close(t.done)
	for rows := range t.queue {
		if t.failure() == nil {
			t.fail(t.write(rows))
		}
		clear(rows) // or texts would stay in memory
		select {
		case t.free <- rows[:0]:
		default:
		}
	}
}

// write adds rows to the open part and ends it when it is full.
func (t *table[T]) write(rows []T) (err error) {
	defer guard(&err)
	if t.open == nil {
		if err := t.openPart(); err != nil {
			return err
		}
	}
	if err := t.open.write(rows); err != nil {
		return err
	}
	if t.open.rows < t.opts.PartRows && t.open.encoder.size() < t.opts.PartBytes {
		return nil
	}
	return t.closePart()
}

func (t *table[T]) openPart() error {
	p, err := createPart(t.folder, t.parts, t.opts, t.order)
	if err != nil {
		return err
	}
	t.open, t.parts = p, t.parts+1
	return nil
}

func (t *table[T]) closePart() error {
	p := t.open
	t.open = nil
	return p.close()
}

// close writes what is left. A table without rows gets its one part here.
func (t *table[T]) close() error {
	t.send()
	close(t.queue)
	<-t.done
	if t.failure() == nil {
		t.fail(t.finish())
	}
	if t.open != nil {
		t.open.abort()
	}
	return t.failure()
}

func (t *table[T]) finish() (err error) {
	defer guard(&err)
	if t.parts == 0 {
		if err := t.openPart(); err != nil {
			return err
		}
	}
	if t.open != nil {
		if err := t.closePart(); err != nil {
			return err
		}
	}
	return syncFolder(t.folder)
}

func (t *table[T]) abort() {
	close(t.queue)
	<-t.done
	if t.open != nil {
		t.open.abort()
	}
}

func (t *table[T]) failure() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}

func (t *table[T]) fail(err error) {
	if err == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.err = fmt.Errorf("writing table %s: %w", t.name(), err)
}

// guard turns a panic of an encoder or decoder into an error: what it was given
// came from a user's files.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%v", r)
	}
}
