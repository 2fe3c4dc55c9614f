package words

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"heshu/segment"
)

// Entry is a word of our own with its tag, which comes back with every Word that is it.
type Entry struct {
	Text string
	Tag  string
}

// Word is a word of a text. Its span is of the text's bytes.
type Word struct {
	segment.Span
	ID  ID
	Tag Tag
}

// ID is the number of a word: that of its node in the tree of all words. Words of
// one ID have one text, but for upper and lower case. Single pieces that are no word
// and begin none have ID 0.
type ID uint32

// Tag is the number of a tag: that of the entry, or the part of speech of the
// dictionary (n, v, ns …), or x for what is in neither.
type Tag uint16

// Cutter cuts text into words. It is safe for concurrent use.
type Cutter struct {
	trie      *trie
	runs      runs
	inner     *inner
	tags      []Tag // by ID
	tagNames  []string
	tagNumber map[string]Tag
	scratch   sync.Pool // of *[]step
}

const (
	// MinFrequency leaves rare words of the dictionary out: those that reports hold
	// come as entries.
	MinFrequency = 50
	// EntryFrequency is above that of every word of the dictionary, so that an
	// entry wins against words that share its characters.
	EntryFrequency = 1 << 20
	// RareFrequency is what gse gives single characters: more would tear words apart.
	RareFrequency = 2
	// maxChunk is how many bytes are cut at a time: path lengths are added up in
	// 32 bits and lose their precision on long texts.
	maxChunk = 4096
)

// New returns a Cutter for the embedded dictionary with the entries extra, which
// win over its words; of two entries for one word the first wins. It takes a few
// milliseconds: load once and share. The error names the entry that is no word.
func New(extra []Entry) (*Cutter, error) {
	b, err := newBuilder(dictionary, extra)
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	for i, e := range extra {
		if err := check(e.Text); err != nil {
			return nil, fmt.Errorf("words: entry %d %q: %w", i+1, e.Text, err)
		}
		b.addEntry(e)
	}
	return b.cutter(), nil
}

func check(text string) error {
	switch {
	case strings.TrimSpace(text) != text || text == "":
		return fmt.Errorf("is empty or has white space around it: write the bare word")
	case !utf8.ValidString(text):
		return fmt.Errorf("is not valid UTF-8: save the word list as UTF-8")
	case strings.ContainsRune(text, 0):
		return fmt.Errorf("holds a NUL character: write the bare word")
	case pieces(text) > mostPieces:
		return fmt.Errorf("is too long for a word: %d characters are the most", mostPieces)
	}
	return nil
}

// Cut appends the words of text to dst. Their spans are byte offsets of text and
// tile it: every byte is in one word, white space and damaged bytes included. It
// allocates nothing but room in dst.
func (c *Cutter) Cut(text string, dst []Word) []Word {
	steps := c.scratch.Get().(*[]step)
	for from := 0; from < len(text); {
		to := chunkEnd(text, from)
		*steps = c.appendSteps(text[from:to], (*steps)[:0])
		c.walk(*steps)
		dst = c.appendPath(*steps, from, dst)
		from = to
	}
	c.scratch.Put(steps)
	return dst
}

// TagName returns the name of a tag.
func (c *Cutter) TagName(tag Tag) string { return c.tagNames[tag] }

// Tag returns the tag of a name; false if no word has it.
func (c *Cutter) Tag(name string) (Tag, bool) {
	tag, ok := c.tagNumber[name]
	return tag, ok
}

// ID returns the number that word has where Cut finds it, 0 if it never does or if
// it is a piece that the Cutter does not know.
func (c *Cutter) ID(word string) ID {
	var room [16]step // enough for most
	steps := c.appendSteps(word, room[:0])
	if len(steps) == 0 {
		return 0
	}
	to := c.trie.root(steps[0].code)
	for i := 1; i < len(steps) && to.node != 0; i++ {
		to = c.trie.child(to.node, steps[i].code)
	}
	return ID(to.node)
}

// IDs returns how many there are: every ID is below it.
func (c *Cutter) IDs() int { return len(c.tags) }

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

// grow returns dst with n more words, whatever these are.
func grow(dst []Word, n int) []Word { return slices.Grow(dst, n)[:len(dst)+n] }

func logarithm(n int) float32 { return float32(math.Log2(float64(n))) }
