package rules

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// Library is a loaded rule library. It does not change and may be shared.
type Library struct {
	Rules   []*Rule // in the order in which they speak: a user's own first, then by path and place
	Lexicon *Lexicon
	Version string // of the library that the program carries; +local behind it if the user's folders add to it
	Digest  string // hex SHA-256 of all that decides what is read: patterns, attributes, lexicon; not of examples and comments

	alphabet  *alphabet
	index     *index
	entries   entries
	fragments map[string]*fragment
	shadowed  []*Rule
}

// library compiles what the layers gave.
func (b *builder) library() (*Library, error) {
	b.switchOff()
	l := &Library{Rules: b.rules, Lexicon: b.entries.lexicon(), Version: b.version, entries: b.entries, shadowed: b.shadowed}
	l.alphabet = newAlphabet(l.Lexicon.Measures)
	l.fragments = b.fragments(l.Lexicon)
	c := &compiler{alphabet: l.alphabet, fragments: l.fragments, timeout: cmp.Or(b.timeout, DefaultTimeout)}
	if !b.proved() {
		b.checkFragments(c)
	}
	for _, r := range l.Rules {
		program, err := c.compile(r)
		switch {
		case errors.Is(err, errBroken):
			continue
		case err != nil:
			b.errs = append(b.errs, located(r, err))
			continue
		}
		r.source = program
	}
	if err := b.errs.orNil(); err != nil {
		return nil, err
	}
	l.index = newIndex(l.Rules)
	if b.proved() {
		l.Digest = b.known.digest
		return l, nil
	}
	var err error
	l.Digest, err = l.digest()
	return l, err
}

// located gives an error of a pattern its file, line and rule.
func located(r *Rule, err error) *Error {
	var place *patternError
	if errors.As(err, &place) {
		e := *place.what
		e.Message += fmt.Sprintf(", at character %d of the pattern", len([]rune(r.Pattern[:place.at]))+1)
		err = &e
	}
	out := &Error{Message: err.Error()}
	var plain *Error
	if errors.As(err, &plain) {
		*out = *plain
	}
	out.File, out.Rule = r.File, r.ID
	out.Line, out.Col = r.patternLine, r.patternColumn
	return out
}

// fragments lists the named pieces of pattern: the written ones, and one for
// each verb sense and each word list that has no written one.
func (b *builder) fragments(l *Lexicon) map[string]*fragment {
	out := map[string]*fragment{}
	for _, f := range b.entries.fragments {
		if old := out[f.name]; old != nil {
			b.errs = append(b.errs, &Error{File: f.file, Line: f.line, Col: f.column,
				Message: fmt.Sprintf("the fragment %s is also written at %s:%d", f.name, old.file, old.line), Fix: "give one of them another name"})
			continue
		}
		out[f.name] = f
	}
	lists := map[string][]string{}
	for name, words := range l.Words {
		lists[name] = words
	}
	senses := map[string][]string{}
	for _, v := range l.Verbs {
		senses[v.Sense] = append(senses[v.Sense], v.Word)
	}
	for name, words := range senses {
		lists[name] = words
	}
	for name, words := range lists {
		if out[name] == nil && len(words) > 0 && nameOfPiece.MatchString(name) && !slices.Contains(fixedNames, name) {
			out[name] = &fragment{name: name, pattern: anyOf(words), auto: true}
		}
	}
	return out
}

// anyOf is the pattern of any of words, the longest first so that it is not cut short.
func anyOf(words []string) string {
	sorted := slices.Clone(words)
	slices.SortFunc(sorted, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	sorted = slices.Compact(sorted)
	for i, w := range sorted {
		sorted[i] = regexp2.Escape(w)
	}
	return "(?:" + strings.Join(sorted, "|") + ")"
}

// checkFragments compiles each written fragment alone, so that its own errors
// are reported at its own place, once.
func (b *builder) checkFragments(c *compiler) {
	for _, f := range b.entries.fragments {
		e := expansion{compiler: c}
		err := e.add(f.pattern, []string{f.name})
		if err == nil {
			if _, wrong := regexp2.Compile(e.render()); wrong != nil {
				err = regexpError(f.pattern, wrong)
			}
		}
		if errors.Is(err, errBroken) {
			f.broken = true
			continue
		}
		if err != nil {
			f.broken = true
			at := &Rule{File: f.file, patternLine: f.line, patternColumn: f.column, Pattern: f.pattern}
			b.errs = append(b.errs, located(at, err))
		}
	}
	for _, f := range c.fragments {
		f.used = false // by rules, is what the linter asks
	}
}

// digest hashes the library's content in a stable order.
func (l *Library) digest() (string, error) {
	type rule struct {
		ID, Pattern string
		Target      Target
		Set         Attributes
	}
	content := struct {
		Rules     []rule
		Lexicon   *Lexicon
		Fragments map[string]string
	}{Lexicon: l.Lexicon, Fragments: map[string]string{}}
	for _, r := range l.Rules {
		content.Rules = append(content.Rules, rule{r.ID, r.Pattern, r.Target, r.Set})
	}
	for name, f := range l.fragments {
		content.Fragments[name] = f.pattern
	}
	hash := sha256.New()
	if err := json.NewEncoder(hash).Encode(content); err != nil { // map keys come sorted
		return "", fmt.Errorf("hash the library: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
