package main

import (
	"fmt"
	"io"
	"time"

	"heshu/warehouse/postgres"
)

// loadPace tells people how far a load has come, and how fast.
type loadPace struct {
	advance advance
	step    postgres.Step
	began   time.Time // the step
	from    int64     // rows that were read before it
}

func (p *loadPace) update(now postgres.Progress) {
	if now.Step != p.step {
		p.step, p.began, p.from = now.Step, time.Now(), now.Rows
	}
	text := func(at time.Time) string { return p.describe(now, at) }
	p.advance(int(now.Rows), int(now.Total), text, "step", now.Step, "table", now.Table, "rows", now.Rows, "total_rows", now.Total)
}

// describe says what the load is at.
func (p *loadPace) describe(now postgres.Progress, at time.Time) string {
	text := string(now.Step)
	if now.Table != "" {
		text += ": " + now.Table
	}
	if now.Step != postgres.Staging {
		return text
	}
	text += fmt.Sprintf(", %d of %d rows", now.Rows, now.Total)
	speed := float64(now.Rows-p.from) / at.Sub(p.began).Seconds()
	if now.Rows > p.from && speed > 0 {
		left := time.Duration(float64(now.Total-now.Rows) / speed * float64(time.Second))
		text += fmt.Sprintf(", %.0f rows/s, %s left", speed, left.Round(time.Second))
	}
	return text
}

// printLoad says what a load has changed, table by table.
func printLoad(w io.Writer, f *loadFlags, r *postgres.Report) {
	sum := r.Sum()
	place := fmt.Sprintf("%s, schema %s", r.Server, r.Schema)
	switch {
	case f.dryRun:
		fmt.Fprintf(w, "would add %s, remove %d and keep %d in %s\n", count(int(sum.Added), "row"), sum.Removed, sum.Kept, place)
	case r.Resumed:
		fmt.Fprintf(w, "%s added, %d removed, %d kept → %s; a load that was stopped had begun it\n", count(int(sum.Added), "row"), sum.Removed, sum.Kept, place)
	default:
		fmt.Fprintf(w, "%s added, %d removed, %d kept → %s\n", count(int(sum.Added), "row"), sum.Removed, sum.Kept, place)
	}
	for _, c := range r.Tables {
		if c.Added == 0 && c.Removed == 0 && !c.Made {
			continue
		}
		line := fmt.Sprintf("%-14s +%d -%d =%d", c.Table, c.Added, c.Removed, c.Kept)
		if c.Made {
			line += "  new"
		}
		fmt.Fprintln(w, line)
	}
	if r.Substituted > 0 {
		fmt.Fprintf(w, "%s U+0000, which PostgreSQL cannot hold, became U+001A\n", count(int(r.Substituted), "character"))
	}
	if f.dryRun {
		fmt.Fprintln(w, "nothing was written")
	}
}
