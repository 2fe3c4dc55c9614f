package corpus

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// root is what one argument, or one match of a pattern, leads to.
type root struct {
	kind   rootKind
	path   string // absolute, or the URL of what lies in a store; empty for standard input
	base   string // the folder its sources would be relative to
	bucket Bucket // that path lies in; nil: path is a file's
	fault  *Failure
}

type rootKind int

const (
	rootFile rootKind = iota
	rootFolder
	rootStdin
)

// locate finds the roots of args, in order; repeated ones carry a fault.
func locate(args []string, opts Options) []root {
	var roots []root
	for _, arg := range args {
		roots = append(roots, locateArgument(arg, opts)...)
	}
	markRepeats(roots)
	return roots
}

func locateArgument(arg string, opts Options) []root {
	if arg == "-" {
		return []root{{kind: rootStdin}}
	}
	if open := opts.Stores[schemeOf(arg)]; open != nil {
		return []root{locateObjects(arg, open, opts.withDefaults().MaxTime)}
	}
	if path, fault, ok := fromURL(arg); ok {
		if fault != nil {
			return []root{{path: path, base: parent(path), fault: fault}}
		}
		return []root{locatePath(path)}
	}
	r := locatePath(arg)
	if r.fault == nil || !strings.ContainsAny(arg, "*?[") {
		return []root{r}
	}
	if _, err := os.Lstat(arg); err == nil {
		return []root{r} // a file whose name looks like a pattern
	}
	return locatePattern(arg)
}

// locatePath finds the file or folder at path, following a link.
func locatePath(path string) root {
	abs, err := filepath.Abs(path)
	if err != nil {
		return root{path: path, base: path, fault: failf(Skipped, "its folder cannot be found: %v", err)}
	}
	r := root{path: abs, base: filepath.Dir(abs)}
	info, err := os.Stat(abs)
	switch {
	case path == "" || errors.Is(err, fs.ErrNotExist):
		r.fault = failf(Skipped, "there is no such file or folder; check the path")
	case err != nil:
		r.fault = failf(Skipped, "it cannot be reached: %v; check its permissions", reason(err))
	case info.IsDir():
		r.kind, r.base = rootFolder, abs
	case !info.Mode().IsRegular():
		r.fault = special(info.Mode())
	}
	return r
}

// locatePattern finds the files and folders that a pattern with wildcards matches,
// sorted by path.
func locatePattern(arg string) []root {
	folder := locatePath(patternBase(arg))
	p, err := newPattern(arg)
	if err != nil {
		folder.fault = failf(Skipped, "%q is no pattern: a [ has no ] after it; write \\[ for the character itself", arg)
		return []root{folder}
	}
	var roots []root
	for _, m := range p.find(folder.path) {
		r := locatePath(m)
		r.base = folder.base
		roots = append(roots, r)
	}
	if len(roots) > 0 {
		return roots
	}
	folder.path = p.text
	if folder.fault == nil {
		folder.kind, folder.fault = rootFile, failf(Skipped, "no file matches the pattern; check it")
	}
	return []root{folder}
}

// markRepeats sets a fault on a root that an earlier one, or a folder among them,
// reads as well.
func markRepeats(roots []root) {
	real := make([]string, len(roots))
	folders := make(map[string]bool)
	for i, r := range roots {
		real[i] = realPath(r.path)
		if r.kind == rootFolder && r.fault == nil {
			folders[real[i]] = true
		}
	}
	seen := make(map[string]bool)
	for i := range roots {
		r := &roots[i]
		if r.fault != nil {
			continue
		}
		key := real[i]
		if r.kind == rootStdin {
			key = "-"
		}
		if seen[key] {
			r.fault = failf(Skipped, "it is named twice and read once")
		} else if outer := folderAround(parent(key), folders); outer != "" {
			r.fault = failf(Skipped, "it is read with the folder %s", toSource(outer))
		}
		seen[key] = true
	}
}

// folderAround returns the folder among folders that is path or holds it, or "".
// The outermost one counts.
func folderAround(path string, folders map[string]bool) string {
	found := ""
	for {
		if folders[path] {
			found = path
		}
		up := parent(path)
		if up == path {
			return found
		}
		path = up
	}
}

// parent is the folder that path lies in: path itself for the topmost one, and "", which
// holds everything, for the bucket of a store.
func parent(path string) string {
	if path != "" && !isURL(path) {
		return filepath.Dir(path)
	}
	_, inside, _ := strings.Cut(path, "://")
	last := strings.LastIndexByte(inside, '/')
	if last < 0 {
		return ""
	}
	return path[:len(path)-len(inside)+last]
}

// reason strips the path from a file error: the message has it already.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
