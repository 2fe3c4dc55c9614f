package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path"
	"strings"

	"heshu/batch"
	"heshu/corpus"
)

// reporter returns where a run reports to: a progress bar on a terminal, and log lines.
func reporter(stderr io.Writer) (*slog.Logger, func(batch.Progress), func()) {
	file, ok := stderr.(*os.File)
	if !ok {
		return slog.New(lines{stderr}), nil, func() {}
	}
	bar := batch.NewBar(file)
	return slog.New(lines{bar}), bar.Update, func() { _ = bar.Close() }
}

// lines is a log for people: one line for each input that was not read as it
// stands, in the form of the program's errors.
type lines struct{ w io.Writer }

// Enabled implements slog.Handler.
func (l lines) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelInfo }

// Handle implements slog.Handler.
func (l lines) Handle(_ context.Context, r slog.Record) error {
	in := corpus.Input{Message: r.Message}
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
