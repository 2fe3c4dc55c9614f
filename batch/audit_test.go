package batch_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/audit"
	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/rules"
)

// ledger remembers what an audit writes.
type ledger struct {
	checks []extract.CheckRow
	links  []extract.LinkRow
	counts map[string]int32
	fault  error
}

func (l *ledger) WriteChecks(rows []extract.CheckRow) error {
	l.checks = append(l.checks, rows...)
	return l.fault
}

func (l *ledger) WriteLinks(rows []extract.LinkRow) error {
	l.links = append(l.links, rows...)
	return nil
}

func (l *ledger) Close(checks func(string) int32) error {
	l.counts = map[string]int32{}
	for i := range auditedReports {
		l.counts[documentID(i)] = checks(documentID(i))
	}
	return nil
}

const auditedReports = 100

func documentID(n int) string { return fmt.Sprintf("%016x", n) }

// auditedRecords are reports of which every fifth is wrong, and the last two are alike.
func auditedRecords(t *testing.T) []*extract.Records {
	t.Helper()
	library, err := rules.Load(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := extract.New(library)
	if err != nil {
		t.Fatal(err)
	}
	var out []*extract.Records
	for n := range auditedReports {
		count := n + 12
		total := 300 * count
		if n%5 == 0 {
			total += 1000
		}
		text := fmt.Sprintf("第%d镇总结\n走访慰问困难残疾人家庭%d户，每户发放慰问金300元，共计%d元。适配辅具%d件，其中轮椅%d辆、拐杖%d副。", n, count, total, 2*count+5, count, count+5)
		if n >= auditedReports-2 {
			text = "走访慰问困难残疾人家庭77户，每户发放慰问金300元，共计23100元，组织志愿者逐户看望，了解生活状况，帮助解决实际困难，把关怀送到每个人的心坎上。"
		}
		r, err := engine.Extract(corpus.Document{ID: documentID(n), Source: fmt.Sprintf("%03d.txt", n), Part: 1, Text: text})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func each(all []*extract.Records) iter.Seq2[*extract.Records, error] {
	return func(yield func(*extract.Records, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func limits(t *testing.T) *audit.Thresholds {
	t.Helper()
	l, err := audit.Standard()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestAudit wants the same rows whatever the number of workers, by document and then
// by place, with as many counted as written, and no file left behind.
func TestAudit(t *testing.T) {
	all := auditedRecords(t)
	var first ledger
	for _, jobs := range []int{1, 3} {
		var l ledger
		temp := t.TempDir()
		summary, err := batch.Audit(t.Context(), each(all), limits(t), &l, batch.AuditOptions{Jobs: jobs, Temp: temp})
		if err != nil {
			t.Fatal(err)
		}
		if left, _ := os.ReadDir(temp); len(left) > 0 {
			t.Errorf("files are left: %v", left)
		}
		if jobs == 1 {
			first = l
			checkAudit(t, summary, &l)
		} else if diff := cmp.Diff(first.checks, l.checks); diff != "" {
			t.Errorf("rows of %d workers (-one +more):\n%s", jobs, diff)
		}
	}
}

func checkAudit(t *testing.T, summary *audit.Summary, l *ledger) {
	t.Helper()
	if n := summary.Severe[audit.Error]; n != 20 {
		t.Errorf("%d errors, want 20", n)
	}
	if summary.Checks != len(l.checks) || summary.Reports != auditedReports {
		t.Errorf("summary says %d checks of %d reports, %d rows were written", summary.Checks, summary.Reports, len(l.checks))
	}
	counted := map[string]int32{}
	for i, row := range l.checks {
		counted[row.DocumentID]++
		if i > 0 {
			before := l.checks[i-1]
			if row.DocumentID < before.DocumentID || row.DocumentID == before.DocumentID && row.Start < before.Start {
				t.Fatalf("row %d is out of order", i)
			}
		}
	}
	for id, n := range l.counts {
		if counted[id] != n {
			t.Errorf("document %s has %d rows and is counted with %d", id, counted[id], n)
		}
	}
	if !hasDuplicate(l.checks, documentID(auditedReports-1), documentID(auditedReports-2)) {
		t.Error("the last report is a copy of the one before, and no row says so")
	}
	if len(l.links) == 0 || l.links[0].Rule != "audit/sum" || l.links[0].Relation != "part_of" {
		t.Errorf("%d links, want first those of the sum of the first report", len(l.links))
	}
}

func hasDuplicate(rows []extract.CheckRow, of, other string) bool {
	for _, row := range rows {
		if row.DocumentID == of && row.Check == "duplicate" && row.OtherDocumentID != nil && *row.OtherDocumentID == other {
			return true
		}
	}
	return false
}

// TestAuditFaults wants an error of the reader and one of the ledger to end the audit,
// and a cancelled one to end soon.
func TestAuditFaults(t *testing.T) {
	all := auditedRecords(t)
	gone := errors.New("the disk is gone")
	broken := func(yield func(*extract.Records, error) bool) {
		_ = yield(all[0], nil) && yield(nil, gone)
	}
	if _, err := batch.Audit(t.Context(), broken, limits(t), &ledger{}, batch.AuditOptions{}); !errors.Is(err, gone) {
		t.Errorf("reader: %v", err)
	}
	if _, err := batch.Audit(t.Context(), each(all), limits(t), &ledger{fault: gone}, batch.AuditOptions{}); !errors.Is(err, gone) {
		t.Errorf("ledger: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := batch.Audit(ctx, each(all), limits(t), &ledger{}, batch.AuditOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestAuditOfBrokenRows wants an error that names the report, not a panic, where a
// report's rows cannot be audited.
func TestAuditOfBrokenRows(t *testing.T) {
	all := auditedRecords(t)
	broken := *all[40]
	broken.Amounts = slices.Clone(broken.Amounts)
	broken.Amounts[0].Start, broken.Amounts[0].End = 1<<40, 1<<40+1 // outside of the text
	all[40] = &broken
	var l ledger
	_, err := batch.Audit(t.Context(), each(all), limits(t), &l, batch.AuditOptions{Jobs: 3, Temp: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "auditing 040.txt") {
		t.Errorf("the error is %v, want one that names 040.txt", err)
	}
}

// TestAuditStops wants an audit to end with its context.
func TestAuditStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	all := auditedRecords(t)
	read := 0
	endless := func(yield func(*extract.Records, error) bool) {
		for yield(all[read%len(all)], nil) {
			if read++; read == 200 {
				cancel()
			}
		}
	}
	var l ledger
	_, err := batch.Audit(ctx, endless, limits(t), &l, batch.AuditOptions{Jobs: 2, Temp: t.TempDir()})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that of the context", err)
	}
	if read > 5000 {
		t.Errorf("%d reports were read after the context ended", read)
	}
}
