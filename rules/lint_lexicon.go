package rules

import (
	"slices"
	"strings"
)

// fragments finds pieces of pattern and lists that nothing uses. The lists that
// the extractor's grammar reads are those of the library that the program carries:
// a user's list of another name is read by nobody, unless a pattern names it.
func (t *linter) fragments() {
	var known, seen []string
	for _, w := range t.library.entries.words {
		if !w.value.user {
			known = append(known, w.value.name)
		}
	}
	slices.Sort(known)
	for _, w := range t.library.entries.words {
		name := w.value.name
		f := t.library.fragments[name]
		if slices.Contains(known, name) || slices.Contains(seen, name) || f != nil && f.used {
			continue
		}
		seen = append(seen, name)
		t.warn(w.file, w.line, "", "nothing reads the list %s; known are %s", name, strings.Join(slices.Compact(known), ", "))
	}
	for _, f := range t.library.entries.fragments {
		if !f.used {
			t.warn(f.file, f.line, "", "no rule uses the fragment {%s}; take it out", f.name)
		}
	}
}

// lexicon finds words that stand twice, most of all where the entries contradict.
func (t *linter) lexicon() {
	e := &t.library.entries
	twice(t, "measure word", e.measures, func(m Measure) (string, string) { return m.Unit, m.Canonical })
	names := make([]entry[Item], 0, len(e.items))
	for _, i := range e.items {
		names = append(names, i)
		for _, alias := range i.value.Aliases {
			names = append(names, entry[Item]{Item{Name: alias, Class: i.value.Class}, i.file, i.line})
		}
	}
	twice(t, "item", names, func(i Item) (string, string) { return i.Name, "class " + i.Class })
	twice(t, "ending", e.endings, func(n Ending) (string, string) { return n.Word, "type " + n.Type })
	twice(t, "abbreviation", e.abbreviations, func(a Abbreviation) (string, string) { return a.Short, a.Full })
	twice(t, "idiom", e.idioms, func(i Idiom) (string, string) { return i.Text, "reason " + i.Reason })
	missing := map[string]bool{}
	for _, i := range e.items {
		t.class(i.file, i.line, i.value.Name, i.value.Class)
		for _, unit := range i.value.Measures {
			if _, known := t.library.alphabet.units[unit]; !known && !missing[i.file+unit] {
				missing[i.file+unit] = true // once a file: groups share their measure words
				t.warn(i.file, i.line, "", "the measure word %s of the item %s is not among the measures; add it there or take it out here", unit, i.value.Name)
			}
		}
	}
	for _, m := range e.measures {
		t.class(m.file, m.line, m.value.Unit, m.value.Class)
	}
	t.values("type", e)
}

// class reports an item_class that the schema does not know.
func (t *linter) class(file string, line int, word, class string) {
	if class != "" && !slices.Contains(t.enums["class"], class) {
		t.warn(file, line, "", "%s has the class %s; the schema knows %s", word, class, strings.Join(t.enums["class"], ", "))
	}
}

func (t *linter) values(enumeration string, e *entries) {
	for _, n := range e.endings {
		if !slices.Contains(t.enums[enumeration], n.value.Type) {
			t.warn(n.file, n.line, "", "%s has the type %s; the schema knows %s", n.value.Word, n.value.Type, strings.Join(t.enums["type"], ", "))
		}
	}
	for _, i := range e.idioms {
		if !slices.Contains(t.enums["reason"], i.value.Reason) {
			t.warn(i.file, i.line, "", "%s has the reason %s; the schema knows %s", i.value.Text, i.value.Reason, strings.Join(t.enums["reason"], ", "))
		}
	}
}

// twice finds words that several entries name.
func twice[T any](t *linter, what string, list []entry[T], say func(T) (word, says string)) {
	first := map[string]entry[T]{}
	for _, e := range list {
		word, says := say(e.value)
		old, seen := first[word]
		if !seen {
			first[word] = e
			continue
		}
		_, before := say(old.value)
		if before != says {
			t.warn(e.file, e.line, "", "the %s %s is %s here and %s at %s:%d; keep the right one", what, word, says, before, old.file, old.line)
		} else {
			t.note(e.file, e.line, "", "the %s %s stands at %s:%d already", what, word, old.file, old.line)
		}
	}
}
