package audit

import (
	"os"
	"slices"
	"strings"
	"testing"

	"heshu/corpus"
	"heshu/extract"
	"heshu/rules"
)

// TestExamples holds each check to the texts in testdata/examples.tsv: those that it
// must judge, and those that it must leave alone.
func TestExamples(t *testing.T) {
	engine, auditor := newEngine(t), newAuditor(t)
	seen := map[string]map[string]bool{}
	for n, e := range examples(t) {
		check, verdict, text := e[0], e[1], strings.ReplaceAll(e[2], `\n`, "\n")
		records, err := engine.Extract(corpus.Document{ID: "x", Text: text})
		if err != nil {
			t.Fatalf("example %d: %v", n+1, err)
		}
		result := auditor.Report(records)
		got := verdicts(result, check)
		accused := slices.Contains(got, string(Differs)) && verdict != string(Differs)
		if verdict == "silent" && len(got) > 0 || verdict != "silent" && !slices.Contains(got, verdict) || accused {
			t.Errorf("%s must be %s, is %v: %s\n%s", check, verdict, got, text, messages(result))
		}
		if seen[check] == nil {
			seen[check] = map[string]bool{}
		}
		seen[check][verdict] = true
	}
	for _, c := range auditor.checks {
		if all := seen[c.Name()]; !all["silent"] || len(all) < 2 {
			t.Errorf("%s: its examples want one that it judges and one that it leaves alone", c.Name())
		}
	}
}

// examples reads the table of examples.
func examples(t *testing.T) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Fatalf("%q: want three columns", line)
		}
		out = append(out, cells)
	}
	return out
}

// verdicts lists how the check ended; where a verdict differs, nothing else counts.
func verdicts(r Result, check string) []string {
	var out []string
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Check == check {
			out = append(out, string(f.Result))
		}
	}
	return out
}

func messages(r Result) string {
	var out []string
	for i := range r.Findings {
		out = append(out, "  "+string(r.Findings[i].Result)+" "+r.Findings[i].Message)
	}
	return strings.Join(out, "\n")
}

// newEngine prepares the rule library.
func newEngine(t *testing.T) *extract.Engine {
	t.Helper()
	library, err := rules.Load(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := extract.New(library)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func newAuditor(t *testing.T) *Auditor {
	t.Helper()
	limits, err := Standard()
	if err != nil {
		t.Fatal(err)
	}
	return New(limits)
}
