package warehouse

import (
	"errors"
	"fmt"
	"sync"

	"heshu/warehouse/store"
)

// Rows go to a table's goroutine in batches of this size at most, cut by the
// rows alone so that files do not depend on how rows came.
const (
	batchRows  = 256
	batchBytes = 1 << 20 // less where parts are small
)

// table writes the rows of one table into parts, on a goroutine of its own.
// A nil table takes rows and drops them.
type table[T any] struct {
	name    string
	fs      store.FS
	opts    Options
	order   *order[T] // nil: no order to declare
	checker checker[T]
	most    int64 // bytes of a batch
	limit   int64 // bytes of a part

	batch  []T
	weight int64 // bytes of text in batch
	given  int64 // weight of all rows since taken was asked

	queue chan message[T]
	free  chan []T   // emptied batches
	sizes chan int64 // answers to marks
	ended chan []sealed
	done  chan struct{}

	open   *part[T]
	sealed []sealed // the parts of the segment that are whole
	bytes  int64    // of sealed

	mu  sync.Mutex
	err error // the first; later rows are dropped
}

// message is what a table's goroutine is told: rows, or one of the others.
type message[T any] struct {
	rows []T
	mark bool // send the size
	end  bool // seal the segment's parts and send them
	void bool // with end: make a part where there is no row
}

func newTable[T any](name string, files store.FS, opts Options, order *order[T]) *table[T] {
	return &table[T]{
		name:    name,
		fs:      files,
		opts:    opts,
		order:   order,
		checker: newChecker[T](),
		most:    min(batchBytes, opts.PartBytes/4),
		limit:   2 * opts.PartBytes,
		queue:   make(chan message[T], 1),
		free:    make(chan []T, 3),
		sizes:   make(chan int64, 1),
		ended:   make(chan []sealed),
		done:    make(chan struct{}),
	}
}

// check returns an error that names the table for rows that no file can hold.
func (t *table[T]) check(rows []T) error {
	if t == nil {
		return nil
	}
	if err := t.checker.check(rows); err != nil {
		return fmt.Errorf("table %s, %w", t.name, err)
	}
	return nil
}

// add hands rows over to be written.
func (t *table[T]) add(rows []T) error {
	if t == nil || len(rows) == 0 {
		return nil
	}
	for i := range rows {
		weight := int64(t.checker.weigh(&rows[i]))
		t.batch = append(t.batch, rows[i])
		t.weight += weight
		t.given += weight
		if len(t.batch) >= batchRows || t.weight >= t.most {
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
	t.queue <- message[T]{rows: t.batch}
	t.weight = 0
	select {
	case t.batch = <-t.free:
	default:
		t.batch = make([]T, 0, batchRows)
	}
}

func (t *table[T]) tableName() string { return t.name }

// taken returns the weight of the rows that were added since it was last asked.
func (t *table[T]) taken() int64 {
	weight := t.given
	t.given = 0
	return weight
}

// mark asks how large the segment's parts are after the batches that were sent.
func (t *table[T]) mark() { t.queue <- message[T]{mark: true} }

// marked waits for the answer to a mark.
func (t *table[T]) marked() int64 { return <-t.sizes }

// end writes what is left of the segment and returns its parts. Where there is no row
// there is no part, unless void asks for one.
func (t *table[T]) end(void bool) ([]sealed, error) {
	t.send()
	t.queue <- message[T]{end: true, void: void}
	parts := <-t.ended
	return parts, t.failure()
}

// stop ends the goroutine, and drops what is not sealed.
func (t *table[T]) stop() {
	close(t.queue)
	<-t.done
}

// run does what it is told until the queue is closed.
func (t *table[T]) run() {
	defer close(t.done)
	for m := range t.queue {
		switch {
		case m.mark:
			t.sizes <- t.size()
		case m.end:
			t.fail(t.finish(m.void))
			t.ended <- t.sealed
			t.sealed, t.bytes = nil, 0
		default:
			t.take(m.rows)
		}
	}
	if t.open != nil {
		t.fail(t.open.draft.Discard())
	}
}

// take writes a batch and gives its memory back.
func (t *table[T]) take(rows []T) {
	if t.failure() == nil {
		t.fail(t.write(rows))
	}
	clear(rows) // or texts would stay in memory
	select {
	case t.free <- rows[:0]:
	default:
	}
}

func (t *table[T]) size() int64 {
	if t.open == nil {
		return t.bytes
	}
	return t.bytes + t.open.encoder.size()
}

// write adds rows to the open part. Segments end between inputs; where one input is
// larger than parts may be, it has several of them.
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
	if t.open.encoder.size() < t.limit {
		return nil
	}
	return t.closePart()
}

func (t *table[T]) openPart() (err error) {
	t.open, err = createPart(t.fs, t.name, fmt.Sprintf("%02d", len(t.sealed)), t.opts, t.order)
	return err
}

func (t *table[T]) closePart() error {
	p := t.open
	t.open = nil
	whole, err := p.close()
	t.sealed = append(t.sealed, whole)
	t.bytes += whole.Bytes
	return err
}

// finish seals the last part of the segment.
func (t *table[T]) finish(void bool) (err error) {
	defer guard(&err)
	if err := t.failure(); err != nil {
		return err
	}
	if t.open == nil && len(t.sealed) == 0 && void {
		if err := t.openPart(); err != nil {
			return err
		}
	}
	if t.open == nil {
		return nil
	}
	return t.closePart()
}

func (t *table[T]) failure() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}

func (t *table[T]) fail(err error) {
	if err == nil || errors.Is(err, t.failure()) {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.err = fmt.Errorf("writing table %s: %w", t.name, err)
}

// guard turns a panic of an encoder or decoder into an error: what it was given
// came from a user's files.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%v", r)
	}
}
