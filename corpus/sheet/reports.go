package sheet

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"heshu/corpus/layout"
)

// Report is the report of a row.
type Report struct {
	Sheet string
	Row   int
	Col   int // of the text
	Text  string
	Cells map[string]string // the other cells, by the heads of their columns
}

// headRows is how many rows may stand above the one with the heads.
const headRows = 20

// Reports takes the column with that head for reports, and gives them one after
// another. A sheet without such a column is left out; if none has it, that is an error.
// An error of yield ends it.
func Reports(ctx context.Context, b Book, column string, l Limits, yield func(Report) error) error {
	r := &reporter{ctx: ctx, column: column, limits: l.withDefaults(), yield: yield}
	if err := b(ctx, r); err != nil {
		return err
	}
	if !r.found {
		return layout.Faultf(layout.NoText, "no column is called %q; its first row that could name columns holds: %s", column, strings.Join(r.seen, ", "))
	}
	return nil
}

// reporter finds the column with reports in each sheet.
type reporter struct {
	ctx    context.Context
	column string
	limits Limits
	yield  func(Report) error
	sheet  string
	heads  []string // nil: not yet found
	col    int
	tries  int
	found  bool     // in any sheet
	seen   []string // the first row with more than one cell
}

func (r *reporter) Sheet(name string, _ []Area) error {
	r.sheet, r.heads, r.tries = name, nil, 0
	return nil
}

func (r *reporter) Row(n int, cells []string) error {
	if err := ended(r.ctx); err != nil {
		return err
	}
	if r.heads == nil {
		r.head(cells)
		return nil
	}
	if r.col >= len(cells) || strings.TrimSpace(cells[r.col]) == "" {
		return nil
	}
	text := cells[r.col]
	if int64(len(text)) > r.limits.Text {
		return layout.Faultf(layout.Limit, "the report in row %d is longer than the limit of %d bytes; raise the limit, or cut it into smaller ones", n, r.limits.Text)
	}
	return r.yield(Report{r.sheet, n, r.col + 1, text, r.named(cells)})
}

// head looks for the column among the cells of a row.
func (r *reporter) head(cells []string) {
	if r.tries++; r.tries > headRows {
		return
	}
	heads := make([]string, len(cells))
	for i, c := range cells {
		heads[i] = strings.Join(strings.Fields(c), "")
	}
	if r.seen == nil && len(heads) > 1 && heads[0] != "" && heads[1] != "" {
		r.seen = heads
	}
	if i := slices.Index(heads, r.column); i >= 0 {
		r.heads, r.col, r.found = heads, i, true
	}
}

// named is the other cells of a row by their heads.
func (r *reporter) named(cells []string) map[string]string {
	named := make(map[string]string)
	for i, c := range cells {
		if i == r.col || i >= len(r.heads) || r.heads[i] == "" || c == "" {
			continue
		}
		named[r.heads[i]] = c
	}
	return named
}

// Marks say in which cell the report stands.
func (r Report) Marks() []layout.Mark {
	return []layout.Mark{{End: len(r.Text), Place: layout.Place{Sheet: r.Sheet, Row: r.Row, Col: r.Col}}}
}

// Place says where the report stands: "row 12", or "sheet 汇总, row 12".
func (r Report) Place() string {
	if r.Sheet == "" {
		return fmt.Sprintf("row %d", r.Row)
	}
	return fmt.Sprintf("sheet %s, row %d", r.Sheet, r.Row)
}
