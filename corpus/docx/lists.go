package docx

import (
	"strconv"

	"heshu/corpus/numbering"
	"heshu/corpus/packaged"
)

// lists numbers the paragraphs of lists and headings.
type lists struct {
	kinds  map[string]*list     // abstract lists
	lists  map[string]*instance // those that paragraphs name
	styles map[string]style     // paragraph styles
}

// list is a kind of list, with the paragraph style that numbers on each level.
type list struct {
	numbering.List
	styles [numbering.Levels]string
}

// instance is a list that paragraphs belong to.
type instance struct {
	kind   string
	starts map[int]int // levels that it starts anew, at a number of its own
	begun  bool
}

// style is a paragraph style that may number its paragraphs.
type style struct{ list, level, base string }

// readLists reads the numbering definitions and the styles, if the document has them.
func readLists(p *packaged.Package, folder string) (*lists, error) {
	l := &lists{kinds: make(map[string]*list), lists: make(map[string]*instance), styles: make(map[string]style)}
	if err := walkIfThere(p, folder+"/numbering.xml", &definitions{lists: l}); err != nil {
		return nil, err
	}
	return l, walkIfThere(p, folder+"/styles.xml", &styles{lists: l})
}

// walkIfThere walks over a part that a document can do without.
func walkIfThere(p *packaged.Package, part string, h packaged.Handler) error {
	if !p.Has(part) {
		return nil
	}
	return p.Walk(part, h, packaged.GoOn)
}

// next counts paragraph p in its list and returns its number as text, "" if it has none.
func (l *lists) next(p *paragraph) string {
	id, at := l.listOf(p)
	in := l.lists[id]
	if in == nil || l.kinds[in.kind] == nil {
		return ""
	}
	k := l.kinds[in.kind]
	in.begin(k)
	return k.Next(at)
}

// listOf finds the list of p and its level: its own, or those of its style.
func (l *lists) listOf(p *paragraph) (id string, at int) {
	id, lvl := p.list, p.level
	name := p.style
	for range 16 { // styles can be based on each other
		s, ok := l.styles[name]
		if !ok || id != "" && lvl != "" {
			break
		}
		if id == "" {
			id = s.list
		}
		if lvl == "" {
			lvl = s.level
		}
		name = s.base
	}
	at, _ = strconv.Atoi(lvl)
	if lvl == "" {
		at = l.levelOfStyle(id, p.style)
	}
	return id, at
}

// levelOfStyle is the level of list id that belongs to a style.
func (l *lists) levelOfStyle(id, style string) int {
	if in := l.lists[id]; in != nil && l.kinds[in.kind] != nil && style != "" {
		for i, s := range l.kinds[in.kind].styles {
			if s == style {
				return i
			}
		}
	}
	return 0
}

// begin starts anew the levels for which the list says so.
func (in *instance) begin(k *list) {
	if in.begun {
		return
	}
	in.begun = true
	for at, start := range in.starts {
		k.Restart(at, start)
	}
}
