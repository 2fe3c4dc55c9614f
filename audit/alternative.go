package audit

import "heshu/extract/quantity"

// readings are the other ways to read figures that contradict each other, in
// which they would agree. The keys are reasons of doubtful findings.
var readings = map[string]string{
	"households":  "若按户数计算则相符，可能把户数与人数混用",
	"people":      "若按人数计算则相符，可能把户数与人数混用",
	"other_count": "若按本段另一个数量计算则相符",
	"months":      "若按若干个月计算则相符，可能漏写了期限",
	"part_year":   "全年未必人人足月",
	"overlap":     "各项可能有重叠",
	"rounding":    "相差不足各数的尾数，可能是四舍五入所致",
	"cumulative":  "可能一为当年数、一为累计数",
	"scope":       "两处的范围可能不同",
}

// otherReading looks for another reading of the factors in which the total comes
// out: households for people or people for households, several months. It returns
// the reason, empty where there is none.
func (s *totalOf) otherReading(c combination) string {
	switch {
	case c.trust == yearly:
		return "part_year"
	case len(c.terms) != 1:
		return ""
	}
	rate, count := c.terms[0].rate, c.terms[0].count
	for _, f := range s.sentence(s.total) {
		if f.Value == nil || f.Money || f.index == count.index || !f.total() {
			continue
		}
		if !rate.Range.Times(f.Range).Meets(s.total.Range) || !f.Range.narrow() {
			continue
		}
		switch {
		case f.Measure == "household":
			return "households"
		case f.people():
			return "people"
		case f.class() != "duration" && f.class() != "ratio":
			return "other_count"
		}
	}
	for n := quantity.Decimal(2); n <= 12; n++ {
		if timed(c.terms) != "" && c.value.Times(Exactly(n*quantity.One)).Meets(s.total.Range) && c.value.narrow() {
			return "months"
		}
	}
	return ""
}
