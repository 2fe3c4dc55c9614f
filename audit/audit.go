package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"heshu/extract"
)

// Auditor runs the checks of single reports. It is safe for concurrent use.
type Auditor struct {
	checks []Check
	limits *Thresholds
}

// New returns an Auditor with all checks.
func New(limits *Thresholds) *Auditor {
	return &Auditor{limits: limits, checks: []Check{
		product{limits}, sum{limits}, ratio{limits}, growth{}, change{}, partOf{}, repeat{limits}, implied{limits}, things{limits},
		modifier{}, measure{}, damaged{}, day{}, noDay{}, theme{}, anachronism{limits}, plan{},
	}}
}

// Result is what the checks of one report found.
type Result struct {
	Report   *Report
	Findings []Finding
}

// Report checks one report.
func (a *Auditor) Report(r *extract.Records) Result {
	p := NewReport(r)
	var all []Finding
	for _, c := range a.checks {
		all = append(all, c.Run(p)...)
	}
	slices.SortStableFunc(all, func(x, y Finding) int { return cmp.Compare(x.Place.Start, y.Place.Start) })
	all = settle(all)
	return Result{Report: p, Findings: all}
}

// Rows writes findings as rows of the table checks, and the relations that hold as
// rows of the table links, each once.
func (r *Result) Rows() ([]extract.CheckRow, []extract.LinkRow) {
	document := r.Report.Document.DocumentID
	var checks []extract.CheckRow
	var links []extract.LinkRow
	seen := map[Relation]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		checks = append(checks, f.Row(document, i))
		for _, relation := range f.Relations {
			if seen[relation] {
				continue
			}
			seen[relation] = true
			links = append(links, extract.LinkRow{DocumentID: document, FromID: relation.From.FactID, ToID: relation.To.FactID,
				Relation: relation.Kind, Rule: "audit/" + f.Check})
		}
	}
	return checks, links
}

// Row writes a finding as a row of the table checks; n tells findings at one place apart.
func (f *Finding) Row(document string, n int) extract.CheckRow {
	row := extract.CheckRow{
		CheckID: checkID(document, f, n), DocumentID: document, Check: f.Check, Result: string(f.Result),
		Reason: optional(f.Reason), Severity: optional(string(f.Severity)), Message: f.Message,
		Stated: f.Stated, Expected: f.Expected, OtherDocumentID: optional(f.Other),
		Start: int64(f.Place.Start), End: int64(f.Place.End),
	}
	if f.Stated != nil && f.Expected != nil {
		if d, ok := f.Stated.Sub(*f.Expected); ok {
			row.Difference = &d
		}
	}
	for _, figure := range f.Figures {
		row.FactIDs = append(row.FactIDs, figure.FactID)
	}
	row.FactIDs = append(row.FactIDs, f.FactIDs...)
	return row
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func checkID(document string, f *Finding, n int) string {
	key := document + "\x00" + f.Check + "\x00" + strconv.Itoa(f.Place.Start) + "-" + strconv.Itoa(f.Place.End) + "\x00" + f.Other + "\x00" + strconv.Itoa(n)
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:12])
}
