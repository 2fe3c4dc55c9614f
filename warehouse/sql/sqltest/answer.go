package sqltest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/table"
)

// Answer is what an engine answers: rows of cells as text, a null as an empty cell.
type Answer struct {
	Columns []string
	Rows    [][]string
}

// Ask runs a query.
func Ask(ctx context.Context, db *sql.DB, query string) (Answer, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return Answer{}, err
	}
	defer rows.Close()
	var a Answer
	if a.Columns, err = rows.Columns(); err != nil {
		return a, err
	}
	for rows.Next() {
		values, targets := make([]any, len(a.Columns)), make([]any, len(a.Columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			return a, err
		}
		var row []string
		for _, value := range values {
			row = append(row, cell(value))
		}
		a.Rows = append(a.Rows, row)
	}
	return a, rows.Err()
}

// cell writes a value as text, decimals without zeros at their end.
func cell(value any) string {
	if value == nil {
		return ""
	}
	text := fmt.Sprint(value)
	whole, places, ok := strings.Cut(text, ".")
	if !ok || strings.Trim(strings.TrimPrefix(whole, "-")+places, "0123456789") != "" {
		return text
	}
	return strings.TrimSuffix(whole+"."+strings.TrimRight(places, "0"), ".")
}

// Diff tells how the rows of another answer differ, whatever their order.
func (a Answer) Diff(got Answer) string {
	return cmp.Diff(a.sorted(), got.sorted())
}

func (a Answer) sorted() []string {
	var rows []string
	for _, row := range a.Rows {
		rows = append(rows, strings.Join(row, " | "))
	}
	slices.Sort(rows)
	return rows
}

// shown is how many rows of an answer are printed.
const shown = 20

// String returns the first rows as a table, and how many follow with their digest, so that
// all of them and their order can be compared.
func (a Answer) String() string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = 0 // as they are
	t.AppendHeader(cells(a.Columns))
	for _, row := range a.Rows[:min(shown, len(a.Rows))] {
		t.AppendRow(cells(row))
	}
	text := t.Render() + "\n"
	if len(a.Rows) <= shown {
		return text
	}
	rest := sha256.New()
	for _, row := range a.Rows[shown:] {
		fmt.Fprintln(rest, strings.Join(row, "\x00"))
	}
	return text + fmt.Sprintf("… and %d rows more (sha256 %x)\n", len(a.Rows)-shown, rest.Sum(nil)[:6])
}

func cells(row []string) table.Row {
	var out table.Row
	for _, text := range row {
		out = append(out, text)
	}
	return out
}
