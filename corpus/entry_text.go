package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
)

// entryText is how an Entry is written for another process.
type entryText struct {
	Source  string `json:"source"`
	Path    []byte `json:"path,omitempty"`    // names of files need not be UTF-8
	State   State  `json:"state,omitempty"`   // with Message: why it cannot be opened
	Message string `json:"message,omitempty"` // for people
}

// MarshalText writes e so that another process, on a machine that has the same files,
// can open it. Standard input cannot be handed on.
func (e Entry) MarshalText() ([]byte, error) {
	if e.stdin {
		return nil, errors.New("standard input cannot be read by another process: save it to a file, and name that")
	}
	if e.bucket != nil {
		return nil, fmt.Errorf("%s lies in an object store, which another process would have to open: copy it into a folder, and name that", e.Source)
	}
	text := entryText{Source: e.Source, Path: []byte(e.Path)}
	if e.fault != nil {
		text.State, text.Message = e.fault.State, e.fault.Message
	}
	return json.Marshal(text)
}

// ParseEntry reads what MarshalText has written.
func ParseEntry(data []byte) (Entry, error) {
	var text entryText
	if err := json.Unmarshal(data, &text); err != nil {
		return Entry{}, fmt.Errorf("read an input's name: %w", err)
	}
	e := Entry{Source: text.Source, Path: string(text.Path)}
	if text.State != "" {
		e.fault = &Failure{State: text.State, Message: text.Message}
	}
	return e, nil
}
