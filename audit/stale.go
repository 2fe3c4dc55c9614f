package audit

import (
	"cmp"
	"fmt"
	"slices"

	"heshu/segment"
)

// stale claims that an issuer's figures of two years are not the same. It looks at
// figures with an item whose value has at least two digits that are not zero; where
// at least four of them, and half of those that both years count, have the same
// values, the later report may have kept the old numbers. Standards (每人300元) may
// well stay, and are left out.
//
// Source: audit practice, 年度间数据雷同.
type stale struct {
	limits  *Thresholds
	reports *[]source
	last    map[string]yearbook // by issuer
	out     []AcrossFinding
}

// yearbook is what is kept of an issuer's latest report.
type yearbook struct {
	number int
	lines  []line // by item
}

// line is a figure that a report states: hashes of its item and measure, and of
// these with the value.
type line struct {
	item, value uint64
	at, end     int32
}

func newStale(limits *Thresholds, reports *[]source) *stale {
	return &stale{limits: limits, reports: reports, last: map[string]yearbook{}}
}

func (*stale) Name() string { return "stale" }

// Add compares the report with the issuer's report before it.
func (s *stale) Add(number int, p *Report) {
	own := (*s.reports)[number]
	if own.issuer == "" || own.year == 0 {
		return
	}
	before, known := s.last[own.issuer]
	book, figures := s.linesOf(p)
	s.last[own.issuer] = yearbook{number, book}
	if !known || (*s.reports)[before.number].year == own.year {
		return
	}
	var same []*Figure
	var there segment.Span
	compared := 0
	for i, l := range book {
		at, found := slices.BinarySearchFunc(before.lines, l.item, func(b line, item uint64) int { return cmp.Compare(b.item, item) })
		if !found {
			continue
		}
		compared++
		if b := before.lines[at]; b.value == l.value {
			same, there = append(same, figures[i]), segment.Span{Start: int(b.at), End: int(b.end)}
		}
	}
	if len(same) >= s.limits.StaleFigures && 2*len(same) >= compared {
		s.note(number, own, same, before.number, there)
	}
}

// linesOf are the figures of a report that may be compared, the first of each item.
func (s *stale) linesOf(p *Report) ([]line, []*Figure) {
	var figures []*Figure
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.total() && f.Value != nil && f.item() != "" && specific(f) && len(figures) < s.limits.StaleKept {
			figures = append(figures, f)
		}
	}
	key := func(f *Figure) uint64 { return figureHash(f.item()+f.Measure, nil) }
	slices.SortStableFunc(figures, func(a, b *Figure) int { return cmp.Compare(key(a), key(b)) })
	figures = slices.CompactFunc(figures, func(a, b *Figure) bool { return key(a) == key(b) })
	lines := make([]line, len(figures))
	for i, f := range figures {
		lines[i] = line{key(f), figureHash(f.item()+f.Measure, f.Value), int32(f.Start), int32(f.End)}
	}
	return lines, figures
}

// note writes the finding down for both reports.
func (s *stale) note(number int, own source, same []*Figure, before int, there segment.Span) {
	old := (*s.reports)[before]
	slices.SortFunc(same, func(a, b *Figure) int { return cmp.Compare(a.Start, b.Start) })
	f := Finding{Check: s.Name(), Result: Doubtful, Reason: "same_figures", Severity: Warning, FactIDs: idsOf(same), OtherNumber: before + 1, Place: same[0].Span(),
		Message: fmt.Sprintf("%d年的%s等%d个数字与同一单位%d年的报告%s完全相同，请核对是否沿用旧数。", own.year, quotes(same), len(same), old.year, old.name)}
	s.out = append(s.out, AcrossFinding{number, f})
	f.FactIDs, f.OtherNumber, f.Place = nil, number+1, there
	f.Message = fmt.Sprintf("%s等%d个数字与同一单位%d年的报告%s完全相同，请核对哪一年的数字有误。", quotes(same), len(same), own.year, own.name)
	s.out = append(s.out, AcrossFinding{before, f})
}

// specific reports whether a value has at least two digits that are not zero.
func specific(f *Figure) bool {
	n := 0
	for _, c := range f.Value.String() {
		if c >= '1' && c <= '9' {
			n++
		}
	}
	return n >= 2
}

// Findings returns what was found.
func (s *stale) Findings() []AcrossFinding { return s.out }
