package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
)

// reading are the flags of commands that read reports.
type reading struct {
	limits
	encoding string
}

func (r *reading) flags(cmd *cobra.Command) {
	known := corpus.Encodings()
	r.limits.flags(cmd)
	cmd.Flags().StringVar(&r.encoding, "encoding", "", "`encoding` of all inputs (default: detected): "+strings.Join(known, ", "))
	choices(cmd, "encoding", known...)
}

// options checks the flags.
func (r *reading) options(cmd *cobra.Command) (corpus.Options, error) {
	options, err := r.limits.options()
	if err != nil {
		return options, err
	}
	encoding, ok := canonical(r.encoding)
	if !ok {
		return corpus.Options{}, usagef("--encoding: no encoding is called %q; the known ones are %s (GBK and GB2312 are parts of GB18030)",
			r.encoding, strings.Join(corpus.Encodings(), ", "))
	}
	options.Encoding, options.Stdin = encoding, cmd.InOrStdin()
	return options, nil
}

// canonical returns an encoding's own spelling of its name.
func canonical(encoding string) (string, bool) {
	for _, known := range corpus.Encodings() {
		if strings.EqualFold(encoding, known) {
			return known, true
		}
	}
	return "", encoding == ""
}

// checkPaths fails where an argument leads to nothing: a slip that should cost no
// time and no dataset. What lies inside of folders is not looked at.
func checkPaths(ctx context.Context, paths []string) error {
	reader := corpus.NewReader(corpus.Options{})
	for _, path := range paths {
		if info, err := os.Stat(path); path == "-" || err == nil && info.IsDir() {
			continue
		}
		for e := range corpus.List([]string{path}, corpus.Options{}) {
			if info, err := os.Stat(e.Path); err == nil && info.Mode().IsRegular() {
				break
			}
			inputs, err := reader.Open(ctx, e, func(corpus.Document) error { return nil })
			if err != nil {
				return err
			}
			return fmt.Errorf("%s: %s", name(path), inputs[0].Message)
		}
	}
	return nil
}

// name writes an argument so that an empty one is seen.
func name(path string) string {
	if path == "" {
		return "''"
	}
	return path
}

// archive is what the arguments name without the dataset that is being written,
// which may lie among the reports.
type archive struct {
	batch.Source
	out    string // absolute, free of links
	missed atomic.Int64
}

func newArchive(paths []string, opts corpus.Options, out string) (*archive, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, fmt.Errorf("find the folder of --out: %w", err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	return &archive{Source: batch.Archive(paths, opts), out: abs}, nil
}

// List implements batch.Source.
func (a *archive) List() iter.Seq[corpus.Entry] {
	folder := a.out + string(filepath.Separator)
	staging := filepath.Join(filepath.Dir(a.out), "."+filepath.Base(a.out)+".heshu-")
	return func(yield func(corpus.Entry) bool) {
		for e := range a.Source.List() {
			if strings.HasPrefix(e.Path, folder) || strings.HasPrefix(e.Path, staging) {
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}

// Open implements batch.Source. It counts the inputs that were passed over because
// they cannot be opened, apart from those that nobody wants read.
func (a *archive) Open(ctx context.Context, e corpus.Entry, yield func(corpus.Document) error) ([]corpus.Input, error) {
	inputs, err := a.Source.Open(ctx, e, yield)
	for _, in := range inputs {
		if in.State == corpus.Skipped && e.Path != "" && !openable(e.Path) {
			a.missed.Add(1)
		}
	}
	return inputs, err
}

// openable reports whether a file or folder could be opened now. Pipes and devices
// are not tried, for that may wait forever.
func openable(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return false
	case info.IsDir():
		_, err = os.ReadDir(path)
		return err == nil
	case !info.Mode().IsRegular():
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	f.Close()
	return true
}
