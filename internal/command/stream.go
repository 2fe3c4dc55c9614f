package command

import (
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// output remembers the first error of writing, so that a full disk is no success.
type output struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// terminal returns the width of the terminal that w leads to, in columns, or 0
// if it is none.
func terminal(w io.Writer) int {
	if o, ok := w.(*output); ok {
		w = o.w
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return 80
	}
	return width
}

// input is a reader that gives up waiting when its context ends: a person who
// presses Ctrl-C while the program waits for the keyboard must be heard.
type input struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (in *input) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	buf := make([]byte, len(p)) // not p, which the caller has back when the context ends
	done := make(chan result, 1)
	go func() {
		n, err := in.r.Read(buf)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, buf[:r.n]), r.err
	case <-in.ctx.Done():
		return 0, context.Cause(in.ctx)
	}
}
