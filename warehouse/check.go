package warehouse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"heshu/warehouse/store"
)

// Damage is something that is wrong with a dataset.
type Damage struct {
	File    string // relative to the dataset
	Message string // what is wrong
}

// String implements fmt.Stringer.
func (d Damage) String() string { return d.File + ": " + d.Message }

// Verification is the outcome of Verify.
type Verification struct {
	Files, Rows int64
	Unfinished  bool // an unfinished run has left segments that the next one goes on with
}

// Verify reads all of the dataset in the folder dir and tells of everything that is
// wrong with it: files that are missing, differ from the manifest, cannot be read or do
// not belong, numbers of rows, and references between rows that lead to nothing. It
// holds the rows of one report in memory. The error is that of a folder without a
// manifest, or ctx's.
func Verify(ctx context.Context, dir string, tell func(Damage)) (Verification, error) {
	if _, err := os.Stat(dir); err != nil {
		return Verification{}, fmt.Errorf("opening the dataset: %w", err)
	}
	disk, err := store.NewDisk(dir)
	if err != nil {
		return Verification{}, fmt.Errorf("opening the dataset: %w", err)
	}
	return VerifyOn(ctx, disk, dir, tell)
}

// VerifyOn is Verify on another file system. dir stands for it in messages.
func VerifyOn(ctx context.Context, files store.FS, dir string, tell func(Damage)) (Verification, error) {
	m, err := loadManifest(files, manifestFile)
	if err != nil {
		tell(Damage{manifestFile, err.Error()})
		return Verification{}, nil
	}
	if m == nil {
		return Verification{}, fmt.Errorf("%s: %w: it has no %s; an earlier version wrote it, or its first run has not ended", dir, ErrNotDataset, manifestFile)
	}
	v := &verifier{ctx: ctx, tell: tell, damaged: map[string]bool{}, runs: map[string]bool{}}
	v.dataset = &Dataset{Dir: dir, fs: files, parts: map[string][]Part{}}
	v.dataset.use(m)
	v.files()
	v.strangers()
	if len(v.damaged) == 0 {
		v.segments()
	}
	return v.found, context.Cause(ctx)
}

// verifier is one call of Verify.
type verifier struct {
	ctx     context.Context
	dataset *Dataset
	tell    func(Damage)
	damaged map[string]bool
	runs    map[string]bool // by their ids
	found   Verification
}

func (v *verifier) report(file, format string, args ...any) {
	v.damaged[file] = true
	v.tell(Damage{file, fmt.Sprintf(format, args...)})
}

// files compares every file with the manifest.
func (v *verifier) files() {
	m := v.dataset.manifest
	for i := range m.Segments {
		v.file(m.Segments[i].Inputs.File, m.Segments[i].Inputs.Stamp)
		for _, p := range m.Segments[i].Parts {
			v.file(p.File, p.Stamp)
		}
	}
	for _, p := range m.loose() {
		v.file(p.File, p.Stamp)
	}
	v.schema()
}

func (v *verifier) file(name string, want store.Stamp) {
	if v.ctx.Err() != nil {
		return
	}
	v.found.Files++
	got, err := v.stamp(name)
	switch {
	case v.ctx.Err() != nil: // the user has stopped it, nothing is wrong
	case errors.Is(err, fs.ErrNotExist):
		v.report(name, "it is missing")
	case err != nil:
		v.report(name, "it cannot be read: %v", err)
	case got.Bytes != want.Bytes:
		v.report(name, "it has %d bytes, the manifest says %d", got.Bytes, want.Bytes)
	case got.SHA256 != want.SHA256:
		v.report(name, "its content has changed: its SHA-256 is %.12s…, the manifest says %.12s…", got.SHA256, want.SHA256)
	}
}

func (v *verifier) stamp(name string) (store.Stamp, error) {
	file, err := v.dataset.fs.Open(name)
	if err != nil {
		return store.Stamp{}, err
	}
	defer file.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, &patient{v.ctx, io.NewSectionReader(file, 0, file.Size())})
	return store.Stamp{Bytes: n, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

// patient is a reader that ends with its context.
type patient struct {
	ctx context.Context
	in  io.Reader
}

// Read implements io.Reader.
func (p *patient) Read(b []byte) (int, error) {
	if p.ctx.Err() != nil {
		return 0, context.Cause(p.ctx)
	}
	return p.in.Read(b)
}

// strangers finds files that engines would read with the dataset though they are no
// part of it.
func (v *verifier) strangers() {
	known := map[string]bool{}
	for _, name := range v.dataset.manifest.files() {
		known[name] = true
	}
	for _, table := range Tables() {
		entries, err := v.dataset.fs.List(table)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			v.report(table, "it cannot be listed: %v", err)
		}
		for _, entry := range entries {
			if _, part := partFormat(entry); part && !known[path.Join(table, entry.Name)] {
				v.report(path.Join(table, entry.Name), "it is no part of the dataset, but programs that read all files of the folder take it for one; "+
					"a run that was stopped left it, or another program: the next 'heshu extract' removes it")
			}
		}
	}
	_, err := v.dataset.fs.Size(nextFile)
	v.found.Unfinished = err == nil
}
