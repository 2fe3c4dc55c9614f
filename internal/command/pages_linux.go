package command

import (
	"runtime"
	"runtime/debug"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	largePage = 2 << 20
	// What a batch's heap grows to. A smaller part, which ended within the heap, made
	// batches slower by a tenth.
	firstPages = 128 << 20
)

// largePages asks the kernel for large pages below the first part of the heap. Small ones
// come at a fault for each 4 KB, and half of the time to the first record went into those.
// The part is taken and given back at once: no memory is used before the heap grows into it.
func largePages() {
	percent := debug.SetGCPercent(-1)
	var part strings.Builder // unlike a slice's, its memory is not cleared and so not touched
	part.Grow(firstPages)
	part.WriteByte(0)
	start := unsafe.StringData(part.String())
	skip := -uintptr(unsafe.Pointer(start)) & (largePage - 1)
	_ = unix.Madvise(unsafe.Slice(start, firstPages)[skip:], unix.MADV_HUGEPAGE) // where there are none, small ones do
	part.Reset()
	runtime.GC()
	debug.SetGCPercent(percent)
}
