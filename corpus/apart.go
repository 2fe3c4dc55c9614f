package corpus

import (
	"context"
	"time"
)

// grace is how long a Format that ran out of time may take to notice, at the most.
const grace = 2 * time.Second

// handed is a Member on its way from a Format to who reads it.
type handed struct {
	member Member
	stream Stream // its content, if it has one
	fault  error  // why the content is not there
	reply  chan error
}

// apart runs read in a goroutine of its own, so that a Format can neither hang nor end a
// batch: after the time for a file without a member it is told to stop, and left behind
// if it does not; a panic is damage. What it emits is given to handle, one after another,
// in the goroutine of the caller, whose time does not count.
func (o *reading) apart(read func(ctx context.Context, emit func(Member) error) error, handle func(handed) error) error {
	ctx, cancel := context.WithCancel(o.ctx)
	defer cancel()
	members := make(chan handed)
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- failf(Damaged, "its reader failed on it (%v); please report it together with the file", r)
			}
		}()
		done <- read(ctx, o.emitter(ctx, members))
	}()
	limit := o.reader.opts.MaxTime
	clock := time.NewTimer(limit)
	defer clock.Stop()
	for {
		select {
		case err := <-done:
			return err
		case h := <-members:
			clock.Stop()
			h.reply <- handle(h)
			clock.Reset(limit)
		case <-o.ctx.Done():
			return leave(cancel, done, limit, o.ctx.Err())
		case <-clock.C:
			return leave(cancel, done, limit, failf(Limit,
				"reading it takes more than %v, and what comes after that is not read; raise the limit (--max-seconds)", limit))
		}
	}
}

// leave tells a goroutine to stop, waits for it a moment, and returns why.
func leave(cancel func(), done <-chan error, limit time.Duration, why error) error {
	cancel()
	select {
	case <-done:
	case <-time.After(min(limit, grace)):
	}
	return why
}

// emitter returns what a Format emits with: it unpacks the content of a member and hands
// it over. After its first error it takes no more.
func (o *reading) emitter(ctx context.Context, members chan<- handed) func(Member) error {
	var ended error
	return func(m Member) error {
		if ended != nil {
			return ended
		}
		h := handed{member: m, reply: make(chan error, 1)}
		var closing func()
		h.stream, closing, h.fault = o.unpack(m)
		defer closing()
		select {
		case members <- h:
			ended = <-h.reply
		case <-ctx.Done():
			ended = ctx.Err()
		}
		return ended
	}
}
