package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"heshu/warehouse/store"
)

// folder is a dataset's folder while a run writes it.
type folder struct {
	fs      store.FS
	dir     string // for messages
	release func() error
	made    bool // it was not there before

	safe     int64           // inputs that an unfinished run has behind it, after a crash too
	manifest *Manifest       // what is committed; nil: nothing
	next     *Manifest       // what an unfinished run has come to; nil: nothing
	files    map[string]bool // those of ours that are there
	unsynced map[string]bool // folders in which names may be lost by a crash
}

// openFolder locks a folder and looks at what it holds.
func openFolder(files store.FS, dir string, busy func(error) error) (*folder, error) {
	if err := checkReplaceable(files, dir); err != nil {
		return nil, err
	}
	_, missing := files.List(".")
	release, err := lock(files, busy)
	if err != nil {
		return nil, err
	}
	f := &folder{fs: files, dir: dir, release: release, made: missing != nil, unsynced: map[string]bool{}}
	if err := f.look(); err != nil {
		return nil, errors.Join(err, release())
	}
	return f, nil
}

// lock takes the folder's lock, and makes the folder for it. While another run has the
// lock, busy decides.
func lock(files store.FS, busy func(error) error) (func() error, error) {
	for {
		if err := files.Mkdir("."); err != nil {
			return nil, fmt.Errorf("making the dataset's folder: %w", err)
		}
		release, err := files.Lock(lockFile)
		if !errors.Is(err, store.ErrLocked) || busy == nil {
			return release, err
		}
		if err := busy(err); err != nil {
			return nil, err
		}
	}
}

// look reads both manifests and lists the files.
func (f *folder) look() (err error) {
	if f.manifest, err = loadManifest(f.fs, manifestFile); err != nil {
		return fmt.Errorf("%s: %w; if it cannot be restored, remove it with the tables and extract again", path.Join(f.dir, manifestFile), err)
	}
	// An unfinished run's manifest that cannot be read costs that run's work, no more.
	f.next, _ = loadManifest(f.fs, nextFile)
	if err := f.list(); err != nil {
		return fmt.Errorf("looking at the dataset's folder: %w", err)
	}
	if f.next != nil && !f.holds(f.next) {
		f.next = nil
	}
	if f.next != nil {
		f.safe = f.next.sources()
	}
	return nil
}

// loadManifest returns nil where there is none.
func loadManifest(files store.FS, name string) (*Manifest, error) {
	data, err := store.ReadAll(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return decodeManifest(data)
}

// list notes down which files of ours are there.
func (f *folder) list() error {
	f.files = map[string]bool{}
	for _, name := range append(Tables(), segmentsDir, ".") {
		entries, err := f.fs.List(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, entry := range entries {
			if ours(name, entry) {
				f.files[path.Join(name, entry.Name)] = true
			}
		}
	}
	return nil
}

// holds reports whether all files of a manifest are there, under their last name or
// staged.
func (f *folder) holds(m *Manifest) bool {
	for _, name := range m.files() {
		if !f.files[name] && !f.files[stagedName(name)] {
			return false
		}
	}
	return true
}

// where returns the name under which a file of a manifest lies now.
func (f *folder) where(name string) string {
	if staged := stagedName(name); f.files[staged] {
		return staged
	}
	return name
}

// progress notes down how far the run has come, so that another can go on from there.
func (f *folder) progress(m *Manifest) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	f.next = m
	if err := f.sync(); err != nil {
		return err
	}
	if err := store.Replace(f.fs, nextFile, data); err != nil {
		return err
	}
	f.safe = m.sources()
	return nil
}

// publish commits: it gives all staged files their names, swaps the manifest, and
// removes what the new one does not name. Who looks at the files alone sees too many
// of them meanwhile; who goes by the manifest sees the old dataset or the new one.
func (f *folder) publish(m *Manifest) error {
	if err := f.swap(m); err != nil {
		return fmt.Errorf("putting the dataset into its place: %w", err)
	}
	if err := f.clean(); err != nil {
		return fmt.Errorf("the dataset is in its place, but clearing up failed: %w", err)
	}
	return nil
}

func (f *folder) swap(m *Manifest) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	if err := f.describe(m); err != nil {
		return err
	}
	if err := f.reveal(m); err != nil {
		return err
	}
	if err := store.Replace(f.fs, manifestFile, data); err != nil {
		return err
	}
	f.manifest = m
	return nil
}

// reveal gives staged files their last names.
func (f *folder) reveal(m *Manifest) error {
	for _, name := range m.files() {
		staged := stagedName(name)
		if !f.files[staged] {
			continue
		}
		if err := f.fs.Rename(staged, name); err != nil {
			return err
		}
		delete(f.files, staged)
		f.files[name], f.unsynced[path.Dir(name)] = true, true
	}
	return f.sync()
}

// sync makes the names last that files were given.
func (f *folder) sync() error {
	for _, name := range slices.Sorted(maps.Keys(f.unsynced)) {
		if err := f.fs.SyncDir(name); err != nil {
			return err
		}
		delete(f.unsynced, name)
	}
	return nil
}

// forget drops the unfinished run, if there is one, with all that only it needs.
func (f *folder) forget() error {
	f.next = nil
	if err := f.clean(); err != nil {
		return fmt.Errorf("the dataset is in its place, but clearing up failed: %w", err)
	}
	if err := f.fs.Remove(nextFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the dataset is in its place, but clearing up failed: %w", err)
	}
	return nil
}

// settle removes what runs that were killed left behind. The last one may have been
// killed behind the swap of the manifest and before its name was safe: what the old
// manifest names must not go before that.
func (f *folder) settle() error {
	if err := f.fs.SyncDir("."); err != nil {
		return err
	}
	return f.clean()
}

// clean removes the files of ours that no manifest names. A dataset without a manifest
// keeps its parts until there is one.
func (f *folder) clean() error {
	keep := map[string]bool{}
	for _, m := range []*Manifest{f.manifest, f.next} {
		if m == nil {
			continue
		}
		for _, name := range m.files() {
			keep[f.where(name)] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		if keep[name] || f.manifest == nil && old(name) {
			continue
		}
		if err := f.fs.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		delete(f.files, name)
	}
	for _, name := range Tables() {
		if f.manifest != nil && !slices.Contains(f.manifest.Form.Tables, name) {
			_ = f.fs.Remove(name) // a folder that is not there, or holds something
		}
	}
	return nil
}

// tidy removes what a run that gave up has left.
func (f *folder) tidy() error {
	if err := f.list(); err != nil {
		return err
	}
	if err := f.clean(); err != nil {
		return err
	}
	if f.manifest == nil && f.next == nil {
		for _, name := range append(Tables(), segmentsDir) {
			_ = f.fs.Remove(name) // one that holds something stays
		}
	}
	return nil
}

// leave releases the lock, and removes a folder that was made for nothing.
func (f *folder) leave() error {
	err := f.release()
	if f.made && f.manifest == nil && f.next == nil {
		_ = f.fs.Remove(".") // it stays where it holds something
	}
	return err
}

// old reports whether a part was written by a version that knew no manifest.
func old(name string) bool { return oldPattern.MatchString(path.Base(name)) }
