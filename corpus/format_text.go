package corpus

import (
	"context"
	"strings"
)

// plainText reads .txt files.
type plainText struct{ textual }

func (plainText) Name() string         { return "plain text" }
func (plainText) Extensions() []string { return []string{".txt", ".text"} }
func (plainText) MediaType() string    { return "text/plain" }

// Note implements noted.
func (plainText) Note() string { return "of any size, in " + strings.Join(Encodings(), ", ") }

// textual is a format that is text as it stands. It knows no mark that only such a
// format has. Its files are split as they are decoded, without Read.
type textual struct{}

// textFormat is a Format that is textual.
type textFormat interface{ isText() }

func (textual) isText() {}

func (textual) Sniff([]byte) bool { return false }

func (textual) Read(_ context.Context, c Content, _ Limits, emit func(Member) error) error {
	d, err := Decode(c.Data, c.Encoding)
	if err != nil {
		return err
	}
	return emit(Member{Text: d.Text, Encoding: d.Encoding, Message: d.message()})
}
