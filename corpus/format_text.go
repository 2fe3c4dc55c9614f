package corpus

import "context"

// plainText reads .txt files.
type plainText struct{ textual }

func (plainText) Name() string         { return "plain text" }
func (plainText) Extensions() []string { return []string{".txt", ".text"} }
func (plainText) MediaType() string    { return "text/plain" }

// textual is a format that is text as it stands. It knows no mark that only such a
// format has.
type textual struct{}

func (textual) Sniff([]byte) bool { return false }

func (t textual) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return t.Stream(ctx, c.stream(), l, emit)
}

func (textual) Stream(_ context.Context, s Stream, _ Limits, emit func(Member) error) error {
	return emit(Member{Plain: &s})
}
