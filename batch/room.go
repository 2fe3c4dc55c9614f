package batch

import (
	"context"
	"sync"
)

// room limits the bytes that wait in a stream. One goroutine takes, another gives back.
type room struct {
	freed chan struct{} // one signal that there is more room

	mu    sync.Mutex
	limit int
	used  int
}

func newRoom(limit int) *room {
	return &room{limit: limit, freed: make(chan struct{}, 1)}
}

// take waits until there is room for n bytes, or for nothing else than them. It
// reports false where the context ended first.
func (r *room) take(ctx context.Context, n int) bool {
	for !r.try(n) {
		select {
		case <-r.freed:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

func (r *room) try(n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.used > 0 && r.used+n > r.limit {
		return false
	}
	r.used += n
	return true
}

func (r *room) give(n int) {
	r.mu.Lock()
	r.used -= n
	r.mu.Unlock()
	r.signal()
}

// widen raises the limit.
func (r *room) widen(limit int) {
	r.mu.Lock()
	r.limit = max(r.limit, limit)
	r.mu.Unlock()
	r.signal()
}

func (r *room) signal() {
	select {
	case r.freed <- struct{}{}:
	default: // one stands already
	}
}
