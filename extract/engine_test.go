package extract_test

import (
	"strings"
	"sync"
	"testing"

	"heshu/corpus"
	"heshu/extract"
	"heshu/rules"
)

// sharedEngine is the engine of the library that the program carries. It is
// read-only, so all tests may share it.
var sharedEngine = sync.OnceValues(func() (*extract.Engine, error) {
	library, err := rules.Load(rules.Options{})
	if err != nil {
		return nil, err
	}
	return extract.New(library)
})

func newEngine(t testing.TB) *extract.Engine {
	t.Helper()
	engine, err := sharedEngine()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// read extracts the records of text.
func read(t testing.TB, text string) *extract.Records {
	t.Helper()
	return readDocument(t, corpus.Document{ID: "d", Source: "d.txt", Part: 1, Text: text})
}

func readDocument(t testing.TB, doc corpus.Document) *extract.Records {
	t.Helper()
	records, err := newEngine(t).Extract(doc)
	if err != nil {
		t.Fatalf("%s: %v", doc.ID, err)
	}
	return records
}

// row is an amount or a count, whichever it is.
type row struct {
	extract.Fact
	extract.FigureColumns
	money bool
}

// figures lists the amounts and counts of a report in reading order.
func figures(records *extract.Records) []row {
	var out []row
	amounts, counts := records.Amounts, records.Counts
	for len(amounts) > 0 || len(counts) > 0 {
		if len(counts) == 0 || len(amounts) > 0 && amounts[0].Start < counts[0].Start {
			out = append(out, row{amounts[0].Fact, amounts[0].FigureColumns, true})
			amounts = amounts[1:]
			continue
		}
		out = append(out, row{counts[0].Fact, counts[0].FigureColumns, false})
		counts = counts[1:]
	}
	return out
}

// show writes one cell for each figure: its quote and what of says of it.
func show(records *extract.Records, of func(row) string) string {
	var cells []string
	for _, f := range figures(records) {
		cells = append(cells, f.Quote+" "+of(f))
	}
	return strings.Join(cells, "; ")
}

// text returns what p points to, or - for null.
func text(p *string) string {
	if p == nil {
		return "-"
	}
	return *p
}

// reading is a line of a table: a text and what a careful reader notes of it.
type reading struct {
	text, want string
}

// shortcoming is a line whose want is right, though the program does not read
// it so yet.
type shortcoming struct {
	text, want, why string
}

// shown writes what a test looks at in records, in the form of the table's want,
// which it is given so that it can write one of several right forms as wanted.
type shown func(records *extract.Records, want string) string

// each shows every figure as its quote and what of says of it.
func each(of func(row) string) shown {
	return func(records *extract.Records, _ string) string { return show(records, of) }
}

// check reads every line of a table and compares what is shown with what is wanted.
func check(t *testing.T, of shown, table []reading) {
	t.Helper()
	for _, line := range table {
		if got := of(read(t, line.text), line.want); got != line.want {
			t.Errorf("%s\n got %s\nwant %s", line.text, got, line.want)
		}
	}
}

// known skips each line of a table of known shortcomings with its reason. A line
// that the program reads right by now fails: it belongs into the table of what is read.
func known(t *testing.T, of shown, table []shortcoming) {
	t.Helper()
	for _, line := range table {
		t.Run(line.text, func(t *testing.T) {
			if got := of(read(t, line.text), line.want); got != line.want {
				t.Skipf("known shortcoming: %s\n got %s\nwant %s", line.why, got, line.want)
			}
			t.Error("this is read right now: move the line to the table of what is read")
		})
	}
}
