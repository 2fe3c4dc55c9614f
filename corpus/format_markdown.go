package corpus

import "context"

// markdown reads .md files. Their marks stay in the text: a report's figures are
// quoted as they stand in the file.
type markdown struct{}

func (markdown) Name() string         { return "Markdown" }
func (markdown) Extensions() []string { return []string{".md", ".markdown"} }
func (markdown) MediaType() string    { return "text/markdown" }

// Sniff knows no mark that only Markdown has.
func (markdown) Sniff([]byte) bool { return false }

func (markdown) Read(_ context.Context, c Content, _ Limits, emit func(Member) error) error {
	return emitText(c, emit)
}
