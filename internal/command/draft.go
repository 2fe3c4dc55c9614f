package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// draft is a file that appears under its name when it is whole. One without a name is
// not written.
type draft struct {
	name string
	temp *os.File
}

// newDraft finds out before the work whether the file that a flag names can be written.
func newDraft(flag, name string) (*draft, error) {
	if name == "" {
		return &draft{}, nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, usagef("--%s %s: it is a folder; name a file", flag, name)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".heshu-*")
	if err != nil {
		return nil, fmt.Errorf("--%s %s: it cannot be written: %w", flag, name, cause(err))
	}
	return &draft{name: name, temp: temp}, nil
}

// cause is an error without the name of the file under which the system met it.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// wanted reports whether there is a file to write.
func (d *draft) wanted() bool { return d.temp != nil }

// keep gives the file its name.
func (d *draft) keep() error {
	if err := errors.Join(d.temp.Chmod(0o644), d.temp.Close()); err != nil {
		return err
	}
	return os.Rename(d.temp.Name(), d.name)
}

// discard removes what is left of a file that was not kept.
func (d *draft) discard() {
	if d.wanted() {
		_ = d.temp.Close() // closed already, or nobody wants it
		_ = os.Remove(d.temp.Name())
	}
}
