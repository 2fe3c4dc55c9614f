package rules

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const measuresFile = `
measures:
  - {measure: person, class: people, follows: true, units: [名, 位, 人]}
  - {measure: vehicle, units: [辆]}
  - {measure: household, units: [户]}
  - {measure: percent, class: ratio, units: ['%']}
`

// from loads the files of a library given as path and content in turn.
func from(t testing.TB, files ...string) (*Library, error) {
	t.Helper()
	return load([]layer{layerOf("lib", false, files...)}, 0)
}

func layerOf(display string, user bool, files ...string) layer {
	tree := fstest.MapFS{}
	if !user {
		tree["lexicon/measures.yaml"] = &fstest.MapFile{Data: []byte(measuresFile)}
	}
	for i := 0; i < len(files); i += 2 {
		tree[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return layer{files: tree, display: display, user: user}
}

func mustLoad(t testing.TB, files ...string) *Library {
	t.Helper()
	l, err := from(t, files...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// ruleOf is a rule file with one rule of a pattern.
func ruleOf(pattern string) string {
	return "rules:\n  - name: one\n    pattern: '" + pattern + "'\n"
}

var update = flag.Bool("update", false, "write the golden files anew")

// TestErrors holds the messages for damaged files against testdata/errors.txt.
func TestErrors(t *testing.T) {
	const golden = "testdata/errors.txt"
	archive, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var anew strings.Builder
	for block := range strings.SplitSeq(string(archive), "=== ") {
		title, rest, _ := strings.Cut(block, "\n")
		if title == "" {
			continue
		}
		t.Run(title, func(t *testing.T) {
			content, want, _ := strings.Cut(rest, "--- errors\n")
			path := "figures/x.yaml"
			if strings.HasPrefix(title, "lexicon") {
				path = "lexicon/x.yaml"
			}
			_, err := from(t, path, content)
			if err == nil {
				t.Fatal("loaded without an error")
			}
			fmt.Fprintf(&anew, "=== %s\n%s--- errors\n%s\n", title, content, err)
			if d := cmp.Diff(strings.TrimSpace(want), err.Error()); d != "" && !*update {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(golden, []byte(anew.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestErrorsOfSeveralFiles(t *testing.T) {
	_, err := from(t, "b/x.yaml", ruleOf("{X元"), "a/x.yaml", ruleOf("{N两}")+ruleOf("x")[len("rules:\n"):])
	got, ok := err.(Errors)
	if !ok || len(got) != 3 {
		t.Fatalf("got %v, want three Errors", err)
	}
	for i, want := range []string{"lib/a/x.yaml", "lib/a/x.yaml", "lib/b/x.yaml"} {
		if got[i].File != want {
			t.Errorf("error %d is of %s, want %s", i, got[i].File, want)
		}
	}
	if len(got.Unwrap()) != 3 {
		t.Error("Unwrap does not give all errors")
	}
}

func TestDirs(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "figures"), 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "figures", "own.yaml")
	if err := os.WriteFile(file, []byte(ruleOf("伙食费{X元}")), 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := Load(Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if l.Rules[0].ID != "figures/own/one" || l.Rules[0].File != filepath.ToSlash(file) {
		t.Errorf("the first rule is %s of %s", l.Rules[0].ID, l.Rules[0].File)
	}
	if !strings.HasSuffix(l.Version, "+local") {
		t.Errorf("version %s does not tell of the user's rules", l.Version)
	}
	_, err = Load(Options{Dirs: []string{filepath.Join(dir, "none"), file}})
	if got, ok := err.(Errors); !ok || len(got) != 2 {
		t.Errorf("a missing folder and a file in place of one: %v", err)
	}
}

func TestEmbeddedLibrary(t *testing.T) {
	l, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l.Version == "" || len(l.Digest) != 64 {
		t.Errorf("version %q, digest %q", l.Version, l.Digest)
	}
	for _, f := range Lint(l) {
		if f.Severity == Warning && f.Rule != "" {
			t.Error(f)
		}
	}
}

func TestOverrideAndOff(t *testing.T) {
	builtin := layerOf("lib", false,
		"figures/a.yaml", "rules:\n  - {name: one, pattern: '慰问金{X元}'}\n  - {name: two, pattern: '轮椅{N辆}'}\n  - {name: three, pattern: '善款{X元}'}\n")
	user := layerOf("mine", true,
		"figures/a.yaml", "rules:\n  - {name: two, pattern: '电动轮椅{N辆}'}\noff: [figures/a/three]\n",
		"figures/z.yaml", ruleOf("伙食费{X元}"))
	l, err := load([]layer{builtin, user}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range l.Rules {
		got = append(got, r.ID+" "+r.Pattern)
	}
	want := []string{"figures/z/one 伙食费{X元}", "figures/a/one 慰问金{X元}", "figures/a/two 电动轮椅{N辆}"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestOffNamesNoRule(t *testing.T) {
	_, err := from(t, "figures/a.yaml", ruleOf("慰问金{X元}")+"off: [figures/a/ones]\n")
	want := "lib/figures/a.yaml:4:7: off names no rule: figures/a/ones; write figures/a/one"
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestLexiconLayers(t *testing.T) {
	builtin := layerOf("lib", false, "lexicon/w.yaml", "words:\n  money: [善款]\nendings:\n  - {type: school, words: [中心]}\n  - {type: dpf, bare: true, full: 残疾人联合会, words: [残联, 残疾人联合会]}\n")
	user := layerOf("mine", true, "lexicon/w.yaml", "words:\n  money: [彩票金]\nendings:\n  - {type: service, words: [中心]}\n")
	l, err := load([]layer{builtin, user}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"彩票金", "善款"}, l.Lexicon.Words["money"]); d != "" {
		t.Errorf("words (-want +got)\n%s", d)
	}
	want := []Ending{
		{Word: "中心", Type: "service"},
		{Word: "残联", Type: "dpf", Bare: true, Short: "残疾人联合会"},
		{Word: "残疾人联合会", Type: "dpf", Bare: true},
	}
	if d := cmp.Diff(want, l.Lexicon.Endings); d != "" {
		t.Errorf("endings (-want +got)\n%s", d)
	}
}

func TestLexiconIsDecoded(t *testing.T) {
	l := mustLoad(t, "lexicon/x.yaml", `
items:
  - class: goods
    measures: [辆]
    names: [輪椅, 电动轮椅]
    aliases: {轮椅: [轮椅车]}
verbs:
  - {sense: give, words: [发放, 送上]}
abbreviations:
  - {short: 残联, full: 残疾人联合会}
themes:
  - {year: 2024, ordinal: 34, theme: '科技助残,共享美好生活'}
idioms:
  - {reason: idiom, texts: [千家万户]}
  - {reason: name, words: [三里屯]}
`)
	want := &Lexicon{
		Measures: []Measure{{"名", "person", "people", true}, {"位", "person", "people", true}, {"人", "person", "people", true},
			{"辆", "vehicle", "", false}, {"户", "household", "", false}, {"%", "percent", "ratio", false}},
		Items: []Item{{Name: "轮椅", Class: "goods", Aliases: []string{"轮椅车"}, Measures: []string{"辆"}},
			{Name: "电动轮椅", Class: "goods", Measures: []string{"辆"}}},
		Verbs:         []Verb{{"发放", "give"}, {"送上", "give"}},
		Endings:       []Ending{},
		Abbreviations: []Abbreviation{{"残联", "残疾人联合会"}},
		Themes:        []NationalTheme{{2024, 34, "科技助残,共享美好生活"}},
		Idioms:        []Idiom{{"千家万户", "idiom"}, {"三里屯", "name"}},
		Words:         map[string][]string{},
	}
	if d := cmp.Diff(want, l.Lexicon); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestDigest(t *testing.T) {
	a := mustLoad(t, "figures/a.yaml", ruleOf("慰问金{X元}"))
	commented := mustLoad(t, "figures/a.yaml", "# why\n"+ruleOf("慰问金{X元}")+"    yes: [{text: 慰问金5元, quote: 5元}]\n")
	other := mustLoad(t, "figures/a.yaml", ruleOf("慰问款{X元}"))
	word := mustLoad(t, "figures/a.yaml", ruleOf("慰问金{X元}"), "lexicon/w.yaml", "words:\n  money: [善款]\n")
	if a.Digest != commented.Digest {
		t.Error("a comment or an example changes the digest")
	}
	if a.Digest == other.Digest || a.Digest == word.Digest {
		t.Error("a pattern or a word leaves the digest as it was")
	}
}
