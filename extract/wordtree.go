package extract

import "unicode/utf8"

// wordTree finds the longest of many words that a text begins with. Where the words were
// added from behind, it is the longest that a text ends with.
type wordTree[V any] struct {
	tree   charTrie
	values []V // by node
	ends   []bool
}

// add adds a word; of two for one word the first counts.
func (t *wordTree[V]) add(word string, value V) {
	node := int32(0)
	for _, c := range word {
		node = t.tree.add(node, c)
	}
	t.set(node, value)
}

// addBehind adds a word to a tree for [wordTree.suffix].
func (t *wordTree[V]) addBehind(word string, value V) {
	node := int32(0)
	for i := len(word); i > 0; {
		c, size := characterBefore(word, i)
		node = t.tree.add(node, c)
		i -= size
	}
	t.set(node, value)
}

func (t *wordTree[V]) set(node int32, value V) {
	if more := int(t.tree.nodes) + 1 - len(t.values); more > 0 {
		t.values = append(t.values, make([]V, more)...)
		t.ends = append(t.ends, make([]bool, more)...)
	}
	if !t.ends[node] {
		t.values[node], t.ends[node] = value, true
	}
}

// prefix returns the value of the longest word that text begins with, and its length: 0
// if there is none.
func (t *wordTree[V]) prefix(text string) (value V, size int) {
	node := int32(0)
	for i := 0; i < len(text); {
		c, n := characterAt(text, i)
		if node = t.tree.child(node, c); node == 0 {
			break
		}
		i += n
		if t.ends[node] {
			value, size = t.values[node], i
		}
	}
	return value, size
}

// suffix returns the value of the longest word that text ends with, and its length: 0 if
// there is none.
func (t *wordTree[V]) suffix(text string) (value V, size int) {
	node := int32(0)
	for i := len(text); i > 0; {
		c, n := characterBefore(text, i)
		if node = t.tree.child(node, c); node == 0 {
			break
		}
		i -= n
		if t.ends[node] {
			value, size = t.values[node], len(text)-i
		}
	}
	return value, size
}

// characterAt decodes the character at offset i of text.
func characterAt(text string, i int) (c rune, size int) {
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	if text[i] >= 0xE1 && text[i] <= 0xEC && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
		return rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text[i:])
}

// characterBefore decodes the character that ends at i > 0.
func characterBefore(text string, i int) (c rune, size int) {
	if i >= 3 && text[i-3] >= 0xE1 && text[i-3] <= 0xEC && text[i-2]&0xC0 == 0x80 && text[i-1]&0xC0 == 0x80 {
		return rune(text[i-3]&0x0F)<<12 | rune(text[i-2]&0x3F)<<6 | rune(text[i-1]&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(text[:i])
}
