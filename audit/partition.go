package audit

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// partition reports whether the parts cannot share members, so that together they
// are no more than the whole. Things of several names and sums of money do not, but
// people do: 其中骨干40人，青年25人. They are told apart where the wording deals them out,
// names each by a word of one kind, or lists them in one row: 灵活就业20名、集中就业12名.
func (l *listing) partition() bool {
	switch {
	case l.complete != "", !l.living():
		return true
	case l.overlaps() || l.shares() || l.crosses():
		return false
	}
	return l.ofKind() || l.inRow()
}

// living reports whether the whole counts people or households.
func (l *listing) living() bool {
	w := l.whole
	return strings.HasPrefix(w.Measure, "person") || w.Measure == "member" || w.Measure == "household" || w.Measure == "family_or_firm"
}

// shares reports whether a part is said to be so many percent: each is then looked at by
// itself, or is of another part.
func (l *listing) shares() bool {
	return slices.ContainsFunc(l.parts, func(f *Figure) bool {
		if f.index+1 == len(l.Figures) {
			return false
		}
		next := &l.Figures[f.index+1]
		return next.sentence == f.sentence && next.Measure == "percent" && strings.Contains(l.lead(next), "占")
	})
}

// crossing are aspects that cut across all others: some of any people are women.
var crossing = [][]string{{"男", "女"}, {"党员", "团员", "党外"}, {"民族", "汉族"}, {"岁", "老年", "中年", "青年", "少年", "儿童"}}

// crosses reports whether some parts but not all are told apart by such an aspect.
func (l *listing) crosses() bool {
	labels := l.labels()
	for _, words := range crossing {
		n := 0
		for _, label := range labels {
			if containsAny(label, words) {
				n++
			}
		}
		if n > 0 && n < len(labels) {
			return true
		}
	}
	return false
}

// ofKind reports whether each part is named by a word of one of the kinds that
// exclude each other.
func (l *listing) ofKind() bool {
	labels := l.labels()
	return slices.ContainsFunc(kinds, func(kind []string) bool {
		return !slices.ContainsFunc(labels, func(label string) bool { return !containsAny(label, kind) })
	})
}

// inRow reports whether nothing but 、 or 和 stands between the parts and their names.
func (l *listing) inRow() bool {
	for i := 1; i < len(l.parts); i++ {
		gap := l.gap(l.parts[i-1], l.parts[i])
		if strings.ContainsAny(gap, "，,；;") || !strings.Contains(gap, "、") && !strings.HasPrefix(gap, "和") {
			return false
		}
	}
	return true
}

// overlapping is the finding of parts that are more than the whole, and need not
// exclude each other. Where they are told apart in several ways there is none.
func (l *listing) overlapping(value Interval, nominal quantity.Decimal) (Finding, bool) {
	if l.overlaps() || l.shares() {
		return Finding{}, false
	}
	f := l.finding(value)
	f.Result, f.Severity, f.Reason, f.Expected = Doubtful, Note, "overlap", &nominal
	f.Message = fmt.Sprintf("分项%s合计%s，多于文中%s，%s，请核对。", l.terms(), spread(value, l.whole), quoted(l.whole), readings["overlap"])
	return f, true
}
