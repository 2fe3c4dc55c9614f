// Package changes tells people what a load has changed in a database, in the same words
// for every engine.
package changes

import (
	"fmt"
	"io"
)

// Report says what a load has changed, or would change.
type Report struct {
	Place   string // the database and the schema in it, without a password
	Tables  []Table
	DryRun  bool     // nothing was changed
	Resumed bool     // the load went on with what one that was stopped had begun
	Notes   []string // what else there is to say
}

// Table is what a load has changed in a table.
type Table struct {
	Name    string
	Added   int64 // rows
	Removed int64
	Kept    int64
	Made    bool // the table was not there
}

// Sum adds up the changes of all tables.
func (r *Report) Sum() Table {
	var sum Table
	for _, t := range r.Tables {
		sum.Added += t.Added
		sum.Removed += t.Removed
		sum.Kept += t.Kept
	}
	return sum
}

// Print writes the sum, and a line for each table that was made or whose rows changed.
func (r *Report) Print(w io.Writer) error {
	sum := r.Sum()
	line := "%s added, %d removed, %d kept → %s"
	if r.DryRun {
		line = "would add %s, remove %d and keep %d in %s"
	}
	text := fmt.Sprintf(line, rows(sum.Added), sum.Removed, sum.Kept, r.Place)
	if r.Resumed {
		text += "; a load that was stopped had begun it"
	}
	text += "\n"
	for _, t := range r.Tables {
		text += t.line()
	}
	for _, note := range r.Notes {
		text += note + "\n"
	}
	if r.DryRun {
		text += "nothing was written\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

func (t *Table) line() string {
	if t.Added == 0 && t.Removed == 0 && !t.Made {
		return ""
	}
	line := fmt.Sprintf("%-14s +%d -%d =%d", t.Name, t.Added, t.Removed, t.Kept)
	if t.Made {
		line += "  new"
	}
	return line + "\n"
}

func rows(n int64) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
