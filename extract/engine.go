package extract

import (
	"fmt"
	"strings"
	"sync"

	"heshu/corpus"
	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
	"heshu/segment/words"
)

// Engine reads reports with one rule library. It is safe for concurrent use.
type Engine struct {
	library     *rules.Library
	lexicon     *rules.Lexicon
	scanner     *quantity.Scanner
	cutter      Words
	everyRule   bool
	vocabulary  *vocabulary
	endings     *endingIndex
	endingWords map[string]*ending
	notOrgs     map[string][]string // by ending: longer words that hold it and are no organisations
	themes      *themeIndex
	leading     map[string]bool    // verbs whose object acts: 带领区残联
	public      map[string]bool    // givers without a name: 社会各界
	particles   map[string]bool    // characters that no proper name begins with
	perWords    wordTree[string]   // what one of the thing behind 每 is
	worth       wordTree[struct{}] // from behind: 价值, 折价
	staff       wordTree[struct{}] // from behind: those who work for others, 教师, 保洁员
	appoint     wordTree[struct{}] // from behind: verbs that hire or send them, 招聘, 抽调
	notAfter    wordTree[struct{}] // what follows no organisation's name
	bases       map[string]string  // part → basis
	readings    sync.Pool          // of *reading that are done with
}

// Words cuts text into words; [words.Cutter] is one.
type Words interface {
	Cut(text string, dst []words.Word) []words.Word
	Parts(text string, at int) bool // whether a word ends at offset at
	TagName(words.Tag) string
	ID(word string) words.ID
	IDs() int
}

// Options say how an engine works. The zero value is the fast way; the others give
// the same records and are what it is held against.
type Options struct {
	// Words makes what cuts text, with the words of the library. nil: words.New.
	Words func([]words.Entry) (Words, error)
	// EveryRule tries every rule on every sentence with regexp2, whether or not it
	// has a chance there.
	EveryRule bool
}

// New prepares an engine for the library.
func New(library *rules.Library) (*Engine, error) { return NewWith(library, Options{}) }

// NewWith is New with options.
func NewWith(library *rules.Library, opts Options) (*Engine, error) {
	if opts.Words == nil {
		opts.Words = func(entries []words.Entry) (Words, error) { return words.New(entries) }
	}
	lex := library.Lexicon
	dictionary := make(chan loaded, 1)
	go func() {
		cutter, err := opts.Words(cutterEntries(lex))
		dictionary <- loaded{cutter, err}
	}()
	e := &Engine{library: library, lexicon: lex, vocabulary: newVocabulary(lex), everyRule: opts.EveryRule, bases: newBases()}
	var err error
	if e.scanner, err = newScanner(lex); err != nil {
		return nil, fmt.Errorf("prepare the reading of numbers: %w", err)
	}
	e.takeEndings(lex)
	e.takeLists(lex)
	words := <-dictionary
	if words.err != nil {
		return nil, fmt.Errorf("load the dictionary: %w", words.err)
	}
	e.cutter = words.cutter
	e.vocabulary.number(e.cutter)
	return e, nil
}

// loaded is what came of loading the dictionary, which takes half of the time to prepare
// an engine and goes on beside the rest.
type loaded struct {
	cutter Words
	err    error
}

// takeEndings prepares the heads of organisation names.
func (e *Engine) takeEndings(lex *rules.Lexicon) {
	endings := newEndings(lex)
	e.endings = newEndingIndex(endings)
	e.endingWords = map[string]*ending{}
	for i := range endings {
		e.endingWords[endings[i].Word] = &endings[i]
	}
	e.notOrgs = notOrganisations(lex.Words["notorg"], e.endingWords)
	for _, word := range lex.Words["notafterorg"] {
		e.notAfter.add(word, struct{}{})
	}
}

// takeLists prepares the lists of words that grammar needs, and the themes.
func (e *Engine) takeLists(lex *rules.Lexicon) {
	e.themes = &themeIndex{}
	for _, t := range lex.Themes {
		text := segment.Fold(t.Theme).Text
		e.themes.entries = append(e.themes.entries, newThemeEntry(t.Year, t.Ordinal, text))
	}
	e.public = wordSet(lex.Words["public"])
	e.leading = wordSet(lex.Words["leading"])
	e.particles = wordSet(lex.Words["particle"])
	e.perWords = newPerWords(e.vocabulary, lex.Words)
	for list, tree := range map[string]*wordTree[struct{}]{"worth": &e.worth, "staff": &e.staff, "appoint": &e.appoint} {
		for _, word := range lex.Words[list] {
			tree.addBehind(word, struct{}{})
		}
	}
}

// notOrganisations lists, by ending, the words that hold it.
func notOrganisations(list []string, endings map[string]*ending) map[string][]string {
	out := map[string][]string{}
	for _, word := range list {
		held := map[string]bool{}
		for from := 0; from < len(word); from += 3 {
			for to := from + 3; to <= len(word); to += 3 {
				if part := word[from:to]; endings[part] != nil && !held[part] {
					held[part] = true
					out[part] = append(out[part], word)
				}
			}
		}
	}
	return out
}

// pairs reads entries of the form key=value.
func pairs(list []string) map[string]string {
	out := make(map[string]string, len(list))
	for _, entry := range list {
		for i := 0; i < len(entry); i++ {
			if entry[i] == '=' {
				out[entry[:i]] = entry[i+1:]
				break
			}
		}
	}
	return out
}

func newScanner(lex *rules.Lexicon) (*quantity.Scanner, error) {
	var in quantity.Lexicon
	for _, m := range lex.Measures {
		in.Measures = append(in.Measures, quantity.Measure{Unit: m.Unit, Canonical: m.Canonical})
	}
	for _, i := range lex.Idioms {
		in.Idioms = append(in.Idioms, quantity.Expression{Text: i.Text, Reason: quantity.Reason(i.Reason)})
	}
	return quantity.NewScanner(in)
}

// listTags are the parts of speech of the word lists. A word of several lists
// takes that of the first.
var listTags = []struct{ list, tag string }{
	{"preposition", "p"}, {"conjunction", "c"}, {"region", "n"}, {"person", "n"}, {"money", "n"}, {"title", "n"},
	{"connective", "d"}, {"leader", "c"}, {"self", "r"}, {"worth", "v"}, {"average", "d"},
	{"attributive", "b"}, {"name", "vn"}, {"adverb", "d"}, {"noun", "n"}, {"verb", "v"}, {"both", "vn"}, {"modifier", "a"}, {"notorg", "n"},
}

// cutterEntries lists the words of the lexicon with a part of speech each.
func cutterEntries(lex *rules.Lexicon) []words.Entry {
	seen := make(map[string]bool, sizeOf(lex))
	out := make([]words.Entry, 0, sizeOf(lex))
	add := func(word, tag string) {
		if word != "" && !seen[word] {
			seen[word] = true
			out = append(out, words.Entry{Text: word, Tag: tag})
		}
	}
	for _, l := range listTags {
		for _, w := range lex.Words[l.list] {
			if at := strings.IndexByte(w, '='); at >= 0 {
				w = w[:at]
			}
			add(w, l.tag)
		}
	}
	for _, v := range lex.Verbs {
		add(v.Word, "v")
	}
	for _, e := range lex.Endings {
		if len(e.Word) >= 9 {
			add(e.Word, "n")
		}
	}
	people := wordSet(lex.Words["person"])
	giving := map[string]bool{}
	for _, v := range lex.Verbs {
		giving[v.Word] = gives(v.Sense)
	}
	for _, it := range lex.Items {
		if (it.Class == "service" || it.Class == "event") && (splits(it.Name, people, seen) || endsIn(it.Name, people)) {
			continue // 残疾人体检, 救助困难群众: two words where people are counted
		}
		if (it.Class == "goods" || amountClasses[it.Class]) && splits(it.Name, giving, seen) {
			continue // 募集善款: a verb and its object
		}
		add(it.Name, "n")
		for _, a := range it.Aliases {
			add(a, "n")
		}
	}
	return out
}

func wordSet(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, w := range list {
		out[w] = true
	}
	return out
}

// endsIn reports whether name has one of the words as its end.
func endsIn(name string, heads map[string]bool) bool {
	for i := 6; i+6 <= len(name); i += 3 {
		if heads[name[i:]] {
			return true
		}
	}
	return false
}

// splits reports whether name is one of the words heads and another known word.
func splits(name string, heads, known map[string]bool) bool {
	for i := 6; i+6 <= len(name); i += 3 {
		if heads[name[:i]] && known[name[i:]] {
			return true
		}
	}
	return false
}

// Library returns the rule library that the engine reads with.
func (e *Engine) Library() *rules.Library { return e.library }

// Extract reads one report. The error names a rule that failed; the records
// hold what the other rules read.
func (e *Engine) Extract(doc corpus.Document) (*Records, error) {
	out := &Records{}
	err := e.ExtractInto(doc, out)
	return out, err
}

// ExtractInto is [Engine.Extract] into out, whose slices it uses again. The rows
// that out held before are gone; what they pointed to is not touched.
func (e *Engine) ExtractInto(doc corpus.Document, out *Records) error {
	r, _ := e.readings.Get().(*reading)
	if r == nil {
		r = e.newReading()
	}
	r.read(doc)
	r.records(out)
	err := r.faults.err()
	if len(doc.Text) <= mostKept {
		r.doc = corpus.Document{}
		e.readings.Put(r)
	}
	return err
}

// mostKept is the longest report, in bytes, whose buffers are used again: those of a
// rare giant would never be freed.
const mostKept = 1 << 18
