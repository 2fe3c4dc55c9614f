package audit

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// duplicate claims that reports are of their own: that none equals another, and
// that paragraphs with their figures were not copied between reports of different
// issuers or years. It compares each report with those before it, by sketches of
// the paragraphs (shingle.go); a paragraph counts as copied if it is alike and at
// least half of its figures, and two, have the same values. A text that was used as
// a form, with other figures, is none. Reports of one issuer and two years are the
// matter of the check stale where whole reports are alike.
//
// Time is linear in the text: a paragraph is compared with at most four others.
//
// Source: Broder, On the resemblance and containment of documents (1997); audit
// practice, 雷同材料核查.
type duplicate struct {
	limits  *Thresholds
	reports *[]source
	seen    map[uint32]int32 // band → paragraph
	all     []paragraph
	values  []uint32 // hashes of the figures of all paragraphs
	out     []AcrossFinding
}

// paragraph is what is kept of one, in few bytes: there may be a million.
type paragraph struct {
	sketch  sketch
	doc     int32
	at, end int32  // its place in the report
	first   uint32 // its first figure in duplicate.values
	figures uint8
}

func newDuplicate(limits *Thresholds, reports *[]source) *duplicate {
	return &duplicate{limits: limits, reports: reports, seen: map[uint32]int32{}}
}

func (*duplicate) Name() string { return "duplicate" }

// source is what is kept of a report to name it.
type source struct {
	issuer, name string
	year         int32
}

// match is what a report has in common with an earlier one.
type match struct {
	characters int
	figures    []*Figure // with the same values
	compared   int       // figures in all
	place      segment.Span
	there      segment.Span // its place in the other report
	paragraphs int
}

// Add compares the report's paragraphs with those before, and keeps them.
func (d *duplicate) Add(number int, p *Report) {
	found := map[int32]*match{}
	first := len(d.all)
	total, next := 0, 0
	for _, s := range paragraphs(p.text) {
		figures := p.figuresIn(s, &next)
		sketch, length := sketchOf(s.In(p.text))
		if length < d.limits.ParagraphLength {
			continue
		}
		total += length
		own := paragraph{sketch: sketch, doc: int32(number), at: int32(s.Start), end: int32(s.End)}
		hashes := hashesOf(figures)
		if other, ok := d.find(&own, first); ok {
			d.note(found, other, s, length, figures, hashes)
		}
		d.keep(own, hashes)
	}
	d.report(number, found, total)
}

// figuresIn returns the figures of a paragraph; next is the first that may be.
func (p *Report) figuresIn(s segment.Span, next *int) []*Figure {
	var out []*Figure
	for ; *next < len(p.Figures) && int(p.Figures[*next].Start) < s.End; *next++ {
		if int(p.Figures[*next].Start) >= s.Start {
			out = append(out, &p.Figures[*next])
		}
	}
	return out
}

// paragraphs are the lines of a text that are not empty.
func paragraphs(text string) []segment.Span {
	var out []segment.Span
	for from := 0; from < len(text); {
		to := strings.IndexByte(text[from:], '\n')
		if to < 0 {
			to = len(text) - from
		}
		if to > 0 {
			out = append(out, segment.Span{Start: from, End: from + to})
		}
		from += to + 1
	}
	return out
}

// find looks for an earlier paragraph that is alike and shares figures.
func (d *duplicate) find(own *paragraph, before int) (*paragraph, bool) {
	for _, band := range own.sketch.bands() {
		at, ok := d.seen[band]
		if !ok || int(at) >= before {
			continue
		}
		if other := &d.all[at]; own.sketch.alike(&other.sketch) >= d.limits.ParagraphAlike {
			return other, true
		}
	}
	return nil, false
}

// note adds a paragraph to what the report has in common with the other's.
func (d *duplicate) note(found map[int32]*match, other *paragraph, s segment.Span, length int, figures []*Figure, hashes []uint32) {
	m := found[other.doc]
	if m == nil {
		m = &match{place: s, there: other.span()}
		found[other.doc] = m
	}
	m.characters += length
	m.paragraphs++
	m.compared += len(figures)
	var same []*Figure
	theirs := d.values[other.first : other.first+uint32(other.figures)]
	for i, h := range hashes {
		if slices.Contains(theirs, h) {
			same = append(same, figures[i])
		}
	}
	if len(same) >= 2 && 2*len(same) >= len(figures) {
		if len(m.figures) == 0 {
			m.place, m.there = s, other.span()
		}
		m.figures = append(m.figures, same...)
	}
}

// keep remembers a paragraph under its bands, where none is yet.
func (d *duplicate) keep(own paragraph, hashes []uint32) {
	if len(d.all) >= d.limits.MostParagraphs {
		return
	}
	hashes = hashes[:min(len(hashes), math.MaxUint8)]
	own.first, own.figures = uint32(len(d.values)), uint8(len(hashes))
	d.values = append(d.values, hashes...)
	d.all = append(d.all, own)
	for _, band := range own.sketch.bands() {
		if _, taken := d.seen[band]; !taken {
			d.seen[band] = int32(len(d.all) - 1)
		}
	}
}

// report writes down the report that this one has most in common with.
func (d *duplicate) report(number int, found map[int32]*match, total int) {
	best := int32(-1)
	for doc, m := range found {
		if best < 0 || m.characters > found[best].characters || m.characters == found[best].characters && doc < best {
			best = doc
		}
	}
	if best < 0 {
		return
	}
	m, own, other := found[best], (*d.reports)[number], (*d.reports)[best]
	form := 2*len(m.figures) < m.compared // filled in with other figures
	whole := m.characters*100 >= total*d.limits.ReportAlike && !form
	if !whole && (len(m.figures) < 2 || own == other) {
		return
	}
	f := Finding{Check: "duplicate", Result: Doubtful, Severity: Warning, Place: m.place, OtherNumber: int(best) + 1, FactIDs: idsOf(m.figures)}
	f.Reason, f.Message = "copied_paragraphs", fmt.Sprintf("有%d段与%s雷同，连同%s等%d个数字，请核对是否照抄。", m.paragraphs, other.name, quotes(m.figures), len(m.figures))
	if whole {
		f.Reason, f.Message = "same_report", fmt.Sprintf("全文与%s雷同，请核对是否重复报送。", other.name)
	}
	if whole && len(m.figures) > 0 {
		f.Message = fmt.Sprintf("全文与%s雷同，连同%s等%d个数字，请核对是否照抄或重复报送。", other.name, quotes(m.figures), len(m.figures))
	}
	if whole && own.issuer == other.issuer && own.issuer != "" && own.year != other.year {
		f.Check, f.Reason = "stale", "copied_year"
		f.Message = fmt.Sprintf("与同一单位另一年度的%s雷同，连同%s等%d个数字，请核对是否沿用旧数。", other.name, quotes(m.figures), len(m.figures))
	}
	d.out = append(d.out, AcrossFinding{number, f})
	mirrored := f
	mirrored.Place, mirrored.OtherNumber, mirrored.FactIDs = m.there, number+1, nil
	mirrored.Message = strings.Replace(f.Message, other.name, own.name, 1)
	d.out = append(d.out, AcrossFinding{int(best), mirrored})
}

func (p *paragraph) span() segment.Span { return segment.Span{Start: int(p.at), End: int(p.end)} }

// Findings returns what was found.
func (d *duplicate) Findings() []AcrossFinding { return d.out }

// sourceOf names a report for a reader.
func sourceOf(p *Report) source {
	s := source{issuer: strings.Clone(deref(p.Document.Issuer)), name: "“" + p.Document.Source + "”"}
	if p.Document.Part > 1 {
		s.name += fmt.Sprintf("（第%d篇）", p.Document.Part)
	}
	if p.Document.Year != nil {
		s.year = *p.Document.Year
	}
	return s
}

// hashesOf are hashes of what figures say.
func hashesOf(figures []*Figure) []uint32 {
	out := make([]uint32, 0, len(figures))
	for _, f := range figures {
		out = append(out, uint32(figureHash(f.Measure, f.Value)))
	}
	return out
}

// figureHash hashes a value with its measure, and with an item if there is one.
func figureHash(words string, value *quantity.Decimal) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(words) {
		h = (h ^ uint64(words[i])) * 1099511628211
	}
	if value != nil {
		h = (h ^ uint64(*value)) * 0xff51afd7ed558ccd
	}
	return h ^ h>>33
}

// quotes are the first three of the figures.
func quotes(figures []*Figure) string {
	var out []string
	for _, f := range figures[:min(3, len(figures))] {
		out = append(out, quoted(f))
	}
	return strings.Join(out, "、")
}

func idsOf(figures []*Figure) []string {
	var out []string
	for _, f := range figures {
		out = append(out, f.FactID)
	}
	return out
}
