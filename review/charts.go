package review

import (
	"cmp"
	"slices"
	"strconv"

	"heshu/extract/quantity"
)

// chartRows is how many rows a chart has at most.
const chartRows = 12

// charts are the charts of sums: first of money, then of people, each by kind,
// year and issuer.
func (t *tally) charts(n *names) []chart {
	amounts := []chart{
		{Title: "款项金额，按类别", Bars: barsOf(t.money, func(k string, v *total) bar { return moneyBar(class{true, k}.label(n), v) })},
		{Title: "款项投入，按年份", Bars: byYear(t.years, func(g *group) *total { return &g.money }, moneyBar)},
		{Title: "款项投入，按发布单位", Bars: barsOf(t.issuers, func(k string, g *group) bar { return moneyBar(named(k, unsigned), &g.money) })},
	}
	people := []chart{
		{Title: "人数，按对象", Bars: barsOf(t.people, func(k string, v *total) bar { return peopleBar(named(k, "未写明对象"), v) })},
		{Title: "人数，按年份", Bars: byYear(t.years, func(g *group) *total { return &g.people }, peopleBar)},
		{Title: "人数，按发布单位", Bars: barsOf(t.issuers, func(k string, g *group) bar { return peopleBar(named(k, unsigned), &g.people) })},
	}
	for i := range amounts {
		amounts[i].Unit, people[i].Unit = "金额", "人数"
		amounts[i].draw("amount", chartRows)
		people[i].draw("count", chartRows)
	}
	return append(amounts, people...)
}

// unsigned is where a report names nobody who reports.
const unsigned = "未署名"

func named(name, none string) string {
	if name == "" {
		return none
	}
	return name
}

func moneyBar(label string, t *total) bar {
	return bar{Label: label, Value: rounded(t.sum, "元"), weight: t.sum}
}

func peopleBar(label string, t *total) bar {
	return bar{Label: label, Value: rounded(t.sum, "人"), weight: t.sum}
}

// byYear makes a bar of each year, the latest first.
func byYear(years map[int32]*group, of func(*group) *total, make func(string, *total) bar) []bar {
	var out []bar
	for y, g := range years {
		if t := of(g); t.sum > 0 {
			out = append(out, make(strconv.Itoa(int(y))+"年", t))
		}
	}
	slices.SortFunc(out, func(a, b bar) int { return cmp.Compare(b.Label, a.Label) })
	return out
}

// coverageChart shows how many figures of each class a check came to a verdict on.
func (t *tally) coverageChart(n *names) chart {
	c := chart{Title: "数字，按类别与是否核对", Unit: "已核对", Legend: []part{{Class: "covered", Name: "已核对"}, {Class: "open", Name: "未核对"}}}
	longest := 0
	for _, v := range t.classes {
		longest = max(longest, v.all)
	}
	c.Bars = barsOf(t.classes, func(k class, v *coverage) bar {
		parts := []part{{Class: "covered", Count: v.checked}, {Class: "open", Count: v.all - v.checked}}
		return bar{Label: k.label(n), Value: whole(v.checked) + " / " + whole(v.all), Parts: stacked(parts, longest), weight: quantity.Decimal(v.all)}
	})
	c.cut(chartRows)
	return c
}

// label is the Chinese name of the class.
func (c class) label(n *names) string {
	if c.money {
		return named(n.amount.of(c.name), "未分类款项")
	}
	return named(n.count.of(c.name), "未分类计数")
}

// checkChart shows how the findings of each check ended.
func (r *ranking) checkChart(n *names) chart {
	c := chart{Title: "核对结论，按检查", Unit: "项数"}
	for _, v := range verdicts {
		c.Legend = append(c.Legend, part{Class: v, Name: n.verdict.of(v)})
	}
	longest := 0
	for _, by := range r.check {
		longest = max(longest, sum(by))
	}
	c.Bars = barsOf(r.check, func(k string, by map[string]int) bar {
		var parts []part
		for _, v := range verdicts {
			parts = append(parts, part{Class: v, Name: n.verdict.of(v), Count: by[v]})
		}
		return bar{Label: n.check.of(k), Value: whole(sum(by)), Parts: stacked(parts, longest), Check: k, weight: quantity.Decimal(sum(by))}
	})
	return c
}

func sum(by map[string]int) int {
	n := 0
	for _, k := range by {
		n += k
	}
	return n
}

// worst are the issuers with the most findings that differ.
func (t *tally) worst() chart {
	c := chart{Title: "不符最多的发布单位（项数/报告份数）", Unit: "不符项数/报告份数"}
	c.Bars = barsOf(t.issuers, func(k string, g *group) bar {
		return bar{Label: named(k, unsigned), Value: whole(g.differs) + "项/" + whole(g.reports) + "份", weight: quantity.Decimal(g.differs)}
	})
	c.draw("differs", chartRows)
	return c
}
