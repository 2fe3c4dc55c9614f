package command

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestLargePages(t *testing.T) {
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	largePages()
	if percent := debug.SetGCPercent(77); percent != 77 {
		t.Errorf("garbage is collected at %d %%, not at 77 as before", percent)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > firstPages {
		t.Errorf("the heap holds %d bytes: the part was not given back", m.HeapAlloc)
	}
}
