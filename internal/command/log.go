package command

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"heshu/batch"
	"heshu/corpus"
)

// The forms of messages on standard error.
const (
	logText = "text"
	logJSON = "json"
)

// reporter is where a run reports to.
type reporter struct {
	log      *slog.Logger
	progress func(batch.Progress) // nil: nobody looks
	advance  advance              // tells of progress that is none of inputs
	close    func()
}

// advance tells how far something has come: done of total, and a text with attributes for
// a log that programs read.
type advance func(done, total int, text func(now time.Time) string, attributes ...any)

// newReporter returns one that draws a progress bar on a terminal and writes lines
// elsewhere, in the given form.
func newReporter(stderr io.Writer, form string) *reporter {
	file, isFile := stderr.(*os.File)
	r := &reporter{close: func() {}}
	switch {
	case form == logJSON:
		r.log = slog.New(slog.NewJSONHandler(stderr, nil))
		r.tick()
	case isFile && term.IsTerminal(int(file.Fd())):
		bar := batch.NewBar(file)
		r.log, r.progress, r.close = slog.New(lines{bar}), bar.Update, func() { _ = bar.Close() }
		r.advance = func(done, total int, text func(time.Time) string, _ ...any) { bar.Show(done, total, text) }
	default:
		r.log = slog.New(lines{stderr})
		r.tick()
	}
	return r
}

// tick lets progress go into the log.
func (r *reporter) tick() {
	ticker := batch.NewTicker(r.log)
	r.progress = ticker.Update
	r.advance = func(_, _ int, text func(time.Time) string, attributes ...any) { ticker.Show(text, attributes...) }
}

// wait returns what a run does while another one writes the folder: it says so once,
// and tries again from time to time.
func (r *reporter) wait(ctx context.Context) func(error) error {
	var once sync.Once
	return func(err error) error {
		once.Do(func() { r.log.Info("waiting: " + err.Error()) })
		select {
		case <-time.After(200 * time.Millisecond):
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// lines is a log for people: one line for each input that was not read as it
// stands, in the form of the program's errors.
type lines struct{ w io.Writer }

// Enabled implements slog.Handler.
func (l lines) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelInfo }

// Handle implements slog.Handler.
func (l lines) Handle(_ context.Context, r slog.Record) error {
	in := corpus.Input{Message: r.Message}
	if r.Level < slog.LevelWarn {
		_, err := io.WriteString(l.w, "heshu: "+clean(r.Message)+"\n")
		return err
	}
	r.Attrs(func(a slog.Attr) bool {
		switch a.Key {
		case "source":
			in.Source = a.Value.String()
		case "member":
			in.Member = a.Value.String()
		case "state":
			in.State = corpus.State(a.Value.String())
		}
		return true
	})
	if in.State == corpus.Skipped && strings.HasPrefix(path.Base(in.Source), ".") {
		return nil // hidden files lie everywhere; the table inputs lists them
	}
	_, err := io.WriteString(l.w, "heshu: "+remark(in)+"\n")
	return err
}

// WithAttrs implements slog.Handler; records bring their own.
func (l lines) WithAttrs([]slog.Attr) slog.Handler { return l }

// WithGroup implements slog.Handler.
func (l lines) WithGroup(string) slog.Handler { return l }

// remark says how an input ended: its place, its state and what to do.
func remark(in corpus.Input) string {
	place := in.Source
	if in.Member != "" {
		place += " → " + in.Member
	}
	if in.State == corpus.Read {
		return clean(place + ": " + in.Message)
	}
	return clean(place + ": not read (" + string(in.State) + "): " + in.Message)
}
