package audit

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the scores of the audit into testdata/scores.txt")

const (
	plantedGold    = "../testdata/gold/audit"
	plantedReports = "../testdata/reports/audit"
	scoresFile     = "../testdata/scores.txt"
)

// planted is a mistake of testdata/gold/audit/expected.tsv.
type planted struct {
	report, quote   string
	checks, results []string
	start           int
	required        bool
}

// tally counts the findings that are right, those that were made, and those that are wanted.
type tally struct{ right, predicted, gold int }

// TestScores wants the audit's part of testdata/scores.txt to say what it makes of the
// reports with planted mistakes now, and errors on the consistent ones to be none.
func TestScores(t *testing.T) {
	results := auditAll(t)
	found, accused, errors := score(t, results)
	held, all := relations(t, results)
	var b strings.Builder
	fmt.Fprintf(&b, "audit: %d reports, %d of them consistent\n%15s %10s %9s %9s %7s %9s %7s\n", len(results), 40, "", "precision", "recall", "f1", "right", "predicted", "gold")
	for _, name := range sortedKeys(found) {
		writeTally(&b, name, found[name])
	}
	writeTally(&b, "differs", accused)
	fmt.Fprintf(&b, "errors on consistent reports %d\nrelations that hold, found %d of %d\n", errors, held, all)
	if errors > 0 {
		t.Errorf("%d findings of severity error on consistent reports", errors)
	}
	golden(t, b.String())
}

func writeTally(b *strings.Builder, name string, n tally) {
	share := func(a, of int) float64 {
		if of == 0 {
			return 1
		}
		return float64(a) / float64(of)
	}
	precision, recall := share(n.right, n.predicted), share(n.right, n.gold)
	f1 := 0.0
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	fmt.Fprintf(b, "%-15s %10.4f %9.4f %9.4f %7d %9d %7d\n", name, precision, recall, f1, n.right, n.predicted, n.gold)
}

func sortedKeys(m map[string]tally) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// golden compares the section with that of the file, or writes it.
func golden(t *testing.T, section string) {
	t.Helper()
	data, err := os.ReadFile(scoresFile)
	if err != nil {
		t.Fatal(err)
	}
	before, stands, _ := strings.Cut(string(data), "\naudit: ")
	if stands = "audit: " + stands; stands == section {
		return
	}
	if !*update {
		t.Fatalf("%s says\n%s\nnow it is\n%s\nif the change is meant: go test ./audit -run TestScores -update", scoresFile, stands, section)
	}
	if err := os.WriteFile(scoresFile, []byte(before+"\n"+section), 0o644); err != nil {
		t.Fatal(err)
	}
}

// auditAll checks the reports with planted mistakes, each by itself and against the others.
func auditAll(t *testing.T) map[string]*Result {
	t.Helper()
	engine, auditor := newEngine(t), newAuditor(t)
	across := NewAcross(auditor.limits)
	results := map[string]*Result{}
	var order []string
	for _, doc := range documents(t, plantedReports) {
		result := auditor.Report(records(t, engine, doc))
		name := strings.TrimSuffix(filepath.Base(doc.Source), ".txt")
		if doc.Part > 1 {
			name += "#" + strconv.Itoa(doc.Part)
		}
		across.Add(result.Report)
		results[name] = &result
		order = append(order, name)
	}
	for _, f := range across.Findings() {
		r := results[order[f.Number]]
		r.Findings = append(r.Findings, f.Finding)
	}
	return results
}

// score counts, by check, planted mistakes that were found with an accepted verdict;
// and what differs of all that is said to.
func score(t *testing.T, results map[string]*Result) (found map[string]tally, accused tally, errors int) {
	found = map[string]tally{}
	used := map[*Finding]bool{}
	for _, p := range plantedMistakes(t) {
		f := p.in(results[p.report])
		used[f] = true
		n := found[p.checks[0]]
		if p.required {
			n.gold++
			accused.gold++
		}
		if f != nil && p.required && slices.Contains(p.results, string(f.Result)) {
			n.right++
			n.predicted++
			accused.right++
		}
		found[p.checks[0]] = n
	}
	accused = tally{gold: accused.gold, right: accused.right, predicted: accused.right}
	for name, r := range results {
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Result != Differs || used[f] {
				continue
			}
			t.Logf("%s: not planted: %s", name, f.Message)
			n := found[f.Check]
			n.predicted++
			found[f.Check] = n
			accused.predicted++
			if f.Severity == Error && strings.HasPrefix(name, "c") {
				errors++
			}
		}
	}
	return found, accused, errors
}

// in is the finding that names the mistake, one with an accepted verdict first.
func (p *planted) in(r *Result) *Finding {
	if r == nil {
		return nil
	}
	var best *Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Result == Holds || f.Result == Unchecked || !p.accepts(f.Check) || !p.at(r, f) {
			continue
		}
		if best == nil || slices.Contains(p.results, string(f.Result)) {
			best = f
		}
	}
	return best
}

// accepts reports whether the check is one that may find the mistake: an average is a
// product here and a ratio in the annotations.
func (p *planted) accepts(check string) bool {
	return slices.Contains(p.checks, check) || check == "product" && slices.Contains(p.checks, "ratio")
}

// at reports whether the finding is about the figure that is meant, or about its
// sentence where it is of words.
func (p *planted) at(r *Result, f *Finding) bool {
	if p.quote == "" {
		return true
	}
	end := p.start + len(p.quote)
	if f.Place.Start < end && p.start < f.Place.End {
		return true
	}
	if f.Reason == "anachronism" {
		return !strings.Contains(r.Report.text[min(p.start, f.Place.Start):max(p.start, f.Place.Start)], "。")
	}
	return slices.ContainsFunc(f.Figures, func(x *Figure) bool { return int(x.Start) < end && p.start < int(x.End) })
}

// plantedMistakes reads expected.tsv.
func plantedMistakes(t *testing.T) []planted {
	t.Helper()
	var out []planted
	for _, c := range table(t, "expected.tsv", 15) {
		start, _ := strconv.Atoi(c[5])
		out = append(out, planted{report: c[0], checks: strings.Split(c[1], "|"), results: strings.Split(c[2], "|"),
			quote: c[3], start: start, required: c[13] != "n"})
	}
	return out
}

// relations counts how many of the relations that hold were found.
func relations(t *testing.T, results map[string]*Result) (held, all int) {
	for _, c := range table(t, "holds.tsv", 8) {
		start, _ := strconv.Atoi(c[4])
		p := planted{report: c[0], checks: []string{c[1]}, quote: c[2], start: start}
		all++
		if r := results[c[0]]; r != nil && slices.ContainsFunc(r.Findings, func(f Finding) bool {
			return f.Result == Holds && p.accepts(f.Check) && f.Place.Start < start+len(c[2]) && start < f.Place.End
		}) {
			held++
		}
	}
	return held, all
}

// table reads a file of the annotations, rows of at least so many columns.
func table(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(plantedGold, name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, line := range strings.Split(string(data), "\n") {
		cells := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		for len(cells) < columns {
			cells = append(cells, "")
		}
		out = append(out, cells)
	}
	return out
}
