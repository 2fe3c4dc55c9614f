package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Disk is a folder of the file system. It implements FS.
type Disk struct{ dir string }

// NewDisk returns the folder dir, which need not be there yet.
func NewDisk(dir string) (*Disk, error) {
	if dir == "" {
		return nil, errors.New("no name of a folder is given")
	}
	abs, err := filepath.Abs(dir)
	return &Disk{dir: abs}, err
}

func (d *Disk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

// Create implements FS.
func (d *Disk) Create(name string) (File, error) { return os.Create(d.path(name)) }

// diskReader is an open file with the length that it had.
type diskReader struct {
	*os.File
	size int64
}

// Size implements Reader.
func (r diskReader) Size() int64 { return r.size }

// Open implements FS.
func (d *Disk) Open(name string) (Reader, error) {
	file, err := os.Open(d.path(name))
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return diskReader{file, info.Size()}, nil
}

// Size implements FS.
func (d *Disk) Size(name string) (int64, error) {
	info, err := os.Stat(d.path(name))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Rename implements FS.
func (d *Disk) Rename(from, to string) error { return os.Rename(d.path(from), d.path(to)) }

// Remove implements FS.
func (d *Disk) Remove(name string) error { return os.Remove(d.path(name)) }

// Mkdir implements FS. For "." it makes the folders above as well, and makes them last.
func (d *Disk) Mkdir(name string) error {
	if name == "." {
		return makeAll(d.dir)
	}
	err := os.Mkdir(d.path(name), 0o777)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// makeAll makes a folder and those above it.
func makeAll(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return fmt.Errorf("%s is a file: name a folder", dir)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := makeAll(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

// List implements FS.
func (d *Disk) List(name string) ([]Entry, error) {
	list, err := os.ReadDir(d.path(name))
	entries := make([]Entry, len(list))
	for i, e := range list {
		entries[i] = Entry{Name: e.Name(), Dir: e.IsDir(), Regular: e.Type().IsRegular()}
	}
	return entries, err
}

// SyncDir implements FS.
func (d *Disk) SyncDir(name string) error { return syncDir(d.path(name)) }

func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil // it cannot, and has no need to
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Lock implements FS. The file that is locked is removed with the release; who opened it
// before finds that out, and takes the next one.
func (d *Disk) Lock(name string) (func() error, error) {
	path := d.path(name)
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if err := lockFile(file); err != nil {
			return nil, errors.Join(d.holder(file, err), file.Close())
		}
		if current(file, path) {
			return hold(file), nil
		}
		if err := file.Close(); err != nil {
			return nil, err
		}
	}
}

// hold notes down who holds the lock, for those who find it taken.
func hold(file *os.File) func() error {
	if err := file.Truncate(0); err == nil {
		fmt.Fprintf(file, "process %d\n", os.Getpid()) // a courtesy: it may fail
	}
	return func() error {
		_ = os.Remove(file.Name()) // Windows does not let go of an open file: there it stays, unlocked
		return file.Close()
	}
}

// holder adds to the error of a lock who has it.
func (d *Disk) holder(file *os.File, err error) error {
	note := make([]byte, 80)
	n, _ := file.ReadAt(note, 0) // what cannot be read is not told
	if !errors.Is(err, ErrLocked) || n == 0 {
		return fmt.Errorf("locking %s: %w", d.dir, err)
	}
	return fmt.Errorf("%s: %w (%s)", d.dir, err, note[:n-1])
}

// current reports whether the file still has the name.
func current(file *os.File, path string) bool {
	ours, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(ours, there)
}
