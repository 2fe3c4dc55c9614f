package layout

import "fmt"

// Kind says what stands in the way of reading a file.
type Kind string

const (
	Ambiguous   Kind = "ambiguous"
	Damaged     Kind = "damaged"
	Encrypted   Kind = "encrypted"
	Limit       Kind = "limit"
	NoText      Kind = "no_text"
	Unsupported Kind = "unsupported"
)

// Fault is the error of a file that cannot be read: its kind, and a message for people
// that says what is wrong and what would mend it.
type Fault struct {
	Kind    Kind
	Message string
}

func (f *Fault) Error() string { return f.Message }

// Faultf makes a Fault.
func Faultf(kind Kind, format string, args ...any) *Fault {
	return &Fault{Kind: kind, Message: fmt.Sprintf(format, args...)}
}
