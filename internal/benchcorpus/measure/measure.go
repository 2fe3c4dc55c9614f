// Package measure says what benchmarks cost in processor time, which other
// programs on the machine disturb less than the time on the clock.
package measure

import (
	"runtime"
	"testing"
	"time"
)

// Loop runs work until b has enough, and reports the megabytes a second of
// processor time, that of the garbage collector included, of size bytes a run.
func Loop(b *testing.B, size int, work func()) {
	b.Helper()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	work() // buffers grow
	runs := 0
	start := CPU()
	for b.Loop() {
		work()
		runs++
	}
	if spent := CPU() - start; spent > 0 {
		b.ReportMetric(float64(size)*float64(runs)/1e6/spent.Seconds(), "MB/cpu-s")
	}
}

// Cost is what some work costs.
type Cost struct {
	CPU         time.Duration
	Allocations uint64
}

// Of returns what work costs.
func Of(work func()) Cost {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := CPU()
	work()
	spent := CPU() - start
	runtime.ReadMemStats(&after)
	return Cost{spent, after.Mallocs - before.Mallocs}
}

// Add adds what more work costs.
func (c *Cost) Add(more Cost) {
	c.CPU += more.CPU
	c.Allocations += more.Allocations
}

// Size returns the bytes of texts.
func Size(texts []string) int {
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	return size
}
