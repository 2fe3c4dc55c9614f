package batch

import (
	"fmt"
	"log/slog"
	"time"
)

// tick is how often a Ticker speaks.
const tick = 10 * time.Second

// Ticker writes the progress of a run into a log at intervals, where there is no
// terminal to draw on. A run that is shorter than the interval leaves no line.
type Ticker struct {
	log  *slog.Logger
	now  func() time.Time
	pace pace
	last time.Time
}

// NewTicker returns a Ticker that writes into a log.
func NewTicker(log *slog.Logger) *Ticker {
	return &Ticker{log: log, now: time.Now}
}

// Update writes a line if it is time.
func (t *Ticker) Update(p Progress) {
	t.pace.start(t.now())
	t.Show(func(now time.Time) string { return t.pace.describe(p, now) },
		"inputs", p.Inputs, "total_inputs", p.Total, "reports", p.Documents,
		"bytes", p.Bytes, "total_bytes", p.TotalBytes, "errors", p.Errors)
}

// Show writes a line of the given text and attributes if it is time.
func (t *Ticker) Show(text func(now time.Time) string, attributes ...any) {
	now := t.now()
	if t.last.IsZero() {
		t.last = now
	}
	if now.Sub(t.last) < tick {
		return
	}
	t.last = now
	t.log.Info(text(now), attributes...)
}

// pace tells how fast a run is.
type pace struct{ began time.Time }

func (s *pace) start(now time.Time) {
	if s.began.IsZero() {
		s.began = now
	}
}

// describe says for people how far a run has come: reports, inputs and bytes of all,
// speed, time left, errors.
func (s *pace) describe(p Progress, now time.Time) string {
	text := fmt.Sprintf("%d reports, %d inputs", p.Documents, p.Inputs)
	if p.Total > 0 {
		text = fmt.Sprintf("%d reports, %d of %d inputs", p.Documents, p.Inputs, p.Total)
	}
	seconds := now.Sub(s.began).Seconds()
	if seconds > 0 && p.Bytes > 0 {
		speed := float64(p.Bytes) / seconds
		text += fmt.Sprintf(", %.1f of %.1f MB, %.1f MB/s", float64(p.Bytes)/1e6, float64(max(p.Bytes, p.TotalBytes))/1e6, speed/1e6)
		if p.TotalBytes > p.Bytes {
			left := time.Duration(float64(p.TotalBytes-p.Bytes) / speed * float64(time.Second))
			text += ", " + left.Round(time.Second).String() + " left"
		}
	}
	if p.Errors > 0 {
		text += fmt.Sprintf(", %d with errors", p.Errors)
	}
	return text
}
