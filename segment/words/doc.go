// Package words cuts text into words with the dictionary of gse and with words of
// our own.
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
//
// # How it is made
//
// Cut finds the words that gse's Segment finds, to the last tie: the tests compare
// them word by word. The dictionary is compiled by go generate (dictgen) from that of
// gse, rare words left out, and embedded; New reads it into a trie in a few
// milliseconds. The program itself holds no gse: gse embeds 39 MB of dictionaries,
// Japanese and traditional ones among them, and parses its own at every start.
// gsewords, which imports it, is for tests, for dictgen and for measurements.
package words
