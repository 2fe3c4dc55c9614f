package printed

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// run is text on one base line without a wide gap: a line, or a cell of a table.
type run struct {
	text        string
	left, right float64 // without white space
	base        float64
	em          float64
	first       float64 // how wide its first unit is that no line end may part
	spaced      bool    // white space follows it
	edge        float64 // right, but for marks, which may hang over the margin
}

// row is what stands on one base line, from left to right.
type row struct {
	base float64
	runs []run
}

// em is the size of the largest run of r.
func (r row) em() float64 {
	most := 0.0
	for _, p := range r.runs {
		most = max(most, p.em)
	}
	return most
}

// text is all that r says.
func (r row) text() string {
	parts := make([]string, len(r.runs))
	for i, p := range r.runs {
		parts[i] = p.text
	}
	return strings.Join(parts, " ")
}

// baseTolerance is how far base lines of one row lie apart, in em; a gap parts columns,
// and a wide gap the cells of a table.
const (
	baseTolerance = 0.45
	gap           = 0.75
	wideGap       = 1.5
)

// rowsOf groups glyphs by their base lines, from the top of the page.
func rowsOf(glyphs []Glyph) []row {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(b.Base, a.Base) })
	var rows []row
	var em float64
	if len(glyphs) > 0 {
		em = usual(glyphs)
	}
	for len(glyphs) > 0 {
		top := glyphs[0]
		n := 1
		for n < len(glyphs) && top.Base-glyphs[n].Base <= baseTolerance*max(top.Em, em) {
			n++
		}
		if runs := runsOf(glyphs[:n]); len(runs) > 0 {
			rows = append(rows, row{baseOf(runs), runs})
		}
		glyphs = glyphs[n:]
	}
	return rows
}

// baseOf is the base line of the longest run: a footnote's sign stands higher.
func baseOf(runs []run) float64 {
	longest := runs[0]
	for _, r := range runs {
		if r.right-r.left > longest.right-longest.left {
			longest = r
		}
	}
	return longest.base
}

// runsOf parts the glyphs of a row at gaps.
func runsOf(glyphs []Glyph) []run {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Left, b.Left) })
	glyphs = slices.CompactFunc(glyphs, printedTwice)
	var runs []run
	start := 0
	for i := 1; i <= len(glyphs); i++ {
		if i < len(glyphs) && glyphs[i].Left-glyphs[i-1].Right <= gap*max(glyphs[i].Em, glyphs[i-1].Em) {
			continue
		}
		if r, ok := newRun(glyphs[start:i]); ok {
			runs = append(runs, r)
		}
		start = i
	}
	return runs
}

// joined is r with the runs joined that only a gap parts, and no wide one.
func (r row) joined() row {
	runs := slices.Clone(r.runs[:1])
	for _, b := range r.runs[1:] {
		if a := &runs[len(runs)-1]; b.left-a.right <= wideGap*max(a.em, b.em) {
			a.join(b)
		} else {
			runs = append(runs, b)
		}
	}
	return row{r.base, runs}
}

// join appends b to a.
func (a *run) join(b run) {
	if isWord(lastRune(a.text)) && isWord(firstRune(b.text)) {
		a.text += " "
	}
	a.text += b.text
	a.right, a.edge, a.em, a.spaced = b.right, b.edge, max(a.em, b.em), b.spaced
}

// joinedRows joins the runs of each of rows.
func joinedRows(rows []row) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = r.joined()
	}
	return out
}

// printedTwice reports whether b is a again: bold type that is made by printing twice.
func printedTwice(a, b Glyph) bool {
	return a.Char == b.Char && a.Char != ' ' && math.Abs(a.Left-b.Left) < 0.2*a.Em && math.Abs(a.Base-b.Base) < 0.2*a.Em
}

// newRun joins glyphs; not ok if they are white space.
func newRun(glyphs []Glyph) (run, bool) {
	for len(glyphs) > 0 && unicode.IsSpace(glyphs[0].Char) {
		glyphs = glyphs[1:]
	}
	size := len(glyphs)
	for len(glyphs) > 0 && unicode.IsSpace(glyphs[len(glyphs)-1].Char) {
		glyphs = glyphs[:len(glyphs)-1]
	}
	if len(glyphs) == 0 {
		return run{}, false
	}
	r := run{left: glyphs[0].Left, right: glyphs[len(glyphs)-1].Right, em: usual(glyphs), base: usualBase(glyphs), spaced: len(glyphs) < size}
	if kept := withoutSigns(glyphs, r); len(kept) > 0 {
		glyphs = kept
	}
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 && isWord(g.Char) && isWord(glyphs[i-1].Char) && g.Left-glyphs[i-1].Right > 0.22*r.em {
			b.WriteByte(' ')
		}
		b.WriteRune(g.Char)
	}
	r.text, r.first, r.edge = b.String(), firstUnit(glyphs), edgeOf(glyphs)
	return r, true
}

// withoutSigns drops the signs of footnotes: small digits that stand high, behind no
// Latin letter (m²).
func withoutSigns(glyphs []Glyph, r run) []Glyph {
	kept := make([]Glyph, 0, len(glyphs))
	for _, g := range glyphs {
		raised := g.Base-r.base > 0.2*r.em && g.Em < 0.75*r.em && strings.ContainsRune("0123456789[]()*①②③④⑤⑥⑦⑧⑨", g.Char)
		if !raised || len(kept) > 0 && isLetter(kept[len(kept)-1].Char) {
			kept = append(kept, g)
		}
	}
	return kept
}

// edgeOf is the right edge of the glyphs without the marks at their end.
func edgeOf(glyphs []Glyph) float64 {
	n := len(glyphs)
	for n > 1 && sticks(glyphs[n-1].Char) {
		n--
	}
	return glyphs[n-1].Right
}

// usual is the size that most of the width of the glyphs has.
func usual(glyphs []Glyph) float64 {
	sizes := make([]float64, 0, len(glyphs))
	for _, g := range glyphs {
		if IsWide(g.Char) {
			sizes = append(sizes, g.Em)
		}
	}
	if len(sizes) == 0 {
		for _, g := range glyphs {
			sizes = append(sizes, g.Em)
		}
	}
	return median(sizes)
}

func usualBase(glyphs []Glyph) float64 {
	bases := make([]float64, len(glyphs))
	for i, g := range glyphs {
		bases[i] = g.Base
	}
	return median(bases)
}

// median sorts values, of which there is at least one.
func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// firstUnit is the width of what must stand together at the beginning of the glyphs: a
// character with its marks, or a word or number.
func firstUnit(glyphs []Glyph) float64 {
	n := 0
	for n < len(glyphs)-1 && strings.ContainsRune("“‘（(《〈【〔[", glyphs[n].Char) {
		n++
	}
	n++
	for n < len(glyphs) && (isWord(glyphs[n].Char) && isWord(glyphs[n-1].Char) || sticks(glyphs[n].Char)) {
		n++
	}
	return glyphs[n-1].Right - glyphs[0].Left
}

// isWord reports whether r is part of a word or number in Latin type.
func isWord(r rune) bool {
	return r < 0x80 && (r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') || r == '.' || r == ',' || r == '%'
}

// sticks reports whether no line begins with r.
func sticks(r rune) bool {
	return strings.ContainsRune("，。、；：？！”’）)》〉】〕]%％…—～·,.;:?!", r)
}
