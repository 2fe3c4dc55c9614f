package corpus

import (
	"iter"
	"os"
	"path/filepath"
)

// Entry is one input to open: a file, standard input, or the reason why an argument
// or a file in a folder cannot be opened.
type Entry struct {
	Source string // its name: see the package comment
	Path   string // where it lies, a file or the URL of an object; empty for standard input
	bucket Bucket // that the object lies in; nil for files
	size   int64  // of an object
	stdin  bool
	fault  *Failure // set: Open reports it and reads nothing

	unlisted bool
}

// Unlisted reports whether e is a folder that could not be listed to its end: there may
// be inputs in it that List does not yield.
func (e Entry) Unlisted() bool { return e.unlisted }

// List yields an Entry for every file that args name, lazily and in a stable order:
// the arguments as given; a folder with all that lies in it, depth first, sorted by
// name; what a pattern matches, sorted by path (** stands for any number of folders).
// "-" is standard input. What cannot be read is yielded too, and ends as an Input
// that says why: a missing file, a pattern without a match, a link to a folder, a
// pipe or a device, hidden files (a leading dot) inside a folder. A URL of an object
// store is read like a folder, or a file, if Options.Stores knows its scheme.
func List(args []string, opts Options) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		roots := locate(args, opts)
		n, err := newNamer(roots, opts.Root)
		if err != nil {
			yield(Entry{Source: ".", fault: failf(Skipped, "the input root cannot be found: %v", err)})
			return
		}
		w := walker{namer: n, yield: yield}
		for _, r := range roots {
			if !w.root(r) {
				return
			}
		}
	}
}

// walker yields what roots hold. Its methods return false when the caller has had enough.
type walker struct {
	namer *namer
	yield func(Entry) bool
}

func (w *walker) root(r root) bool {
	if r.kind == rootStdin {
		return w.yield(Entry{Source: "-", stdin: true, fault: r.fault})
	}
	source, err := w.namer.source(r.path)
	switch {
	case r.fault != nil:
		return w.skip(source, r.path, r.fault)
	case err != nil:
		return w.skip(source, r.path, err)
	case r.kind == rootFolder && r.bucket != nil:
		return w.objects(r, r.path)
	case r.kind == rootFolder:
		return w.folder(r.path)
	}
	return w.yield(Entry{Source: source, Path: r.path, bucket: r.bucket})
}

// folder yields what lies in dir.
func (w *walker) folder(dir string) bool {
	fault := func(err error) *Failure {
		return failf(Skipped, "the folder cannot be listed: %v; check its permissions", reason(err))
	}
	return w.sorted(folder(dir), dir, fault, func(e folderEntry) bool { return w.entry(filepath.Join(dir, e.name), e) })
}

// sorted yields what list gives of dir in order. Where that is not all, it yields dir too,
// before what lies in it, as its name comes before theirs.
func (w *walker) sorted(list listing, dir string, fault func(error) *Failure, each func(folderEntry) bool) bool {
	more := true
	broken := func(err error) bool {
		source, _ := w.namer.source(dir)
		more = w.yield(Entry{Source: source, Path: dir, fault: fault(err), unlisted: true})
		return more
	}
	err := sorted(list, runSize, broken, func(e folderEntry) bool {
		more = each(e)
		return more
	})
	if err != nil && more {
		return broken(err)
	}
	return more
}

func (w *walker) entry(path string, e folderEntry) bool {
	source, outside := w.namer.source(path)
	mode := e.mode
	switch {
	case outside != nil:
		return w.skip(source, path, outside)
	case e.name[0] == '.':
		return w.skip(source, path, hiddenFault())
	case mode.IsDir():
		return w.folder(path)
	case mode&os.ModeSymlink != 0:
		return w.link(source, path)
	case !mode.IsRegular():
		return w.skip(source, path, special(mode))
	}
	return w.yield(Entry{Source: source, Path: path})
}

// link yields a link to a file that is not read anyway. Links to folders are not
// followed: they may lead back, or to the same reports again.
func (w *walker) link(source, path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.skip(source, path, failf(Skipped, "a link that leads nowhere: %v; mend or remove it", reason(err)))
	case info.IsDir():
		return w.skip(source, path, failf(Skipped, "a link to a folder, which is not followed; to read the folder, name it as an input"))
	case !info.Mode().IsRegular():
		return w.skip(source, path, special(info.Mode()))
	}
	target, err := filepath.EvalSymlinks(path)
	if err == nil && w.namer.reads(target) {
		return w.skip(source, path, failf(Skipped, "a link to %s, which is read itself", toSource(target)))
	}
	return w.yield(Entry{Source: source, Path: path})
}

func hiddenFault() *Failure {
	return failf(Skipped, "hidden (its name begins with a dot); to read it, name it as an input")
}

func (w *walker) skip(source, path string, f *Failure) bool {
	return w.yield(Entry{Source: source, Path: path, fault: f})
}

// special is the Failure of a thing that is neither a file nor a folder.
func special(mode os.FileMode) *Failure {
	what := "no regular file"
	switch {
	case mode&os.ModeNamedPipe != 0:
		what = "a named pipe"
	case mode&os.ModeSocket != 0:
		what = "a socket"
	case mode&os.ModeDevice != 0:
		what = "a device"
	}
	return failf(Skipped, "%s, not a file; to read a stream, pipe it to standard input (-)", what)
}
