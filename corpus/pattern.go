package corpus

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// pattern is an argument with wildcards.
type pattern struct {
	text  string   // absolute
	parts []string // between the separators
	deep  bool     // holds **, which filepath.Glob does not know
}

// newPattern parses arg. The error is filepath.ErrBadPattern.
func newPattern(arg string) (*pattern, error) {
	if _, err := filepath.Match(arg, ""); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(arg)
	if err != nil {
		return nil, err
	}
	p := &pattern{text: abs, parts: strings.Split(abs, string(filepath.Separator))}
	for _, part := range p.parts {
		p.deep = p.deep || part == "**"
	}
	return p, nil
}

// patternBase is the folder before the first part of arg that has a wildcard.
func patternBase(arg string) string {
	dir := arg
	for strings.ContainsAny(dir, "*?[") {
		dir = filepath.Dir(dir)
	}
	return dir
}

// find returns the paths that p matches, sorted. Folders that cannot be listed match
// nothing, and ** takes no hidden folders and ends at files.
func (p *pattern) find(base string) []string {
	var found []string
	if !p.deep {
		found, _ = filepath.Glob(p.text) // its only error is a bad pattern
		slices.Sort(found)
		return found
	}
	_ = filepath.WalkDir(base, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case path != base && e.IsDir() && e.Name()[0] == '.':
			return fs.SkipDir
		case !e.IsDir() && p.matches(path):
			found = append(found, path)
		}
		return nil
	})
	return found
}

// matches reports whether path, absolute, matches p as a whole.
func (p *pattern) matches(path string) bool {
	return matchParts(p.parts, strings.Split(path, string(filepath.Separator)))
}

// matchParts matches part by part; ** takes any number of them. It remembers only the
// last **, as a later one can take whatever an earlier one would have to.
func matchParts(pattern, path []string) bool {
	p, s := 0, 0
	star, mark := -1, 0
	for s < len(path) {
		if p < len(pattern) && pattern[p] == "**" {
			star, mark = p, s
			p++
			continue
		}
		if p < len(pattern) {
			if ok, err := filepath.Match(pattern[p], path[s]); err == nil && ok {
				p, s = p+1, s+1
				continue
			}
		}
		if star < 0 {
			return false
		}
		mark++
		p, s = star+1, mark
	}
	for p < len(pattern) && pattern[p] == "**" {
		p++
	}
	return p == len(pattern)
}
