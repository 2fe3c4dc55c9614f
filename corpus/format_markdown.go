package corpus

// markdown reads .md files. Their marks stay in the text: a report's figures are
// quoted as they stand in the file.
type markdown struct{ textual }

func (markdown) Name() string         { return "Markdown" }
func (markdown) Extensions() []string { return []string{".md", ".markdown"} }
func (markdown) MediaType() string    { return "text/markdown" }
