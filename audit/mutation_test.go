package audit

import (
	"strings"
	"testing"

	"heshu/corpus"
	"heshu/extract"
)

// consistent are folders of sample reports in which nothing differs but what the
// annotations of dev name. The last were written to tempt: their figures stand close
// to each other and are not of each other.
var consistent = []string{"../testdata/reports/dev", "../testdata/reports/first-look", "../testdata/reports/own", "testdata/consistent"}

// TestConsistent wants no accusation against reports that are right.
func TestConsistent(t *testing.T) {
	engine, auditor := newEngine(t), newAuditor(t)
	for _, doc := range documents(t, consistent...) {
		for _, f := range auditor.Report(records(t, engine, doc)).Findings {
			planted := strings.HasSuffix(doc.Source, "dev/a11.txt") && f.Check == "product"
			if f.Result == Differs && !planted {
				t.Errorf("%s: %s", doc.Source, f.Message)
			}
		}
	}
}

// TestMutations changes one figure at a time of what holds in the sample reports, and
// wants the audit to notice at least nineteen of twenty.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the samples some five hundred times")
	}
	engine, auditor := newEngine(t), newAuditor(t)
	tried, noticed := 0, 0
	for _, doc := range documents(t, consistent[:2]...) {
		for _, f := range auditor.Report(records(t, engine, doc)).Findings {
			for _, figure := range mutable(&f) {
				changed := doc
				changed.Text = withOtherDigit(doc.Text, figure)
				tried++
				if notices(auditor.Report(records(t, engine, changed)), int(figure.Start)) {
					noticed++
				} else {
					t.Logf("%s: not noticed: another figure for %s in: %s", doc.Source, figure.Quote, f.Message)
				}
			}
		}
	}
	t.Logf("noticed %d of %d", noticed, tried)
	if tried < 300 || noticed*20 < tried*19 {
		t.Errorf("noticed %d of %d changed figures, want 95 %%", noticed, tried)
	}
}

// mutable lists the figures of a check that holds, if all are exact: where one is
// approximate, another digit may still agree.
func mutable(f *Finding) []*Figure {
	switch f.Check {
	case "product", "sum", "ratio":
	default:
		return nil
	}
	var out []*Figure
	for _, figure := range f.Figures {
		if f.Result != Holds || figure.Approx != "exact" {
			return nil
		}
		if strings.ContainsFunc(figure.Quote, func(r rune) bool { return r >= '0' && r <= '9' }) {
			out = append(out, figure)
		}
	}
	return out
}

// withOtherDigit is the text with another first digit of the figure.
func withOtherDigit(text string, f *Figure) string {
	quote := []byte(f.Quote)
	for i, c := range quote {
		if c >= '0' && c <= '9' {
			quote[i] = c + 1
			if c == '9' {
				quote[i] = '7'
			}
			break
		}
	}
	return text[:f.Start] + string(quote) + text[f.End:]
}

// notices reports whether a check that recomputes has doubts about the figure at the place.
func notices(r Result, at int) bool {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Result == Holds || f.Result == Unchecked || f.Check == "damaged" || f.Check == "modifier" || f.Check == "measure" {
			continue
		}
		for _, figure := range f.Figures {
			if int(figure.Start) <= at && at < int(figure.End)+4 {
				return true
			}
		}
	}
	return false
}

// documents reads the reports of folders.
func documents(t *testing.T, folders ...string) []corpus.Document {
	t.Helper()
	var out []corpus.Document
	err := corpus.Each(t.Context(), folders, corpus.Options{},
		func(doc corpus.Document) error { out = append(out, doc); return nil }, func(corpus.Input) error { return nil })
	if err != nil || len(out) == 0 {
		t.Fatalf("%d reports, %v", len(out), err)
	}
	return out
}

// records extracts a report. A rule that took too long on a busy machine is no
// matter of the audit.
func records(t *testing.T, engine *extract.Engine, doc corpus.Document) *extract.Records {
	t.Helper()
	r, err := engine.Extract(doc)
	if r == nil {
		t.Fatal(err)
	}
	return r
}
