package rules

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"heshu/segment"
)

// entry is a part of the lexicon with the place where it is written.
type entry[T any] struct {
	value T
	file  string
	line  int
}

// entries are the lexicon's parts as files give them.
type entries struct {
	measures      []entry[Measure]
	items         []entry[Item]
	verbs         []entry[Verb]
	endings       []entry[Ending]
	abbreviations []entry[Abbreviation]
	themes        []entry[NationalTheme]
	idioms        []entry[Idiom]
	words         []entry[wordList]
	fragments     []*fragment
}

type wordList struct {
	name  string
	words []string
	user  bool // from a folder of the user's
}

// lexiconKeys are the keys of a lexicon file.
var lexiconKeys = map[string]func(f *file, n ast.Node, out *entries){
	"measures":      (*file).measures,
	"items":         (*file).items,
	"verbs":         (*file).verbs,
	"endings":       (*file).endings,
	"abbreviations": (*file).abbreviations,
	"themes":        (*file).themes,
	"idioms":        (*file).idioms,
	"words":         (*file).words,
	"fragments":     (*file).fragments,
}

// readLexicon adds what a lexicon file holds to out.
func (f *file) readLexicon(data []byte, out *entries) {
	body := f.parse(data)
	if body == nil {
		return
	}
	known := fields{}
	for key, read := range lexiconKeys {
		known[key] = func(n ast.Node) { read(f, n, out) }
	}
	for _, key := range []string{"rules", "off"} {
		known[key] = func(n ast.Node) {
			f.fail(n, key+" is no part of the lexicon", "put it into a file of another folder")
		}
	}
	f.mapping(body, "a lexicon file", known)
}

// add appends a value with its place.
func add[T any](f *file, n ast.Node, dst *[]entry[T], value T) {
	line, _ := place(n)
	*dst = append(*dst, entry[T]{value, f.name, line})
}

// need reports keys of a group that are empty.
func (f *file) need(n ast.Node, values ...string) bool {
	for i := 0; i < len(values); i += 2 {
		if values[i+1] == "" {
			f.fail(n, "the entry has no "+values[i], "add "+values[i])
			return false
		}
	}
	return true
}

func first(list []word) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].text
}

func (f *file) measures(n ast.Node, out *entries) {
	f.list(n, "measures", func(group ast.Node) {
		var m Measure
		var units []word
		f.mapping(group, "a measure", fields{
			"measure": f.text(&m.Canonical), "class": f.text(&m.Class), "follows": f.yesNo(&m.NounFollows), "units": f.wordsOf("units", &units),
		})
		if !f.need(group, "measure", m.Canonical, "units", first(units)) {
			return
		}
		for _, u := range units {
			m.Unit = u.text
			add(f, u.node, &out.measures, m)
		}
	})
}

func (f *file) items(n ast.Node, out *entries) {
	f.list(n, "items", func(group ast.Node) {
		var class string
		var measures, names []word
		aliases := map[string][]string{}
		f.mapping(group, "a group of items", fields{
			"class": f.text(&class), "measures": f.wordsOf("measures", &measures), "names": f.wordsOf("names", &names),
			"aliases": func(n ast.Node) {
				f.lists(n, "aliases", func(_ ast.Node, name string, list []word) { aliases[name] = texts(list) })
			},
		})
		if !f.need(group, "class", class, "names", first(names)) {
			return
		}
		for _, name := range names {
			add(f, name.node, &out.items, Item{Name: name.text, Class: class, Measures: texts(measures), Aliases: aliases[name.text]})
			delete(aliases, name.text)
		}
		for name := range aliases {
			f.fail(group, fmt.Sprintf("aliases of %s, which is not among the names", name), "add it to names")
		}
	})
}

// lists reads a mapping of names to lists of words.
func (f *file) lists(n ast.Node, what string, read func(n ast.Node, name string, list []word)) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		f.mismatch(n, what+" is a mapping of names to lists")
		return
	}
	for _, v := range m.Values {
		var list []word
		f.wordsOf(what, &list)(v.Value)
		read(v, segment.Fold(v.Key.GetToken().Value).Text, list)
	}
}

func (f *file) verbs(n ast.Node, out *entries) {
	f.list(n, "verbs", func(group ast.Node) {
		var sense string
		var words []word
		f.mapping(group, "a group of verbs", fields{"sense": f.text(&sense), "words": f.wordsOf("words", &words)})
		if f.need(group, "sense", sense, "words", first(words)) {
			for _, w := range words {
				add(f, w.node, &out.verbs, Verb{Word: w.text, Sense: sense})
			}
		}
	})
}

func (f *file) endings(n ast.Node, out *entries) {
	f.list(n, "endings", func(group ast.Node) {
		var e Ending
		var words []word
		f.mapping(group, "a group of endings", fields{
			"type": f.text(&e.Type), "bare": f.yesNo(&e.Bare), "words": f.wordsOf("words", &words), "full": f.text(&e.Short),
		})
		if !f.need(group, "type", e.Type, "words", first(words)) {
			return
		}
		full := e.Short
		for _, w := range words {
			e.Word, e.Short = w.text, full
			if w.text == full {
				e.Short = ""
			}
			add(f, w.node, &out.endings, e)
		}
	})
}

func (f *file) abbreviations(n ast.Node, out *entries) {
	f.list(n, "abbreviations", func(group ast.Node) {
		var a Abbreviation
		f.mapping(group, "an abbreviation", fields{"short": f.text(&a.Short), "full": f.text(&a.Full)})
		if f.need(group, "short", a.Short, "full", a.Full) {
			add(f, group, &out.abbreviations, Abbreviation{segment.Fold(a.Short).Text, segment.Fold(a.Full).Text})
		}
	})
}

func (f *file) themes(n ast.Node, out *entries) {
	f.list(n, "themes", func(group ast.Node) {
		var t NationalTheme
		f.mapping(group, "a theme", fields{"year": f.whole(&t.Year), "ordinal": f.whole(&t.Ordinal), "theme": f.text(&t.Theme)})
		if f.need(group, "theme", t.Theme) {
			add(f, group, &out.themes, t)
		}
	})
}

func (f *file) idioms(n ast.Node, out *entries) {
	f.list(n, "idioms", func(group ast.Node) {
		var reason string
		var words []word
		read := f.wordsOf("texts", &words)
		f.mapping(group, "a group of idioms", fields{"reason": f.text(&reason), "texts": read, "words": read})
		if f.need(group, "reason", reason, "texts", first(words)) {
			for _, w := range words {
				add(f, w.node, &out.idioms, Idiom{Text: w.text, Reason: reason})
			}
		}
	})
}

func (f *file) words(n ast.Node, out *entries) {
	f.lists(n, "words", func(n ast.Node, name string, list []word) {
		add(f, n, &out.words, wordList{name: name, words: texts(list)})
	})
}

func (f *file) fragments(n ast.Node, out *entries) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		f.mismatch(n, "fragments is a mapping of names to pieces of pattern")
		return
	}
	for _, v := range m.Values {
		name := v.Key.GetToken().Value
		fr := &fragment{name: name, file: f.name}
		fr.line, fr.column = place(v)
		f.text(&fr.pattern)(v.Value)
		switch {
		case !nameOfPiece.MatchString(name) || slices.Contains(fixedNames, name):
			f.fail(v, fmt.Sprintf("%s cannot name a fragment", name), "write a name of a-z, 0-9 and _ that is no placeholder")
		case fr.pattern != "":
			out.fragments = append(out.fragments, fr)
		}
	}
}
