package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"heshu/rules"
)

// larger loads the library with as many more rules and words of the same kinds that it
// is so many times as large. The words are other ones: each character is replaced by
// another of the library, so that they are as long, and begin and end like words that
// the texts hold.
func larger(library *rules.Library, times int, o rules.Options) (*rules.Library, error) {
	dir, err := os.MkdirTemp("", "heshu-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	characters := newCharacters(library.Lexicon)
	for n := 1; n < times; n++ {
		t := translation{characters, n * 7}
		folder := fmt.Sprintf("more%d", n)
		if err := errors.Join(
			writeJSON(filepath.Join(dir, folder, "rules.yaml"), t.rules(library.Rules)),
			writeJSON(filepath.Join(dir, "lexicon", folder+".yaml"), t.lexicon(library.Lexicon)),
		); err != nil {
			return nil, err
		}
	}
	o.Dirs = append(o.Dirs, dir)
	return rules.Load(o)
}

// writeJSON writes a file of YAML, which JSON is.
func writeJSON(path string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// characters are the Chinese characters of a lexicon, the most frequent first.
type characters struct {
	list []rune
	rank map[rune]int
}

// numerals stay what they are: nothing would find an idiom without one.
const numerals = "零〇一二三四五六七八九十百千万亿两几数半廿第"

func newCharacters(lexicon *rules.Lexicon) characters {
	times := map[rune]int{}
	count := func(word string) {
		for _, c := range word {
			if c >= 0x4E00 && c <= 0x9FFF && !strings.ContainsRune(numerals, c) {
				times[c]++
			}
		}
	}
	for _, item := range lexicon.Items {
		count(item.Name)
	}
	for _, ending := range lexicon.Endings {
		count(ending.Word)
	}
	for _, verb := range lexicon.Verbs {
		count(verb.Word)
	}
	c := characters{list: slices.Collect(maps.Keys(times)), rank: map[rune]int{}}
	slices.SortFunc(c.list, func(a, b rune) int { return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b)) })
	for i, r := range c.list {
		c.rank[r] = i
	}
	return c
}

// translation replaces each character by the one so many ranks further on.
type translation struct {
	characters
	by int
}

// rare is where the characters begin that stand for words of one character: others
// would be found in every sentence.
const rare = 0x3400

func (t translation) word(word string) string {
	if runes := []rune(word); len(runes) == 1 {
		return string(rune(rare + t.by<<8 + t.rank[runes[0]]%256))
	}
	return strings.Map(t.character, word)
}

func (t translation) character(c rune) rune {
	if i, ok := t.rank[c]; ok {
		return t.list[(i+t.by)%len(t.list)]
	}
	return c
}

func (t translation) words(list []string) []string {
	var out []string
	for _, word := range list {
		out = append(out, t.word(word))
	}
	return out
}

// pattern translates a pattern but for its placeholders.
func (t translation) pattern(pattern string) string {
	depth := 0
	return strings.Map(func(c rune) rune {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth == 0:
			return t.character(c)
		}
		return c
	}, pattern)
}

type object = map[string]any

// rules are the rules that hold a word of their own.
func (t translation) rules(list []*rules.Rule) object {
	var out []object
	for i, r := range list {
		if pattern := t.pattern(r.Pattern); pattern != r.Pattern {
			out = append(out, object{"name": fmt.Sprintf("%s-%d", r.Name, i), "for": r.Target, "pattern": pattern, "set": attributes(r.Set)})
		}
	}
	return object{"rules": out}
}

// attributes are those that are set.
func attributes(a rules.Attributes) object {
	out := object{}
	for name, value := range map[string]string{
		"item": a.Item, "class": a.Class, "action": a.Action, "basis": a.Basis, "status": a.Status, "role": a.Role, "reason": a.Reason,
	} {
		if value != "" {
			out[name] = value
		}
	}
	return out
}

// lexicon translates all but measures, which are more or fewer numbers that count, and
// themes, of which there is one a year.
func (t translation) lexicon(l *rules.Lexicon) object {
	var items, verbs, endings, abbreviations, idioms []object
	for _, it := range l.Items {
		items = append(items, object{"class": it.Class, "names": t.words(append([]string{it.Name}, it.Aliases...))})
	}
	for _, v := range l.Verbs {
		verbs = append(verbs, object{"sense": v.Sense, "words": []string{t.word(v.Word)}})
	}
	for _, e := range l.Endings {
		endings = append(endings, object{"type": e.Type, "bare": e.Bare, "words": []string{t.word(e.Word)}})
	}
	for _, a := range l.Abbreviations {
		abbreviations = append(abbreviations, object{"short": t.word(a.Short), "full": t.word(a.Full)})
	}
	for _, i := range l.Idioms {
		idioms = append(idioms, object{"reason": i.Reason, "texts": []string{t.word(i.Text)}})
	}
	lists := object{}
	for name, list := range l.Words {
		lists[name] = t.words(list)
	}
	return object{"items": items, "verbs": verbs, "endings": endings, "abbreviations": abbreviations, "idioms": idioms, "words": lists}
}
