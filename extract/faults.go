package extract

import "fmt"

// faults are the errors of a report's sentences. Only the first is kept: in a report
// of a hundred thousand sentences they may be as many.
type faults struct {
	first error
	more  int
}

func (f *faults) add(err error) {
	if f.first == nil {
		f.first = err
	} else {
		f.more++
	}
}

// err is the error of the report, nil if there was none.
func (f *faults) err() error {
	if f.more == 0 {
		return f.first
	}
	return fmt.Errorf("%w (and %d more of the kind)", f.first, f.more)
}
