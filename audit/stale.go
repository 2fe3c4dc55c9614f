package audit

import (
	"fmt"

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
	limits *Thresholds
	last   map[string]*yearbook
	names  []string
	out    []AcrossFinding
}

// yearbook is what is kept of an issuer's latest report.
type yearbook struct {
	year   int32
	number int
	values map[uint64]segment.Span // where it says a value of an item, by hash
	items  map[uint64]bool         // hashes of item and measure
}

func newStale(limits *Thresholds) *stale { return &stale{limits: limits, last: map[string]*yearbook{}} }

func (*stale) Name() string { return "stale" }

// Add compares the report with the issuer's report before it.
func (s *stale) Add(number int, p *Report) {
	own := sourceOf(p)
	s.names = append(s.names, own.name)
	if own.issuer == "" || own.year == 0 {
		return
	}
	book := &yearbook{year: own.year, number: number, values: map[uint64]segment.Span{}, items: map[uint64]bool{}}
	before := s.last[own.issuer]
	var same []*Figure
	var there segment.Span
	compared := 0
	for i := range p.Figures {
		f := &p.Figures[i]
		if !f.total() || f.Value == nil || f.item() == "" || !specific(f) || len(book.items) >= s.limits.StaleKept {
			continue
		}
		value, item := figureHash(f.item()+f.Measure, f.Value), figureHash(f.item()+f.Measure, nil)
		if before != nil && before.items[item] && !book.items[item] {
			compared++
			if at, ok := before.values[value]; ok {
				same, there = append(same, f), at
			}
		}
		book.values[value], book.items[item] = f.Span(), true
	}
	s.last[own.issuer] = book
	if before == nil || before.year == own.year || len(same) < s.limits.StaleFigures || 2*len(same) < compared {
		return
	}
	s.note(number, own, same, before, there)
}

// note writes the finding down for both reports.
func (s *stale) note(number int, own source, same []*Figure, before *yearbook, there segment.Span) {
	f := Finding{Check: s.Name(), Result: Doubtful, Reason: "same_figures", Severity: Warning, FactIDs: idsOf(same), OtherNumber: before.number + 1, Place: same[0].Span(),
		Message: fmt.Sprintf("%d年的%s等%d个数字与同一单位%d年的报告%s完全相同，请核对是否沿用旧数。", own.year, quotes(same), len(same), before.year, s.names[before.number])}
	s.out = append(s.out, AcrossFinding{number, f})
	f.FactIDs, f.OtherNumber, f.Place = nil, number+1, there
	f.Message = fmt.Sprintf("%s等%d个数字与同一单位%d年的报告%s完全相同，请核对哪一年的数字有误。", quotes(same), len(same), own.year, own.name)
	s.out = append(s.out, AcrossFinding{before.number, f})
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
