package odt

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"heshu/corpus/numbering"
	"heshu/corpus/packaged"
)

// outline is the name under which the numbers of headings are kept.
const outline = ""

// lists numbers the items of lists, and headings.
type lists struct {
	kinds    map[string]*numbering.List
	defining string // the kind that is being defined
	within   []string
	item     bool // an item has begun that is not numbered yet
}

func newLists() *lists {
	return &lists{kinds: map[string]*numbering.List{outline: {}}}
}

// define takes an element of the definition of a kind of list.
func (l *lists) define(e xml.StartElement) {
	switch e.Name.Local {
	case "list-style":
		l.defining = packaged.Attr(e, "name")
		l.kinds[l.defining] = &numbering.List{}
	case "outline-style":
		l.defining = outline
	case "list-level-style-number", "outline-level-style":
		at := count(e, "level") - 1
		*l.kinds[l.defining].Level(at) = numbering.Level{Format: format(packaged.Attr(e, "num-format")), Text: text(e, at), Start: count(e, "start-value")}
	case "list-level-style-bullet":
		l.kinds[l.defining].Level(count(e, "level") - 1).Format = "none"
	}
}

// text is how a level is written: the numbers of as many levels as are shown, with a
// point between them, after a prefix and before a suffix.
func text(e xml.StartElement, at int) string {
	var numbers []string
	for shown := min(max(count(e, "display-levels"), 1), at+1); shown > 0; shown-- {
		numbers = append(numbers, "%"+strconv.Itoa(at+2-shown))
	}
	return packaged.Attr(e, "num-prefix") + strings.Join(numbers, ".") + packaged.Attr(e, "num-suffix")
}

// format names what the first numbers of a format say: 一, 二, 三, ...
func format(first string) string {
	r, _ := utf8.DecodeRuneInString(first)
	switch r {
	case utf8.RuneError:
		return "none"
	case '1':
		return "decimal"
	case '１':
		return "decimalFullWidth"
	case '一':
		return "chineseCounting"
	case '①':
		return "decimalEnclosedCircle"
	case 'a':
		return "lowerLetter"
	case 'A':
		return "upperLetter"
	case 'i':
		return "lowerRoman"
	case 'I':
		return "upperRoman"
	}
	return first
}

// open begins a list or an item. A list that does not go on with one before it begins
// anew.
func (l *lists) open(e xml.StartElement) {
	name := packaged.Attr(e, "style-name")
	switch e.Name.Local {
	case "list-item":
		l.item = true
	case "list":
		if n := len(l.within); name == "" && n > 0 {
			name = l.within[n-1]
		} else if k := l.kinds[name]; k != nil && n == 0 && packaged.Attr(e, "continue-numbering") != "true" && packaged.Attr(e, "continue-list") == "" {
			k.Restart(0, k.Levels[0].Start)
		}
		l.within = append(l.within, name)
	}
}

// close ends a list or an item.
func (l *lists) close(element string) {
	if element == "list" {
		l.within = l.within[:len(l.within)-1]
	}
	l.item = false
}

// next counts a paragraph and returns its number: an item's first, or a heading.
func (l *lists) next(e xml.StartElement) string {
	name, at := outline, count(e, "outline-level")-1
	if n := len(l.within); n > 0 {
		name, at = l.within[n-1], n-1
	}
	k := l.kinds[name]
	switch {
	case k == nil, len(l.within) > 0 && !l.item, len(l.within) == 0 && e.Name.Local != "h":
		return ""
	}
	l.item = false
	return k.Next(at)
}
