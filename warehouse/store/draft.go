package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"path"
)

// Stamp tells a file's content.
type Stamp struct {
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // lowercase hex
}

// Draft is a file that grows under a name that nobody looks for.
type Draft struct {
	fs    FS
	name  string
	file  File
	sum   hash.Hash
	bytes int64
}

// NewDraft begins a file of the given name, which must not be its last one.
func NewDraft(fs FS, name string) (*Draft, error) {
	file, err := fs.Create(name)
	if err != nil {
		return nil, err
	}
	return &Draft{fs: fs, name: name, file: file, sum: sha256.New()}, nil
}

// Write implements io.Writer.
func (d *Draft) Write(p []byte) (int, error) {
	n, err := d.file.Write(p)
	d.sum.Write(p[:n])
	d.bytes += int64(n)
	return n, err
}

// Seal makes the content last and closes the file, which keeps its name.
func (d *Draft) Seal() (Stamp, error) {
	err := d.file.Sync()
	if err := errors.Join(err, d.file.Close()); err != nil {
		return Stamp{}, fmt.Errorf("bringing %s to disk: %w", d.name, err)
	}
	size, err := d.fs.Size(d.name)
	if err != nil {
		return Stamp{}, err
	}
	if size != d.bytes {
		return Stamp{}, fmt.Errorf("%s has %d bytes where %d were written: is the disk full?", d.name, size, d.bytes)
	}
	return Stamp{Bytes: d.bytes, SHA256: hex.EncodeToString(d.sum.Sum(nil))}, nil
}

// Discard closes and removes the file.
func (d *Draft) Discard() error {
	return errors.Join(d.file.Close(), d.fs.Remove(d.name))
}

// DraftSuffix ends the names of drafts.
const DraftSuffix = ".tmp"

// Replace writes a file and puts it in the place of the one that has the name.
func Replace(fs FS, name string, data []byte) error {
	draft, err := NewDraft(fs, path.Join(path.Dir(name), "."+path.Base(name)+DraftSuffix))
	if err != nil {
		return err
	}
	if _, err := draft.Write(data); err != nil {
		return errors.Join(err, draft.Discard())
	}
	if _, err := draft.Seal(); err != nil {
		return err
	}
	if err := fs.Rename(draft.name, name); err != nil {
		return err
	}
	return fs.SyncDir(path.Dir(name))
}
