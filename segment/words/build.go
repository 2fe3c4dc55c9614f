package words

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// builder makes a Cutter.
type builder struct {
	trie      *trie
	runs      runs
	words     []entry // by node, the zero entry for those at which no word ends
	tags      []string
	tagNumber map[string]Tag
	total     int // of all frequencies
}

// entry is a word while the Cutter is made.
type entry struct {
	frequency int32 // 0: it is none
	tag       Tag
	own       bool // it is no word of the dictionary, or wins over it
}

// newBuilder reads the dictionary data; there is room for the entries extra.
func newBuilder(data string, extra []Entry) (*builder, error) {
	r := &reader{data: data}
	if r.line()+"\n" != dictionaryHeading {
		return nil, errors.New("the embedded dictionary is of another version")
	}
	b := &builder{tags: strings.Split(r.line(), " "), tagNumber: map[string]Tag{}}
	for i, name := range b.tags {
		b.tagNumber[name] = Tag(i)
	}
	frequencies := make([]int32, r.number())
	for i, last := 0, int32(0); i < len(frequencies); i++ {
		last += int32(r.number())
		frequencies[i] = last
	}
	count, nodes := r.number(), r.number()
	nodes += 1 + room(extra)
	b.trie, b.runs.codes = newTrie(nodes), map[string]code{}
	b.words = make([]entry, nodes)
	b.readWords(r, count, frequencies)
	return b, nil
}

// room is how many nodes the entries need at most.
func room(extra []Entry) int {
	n := 0
	for i := range extra {
		n += pieces(extra[i].Text)
	}
	return n
}

// readWords reads the words of the dictionary.
func (b *builder) readWords(r *reader, count int, frequencies []int32) {
	var path []node // of the word before
	for range count {
		shared := r.number()
		rest := r.text(r.number())
		path = path[:shared]
		at := node(0)
		if shared > 0 {
			at = path[shared-1]
		}
		for len(rest) > 0 {
			var c code
			c, rest = b.firstPiece(rest)
			at = b.trie.add(at, c)
			path = append(path, at)
		}
		b.add(at, entry{frequency: frequencies[r.number()], tag: Tag(r.number())})
	}
}

// firstPiece returns the code of the piece that text begins with, and what follows.
func (b *builder) firstPiece(text string) (code, string) {
	if end := runEnd(text, 0); end > 0 {
		return b.runs.add(text[:end]), text[end:]
	}
	r, size := utf8.DecodeRuneInString(text)
	return code(r), text[size:]
}

// addEntry adds a word of our own.
func (b *builder) addEntry(e Entry) {
	at, rest := node(0), e.Text
	for len(rest) > 0 {
		var c code
		c, rest = b.firstPiece(rest)
		at = b.trie.add(at, c)
	}
	frequency := int32(EntryFrequency)
	if utf8.RuneCountInString(e.Text) == 1 {
		frequency = RareFrequency
	}
	b.add(at, entry{frequency: frequency, tag: b.tag(e.Tag), own: true})
}

// add adds the word that ends at a node, unless an entry has it already.
func (b *builder) add(at node, e entry) {
	before := &b.words[at]
	if before.own {
		return
	}
	b.total += int(e.frequency - before.frequency)
	*before = e
}

// tag returns the number of a tag, a new one if need be.
func (b *builder) tag(name string) Tag {
	tag, ok := b.tagNumber[name]
	if !ok {
		tag = Tag(len(b.tags))
		b.tags = append(b.tags, name)
		b.tagNumber[name] = tag
	}
	return tag
}

// cutter returns what was built.
func (b *builder) cutter() *Cutter {
	unknown := b.tag("x")
	c := &Cutter{trie: b.trie, runs: b.runs, tagNames: b.tags, tagNumber: b.tagNumber, tags: make([]Tag, b.trie.nodes)}
	c.scratch.New = func() any { return new([]step) }
	distances := make([]float32, b.trie.nodes)
	total, logarithms := logarithm(b.total), map[int32]float32{}
	for at := range c.tags {
		e := &b.words[at]
		if e.frequency == 0 {
			c.tags[at] = unknown
			continue
		}
		c.tags[at] = e.tag
		l, ok := logarithms[e.frequency]
		if !ok {
			l = logarithm(int(e.frequency))
			logarithms[e.frequency] = l
		}
		distances[at] = total - l
	}
	c.trie.weigh(distances)
	c.inner = innerOf(c.trie)
	return c
}
