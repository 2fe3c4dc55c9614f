package words

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"slices"
	"strings"
)

//go:generate go run ./dictgen

// dictionary is what EncodeDictionary makes of the dictionary of gse.
//
//go:embed dictionary.bin
var dictionary string

// DictionaryWord is a word of the dictionary. Single characters all have the
// frequency that gse gives them.
type DictionaryWord struct {
	Text      string
	Frequency int
	Tag       string
}

// EncodeDictionary writes words in the form that is embedded: a heading line; the
// tags, divided by spaces, in one line; the number of frequencies and these,
// ascending, as differences; the number of words and that of their nodes in a trie;
// for each word how many pieces it shares with the one before, the rest of it behind its length, its frequency and
// its tag as indices. Numbers are unsigned varints. It is small, and quick to read
// into a trie: nothing is looked up, sorted or converted.
func EncodeDictionary(list []DictionaryWord) []byte {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b DictionaryWord) int { return strings.Compare(a.Text, b.Text) })
	tags := distinct(list, func(w DictionaryWord) string { return w.Tag })
	frequencies := distinct(list, func(w DictionaryWord) int { return w.Frequency })
	out := append([]byte(dictionaryHeading), strings.Join(tags, " ")+"\n"...)
	out = appendNumber(out, len(frequencies))
	last := 0
	for _, f := range frequencies {
		out = appendNumber(out, f-last)
		last = f
	}
	var body []byte
	before, nodes := "", 0
	for _, w := range list {
		shared, at := sharedPieces(before, w.Text)
		body = appendNumber(body, shared, len(w.Text)-at)
		body = append(body, w.Text[at:]...)
		body = appendNumber(body, indexOf(frequencies, w.Frequency), indexOf(tags, w.Tag))
		before, nodes = w.Text, nodes+pieces(w.Text[at:])
	}
	return append(appendNumber(out, len(list), nodes), body...)
}

const dictionaryHeading = "heshu dictionary 1\n"

// distinct lists the values that the words have, sorted.
func distinct[T cmp.Ordered](list []DictionaryWord, of func(DictionaryWord) T) []T {
	var values []T
	for _, w := range list {
		values = append(values, of(w))
	}
	slices.Sort(values)
	return slices.Compact(values)
}

func indexOf[T cmp.Ordered](sorted []T, value T) int {
	i, _ := slices.BinarySearch(sorted, value)
	return i
}

func appendNumber(out []byte, numbers ...int) []byte {
	for _, n := range numbers {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return out
}

// sharedPieces returns how many pieces two words begin with in common, and where
// these end.
func sharedPieces(a, b string) (count, end int) {
	for end < len(a) && end < len(b) {
		n, m := pieceEnd(a, end), pieceEnd(b, end)
		if a[end:n] != b[end:m] {
			break
		}
		count, end = count+1, n
	}
	return count, end
}

// reader reads what EncodeDictionary wrote.
type reader struct {
	data string
	at   int
}

func (r *reader) number() int {
	n, shift := 0, 0
	for {
		b := r.data[r.at]
		r.at++
		n |= int(b&0x7F) << shift
		if b < 0x80 {
			return n
		}
		shift += 7
	}
}

func (r *reader) text(n int) string {
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *reader) line() string {
	n := strings.IndexByte(r.data[r.at:], '\n')
	return r.text(n + 1)[:n]
}

// EmbeddedDictionary returns the dictionary that New reads.
func EmbeddedDictionary() string { return dictionary }
