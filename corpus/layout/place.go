package layout

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Aside is text beside the running text.
type Aside string

const (
	Footnote Aside = "footnote"
	Endnote  Aside = "endnote"
	TextBox  Aside = "text box"
)

// Place is where a piece of text stands in its document. What a format does not know
// is zero; all numbers count from 1.
type Place struct {
	Page      int
	Sheet     string
	Table     int // in the document; 0 in a sheet
	Row, Col  int // of the cell
	Paragraph int // of the running text, or the one that an aside belongs to; empty ones do not count
	Aside     Aside
}

// Cell names the cell as spreadsheets do: B3. "" outside of cells.
func (p Place) Cell() string {
	if p.Row == 0 || p.Col == 0 {
		return ""
	}
	var letters []byte
	for n := p.Col; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('A'+(n-1)%26))
	}
	slices.Reverse(letters)
	return fmt.Sprintf("%s%d", letters, p.Row)
}

// String names the place for people: "page 3, table 1, cell B3".
func (p Place) String() string {
	var parts []string
	add := func(known bool, format string, arg any) {
		if known {
			parts = append(parts, fmt.Sprintf(format, arg))
		}
	}
	add(p.Page > 0, "page %d", p.Page)
	add(p.Sheet != "", "sheet %s", p.Sheet)
	add(p.Table > 0, "table %d", p.Table)
	add(p.Cell() != "", "cell %s", p.Cell())
	add(p.Paragraph > 0, "paragraph %d", p.Paragraph)
	add(p.Aside != "", "%s", p.Aside)
	return strings.Join(parts, ", ")
}

// Mark says where the bytes [Start, End) of a text stand in the document.
type Mark struct {
	Start, End int
	Place      Place
}

// Document is the text of a document with its marks, which are sorted and do not
// overlap.
type Document struct {
	Text  string
	Marks []Mark
}

// Slice returns the marks of the bytes [start, end) of a text, counted from start.
func Slice(marks []Mark, start, end int) []Mark {
	first := sort.Search(len(marks), func(i int) bool { return marks[i].End > start })
	var out []Mark
	for _, m := range marks[first:] {
		if m.Start >= end {
			break
		}
		m.Start, m.End = max(m.Start, start)-start, min(m.End, end)-start
		out = append(out, m)
	}
	return out
}

// At returns the place of the byte at offset.
func At(marks []Mark, offset int) (Place, bool) {
	i := sort.Search(len(marks), func(i int) bool { return marks[i].End > offset })
	if i == len(marks) || marks[i].Start > offset {
		return Place{}, false
	}
	return marks[i].Place, true
}
