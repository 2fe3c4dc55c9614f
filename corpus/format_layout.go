package corpus

import (
	"errors"

	"heshu/corpus/layout"
)

// fromLayout makes a *Failure of the Fault of a parser; other errors stay.
func fromLayout(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return &Failure{State: State(f.Kind), Message: f.Message}
	}
	return err
}

// emitLayout emits what a parser wrote into b, or its error. The note says what a reader
// of the text should know.
func emitLayout(b *layout.Builder, name, note string, err error, emit func(Member) error) error {
	if err != nil {
		return fromLayout(err)
	}
	doc, err := b.Document()
	if err != nil {
		return fromLayout(err)
	}
	return emit(Member{Name: name, Text: doc.Text, Marks: doc.Marks, Message: note})
}
