package command

import (
	"strings"
	"testing"

	pretty "github.com/jedib0t/go-pretty/v6/text"

	"heshu/corpus"
	"heshu/extract"
)

// record reads a text with the library as it is.
func record(t *testing.T, text string) *extract.Records {
	t.Helper()
	engine, err := (&shared{}).engine()
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Extract(corpus.Document{ID: "test", Source: "test.txt", Part: 1, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestTableFits wants the table to be no wider than a terminal, and a file to get
// all columns.
func TestTableFits(t *testing.T) {
	r := record(t, "镇残联走访残疾人家庭12户，每户送去慰问金500元，价值约二百五十余万元的助听器、轮椅惠及听力残疾人、肢体残疾人约200余名。")
	for _, width := range []int{80, 100, 124, 125, 150, 200} {
		for line := range strings.Lines(renderFacts(r, width)) {
			if got := pretty.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); got > width {
				t.Errorf("a line of %d columns on a terminal of %d:\n%s", got, width, line)
				break
			}
		}
	}
	whole := renderFacts(r, 0)
	for _, want := range []string{" rule ", " giver ", "figures/relief/consolation-money"} {
		if !strings.Contains(whole, want) {
			t.Errorf("the table for a file lacks %q:\n%s", want, whole)
		}
	}
}

func TestMarkUp(t *testing.T) {
	const text = "发放轮椅3辆\x1b，共\u202e5名"
	at := func(s string, st style) mark {
		i := strings.Index(text, s)
		return mark{int64(i), int64(i + len(s)), st}
	}
	marks := []mark{at("3辆", countStyle), at("辆", organisationStyle), at("5名", countStyle)}
	if got, want := markUp(text, marks, false), "发放轮椅【3辆】，共【5名】"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := markUp(text, marks[:1], true), "发放轮椅\x1b[1;36m3辆\x1b[0m，共5名"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
