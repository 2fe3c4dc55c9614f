package rules

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"io/fs"
)

// snapshot is what reading the files of the library gives, in the form of
// [content.code] behind the digest of the files: reading it takes a hundredth of
// the time. It is only used if it is that of the files.
//
//go:generate go test -run TestSnapshotIsThatOfTheLibrary -update .
//go:embed library.bin
var snapshot string

// content is what the files of one layer say.
type content struct {
	version string
	digest  string // of the whole library, if there is no other layer
	rules   []*Rule
	off     []offEntry
	entries entries
}

// readSnapshot returns what the files of the library say, if the snapshot is theirs.
func readSnapshot(files fs.FS, names []string) (*content, bool) {
	digest, err := filesDigest(files, names)
	if err != nil || len(snapshot) < len(digest) || snapshot[:len(digest)] != digest {
		return nil, false
	}
	l := &content{}
	l.code(&codec{reading: true, data: snapshot, at: len(digest)})
	return l, true
}

// filesDigest is the SHA-256 of files.
func filesDigest(files fs.FS, names []string) (string, error) {
	hash := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return "", err
		}
		var head []byte
		head = binary.AppendUvarint(head, uint64(len(name)))
		head = binary.AppendUvarint(append(head, name...), uint64(len(data)))
		hash.Write(head)
		hash.Write(data)
	}
	return string(hash.Sum(nil)), nil
}

// code writes or reads l.
func (l *content) code(c *codec) {
	c.text(&l.version)
	c.text(&l.digest)
	each(c, &l.rules, func(r **Rule) {
		if c.reading {
			*r = &Rule{}
		}
		(*r).code(c)
	})
	each(c, &l.off, func(o *offEntry) {
		c.text(&o.id)
		c.file(&o.file)
		c.number(&o.line)
		c.number(&o.col)
	})
	l.entries.code(c)
}

func (r *Rule) code(c *codec) {
	c.text(&r.ID)
	c.text(&r.Name)
	c.text((*string)(&r.Target))
	c.text(&r.Pattern)
	r.Set.code(c)
	each(c, &r.Yes, func(e *Example) { e.code(c) })
	each(c, &r.No, func(e *Example) { e.code(c) })
	c.file(&r.File)
	for _, n := range []*int{&r.Line, &r.column, &r.patternLine, &r.patternColumn} {
		c.number(n)
	}
}

func (a *Attributes) code(c *codec) {
	for _, s := range []*string{&a.Item, &a.Class, &a.Action, &a.Basis, &a.Status, &a.Role, &a.Reason} {
		c.text(s)
	}
}

func (e *Example) code(c *codec) {
	for _, s := range []*string{&e.Text, &e.Quote, &e.Value, &e.Unit, &e.Approx, &e.Item, &e.Class, &e.Action, &e.Basis, &e.Status, &e.Role, &e.Why} {
		c.text(s)
	}
}

func (e *entries) code(c *codec) {
	placed(c, &e.measures, func(m *Measure) {
		c.text(&m.Unit)
		c.text(&m.Canonical)
		c.text(&m.Class)
		c.yesNo(&m.NounFollows)
	})
	placed(c, &e.items, func(i *Item) {
		c.text(&i.Name)
		c.text(&i.Class)
		c.texts(&i.Aliases)
		c.texts(&i.Measures)
	})
	placed(c, &e.verbs, func(v *Verb) {
		c.text(&v.Word)
		c.text(&v.Sense)
	})
	placed(c, &e.endings, func(n *Ending) {
		c.text(&n.Word)
		c.text(&n.Type)
		c.yesNo(&n.Bare)
		c.text(&n.Short)
	})
	placed(c, &e.abbreviations, func(a *Abbreviation) {
		c.text(&a.Short)
		c.text(&a.Full)
	})
	placed(c, &e.themes, func(t *NationalTheme) {
		c.number(&t.Year)
		c.number(&t.Ordinal)
		c.text(&t.Theme)
	})
	placed(c, &e.idioms, func(i *Idiom) {
		c.text(&i.Text)
		c.text(&i.Reason)
	})
	placed(c, &e.words, func(w *wordList) {
		c.text(&w.name)
		c.texts(&w.words)
		c.yesNo(&w.user)
	})
	each(c, &e.fragments, func(f **fragment) {
		if c.reading {
			*f = &fragment{}
		}
		c.text(&(*f).name)
		c.text(&(*f).pattern)
		c.file(&(*f).file)
		c.number(&(*f).line)
		c.number(&(*f).column)
	})
}
