// Package gsewords is gse itself, set up as package words is: the source of its
// dictionary, the oracle of its tests, and what it is measured against. The
// program does not import it: gse carries 40 MB of dictionaries and models.
package gsewords

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"heshu/segment"
	"heshu/segment/words"
)

// Cutter cuts text with gse. It is safe for concurrent use.
type Cutter struct {
	segmenter gse.Segmenter
}

// New loads the dictionary of gse, rare words left out, with the entries before it.
func New(extra []words.Entry) (*Cutter, error) {
	c := &Cutter{}
	s := &c.segmenter
	s.NotLoadHMM = true
	s.SkipLog = true
	s.MinTokenFreq = words.MinFrequency
	s.Dict = gse.NewDict()
	s.Init()
	// The first to come stays, so entries go before the dictionary.
	for i, e := range extra {
		frequency := float64(words.EntryFrequency)
		if utf8.RuneCountInString(e.Text) == 1 {
			frequency = words.RareFrequency
		}
		if err := s.AddToken(e.Text, frequency, e.Tag); err != nil {
			return nil, fmt.Errorf("entry %d %q: %w", i+1, e.Text, err)
		}
	}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("load the dictionary of gse: %w", err)
	}
	return c, nil
}

// Token is a word of the dictionary.
type Token struct {
	Text      string
	Frequency int
	Tag       string
}

// Tokens lists the dictionary.
func (c *Cutter) Tokens() []Token {
	list := make([]Token, 0, c.segmenter.Dict.NumTokens())
	for i := range c.segmenter.Dict.Tokens {
		t := &c.segmenter.Dict.Tokens[i]
		list = append(list, Token{t.Text(), int(t.Freq()), t.Pos()})
	}
	return list
}

// Piece is a word of a text, with its tag.
type Piece struct {
	segment.Span
	Tag string
}

// Cut appends the words of text to dst: gse's Segment.
func (c *Cutter) Cut(text string, dst []Piece) []Piece {
	for _, s := range c.segmenter.Segment([]byte(text)) {
		dst = append(dst, Piece{segment.Span{Start: s.Start(), End: s.End()}, s.Token().Pos()})
	}
	return dst
}

// Full is gse as one finds it: the whole simplified dictionary and the model for
// words that are not in it.
type Full struct {
	segmenter gse.Segmenter
}

// NewFull loads it, which takes a second or two.
func NewFull() (*Full, error) {
	f := &Full{}
	f.segmenter.SkipLog = true
	if err := f.segmenter.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("load the dictionary of gse: %w", err)
	}
	return f, nil
}

// Cut is gse's Cut(text): the shortest path. It returns how many words there are.
func (f *Full) Cut(text string) int { return len(f.segmenter.Cut(text)) }

// CutHMM is gse's Cut(text, true).
func (f *Full) CutHMM(text string) int { return len(f.segmenter.Cut(text, true)) }
