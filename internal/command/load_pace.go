package command

import (
	"fmt"
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
