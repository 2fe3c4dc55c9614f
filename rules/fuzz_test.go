package rules

import (
	"strings"
	"testing"
)

// FuzzRuleFile: whatever a file holds, loading it gives a library or errors with a place.
func FuzzRuleFile(f *testing.F) {
	f.Add("rules:\n  - name: one\n    pattern: '慰问金{X元}'\n    set: {class: relief}\n    yes:\n      - {text: 慰问金5元, quote: 5元}\n")
	f.Add("rules:\n  - name：one\n    pattern: {X元}\n")
	f.Add("off: [a/b]\nfragments: {x: 'a{y}', y: '{x}'}\n")
	f.Add("measures:\n  - {measure: person, units: [名, 012]}\nwords: {a: [b, ~, true]}\n")
	f.Add("rules: &a [*a]\n")
	f.Add("- - - {[")
	f.Fuzz(func(t *testing.T, content string) {
		for _, path := range []string{"figures/x.yaml", "lexicon/x.yaml"} {
			l, err := from(t, path, content)
			if err == nil {
				Lint(l)
				continue
			}
			list, ok := err.(Errors)
			if !ok {
				t.Fatalf("%T is no Errors: %v", err, err)
			}
			for _, e := range list {
				if e.File == "" || e.Message == "" || strings.Contains(e.Message, "the parser stopped") {
					t.Fatalf("%q: %v", content, e)
				}
			}
		}
	})
}

// FuzzPattern: whatever a pattern holds, it compiles or is an error, and what
// compiles matches alike on both paths.
func FuzzPattern(f *testing.F) {
	for _, p := range []string{"慰问金{X元}", "{N名}{people}", "(?<item>a|b){0,2}{#}", `[\]{]{N}\{`, "((?<=x){item}|y){org}{N%}", "(?x) {#} # c", "{N名|户}{3}"} {
		f.Add(p, "慰问金[X:2万元]，[person:3名]残疾人")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		r := &Rule{ID: "x/one", Name: "one", Target: Figure, Pattern: pattern, File: "x.yaml"}
		l, err := from(t)
		if err != nil {
			t.Fatal(err)
		}
		c := &compiler{alphabet: l.alphabet, fragments: l.fragments, timeout: DefaultTimeout}
		if r.source, err = c.compile(r); err != nil {
			_ = located(r, err).Error()
			return
		}
		l.Rules = []*Rule{r}
		l.index = newIndex(l.Rules)
		if sentence, slots, ok := readMarks(text); ok {
			compare(t, l.NewMatcher(), sentence, slots)
		}
	})
}
