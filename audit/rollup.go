package audit

import (
	"fmt"
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// rollup claims that a superior's total is no less than what its subordinates
// report of the same year and item, as far as both are in the dataset. A report is
// subordinate if its level is lower and its issuer, region or path names the
// superior's region. It takes totals of the same item and measure that are stated
// once in each report, with at least two subordinates.
//
// The sum of subordinates may be less than the total, because not all of them need
// be there; if it is equal, the total holds.
//
// Source: 《统计法》 practice of 上下级汇总数核对.
type rollup struct {
	limits *Thresholds
	tops   map[place2][]entry // by region and year
	subs   []entry
}

// place2 is a region in a year.
type place2 struct {
	region string
	year   int32
}

// entry is a report's totals.
type entry struct {
	number int
	rank   int
	path   string // what may name the superior's region
	year   int32
	totals map[uint64]kept
}

// kept is a total with what a finding needs of it.
type kept struct {
	value quantity.Decimal
	high  quantity.Decimal
	id    string
	quote string
	place segment.Span
}

// ranks are the levels from the top.
var ranks = map[string]int{"nation": 1, "province": 2, "prefecture": 3, "county": 4, "township": 5, "village": 6}

func newRollup(limits *Thresholds) *rollup {
	return &rollup{limits: limits, tops: map[place2][]entry{}}
}

func (*rollup) Name() string { return "rollup" }

// Add keeps the totals of a report whose level and year are known.
func (r *rollup) Add(number int, p *Report) {
	rank := ranks[deref(p.Document.Level)]
	region := deref(p.Document.Region)
	if rank == 0 || p.Document.Year == nil || region == "" || strings.ContainsAny(region, "_×*X某") || len(r.subs) >= r.limits.MostReports {
		return
	}
	e := entry{number: number, rank: rank, year: *p.Document.Year, totals: totalsOf(p, r.limits.RollupKept),
		path: p.Document.Source + "\x00" + deref(p.Document.Issuer) + "\x00" + region}
	r.tops[place2{region, e.year}] = append(r.tops[place2{region, e.year}], e)
	r.subs = append(r.subs, e)
}

// totalsOf are the exact totals of a report that it states once.
func totalsOf(p *Report, most int) map[uint64]kept {
	out, twice := map[uint64]kept{}, map[uint64]bool{}
	for i := range p.Figures {
		f := &p.Figures[i]
		if !f.total() || !f.known() || f.Approx != "exact" || f.item() == "" || f.class() == "ratio" || countsTime(f) {
			continue
		}
		key := figureHash(f.item()+f.Measure, nil)
		if _, ok := out[key]; ok {
			twice[key] = true
		} else if len(out) < most {
			out[key] = kept{*f.Value, f.Range.high.at, f.FactID, quoted(f), f.Span()}
		}
	}
	for key := range twice {
		delete(out, key)
	}
	return out
}

// Findings compares each superior with the sums of its subordinates.
func (r *rollup) Findings() []AcrossFinding {
	sums := map[int]map[uint64]*added{}
	for _, sub := range r.subs {
		for _, top := range r.superiors(sub) {
			if sums[top.number] == nil {
				sums[top.number] = map[uint64]*added{}
			}
			sums[top.number] = addTotals(sums[top.number], top, sub)
		}
	}
	var out []AcrossFinding
	for _, top := range r.subs {
		for key, k := range top.totals {
			if sum := sums[top.number][key]; sum != nil && sum.n >= 2 {
				if f, ok := k.against(sum); ok {
					out = append(out, AcrossFinding{top.number, f})
				}
			}
		}
	}
	return out
}

// added is the sum of subordinates' totals.
type added struct {
	n     int
	sum   quantity.Decimal
	first int
}

// superiors are the reports of the next level above whose region the report's
// path, issuer or region names.
func (r *rollup) superiors(sub entry) []entry {
	var out []entry
	for _, word := range regionsIn(sub.path) {
		for _, top := range r.tops[place2{word, sub.year}] {
			if top.rank < sub.rank && top.number != sub.number {
				out = append(out, top)
			}
		}
	}
	return out
}

// regionsIn are the words of a path that may be regions: every run that ends in 省,
// 市, 州, 县, 区, 镇, 乡 or 旗, cut at other signs.
func regionsIn(path string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(path, func(r rune) bool { return r < 0x4e00 }) {
		for i, r := range word {
			if strings.ContainsRune("省市州县区镇乡旗盟", r) {
				out = append(out, word[:i+len(string(r))])
			}
		}
	}
	return out
}

func addTotals(sums map[uint64]*added, top, sub entry) map[uint64]*added {
	for key, k := range sub.totals {
		if _, ok := top.totals[key]; !ok {
			continue
		}
		s := sums[key]
		if s == nil {
			s = &added{first: sub.number}
			sums[key] = s
		}
		if sum, ok := s.sum.Add(k.value); ok {
			s.sum, s.n = sum, s.n+1
		}
	}
	return sums
}

// against compares a total with its subordinates' sum.
func (k kept) against(s *added) (Finding, bool) {
	f := Finding{Check: "rollup", Stated: &k.value, Expected: &s.sum, FactIDs: []string{k.id}, Place: k.place, OtherNumber: s.first + 1}
	switch {
	case s.sum == k.value:
		f.Result = Holds
		f.Message = fmt.Sprintf("%d个下级单位同年同项合计%s，与%s相符。", s.n, s.sum, k.quote)
	case s.sum > k.high:
		f.Result, f.Reason, f.Severity = Doubtful, "less_than_parts", Warning
		f.Message = fmt.Sprintf("%d个下级单位同年同项合计%s，已超过%s，请核对汇总口径。", s.n, s.sum, k.quote)
	default:
		return f, false
	}
	return f, true
}
