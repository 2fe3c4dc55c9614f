package corpus

import (
	"errors"
	"fmt"
)

// Failure is the error of an input that could not be read: the State it ends in and
// a message for people that says what is wrong and what would mend it.
type Failure struct {
	State   State
	Message string
}

func (f *Failure) Error() string { return f.Message }

// failf makes a Failure.
func failf(state State, format string, args ...any) *Failure {
	return &Failure{State: state, Message: fmt.Sprintf(format, args...)}
}

// asFailure finds the Failure in err; an error that is none means damage.
func asFailure(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return failf(Damaged, "it could not be read to its end: %v", err)
}
