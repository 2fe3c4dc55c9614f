package storetest

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"syscall"
)

// Kind is a kind of operation.
type Kind string

// The operations of a file system.
const (
	Create  Kind = "create"
	Write   Kind = "write"
	Sync    Kind = "sync"
	Close   Kind = "close"
	Open    Kind = "open"
	Read    Kind = "read"
	Size    Kind = "size"
	Rename  Kind = "rename"
	Remove  Kind = "remove"
	Mkdir   Kind = "mkdir"
	List    Kind = "list"
	SyncDir Kind = "syncdir"
	Lock    Kind = "lock"
)

// Op is an operation that is about to happen. Operations of several goroutines come in
// any order, but kind, name and number tell one for certain.
type Op struct {
	Kind Kind
	Name string
	Nth  int // how often there was one of this kind and name, this one included
}

// String implements fmt.Stringer.
func (op Op) String() string { return fmt.Sprintf("%s %s #%d", op.Kind, op.Name, op.Nth) }

// Fault decides what becomes of an operation. It is called by one goroutine at a time.
type Fault func(Op) Outcome

// Outcome is what becomes of an operation.
type Outcome int

// The outcomes.
const (
	Proceed      Outcome = iota
	Fail                 // an error, and nothing happens
	NoSpace              // the disk is full, and nothing happens
	Torn                 // half of a write happens, and an error
	TornSilently         // half of a write happens, and no error
	Stop                 // the machine stops before it
	Ignore               // a sync that does nothing
)

// Errors of the outcomes.
var (
	ErrInjected = errors.New("input/output error")
	ErrNoSpace  = syscall.ENOSPC
	ErrStopped  = errors.New("the machine has stopped")
)

// Site names the place in the program that an operation comes from: the functions of
// warehouse and its packages that are at work, the innermost first. It is for Faults.
func Site() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var names []string
	for {
		frame, more := frames.Next()
		name, inside := strings.CutPrefix(frame.Function, "heshu/warehouse")
		if inside && !strings.Contains(name, "storetest") && !strings.HasPrefix(name, "_test") {
			names = append(names, strings.TrimLeft(name, "./"))
		}
		if !more {
			return strings.Join(names, " < ")
		}
	}
}
