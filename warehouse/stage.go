package warehouse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// stage is the folder in which a dataset grows before it takes its place.
//
//	parent/.dataset.heshu-123/new   what is written
//	parent/.dataset.heshu-123/old   what it replaces, on its way out
type stage struct {
	target string // absolute, symbolic links resolved
	root   string // beside target, or inside of it
	inside bool
}

// newStage prepares to write the folder target.
func newStage(target string) (*stage, error) {
	target, err := resolve(target)
	if err != nil {
		return nil, fmt.Errorf("finding the dataset's folder: %w", err)
	}
	if err := checkReplaceable(target); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return nil, fmt.Errorf("making the dataset's folder: %w", err)
	}
	s := &stage{target: target, inside: !movable(target)}
	parent, pattern := filepath.Dir(target), "."+filepath.Base(target)+stageMark+"*"
	if s.inside {
		parent, pattern = target, stageMark+"*"
	}
	if s.root, err = os.MkdirTemp(parent, pattern); err != nil {
		return nil, fmt.Errorf("making a staging folder: %w", err)
	}
	for _, name := range []string{"new", "old"} {
		if err := os.Mkdir(filepath.Join(s.root, name), 0o777); err != nil {
			return nil, errors.Join(fmt.Errorf("making a staging folder: %w", err), s.remove())
		}
	}
	return s, nil
}

// stageMark stands in the names of staging folders.
const stageMark = ".heshu-"

// resolve returns the absolute path of the folder that target stands for.
func resolve(target string) (string, error) {
	if target == "" {
		return "", errors.New("no name is given")
	}
	path, err := filepath.Abs(target)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, os.ErrNotExist) {
		return path, nil
	}
	return real, err
}

// movable reports whether the folder at path can be replaced by a rename: it is
// missing, or neither a mount point nor around the working directory, and its
// parent may be written to.
func movable(path string) bool {
	if _, err := os.Stat(path); err != nil {
		return true
	}
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	if err != nil || here == path || strings.HasPrefix(here, path+string(filepath.Separator)) {
		return false
	}
	// A folder that travels into path and back shows that both are of one file
	// system, bind mounts included.
	probe, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+stageMark+"*")
	if err != nil {
		return false
	}
	defer os.Remove(probe)
	inside := filepath.Join(path, stageMark+filepath.Base(probe))
	if os.Rename(probe, inside) != nil {
		return false
	}
	return os.Rename(inside, probe) == nil
}

// path returns where the named entry of the dataset is written.
func (s *stage) path(name string) string { return filepath.Join(s.root, "new", name) }

// commit puts what was written into its place, and removes what stood there.
func (s *stage) commit() error {
	err := checkReplaceable(s.target) // again: hours may have passed
	if err == nil {
		err = syncFolder(filepath.Join(s.root, "new"))
	}
	if err == nil {
		err = s.swap()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("putting the dataset into its place: %w", err), s.remove())
	}
	if err := errors.Join(s.remove(), syncFolder(filepath.Dir(s.target))); err != nil {
		return fmt.Errorf("the dataset is in its place, but clearing up failed: %w", err)
	}
	return nil
}

// swap moves the new dataset to the target, and the old one to where the new one was.
func (s *stage) swap() error {
	if s.inside {
		return s.swapTables()
	}
	fresh, old := filepath.Join(s.root, "new"), filepath.Join(s.root, "old", "dataset")
	err := os.Rename(fresh, s.target) // where nothing or an empty folder stands
	if err == nil || exchange(fresh, s.target) == nil {
		return nil
	}
	if err := os.Rename(s.target, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, s.target); err != nil {
		return errors.Join(err, os.Rename(old, s.target))
	}
	return nil
}

// swapTables moves one table after the other; for a moment old and new stand side by side.
func (s *stage) swapTables() error {
	for _, name := range Tables() {
		target := filepath.Join(s.target, name)
		err := os.Rename(target, filepath.Join(s.root, "old", name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		err = os.Rename(s.path(name), target)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return syncFolder(s.target)
}

// remove deletes the staging folder with all that is in it.
func (s *stage) remove() error { return os.RemoveAll(s.root) }
