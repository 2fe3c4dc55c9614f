package corpus

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// namer turns paths into sources.
type namer struct {
	root    string // absolute, or the URL of a folder in a store; empty: everything
	folders map[string]bool
}

// newNamer finds the input root of roots: given, or the deepest folder that holds them.
func newNamer(roots []root, given string) (*namer, error) {
	n := &namer{folders: make(map[string]bool)}
	first := true
	for _, r := range roots {
		if r.kind == rootStdin {
			continue
		}
		if first {
			n.root, first = r.base, false
		}
		n.root = commonFolder(n.root, r.base)
		if r.kind == rootFolder && r.fault == nil {
			n.folders[realPath(r.path)] = true
		}
	}
	if given == "" || isURL(given) {
		n.root = cmp.Or(strings.TrimSuffix(given, "/"), n.root)
		return n, nil
	}
	abs, err := filepath.Abs(given)
	if err != nil {
		return nil, err
	}
	n.root = abs
	return n, nil
}

// source names path. The Failure says that path lies outside of the root.
func (n *namer) source(path string) (string, *Failure) {
	rel, ok := n.relative(path)
	if !ok {
		return toSource(path), failf(Skipped, "it lies outside of the input root %s; choose a root that holds it", toSource(n.root))
	}
	if rel == "-" {
		return "./-", nil // "-" is standard input
	}
	return toSource(rel), nil
}

// relative is path as seen from the root. ok reports whether it lies there.
func (n *namer) relative(path string) (rel string, ok bool) {
	switch {
	case n.root == "":
		return path, true
	case isURL(n.root) && path == n.root:
		return ".", true
	case isURL(n.root):
		return strings.CutPrefix(path, n.root+"/")
	case isURL(path):
		return "", false
	}
	rel, err := filepath.Rel(n.root, path)
	return rel, err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// reads reports whether path, free of links, lies in a folder that is read whole.
func (n *namer) reads(path string) bool {
	return folderAround(path, n.folders) != ""
}

// commonFolder returns the deepest folder that is a or b or holds both: "" for what lies
// in different stores.
func commonFolder(a, b string) string {
	for a != b {
		if len(a) < len(b) {
			a, b = b, a
		}
		up := parent(a)
		if up == a {
			return ""
		}
		a = up
	}
	return a
}

// realPath is path free of links, or path itself if that cannot be found out.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// toSource writes path with / between its parts and as valid UTF-8. Each byte that is
// none, and each of a U+FFFD, becomes U+FFFD and two hexadecimal digits, so that two
// paths never give one source.
func toSource(path string) string {
	path = filepath.ToSlash(path)
	if utf8.ValidString(path) && !strings.ContainsRune(path, utf8.RuneError) {
		return path
	}
	var b strings.Builder
	for i := 0; i < len(path); {
		r, n := utf8.DecodeRuneInString(path[i:])
		if r != utf8.RuneError {
			b.WriteString(path[i : i+n])
		} else {
			for _, c := range []byte(path[i : i+n]) {
				fmt.Fprintf(&b, "\uFFFD%02X", c)
			}
		}
		i += n
	}
	return b.String()
}
