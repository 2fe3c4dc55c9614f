package hive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ErrNotCopy marks a folder that holds something else than a copy.
var ErrNotCopy = errors.New("not a copy of a dataset")

// target is the folder that a copy goes to, and the one beside it in which it grows.
type target struct {
	dir, work string
	old       bool // there is one before
}

// newTarget makes the folder in which the copy grows. Only one run at a time can do so.
func newTarget(dir string) (*target, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	t := &target{dir: dir, work: filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".partial")}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	t.old = err == nil
	if len(entries) > 0 && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == listingFile }) {
		return nil, fmt.Errorf("%s: %w: name another folder or an empty one", dir, ErrNotCopy)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return nil, err
	}
	if err := os.Mkdir(t.work, 0o777); errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s: another run is writing the copy; if it was killed, remove this folder", t.work)
	} else if err != nil {
		return nil, err
	}
	return t, nil
}

// swap puts the copy into its place.
func (t *target) swap() error {
	before := t.work + ".old"
	if t.old {
		if err := errors.Join(os.RemoveAll(before), os.Rename(t.dir, before)); err != nil {
			return err
		}
	}
	if err := os.Rename(t.work, t.dir); err != nil {
		if t.old {
			err = errors.Join(err, os.Rename(before, t.dir))
		}
		return err
	}
	return os.RemoveAll(before)
}

// remove drops a copy that did not come to its end.
func (t *target) remove() { _ = os.RemoveAll(t.work) }
