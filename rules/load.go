package rules

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Options say what to load. The zero value is the library that the program carries.
type Options struct {
	// Dirs are folders of the user's own, laid out like library/: rule files in
	// folders of any name, word lists in lexicon/. What stands in a later folder
	// goes before what stands in an earlier one or in the library.
	Dirs []string
	// Timeout is how long one rule may take over one sentence; 0 is DefaultTimeout.
	Timeout time.Duration
}

// DefaultTimeout is how long one rule may take over one sentence.
const DefaultTimeout = 50 * time.Millisecond

//go:embed library
var embedded embed.FS

const (
	lexiconFolder = "lexicon"
	versionFile   = "VERSION"
)

// layer is one source of library files.
type layer struct {
	files   fs.FS
	display string // what goes before a path in messages
	user    bool
}

// Load reads the library and the user's folders. The error is an Errors with all that is wrong.
func Load(o Options) (*Library, error) {
	root, err := fs.Sub(embedded, "library")
	if err != nil {
		return nil, fmt.Errorf("open the library: %w", err)
	}
	layers := []layer{{files: root, display: "rules/library"}}
	var errs Errors
	for _, dir := range o.Dirs {
		info, err := os.Stat(dir)
		switch {
		case err != nil:
			errs = append(errs, &Error{File: dir, Message: "cannot be read: " + reason(err), Fix: "name a folder that holds rule files"})
		case !info.IsDir():
			errs = append(errs, &Error{File: dir, Message: "is no folder", Fix: "name the folder that the file is in"})
		default:
			layers = append(layers, layer{files: os.DirFS(dir), display: dir, user: true})
		}
	}
	if len(errs) > 0 {
		return nil, errs.orNil()
	}
	return load(layers, o.Timeout)
}

// reason is an error of the file system without the path, which the message has already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// load reads layers, the later of which go before the earlier ones.
func load(layers []layer, timeout time.Duration) (*Library, error) {
	b := builder{timeout: timeout}
	for _, l := range layers {
		b.layer(l)
	}
	return b.library()
}

// builder puts the library together.
type builder struct {
	timeout  time.Duration
	version  string
	errs     Errors
	rules    []*Rule
	byID     map[string]*Rule
	shadowed []*Rule // overridden by a user's rule
	off      []offEntry
	entries  entries // those of later layers first
	layers   int
	known    *content // from the snapshot, nil: the library was parsed
}

// proved reports whether there is nothing but the library of the snapshot, which was
// checked and hashed when that was made.
func (b *builder) proved() bool { return b.known != nil && b.layers == 1 }

func (b *builder) layer(l layer) {
	names := b.list(l)
	if !l.user {
		if read, ok := readSnapshot(l.files, names); ok {
			b.known = read
			b.take(l, read)
			return
		}
	}
	b.take(l, b.read(l, names))
}

// read reads the files of a layer.
func (b *builder) read(l layer, names []string) *content {
	out := &content{}
	for _, name := range names {
		data, err := fs.ReadFile(l.files, name)
		f := &file{name: filepath.ToSlash(path.Join(l.display, name))}
		switch {
		case err != nil:
			f.errs = append(f.errs, &Error{File: f.name, Message: "cannot be read: " + reason(err), Fix: "look at its permissions"})
		case name == versionFile:
			out.version = strings.TrimSpace(string(data))
		case strings.HasPrefix(name, lexiconFolder+"/"):
			f.readLexicon(data, &out.entries)
		default:
			got := f.readRules(data, strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml"))
			out.rules = append(out.rules, got.rules...)
			out.off = append(out.off, got.off...)
			out.entries.fragments = append(out.entries.fragments, got.fragments.fragments...)
		}
		b.errs = append(b.errs, f.errs...)
	}
	return out
}

// take adds what a layer says to what the earlier ones said.
func (b *builder) take(l layer, read *content) {
	b.add(read.rules)
	b.off = append(b.off, read.off...)
	for i := range read.entries.words {
		read.entries.words[i].value.user = l.user
	}
	b.entries.before(&read.entries)
	b.layers++
	if l.user {
		b.version = strings.TrimSuffix(b.version, "+local") + "+local"
	} else {
		b.version = read.version
	}
}

// list names the files of a layer in order.
func (b *builder) list(l layer) []string {
	var names []string
	err := fs.WalkDir(l.files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && (name == versionFile || slices.Contains([]string{".yaml", ".yml"}, path.Ext(name))):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		b.errs = append(b.errs, &Error{File: l.display, Message: "cannot be read: " + reason(err), Fix: "look at its permissions"})
	}
	return names
}

// add takes the rules of a layer in: one that is known by its id takes the place
// of the older one, the others go before all older ones.
func (b *builder) add(read []*Rule) {
	var fresh []*Rule
	if b.byID == nil {
		b.byID = map[string]*Rule{}
	}
	for _, r := range read {
		old := b.byID[r.ID]
		if old == nil {
			b.byID[r.ID] = r
			fresh = append(fresh, r)
			continue
		}
		if slices.Contains(read, old) {
			b.errs = append(b.errs, &Error{File: r.File, Line: r.Line, Col: r.column, Rule: r.ID,
				Message: fmt.Sprintf("the id is taken by %s:%d", old.File, old.Line), Fix: "a .yaml and a .yml file of one name give the same ids: rename one"})
			continue
		}
		b.shadowed = append(b.shadowed, old)
		b.byID[r.ID] = r
		b.rules[slices.Index(b.rules, old)] = r
	}
	b.rules = append(fresh, b.rules...)
}

// switchOff takes the rules out that user files name.
func (b *builder) switchOff() {
	ids := make([]string, 0, len(b.byID))
	for id := range b.byID {
		ids = append(ids, id)
	}
	for _, o := range b.off {
		if _, known := b.byID[o.id]; !known {
			fix := "the command heshu rules list shows all ids"
			if near := nearest(o.id, ids, 2); len(near) > 0 {
				fix = "write " + strings.Join(near, " or ")
			}
			b.errs = append(b.errs, &Error{File: o.file, Line: o.line, Col: o.col, Message: fmt.Sprintf("off names no rule: %s", o.id), Fix: fix})
			continue
		}
		b.rules = slices.DeleteFunc(b.rules, func(r *Rule) bool { return r.ID == o.id })
	}
}
