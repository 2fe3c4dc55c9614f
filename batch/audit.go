package batch

import (
	"cmp"
	"context"
	"iter"
	"runtime"
	"slices"

	"heshu/audit"
	"heshu/extract"
	"heshu/warehouse"
)

// Ledger takes what an audit writes into a dataset, as warehouse.Amendment does:
// checks and links by document, in the order of the reports, then Close with how
// many checks each document has.
type Ledger interface {
	WriteChecks([]extract.CheckRow) error
	WriteLinks([]extract.LinkRow) error
	Close(checks func(documentID string) int32) error
}

// AuditOptions say how a dataset is audited. The zero value works.
type AuditOptions struct {
	Jobs  int    // workers; one for each processor if 0
	Items int    // findings that the summary keeps; 2000 if 0
	Temp  string // folder for a temporary file; the system's if empty

	// Rows takes the rows of each document, in the order of the reports; it may be nil.
	Rows func(audit.Source, []extract.CheckRow) error
}

// AuditReads is what an audit needs of a dataset's reports.
func AuditReads() warehouse.ReportOptions {
	return warehouse.ReportOptions{
		Tables:  []string{warehouse.Amounts, warehouse.Counts, warehouse.Themes},
		Without: []string{"sentence", "section", "rule", "match_start", "match_end", "receiver"},
	}
}

// Audit checks the reports, each by itself and against the others, and writes what it
// finds into the ledger. The rows of single reports wait in a temporary file for the
// findings between reports, so that memory does not grow with their number.
func Audit(ctx context.Context, reports iter.Seq2[*extract.Records, error], limits *audit.Thresholds, ledger Ledger, o AuditOptions) (*audit.Summary, error) {
	o.Items = cmp.Or(o.Items, 2000)
	o.Jobs = cmp.Or(o.Jobs, runtime.GOMAXPROCS(0))
	rows, err := newSpool(o.Temp)
	if err != nil {
		return nil, err
	}
	defer rows.remove()
	a := &auditing{options: o, across: audit.NewAcross(limits), summary: audit.NewSummary(o.Items), rows: rows, ledger: ledger}
	if err := a.each(ctx, reports, audit.New(limits)); err != nil {
		return nil, err
	}
	if err := a.merge(); err != nil {
		return nil, err
	}
	a.summary.Heaps = a.across.Heaps()
	a.summary.Close()
	return a.summary, a.close()
}

// auditing is an audit under way.
type auditing struct {
	options AuditOptions
	across  *audit.Across
	summary *audit.Summary
	rows    *spool
	ledger  Ledger
	sources []audit.Source
	counts  []int32
}

// take keeps what was found in one report.
func (a *auditing) take(c checked) error {
	if c.err != nil {
		return c.err
	}
	a.summary.Add(&c.result)
	a.across.Add(c.result.Report)
	a.sources = append(a.sources, audit.SourceOf(&c.result.Report.Document))
	a.counts = append(a.counts, int32(len(c.checks)))
	if err := a.rows.put(c.checks); err != nil {
		return err
	}
	return a.ledger.WriteLinks(c.links)
}

// merge writes the rows of each report with the findings between reports that are
// about it.
func (a *auditing) merge() error {
	in, err := a.rows.rewind()
	if err != nil {
		return err
	}
	found := a.across.Findings()
	for n := range a.sources {
		rows, err := in.next()
		if err != nil {
			return err
		}
		for ; len(found) > 0 && found[0].Number == n; found = found[1:] {
			rows = append(rows, a.acrossRow(&found[0], len(rows)))
		}
		a.counts[n] = int32(len(rows))
		slices.SortStableFunc(rows, func(x, y extract.CheckRow) int { return cmp.Compare(x.Start, y.Start) })
		if err := a.write(n, rows); err != nil {
			return err
		}
	}
	return nil
}

func (a *auditing) acrossRow(f *audit.AcrossFinding, n int) extract.CheckRow {
	var other audit.Source
	if f.OtherNumber > 0 {
		other = a.sources[f.OtherNumber-1]
	}
	f.Other = other.ID
	a.summary.AddAcross(&f.Finding, a.sources[f.Number], other)
	return f.Row(a.sources[f.Number].ID, n)
}

func (a *auditing) write(n int, rows []extract.CheckRow) error {
	if a.options.Rows != nil {
		if err := a.options.Rows(a.sources[n], rows); err != nil {
			return err
		}
	}
	return a.ledger.WriteChecks(rows)
}

// close ends the ledger with the number of checks of each document. It asks in the
// order of the reports.
func (a *auditing) close() error {
	next := 0
	return a.ledger.Close(func(documentID string) int32 {
		if next < len(a.sources) && a.sources[next].ID == documentID {
			next++
			return a.counts[next-1]
		}
		at := slices.IndexFunc(a.sources, func(s audit.Source) bool { return s.ID == documentID })
		if at < 0 {
			return 0
		}
		return a.counts[at]
	})
}
