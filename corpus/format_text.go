package corpus

import "context"

// plainText reads .txt files.
type plainText struct{}

func (plainText) Name() string         { return "plain text" }
func (plainText) Extensions() []string { return []string{".txt", ".text"} }
func (plainText) MediaType() string    { return "text/plain" }

// Sniff knows no mark that only plain text has.
func (plainText) Sniff([]byte) bool { return false }

func (plainText) Read(_ context.Context, c Content, _ Limits, emit func(Member) error) error {
	return emitText(c, emit)
}

// emitText emits the whole of c as one text.
func emitText(c Content, emit func(Member) error) error {
	d, err := Decode(c.Data, c.Encoding)
	if err != nil {
		return err
	}
	return emit(Member{Text: d.Text, Encoding: d.Encoding, Message: d.message()})
}
