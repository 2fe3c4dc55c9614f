package audit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"heshu/extract/quantity"
	"heshu/segment"
)

// outlier claims that a figure is of the order of its peers: figures of the same
// item, measure, basis and level. It compares logarithms with the median and the
// median absolute deviation of the group, and keeps silent on groups that are too
// small or do not vary. A figure far off may well be right: it is doubtful, and the
// group is named. Amounts over their beneficiaries where no rate is stated form
// groups of their own.
//
// Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): modified
// z-scores.
type outlier struct {
	limits *Thresholds
	groups map[peer]*peers
}

// peer names a peer group.
type peer struct {
	item, measure, basis, level string
}

// peers are the values of a group, and the figures at its ends.
type peers struct {
	logs  []float32
	ends  []extreme // the smallest and the largest, by value
	n     int       // values
	round int       // multiples of ten
	first [9]int    // values by first digit
}

// extreme is a figure at an end of its group.
type extreme struct {
	log    float32
	number int
	value  quantity.Decimal
	id     string
	quote  string
	at     int32
	end    int32
}

func newOutlier(limits *Thresholds) *outlier {
	return &outlier{limits: limits, groups: map[peer]*peers{}}
}

func (*outlier) Name() string { return "outlier" }

// Add sorts the report's figures into their groups.
func (o *outlier) Add(number int, p *Report) {
	level := deref(p.Document.Level)
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Value == nil || *f.Value <= 0 || f.item() == "" || f.Status == "change" || countsTime(f) || f.class() == "ratio" {
			continue
		}
		o.put(peer{f.item(), f.Measure, f.Basis, level}, number, f, *f.Value)
		if f.Money && f.total() && f.payee >= 0 && paid(f) {
			count := &p.Figures[f.payee]
			if count.Value != nil {
				if each, ok := f.Value.Div(*count.Value); ok && each > 0 {
					o.put(peer{f.item(), f.Measure, "每" + count.Unit, level}, number, f, each)
				}
			}
		}
	}
}

// put adds a value to its group.
func (o *outlier) put(key peer, number int, f *Figure, value quantity.Decimal) {
	g := o.groups[key]
	if g == nil {
		if len(o.groups) >= o.limits.MostGroups {
			return
		}
		g = &peers{}
		o.groups[key] = g
	}
	g.count(value)
	x := float32(math.Log(float64(value)))
	if len(g.logs) < o.limits.MostPeers {
		g.logs = append(g.logs, x)
	}
	g.extend(extreme{x, number, value, f.FactID, quoted(f), int32(f.Start), int32(f.End)}, o.limits.GroupEnds)
}

// count notes how round a value is, and its first digit.
func (g *peers) count(value quantity.Decimal) {
	g.n++
	if value%(10*quantity.One) == 0 {
		g.round++
	}
	for value >= 10 {
		value /= 10
	}
	g.first[value-1]++
}

// extend keeps the figure if it is among the most extreme of either end.
func (g *peers) extend(e extreme, most int) {
	at, _ := slices.BinarySearchFunc(g.ends, e.log, func(a extreme, x float32) int { return cmp.Compare(a.log, x) })
	if len(g.ends) == 2*most && at == most {
		return
	}
	g.ends = slices.Insert(g.ends, at, e)
	if len(g.ends) > 2*most {
		g.ends = slices.Delete(g.ends, most, most+1)
	}
}

// Findings names the figures that are far from the median of their group.
func (o *outlier) Findings() []AcrossFinding {
	var out []AcrossFinding
	for key, g := range o.groups {
		if g.n < o.limits.FewestPeers {
			continue
		}
		median, spread := middle(g.logs)
		if spread == 0 {
			continue
		}
		for _, e := range g.ends {
			if score := 0.6745 * math.Abs(float64(e.log-median)) / float64(spread); score > float64(o.limits.OutlierScore) {
				out = append(out, AcrossFinding{e.number, key.finding(e, median, g.n)})
			}
		}
	}
	return out
}

// finding says how far a figure is from its peers.
func (k peer) finding(e extreme, median float32, n int) Finding {
	usual := quantity.Decimal(math.Exp(float64(median)))
	return Finding{Check: "outlier", Result: Doubtful, Reason: "far_from_peers", Severity: Note, Stated: &e.value, Expected: &usual,
		Message: fmt.Sprintf("%s与同类（%s，%s，%d个）相差很远，同类的中位数约为%s，请核对。", e.quote, k.item, k.levelName(), n, roughly(usual)),
		FactIDs: []string{e.id}, Place: segment.Span{Start: int(e.at), End: int(e.end)}}
}

// levelName is the Chinese name of the level of the group.
func (k peer) levelName() string {
	names := map[string]string{"nation": "全国", "province": "省级", "prefecture": "市级", "county": "县级", "township": "乡镇", "village": "村级", "unit": "单位"}
	if name := names[k.level]; name != "" {
		return name
	}
	return "级别不明"
}

// roughly writes a value with two digits.
func roughly(v quantity.Decimal) string {
	place := quantity.Decimal(1)
	for v/place >= 100 {
		place *= 10
	}
	return roundTo(v, place).String()
}

// middle returns the median of values and their median absolute deviation.
func middle(values []float32) (median, spread float32) {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	median = sorted[len(sorted)/2]
	for i, v := range sorted {
		sorted[i] = float32(math.Abs(float64(v - median)))
	}
	slices.Sort(sorted)
	return median, sorted[len(sorted)/2]
}
