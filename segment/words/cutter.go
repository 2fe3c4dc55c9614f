package words

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"heshu/segment"
)

// Entry is a word of our own with its tag, which comes back with every Word that is it.
type Entry struct {
	Text string
	Tag  string
}

// Word is a word of a text. Tag is that of the entry, or the part of speech of
// the dictionary (n, v, ns …), or x for what is in neither.
type Word struct {
	segment.Span
	Tag string
}

// Cutter cuts text into words. It is safe for concurrent use.
type Cutter struct {
	segmenter gse.Segmenter
}

const (
	// minFrequency leaves rare words out: those that reports hold come as entries,
	// and the dictionary loads in a sixth of the time.
	minFrequency = 50
	// entryFrequency is above that of every word of the dictionary, so that an
	// entry wins against words that share its characters.
	entryFrequency = 1 << 20
	// rareFrequency is what gse gives single characters: more would tear words apart.
	rareFrequency = 2
	// maxChunk is how many bytes are cut at a time: path lengths are added up in
	// 32 bits and lose their precision on long texts.
	maxChunk = 4096
)

// New loads the embedded dictionary with the entries extra, which win over its
// words. It takes about a fifth of a second: load once and share. The error names the
// entry that is no word.
func New(extra []Entry) (*Cutter, error) {
	c := &Cutter{}
	s := &c.segmenter
	s.NotLoadHMM = true
	s.SkipLog = true
	s.MinTokenFreq = minFrequency
	s.Dict = gse.NewDict()
	s.Init()
	// The first to come stays, so entries go before the dictionary.
	for i, e := range extra {
		if err := add(s, e); err != nil {
			return nil, fmt.Errorf("words: entry %d %q: %w", i+1, e.Text, err)
		}
	}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("words: load the dictionary: %w", err)
	}
	return c, nil
}

func add(s *gse.Segmenter, e Entry) error {
	if strings.TrimSpace(e.Text) != e.Text || e.Text == "" {
		return fmt.Errorf("is empty or has white space around it: write the bare word")
	}
	if !utf8.ValidString(e.Text) {
		return fmt.Errorf("is not valid UTF-8: save the word list as UTF-8")
	}
	frequency := float64(entryFrequency)
	if utf8.RuneCountInString(e.Text) == 1 {
		frequency = rareFrequency
	}
	return s.AddToken(e.Text, frequency, e.Tag)
}

// Cut appends the words of text to dst. Their spans are byte offsets of text and
// tile it: every byte is in one word, white space and damaged bytes included.
func (c *Cutter) Cut(text string, dst []Word) []Word {
	for from := 0; from < len(text); {
		to := chunkEnd(text, from)
		dst = c.cut(text[from:to], from, dst)
		from = to
	}
	return dst
}

func (c *Cutter) cut(chunk string, from int, dst []Word) []Word {
	segments := c.segmenter.Segment([]byte(chunk))
	for i := range segments {
		s := &segments[i]
		dst = append(dst, Word{
			Span: segment.Span{Start: from + s.Start(), End: from + s.End()},
			Tag:  s.Token().Pos(),
		})
	}
	return dst
}

// chunkEnd returns where to part text after offset from: behind the last line
// end or punctuation that fits, else between two characters.
func chunkEnd(text string, from int) int {
	if len(text)-from <= maxChunk {
		return len(text)
	}
	window := text[from : from+maxChunk]
	best := 0
	for _, sign := range []string{"\n", "。", ",", ";", "，"} {
		if i := strings.LastIndex(window, sign); i >= 0 {
			best = max(best, i+len(sign))
		}
	}
	if best > 0 {
		return from + best
	}
	end := from + maxChunk
	for i := 0; i < utf8.UTFMax && end > from+1 && !utf8.RuneStart(text[end]); i++ {
		end--
	}
	return end
}
