package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// findings lints a library of files and writes findings without their file.
func findings(t *testing.T, files ...string) []string {
	t.Helper()
	var out []string
	for _, f := range Lint(mustLoad(t, files...)) {
		out = append(out, strings.TrimPrefix(f.String(), "lib/"))
	}
	return out
}

// proven is a rule with the examples that the linter asks for.
func proven(name, pattern, more string) string {
	return "  - name: " + name + "\n    pattern: '" + pattern + "'\n" + more +
		"    yes: [{text: 慰问金5元, quote: 5元}]\n    no: [{text: 轮椅5辆, why: no money}]\n"
}

var lintTests = []struct {
	name  string
	files []string
	want  []string
}{
	{"nothing", []string{"a.yaml", "rules:\n" + proven("one", "慰问金{X元}", "    set: {class: relief, basis: per_person_month, status: planned}\n")}, nil},
	{"no examples", []string{"a.yaml", ruleOf("慰问金{X元}")}, []string{
		"a.yaml:2: warning: a/one: has no yes example; add a sentence that it reads, with the quote",
		"a.yaml:2: warning: a/one: has no `no:` example; add a sentence that looks alike and must not be read, and why",
	}},
	{"poor examples", []string{"a.yaml", ruleOf("慰问金{X元}") + "    yes: [{text: 慰问金5元}, {text: 慰问金6元, quote: 6元, basis: each, class: money}]\n    no: [{text: 金5元}]\n"}, []string{
		"a.yaml:2: warning: a/one: the yes example 慰问金5元 has no quote; copy from it what is read",
		"a.yaml:2: warning: a/one: the schema knows no class money; write one of " + strings.Join(enumerations()["class"], ", "),
		"a.yaml:2: warning: a/one: an example has the basis each; write total, or per_ and one or two of " + strings.Join(basisParts(), ", "),
		"a.yaml:2: note: a/one: the no example 金5元 does not say why",
	}},
	{"values the schema does not have", []string{"a.yaml", "rules:\n" + proven("one", "慰问金{X元}", "    set: {class: releif, basis: per_person_person, status: done, role: host}\n")}, []string{
		"a.yaml:2: warning: a/one: the schema knows no class releif; write relief",
		"a.yaml:2: warning: a/one: the schema knows no status done; write one of actual, planned, change",
		"a.yaml:2: warning: a/one: sets the basis per_person_person; write total, or per_ and one or two of " + strings.Join(basisParts(), ", "),
		"a.yaml:2: warning: a/one: sets role, which means nothing for a rule for figure; take it out",
	}},
	{"exclusion", []string{"a.yaml", "rules:\n" + proven("one", "慰问金{X元}", "    for: exclusion\n    set: {item: 款}\n")}, []string{
		"a.yaml:2: warning: a/one: sets no reason; write one of " + strings.Join(enumerations()["reason"], ", "),
		"a.yaml:2: warning: a/one: sets item, which means nothing for a rule for exclusion; take it out",
	}},
	{"same pattern", []string{"a.yaml", "rules:\n" + proven("one", "慰问金{X元}", "") + proven("two", "慰问金{X万元}", "") + proven("three", "慰问金{X元}", "    set: {class: relief}\n")}, []string{
		"a.yaml:6: warning: a/two: has the same pattern as a/one (lib/a.yaml:2); take one of them out",
		"a.yaml:10: warning: a/three: has the same pattern as a/one (lib/a.yaml:2), which sets other attributes and speaks first; make one of the patterns narrower",
	}},
	{"nested repetitions", []string{"a.yaml", "rules:\n" + proven("one", "(?:款+共?)+款{X元}", "") + proven("two", "(?:款|款款)+[元款]{X元}", "") + proven("three", "(?:款+共)+{X元}", "")}, []string{
		"a.yaml:2: warning: a/one: repeats without bound what is itself repeated and can read the same characters: a long sentence may take for ever; take one of the two repetitions out",
		"a.yaml:6: warning: a/two: takes 20ms or more for a sentence of some 400 characters such as 款款款款款款款款款款款款款款款款款款款款款款款款款款款款款款…; bound its repetitions, as in {0,12}",
	}},
	{"fragments and lists", []string{"a.yaml", "rules:\n" + proven("one", "{used}{place}{X元}", ""), "lexicon/f.yaml", "fragments:\n  used: '[共]'\n  unused: '[共]'\nwords:\n  place: [村]\n  money: [款]\n"}, []string{
		"lexicon/f.yaml:3: warning: no rule uses the fragment {unused}; take it out",
	}},
	{"lexicon", []string{"lexicon/f.yaml", "measures:\n  - {measure: car, units: [辆]}\n  - {measure: person, units: [名]}\nitems:\n  - {class: goods, measures: [艘], names: [米]}\n  - {class: food, names: [面, 米]}\nendings:\n  - {type: clinic, words: [医院]}\n"}, []string{
		"lexicon/f.yaml:5: warning: the measure word 艘 of the item 米 is not among the measures; add it there or take it out here",
		"lexicon/f.yaml:6: warning: the item 米 is class food here and class goods at lib/lexicon/f.yaml:5; keep the right one",
		"lexicon/f.yaml:6: warning: 面 has the class food; the schema knows " + strings.Join(enumerations()["class"], ", "),
		"lexicon/f.yaml:6: warning: 米 has the class food; the schema knows " + strings.Join(enumerations()["class"], ", "),
		"lexicon/f.yaml:8: warning: 医院 has the type clinic; the schema knows " + strings.Join(enumerations()["type"], ", "),
		"lexicon/measures.yaml:3: note: the measure word 名 stands at lib/lexicon/f.yaml:3 already",
		"lexicon/measures.yaml:4: warning: the measure word 辆 is vehicle here and car at lib/lexicon/f.yaml:2; keep the right one",
	}},
}

func TestLint(t *testing.T) {
	for _, test := range lintTests {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, findings(t, test.files...)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestLintShadowed(t *testing.T) {
	l, err := load([]layer{
		layerOf("lib", false, "a.yaml", "rules:\n"+proven("one", "慰问金{X元}", "")),
		layerOf("mine", true, "a.yaml", "rules:\n"+proven("one", "慰问款{X元}", "")),
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{{File: "lib/a.yaml", Line: 2, Rule: "a/one", Severity: Note,
		Message: "a rule of the same id in a folder of the user's is used instead of this one"}}
	if d := cmp.Diff(want, Lint(l)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestLintListsOfUser(t *testing.T) {
	l, err := load([]layer{
		layerOf("lib", false, "lexicon/w.yaml", "words:\n  money: [款]\n"),
		layerOf("mine", true, "a.yaml", "rules:\n"+proven("one", "{own}{X元}", ""), "lexicon/w.yaml", "words:\n  money: [钱]\n  own: [款]\n  monye: [款]\n"),
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{{File: "mine/lexicon/w.yaml", Line: 4, Severity: Warning, Message: "nothing reads the list monye; known are money"}}
	if d := cmp.Diff(want, Lint(l)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestValidBasis(t *testing.T) {
	for basis, want := range map[string]bool{
		"total": true, "per_person": true, "per_person_month": true, "per_household_year": true, "per_week": true,
		"": false, "per_": false, "per_person_": false, "person": false, "per_men": false, "per_day_day": false,
	} {
		if validBasis(basis) != want {
			t.Errorf("validBasis(%q) = %v", basis, !want)
		}
	}
}

// TestNew: the file to begin with loads, is free of findings, and has the name asked for.
func TestNew(t *testing.T) {
	for name, want := range map[string]string{"meal-money": "figures/meal-money/meal-money", "figures/meals/meal-money": "figures/meals/meal-money"} {
		text, err := New(name)
		if err != nil {
			t.Fatal(err)
		}
		path := strings.TrimPrefix(strings.Fields(text)[3], "DIR/")
		l := mustLoad(t, path, text, "lexicon/m.yaml", "verbs:\n  - {sense: give, words: [发]}\n")
		if l.Rules[0].ID != want {
			t.Errorf("New(%q) gives the rule %s, want %s", name, l.Rules[0].ID, want)
		}
		if found := Lint(l); len(found) > 0 {
			t.Errorf("New(%q) has findings: %v", name, found)
		}
	}
	for _, bad := range []string{"", "慰问金", "a/", "a b", "A"} {
		if _, err := New(bad); err == nil {
			t.Errorf("New(%q) gives no error", bad)
		}
	}
}
