package batch

import (
	"sync/atomic"
	"time"
)

// The stages of a run.
const (
	stageCompare = "compare" // inputs with what the folder holds
	stageRead    = "read"    // opening, decoding and splitting inputs, and telling whether they changed
	stageExtract = "extract"
	stageWrite   = "write"
)

// stopwatch adds up the time that a stage takes, over all workers.
type stopwatch struct{ nanos atomic.Int64 }

// since adds the time that has passed.
func (s *stopwatch) since(began time.Time) { s.nanos.Add(int64(time.Since(began))) }

// pause takes the time that has passed out again.
func (s *stopwatch) pause(began time.Time) { s.nanos.Add(-int64(time.Since(began))) }

func (s *stopwatch) seconds() float64 { return time.Duration(s.nanos.Load()).Seconds() }
