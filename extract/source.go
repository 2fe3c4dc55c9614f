package extract

import (
	"strings"

	"heshu/segment"
)

// source returns the report's own text at a span of the folded text, but for line ends
// and spaces that stand amid its words.
func (r *reading) source(s segment.Span) string {
	text := r.passage(s)
	if len(text) == s.Len() {
		return text // nothing was left out
	}
	if strings.ContainsAny(text, " \u3000") && strings.IndexByte(s.In(r.text), ' ') < 0 {
		text = strings.NewReplacer(" ", "", "\u3000", "").Replace(text)
	}
	if strings.IndexByte(text, '\n') < 0 {
		return text
	}
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(strings.TrimSpace(line))
	}
	return b.String()
}

// passage returns the report's own text at a span of the folded text, to the letter.
func (r *reading) passage(s segment.Span) string {
	if s.Empty() {
		return ""
	}
	return r.folded.Source(s).In(r.doc.Text)
}
