package corpus

import "heshu/corpus/layout"

// Document is one report as read from an input, decoded but otherwise untouched.
type Document struct {
	ID          string // stable: from Source, Member and Part
	Source      string // path as found, relative to the input root, with / between its parts
	Member      string // path inside an archive; empty for a plain file
	Part        int    // 1-based number of the report inside its file
	SourceStart int64  // its byte range in the decoded file
	SourceEnd   int64
	MediaType   string
	Encoding    string
	SHA256      string        // hex digest of Text
	Text        string        // valid UTF-8
	Issuer      string        // as the row of a table that holds the report says; "" elsewhere
	Date        string        // likewise
	Marks       []layout.Mark // where its bytes stand: page, sheet, cell; nil for a file that is text
}

// State says how an input ended.
type State string

const (
	Read        State = "read"
	NoText      State = "no_text"
	Unsupported State = "unsupported"
	Encrypted   State = "encrypted"
	Damaged     State = "damaged"
	Ambiguous   State = "ambiguous"
	Limit       State = "limit"
	Skipped     State = "skipped"
)

// Input is one file or archive entry, and how it ended.
type Input struct {
	Source    string
	Member    string
	State     State
	Message   string // for people: what is wrong and what would mend it
	Bytes     int64
	SHA256    string // of the bytes as found
	MediaType string
	Encoding  string
	Documents int
}

// fail notes the state and the reason that err gives.
func (in *Input) fail(err error) {
	f := asFailure(err)
	in.State, in.Message = f.State, f.Message
}
