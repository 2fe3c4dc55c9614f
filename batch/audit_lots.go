package batch

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"heshu/audit"
	"heshu/extract"
)

// A lot is what a worker of an audit checks at a time: so many reports at most, and no
// more once their texts have so many bytes.
const (
	lotReports = 32
	lotBytes   = 512 << 10
)

// pending is a report to check, or the error that ended them.
type pending struct {
	records *extract.Records
	err     error
}

// checked is a report with what its own checks found.
type checked struct {
	result audit.Result
	checks []extract.CheckRow
	links  []extract.LinkRow
	err    error
}

// each checks the reports on several workers and takes the results in their order.
func (a *auditing) each(ctx context.Context, reports iter.Seq2[*extract.Records, error], auditor *audit.Auditor) error {
	ctx, cancel := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer cancel()
	queue := make(chan chan []checked, 2*a.options.Jobs) // results to come, in order
	workers.Go(func() {
		defer close(queue)
		free := make(chan struct{}, a.options.Jobs)
		for lot := range lots(reports) {
			done := make(chan []checked, 1)
			if !send(ctx, queue, done) || !send(ctx, free, struct{}{}) {
				close(done) // nobody will
				return
			}
			workers.Go(func() {
				defer func() { <-free }()
				done <- checkAll(ctx, auditor, lot)
			})
		}
	})
	for done := range queue {
		for _, c := range <-done {
			if err := a.take(c); err != nil {
				return err
			}
		}
	}
	return context.Cause(ctx)
}

// lots cuts the reports into lots for the workers.
func lots(reports iter.Seq2[*extract.Records, error]) iter.Seq[[]pending] {
	return func(yield func([]pending) bool) {
		var lot []pending
		size := 0
		for r, err := range reports {
			lot = append(lot, pending{r, err})
			if err == nil {
				size += len(r.Document.Text)
			}
			if len(lot) < lotReports && size < lotBytes {
				continue
			}
			if !yield(lot) {
				return
			}
			lot, size = nil, 0
		}
		if len(lot) > 0 {
			yield(lot)
		}
	}
}

// checkAll checks a lot. It ends with the context.
func checkAll(ctx context.Context, auditor *audit.Auditor, lot []pending) []checked {
	out := make([]checked, 0, len(lot))
	for _, p := range lot {
		if ctx.Err() != nil {
			break
		}
		out = append(out, checkOne(auditor, p))
	}
	return out
}

// checkOne checks a report. A panic becomes an error.
func checkOne(auditor *audit.Auditor, p pending) (c checked) {
	if p.err != nil {
		return checked{err: p.err}
	}
	defer func() {
		if r := recover(); r != nil {
			d := &p.records.Document
			c = checked{err: fmt.Errorf("auditing %s, report %d: internal error, please report it with the file: %v", d.Source, d.Part, r)}
		}
	}()
	c.result = auditor.Report(p.records)
	c.checks, c.links = c.result.Rows()
	return c
}
