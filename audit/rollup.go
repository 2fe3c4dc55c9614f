package audit

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
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
	tops   map[seat][]int // indexes in subs, by region and year
	subs   []entry
}

// seat is a region in a year.
type seat struct {
	region string
	year   int32
}

// entry is a report's totals.
type entry struct {
	number int
	rank   int
	path   string // what may name the superior's region
	year   int32
	totals []kept // by key
}

// kept is a total with what a finding needs of it, in few bytes.
type kept struct {
	key         uint64 // of item and measure
	value, high quantity.Decimal
	at, end     int32
	id          [12]byte
}

// find returns the total of a key.
func find(totals []kept, key uint64) (kept, bool) {
	at, ok := slices.BinarySearchFunc(totals, key, func(k kept, key uint64) int { return cmp.Compare(k.key, key) })
	if !ok {
		return kept{}, false
	}
	return totals[at], true
}

// ranks are the levels from the top.
var ranks = map[string]int{"nation": 1, "province": 2, "prefecture": 3, "county": 4, "township": 5, "village": 6}

func newRollup(limits *Thresholds) *rollup {
	return &rollup{limits: limits, tops: map[seat][]int{}}
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
	at := seat{strings.Clone(region), e.year}
	r.tops[at] = append(r.tops[at], len(r.subs))
	r.subs = append(r.subs, e)
}

// totalsOf are the exact totals of a report that it states once, by key.
func totalsOf(p *Report, most int) []kept {
	var all []kept
	for i := range p.Figures {
		f := &p.Figures[i]
		if !f.total() || !f.known() || f.Approx != "exact" || f.item() == "" || f.class() == "ratio" || countsTime(f) {
			continue
		}
		k := kept{key: figureHash(f.item()+f.Measure, nil), value: *f.Value, high: f.Range.high.at, at: int32(f.Start), end: int32(f.End)}
		hex.Decode(k.id[:], []byte(f.FactID)[:min(len(f.FactID), 24)]) // ids are hexadecimal
		all = append(all, k)
	}
	slices.SortStableFunc(all, func(a, b kept) int { return cmp.Compare(a.key, b.key) })
	out := all[:0]
	for i, k := range all {
		twice := i > 0 && all[i-1].key == k.key || i+1 < len(all) && all[i+1].key == k.key
		if !twice && len(out) < most {
			out = append(out, k)
		}
	}
	return slices.Clone(out)
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
		for _, k := range top.totals {
			if sum := sums[top.number][k.key]; sum != nil && sum.n >= 2 {
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
		for _, at := range r.tops[seat{word, sub.year}] {
			top := r.subs[at]
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
	for _, k := range sub.totals {
		if _, ok := find(top.totals, k.key); !ok {
			continue
		}
		s := sums[k.key]
		if s == nil {
			s = &added{first: sub.number}
			sums[k.key] = s
		}
		if sum, ok := s.sum.Add(k.value); ok {
			s.sum, s.n = sum, s.n+1
		}
	}
	return sums
}

// against compares a total with its subordinates' sum.
func (k kept) against(s *added) (Finding, bool) {
	f := Finding{Check: "rollup", Stated: &k.value, Expected: &s.sum, FactIDs: []string{hex.EncodeToString(k.id[:])}, Place: segment.Span{Start: int(k.at), End: int(k.end)}, OtherNumber: s.first + 1}
	switch {
	case s.sum == k.value:
		f.Result = Holds
		f.Message = fmt.Sprintf("%d个下级单位同年同项合计%s，与文中%s相符。", s.n, s.sum, k.value)
	case s.sum > k.high:
		f.Result, f.Reason, f.Severity = Doubtful, "less_than_parts", Warning
		f.Message = fmt.Sprintf("%d个下级单位同年同项合计%s，已超过文中%s，请核对汇总口径。", s.n, s.sum, k.value)
	default:
		return f, false
	}
	return f, true
}
