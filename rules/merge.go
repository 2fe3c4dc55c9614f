package rules

import (
	"fmt"
	"slices"
)

// before puts the entries of a later layer before those of e. Where both say
// something of one word, the later layer is right.
func (e *entries) before(later *entries) {
	e.measures = merge(later.measures, e.measures, func(m Measure) string { return m.Unit })
	e.items = merge(later.items, e.items, func(i Item) string { return i.Name })
	e.verbs = merge(later.verbs, e.verbs, func(v Verb) string { return v.Word + "\x00" + v.Sense })
	e.endings = merge(later.endings, e.endings, func(n Ending) string { return n.Word })
	e.abbreviations = merge(later.abbreviations, e.abbreviations, func(a Abbreviation) string { return a.Short })
	e.themes = merge(later.themes, e.themes, func(t NationalTheme) string { return fmt.Sprint(t.Year) })
	e.idioms = merge(later.idioms, e.idioms, func(i Idiom) string { return i.Text })
	e.words = append(later.words[:len(later.words):len(later.words)], e.words...)
	e.fragments = slices.DeleteFunc(e.fragments, func(old *fragment) bool {
		return slices.ContainsFunc(later.fragments, func(f *fragment) bool { return f.name == old.name })
	})
	e.fragments = append(later.fragments, e.fragments...)
}

func merge[T any](later, earlier []entry[T], key func(T) string) []entry[T] {
	if len(earlier) == 0 {
		return later
	}
	seen := make(map[string]bool, len(later))
	for _, v := range later {
		seen[key(v.value)] = true
	}
	out := slices.Clone(later)
	for _, v := range earlier {
		if !seen[key(v.value)] {
			out = append(out, v)
		}
	}
	return out
}

// lexicon makes the lexicon of all entries.
func (e *entries) lexicon() *Lexicon {
	l := &Lexicon{
		Measures: values(e.measures), Items: values(e.items), Verbs: values(e.verbs), Endings: values(e.endings),
		Abbreviations: values(e.abbreviations), Themes: values(e.themes), Idioms: values(e.idioms), Words: map[string][]string{},
	}
	for _, w := range e.words {
		l.Words[w.value.name] = append(l.Words[w.value.name], w.value.words...)
	}
	return l
}

func values[T any](list []entry[T]) []T {
	out := make([]T, len(list))
	for i, e := range list {
		out[i] = e.value
	}
	return out
}
