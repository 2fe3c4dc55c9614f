package review

import (
	"path/filepath"
	"strings"
	"testing"

	"heshu/audit"
	"heshu/corpus"
	"heshu/extract"
	"heshu/rules"
)

// TestEveryWordIsChinese wants a Chinese name for every word of the schema that the
// samples' facts and findings have.
func TestEveryWordIsChinese(t *testing.T) {
	library, err := rules.Load(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := extract.New(library)
	if err != nil {
		t.Fatal(err)
	}
	limits, err := audit.Standard()
	if err != nil {
		t.Fatal(err)
	}
	w := words{T: t, names: chinese(), auditor: audit.New(limits)}
	samples := []string{filepath.Join("..", "testdata", "reports", "dev"), filepath.Join("..", "testdata", "reports", "audit")}
	err = corpus.Each(t.Context(), samples, corpus.Options{}, func(d corpus.Document) error {
		records, err := engine.Extract(d)
		if err == nil {
			w.look(records)
		}
		return err
	}, func(corpus.Input) error { return nil })
	if err != nil || w.seen == 0 {
		t.Fatalf("%d findings: %v", w.seen, err)
	}
}

type words struct {
	*testing.T
	names   *names
	auditor *audit.Auditor
	seen    int
}

func (w *words) look(r *extract.Records) {
	result := w.auditor.Report(r)
	checks, _ := result.Rows()
	for _, c := range checks {
		w.seen++
		w.known("check", w.names.check, c.Check)
		w.known("verdict", w.names.verdict, c.Result)
		w.known("severity", w.names.severity, deref(c.Severity))
		w.known("reason", w.names.reason, deref(c.Reason))
	}
	figuresOf(r, func(f figure) {
		classes := w.names.count
		if f.money() {
			classes = w.names.amount
			w.known("currency", currencies, f.currency)
		}
		w.known("class", classes, deref(f.ItemClass))
		if name := w.names.basis(f.Basis); strings.ContainsFunc(name, func(c rune) bool { return c < 0x80 }) {
			w.Errorf("basis %q is called %q", f.Basis, name)
		}
		w.known("status", w.names.status, f.Status)
		w.known("approx", w.names.approx, f.Approx)
	})
}

func (w *words) known(kind string, l labels, value string) {
	if _, ok := l[value]; !ok && value != "" {
		w.Errorf("%s %q has no Chinese name", kind, value)
	}
}
