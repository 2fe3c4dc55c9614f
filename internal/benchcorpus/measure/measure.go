// Package measure says what benchmarks cost in processor time, which other
// programs on the machine disturb less than the time on the clock.
package measure

import (
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

// Of returns the processor time that work takes.
func Of(work func()) time.Duration {
	start := CPU()
	work()
	return CPU() - start
}

// Size returns the bytes of texts.
func Size(texts []string) int {
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	return size
}
