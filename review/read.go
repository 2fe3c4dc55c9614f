package review

import (
	"context"
	"errors"
	"fmt"

	"heshu/extract"
	"heshu/warehouse"
)

// Read works out the page of a dataset that was audited. It goes over the tables
// checks, links and documents, and keeps sums and what is listed, so that its memory grows
// with the figures by a few bytes each and else with the limits.
func Read(ctx context.Context, d *warehouse.Dataset, limits Limits) (*Page, error) {
	r := &reading{dataset: d, limits: limits.orDefault(), names: chinese()}
	for _, step := range []func(context.Context) error{r.rank, r.linked, r.choose, r.reports} {
		if err := step(ctx); err != nil {
			return nil, fmt.Errorf("work out the page: %w", err)
		}
	}
	return r.page(), nil
}

// reading is a dataset on its way to a page.
type reading struct {
	dataset *warehouse.Dataset
	limits  Limits
	names   *names

	ranking *ranking
	differs map[string]int // findings that differ, by document
	again   ids            // figures that others contain

	top    []ranked                      // the findings that are listed
	listed map[string][]int              // their indexes, by document
	shown  map[string]int                // the documents that are shown in full, by the order in which they are
	checks map[string][]extract.CheckRow // all findings of the documents that are shown
	known  map[string]*source            // documents that findings name

	tally    *tally
	findings []Finding
	full     []*Report
}

// rank reads the table checks and decides which findings are listed.
func (r *reading) rank(ctx context.Context) error {
	r.ranking, r.differs = newRanking(r.limits.Findings), map[string]int{}
	err := each(ctx, r.dataset, warehouse.Checks, func(row extract.CheckRow) {
		r.ranking.add(row)
		if row.Result == "differs" {
			r.differs[row.DocumentID]++
		}
	})
	if errors.Is(err, warehouse.ErrNoTable) {
		return fmt.Errorf("%w: write it with heshu extract without --tables, then audit it", err)
	}
	r.top = r.ranking.top()
	return err
}

// linkColumns are the columns of links that tell which figures to add up.
type linkColumns struct {
	FromID   string `parquet:"from_id" json:"from_id"`
	Relation string `parquet:"relation" json:"relation"`
}

// linked reads which figures are parts or repetitions of others.
func (r *reading) linked(ctx context.Context) error {
	r.again = ids{}
	if !r.dataset.Has(warehouse.Links) {
		return nil
	}
	return each(ctx, r.dataset, warehouse.Links, func(row linkColumns) {
		if row.Relation == "part_of" || row.Relation == "same_as" {
			r.again.add(row.FromID)
		}
	})
}

// choose decides which documents are shown in full, those of the heaviest
// findings, and reads all that the checks say of them.
func (r *reading) choose(ctx context.Context) error {
	r.listed, r.shown, r.known = map[string][]int{}, map[string]int{}, map[string]*source{}
	for i, f := range r.top {
		r.listed[f.DocumentID] = append(r.listed[f.DocumentID], i)
		r.known[f.DocumentID], r.known[deref(f.OtherDocumentID)] = nil, nil
		if _, ok := r.shown[f.DocumentID]; !ok && len(r.shown) < r.limits.Reports {
			r.shown[f.DocumentID] = len(r.shown)
		}
	}
	r.checks = map[string][]extract.CheckRow{}
	return each(ctx, r.dataset, warehouse.Checks, func(row extract.CheckRow) {
		if _, ok := r.shown[row.DocumentID]; ok {
			r.checks[row.DocumentID] = append(r.checks[row.DocumentID], row)
		}
	})
}

// reports reads the reports with their facts.
func (r *reading) reports(ctx context.Context) error {
	r.tally = newTally(r.ranking.covered, r.again, r.differs)
	r.findings, r.full = make([]Finding, len(r.top)), make([]*Report, len(r.shown))
	facts := warehouse.ReportOptions{
		Tables:  []string{warehouse.Amounts, warehouse.Counts, warehouse.Themes, warehouse.Organisations, warehouse.Numerals},
		Without: []string{"sentence", "section"},
	}
	for records, err := range warehouse.Reports(r.dataset, facts) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		r.tally.add(records)
		r.report(records)
	}
	return nil
}

// report keeps of a report what the page shows of it.
func (r *reading) report(records *extract.Records) {
	id := records.Document.DocumentID
	if _, ok := r.known[id]; ok {
		r.known[id] = newSource(&records.Document, r.names)
	}
	if len(r.listed[id]) == 0 {
		return
	}
	facts := newFacts(records, r.names)
	for _, i := range r.listed[id] {
		r.findings[i] = facts.finding(i+1, &r.top[i].CheckRow)
	}
	if at, ok := r.shown[id]; ok {
		r.full[at] = facts.report(r.limits.ReportText, r.numbered(id))
	}
}

// numbered returns all findings of a document with their numbers on the page, 0
// for those that are not listed.
func (r *reading) numbered(document string) []numbered {
	numbers := map[string]int{}
	for _, i := range r.listed[document] {
		numbers[r.top[i].CheckID] = i + 1
	}
	var out []numbered
	for _, row := range r.checks[document] {
		out = append(out, numbered{row, numbers[row.CheckID]})
	}
	return out
}

// each calls yield with the rows of a table.
func each[T any](ctx context.Context, d *warehouse.Dataset, table string, yield func(T)) error {
	for row, err := range warehouse.Rows[T](d, table) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		yield(row)
	}
	return nil
}
