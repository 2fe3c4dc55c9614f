package batch

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"heshu/corpus"
)

// CheckArguments fails where an argument of [Archive] leads to nothing: a slip that should
// cost no time and no dataset. What lies inside of folders is not looked at.
func CheckArguments(ctx context.Context, args []string, opts corpus.Options) error {
	reader := corpus.NewReader(opts)
	for _, arg := range args {
		if info, err := os.Stat(arg); arg == "-" || err == nil && info.IsDir() {
			continue
		}
		for e := range corpus.List([]string{arg}, opts) {
			if info, err := os.Stat(e.Path); err == nil && info.Mode().IsRegular() || e.IsObject() {
				break
			}
			inputs, err := reader.Open(ctx, e, func(corpus.Document) error { return nil })
			if err != nil {
				return err
			}
			return fmt.Errorf("%s: %s", shown(arg, e), inputs[0].Message)
		}
	}
	return nil
}

// shown is an argument as an error shows it, which leads to e. A URL is shown without
// a password in it, and nothing as something that is seen.
func shown(arg string, e corpus.Entry) string {
	switch {
	case arg == "":
		return "''"
	case strings.Contains(arg, "://"):
		return e.Path
	}
	return arg
}

// Outside returns what a source that args name has outside of folders: those that are
// being written may lie among the reports.
func Outside(source Source, args []string, folders ...string) (Source, error) {
	o := &outside{Source: source}
	for _, folder := range folders {
		abs, err := filepath.Abs(folder)
		if err != nil {
			return nil, fmt.Errorf("find the folder %s: %w", folder, err)
		}
		for _, path := range []string{abs, withoutLinks(abs)} {
			o.folders = append(o.folders, path+string(filepath.Separator))
		}
	}
	for _, arg := range args {
		if named, err := filepath.Abs(arg); err == nil && withoutLinks(named) != named {
			o.links = true
		}
	}
	return o, nil
}

type outside struct {
	Source
	folders []string // as named, and free of links
	links   bool     // links lead to the inputs
}

// withoutLinks returns the path that path leads to; of one that is not there yet, that
// of its folder.
func withoutLinks(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	return filepath.Join(withoutLinks(parent), filepath.Base(path))
}

// inside reports whether the file at path lies in one of the folders.
func (o *outside) inside(path string) bool {
	for _, folder := range o.folders {
		if strings.HasPrefix(path, folder) || o.links && strings.HasPrefix(withoutLinks(path), folder) {
			return true
		}
	}
	return false
}

// List implements Source.
func (o *outside) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for e := range o.Source.List() {
			if !o.inside(e.Path) && !yield(e) {
				return
			}
		}
	}
}
