package extract

import (
	"heshu/segment"
)

// phrase is a run of tokens that a figure may measure.
type phrase struct {
	start, end int  // token indices, half-open; equal: none
	fits       bool // its head suits the figure's measure word
	located    bool // a preposition of place or person stands before it: 在人民广场
}

func (p phrase) empty() bool { return p.end <= p.start }

func (p phrase) span(toks []token) segment.Span {
	start, end := p.start, p.end
	if end-start > 2 && toks[start].kind == punctToken && toks[end-1].kind == punctToken {
		start, end = start+1, end-1 // “微心愿”
	}
	return segment.Span{Start: toks[start].Start, End: toks[end-1].End}
}

// fitting says whether a word can be the head of what a figure counts; without a
// figure any noun can.
type fitting struct{ *figure }

// head reports whether toks[at] can be the head.
func (f fitting) head(r *reading, toks []token, at int) bool {
	if f.figure == nil {
		return toks[at].noun()
	}
	return f.fit(r, toks, at)
}
