package extract

import (
	"heshu/segment"
	"heshu/segment/words"
)

// tokenKind says what a token of a sentence is.
type tokenKind uint8

const (
	wordToken tokenKind = iota
	figureToken
	organisationToken
	numberToken // a numeral that is no figure: a date, an ordinal
	punctToken
)

// token is a word, a figure, an organisation or a punctuation mark of a sentence.
type token struct {
	segment.Span
	kind  tokenKind
	marks marks // of a punctuation mark
	ref   int   // index of the figure or organisation in the reading
	tag   string
	*wordInfo
}

// has reports whether t has one of the traits.
func (t *token) has(traits trait) bool { return t.traits&traits != 0 }

// is reports whether t is one of the marks.
func (t *token) is(any marks) bool { return t.marks&any != 0 }

// punct reports whether t is the mark s.
func (t *token) punct(text, s string) bool { return t.kind == punctToken && t.In(text) == s }

// nominal reports whether t can be part of a noun phrase.
func (t *token) nominal() bool {
	switch t.kind {
	case organisationToken:
		return true
	case wordToken:
	default:
		return false
	}
	if t.has(isItem | isPerson | isMoney | isAttributive | isRegion | isName | isNoun) {
		return true
	}
	if t.has(isConnective | isPreposition | isConjunction | isAdverb | isLeader | isVerb | isAction) {
		return false
	}
	return nominalTag(t.tag)
}

// noun reports whether t can be the head of a noun phrase.
func (t *token) noun() bool {
	if t.kind != wordToken || !t.nominal() {
		return false
	}
	if t.has(isItem | isPerson | isMoney | isRegion | isNoun) {
		return true
	}
	return !t.has(isAttributive) && t.tag != "a" && t.tag != "b" && t.tag != "z"
}

// function reports whether t is a word of grammar, which no compound holds.
func (t *token) function() bool {
	if t.kind != wordToken || t.has(isConnective|isPreposition|isConjunction|isLeader|isSelf) {
		return true
	}
	if t.tag == "" {
		return false
	}
	switch t.tag[0] {
	case 'u', 'p', 'c', 'r', 'y':
		return true
	}
	return false
}

// single reports whether t is one character that no lexicon knows as a noun.
func (t *token) single() bool {
	return t.kind == wordToken && t.Len() == 3 && (!t.has(isItem) || t.class == "ratio")
}

// verb reports whether t can govern a figure.
func (t *token) verb() bool {
	if t.kind != wordToken {
		return false
	}
	if t.has(isVerb | isAction) {
		return true
	}
	return t.traits == 0 && (t.tag == "v" || t.tag == "vd" || t.tag == "vi")
}

func nounTag(tag string) bool { return tag != "" && (tag[0] == 'n' || tag == "an" || tag == "eng") }

func nominalTag(tag string) bool {
	if nounTag(tag) {
		return true
	}
	switch tag {
	case "vn", "b", "j", "l", "i", "x", "a", "z", "ng", "ag", "g", "h", "k", "s", "m", "q", "zg", "vg", "tg", "":
		return true
	}
	return false
}

// tokens cuts a sentence into dst: figures, organisations and other numerals
// are one token each, the rest are words and punctuation.
func (r *reading) tokens(s segment.Span, dst []token) []token {
	pos := s.Start
	r.marks = r.marksIn(s, r.marks[:0])
	for _, m := range r.marks {
		if m.Start < pos {
			continue
		}
		dst = r.wordTokens(segment.Span{Start: pos, End: m.Start}, dst)
		dst = append(dst, token{Span: m.Span, kind: m.kind, ref: m.ref, wordInfo: &r.engine.vocabulary.none})
		pos = m.End
	}
	return r.wordTokens(segment.Span{Start: pos, End: s.End}, dst)
}

func (r *reading) wordTokens(s segment.Span, dst []token) []token {
	text := r.text[:s.End]
	for i := s.Start; i < s.End; {
		if size := punctuation(text[i:]); size > 0 {
			mark := segment.Span{Start: i, End: i + size}
			dst = append(dst, token{Span: mark, kind: punctToken, marks: markOf(mark.In(text)), wordInfo: &r.engine.vocabulary.none})
			i += size
			continue
		}
		j := i
		for j < s.End && punctuation(text[j:]) == 0 {
			j += characterLen(text[j:])
		}
		dst = r.cut(segment.Span{Start: i, End: j}, dst)
		i = j
	}
	return dst
}

// characterLen returns the length of the character that s, not empty, begins with.
func characterLen(s string) int {
	_, size := characterAt(s, 0)
	return size
}

func (r *reading) cut(s segment.Span, dst []token) []token {
	r.words = r.engine.cutter.Cut(s.In(r.text), r.words[:0])
	for _, w := range r.words {
		span := segment.Span{Start: s.Start + w.Start, End: s.Start + w.End}
		if span.Empty() {
			continue
		}
		dst = append(dst, r.wordToken(span, w))
	}
	return dst
}

func (r *reading) wordToken(span segment.Span, w words.Word) token {
	return token{Span: span, kind: wordToken, tag: r.engine.cutter.TagName(w.Tag), wordInfo: r.engine.vocabulary.of(w.ID, span.In(r.text))}
}
