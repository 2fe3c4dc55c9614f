package docx

import (
	"strconv"
	"strings"

	"heshu/corpus/packaged"
)

// mostLevels is how many levels a list has.
const mostLevels = 9

// lists numbers the paragraphs of lists and headings.
type lists struct {
	kinds  map[string]*list           // abstract lists
	lists  map[string]*instance       // those that paragraphs name
	styles map[string]style           // paragraph styles
	counts map[*list]*[mostLevels]int // how far each list has come
}

// list is a kind of list: how each of its levels is numbered.
type list struct{ levels [mostLevels]level }

type level struct {
	format string // decimal, chineseCounting …
	text   string // %1 stands for the number of the first level
	start  int
	style  string // the paragraph style that numbers on this level
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
	l := &lists{
		kinds: make(map[string]*list), lists: make(map[string]*instance),
		styles: make(map[string]style), counts: make(map[*list]*[mostLevels]int),
	}
	if err := walkIfThere(p, folder+"/numbering.xml", &numbering{lists: l}); err != nil {
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
	counts := l.counts[k]
	if counts == nil {
		counts = &[mostLevels]int{}
		l.counts[k] = counts
	}
	in.begin(counts)
	k.count(counts, at)
	return k.label(counts, at)
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
	return id, min(max(at, 0), mostLevels-1)
}

// levelOfStyle is the level of list id that belongs to a style.
func (l *lists) levelOfStyle(id, style string) int {
	if in := l.lists[id]; in != nil && l.kinds[in.kind] != nil && style != "" {
		for i, lv := range l.kinds[in.kind].levels {
			if lv.style == style {
				return i
			}
		}
	}
	return 0
}

// begin starts anew the levels for which the list says so.
func (in *instance) begin(counts *[mostLevels]int) {
	if in.begun {
		return
	}
	in.begun = true
	for at, start := range in.starts {
		counts[at] = start - 1
		for below := at + 1; below < mostLevels; below++ {
			counts[below] = 0
		}
	}
}

// count counts one more paragraph on a level: the levels below it begin anew.
func (k *list) count(counts *[mostLevels]int, at int) {
	for i := range at + 1 {
		if counts[i] == 0 {
			counts[i] = k.levels[i].start - 1
			if i < at {
				counts[i]++
			}
		}
	}
	counts[at]++
	for below := at + 1; below < mostLevels; below++ {
		counts[below] = 0
	}
}

// label is the number of a paragraph as text.
func (k *list) label(counts *[mostLevels]int, at int) string {
	text := k.levels[at].text
	if k.levels[at].format == "bullet" || k.levels[at].format == "none" {
		return ""
	}
	for i := range at + 1 {
		sign := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, sign) {
			continue
		}
		n, ok := numeral(k.levels[i].format, counts[i])
		if !ok {
			return ""
		}
		text = strings.ReplaceAll(text, sign, n)
	}
	if text != "" && text[len(text)-1] < 0x80 {
		text += " "
	}
	return text
}
