package batch

import (
	"context"
	"testing"
	"time"
)

func TestRoom(t *testing.T) {
	r := newRoom(10)
	taken := make(chan int)
	take := func(n int) {
		if r.take(t.Context(), n) {
			taken <- n
		}
	}
	waits := func(what string) {
		t.Helper()
		select {
		case n := <-taken:
			t.Fatalf("%s: %d bytes had room", what, n)
		case <-time.After(5 * time.Millisecond):
		}
	}
	go take(99)
	<-taken // larger than all, but alone
	go take(1)
	waits("beside it")
	r.give(99)
	<-taken
	go take(9)
	<-taken
	go take(5)
	waits("full")
	r.give(3)
	waits("not enough given back")
	r.widen(12)
	<-taken

	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		if r.take(ctx, 12) {
			t.Error("room where there is none")
		}
		close(taken)
	}()
	cancel()
	<-taken
}
