// Package words cuts text into words with the dictionary of gse, which is part
// of the binary, and with words of our own. It is the only place that knows gse.
//
// In the flow it stands behind segment: a caller that has sentences and clauses
// asks for the words of those that need them.
//
//	cutter, err := words.New([]words.Entry{{Text: "残联", Tag: "dpf"}})
//	…
//	list = cutter.Cut(sentence, list[:0])
//
// Words are for nouns and verbs. Numbers fall apart (2 . 9) and so do masks (__):
// find quantities first. Parts of speech of the dictionary are unreliable for
// places and organisations: give those as entries with tags.
package words
