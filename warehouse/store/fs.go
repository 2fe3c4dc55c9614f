package store

import (
	"errors"
	"io"
)

// FS is a folder to write files in. Names are relative to it, with / between their
// parts; "." is the folder itself. Its methods may be called from several goroutines.
type FS interface {
	// Create makes an empty file, or empties the one of that name.
	Create(name string) (File, error)
	// Open opens a file for reading.
	Open(name string) (Reader, error)
	// Size returns the length of a file.
	Size(name string) (int64, error)
	// Rename gives a file another name in the same folder, and replaces what has it.
	Rename(from, to string) error
	// Remove removes a file or an empty folder.
	Remove(name string) error
	// Mkdir makes a folder in the folder. One that is there is no error.
	Mkdir(name string) error
	// List returns what lies in a folder, sorted by name.
	List(name string) ([]Entry, error)
	// SyncDir makes the names in a folder last.
	SyncDir(name string) error
	// Lock takes the lock of that name and returns how to release it, or fails with
	// ErrLocked. The lock of a process that has ended is free.
	Lock(name string) (release func() error, err error)
}

// File is a file that is written from its beginning to its end.
type File interface {
	io.Writer
	Sync() error // makes its content last
	Close() error
}

// Reader is a file that is read.
type Reader interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// Entry is what lies in a folder.
type Entry struct {
	Name    string
	Dir     bool
	Regular bool
}

// ErrLocked marks a folder that another process is writing.
var ErrLocked = errors.New("another run is writing it")

// ReadAll returns the content of a file.
func ReadAll(fs FS, name string) ([]byte, error) {
	file, err := fs.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.NewSectionReader(file, 0, file.Size()))
	return data, errors.Join(err, file.Close())
}
