package audit

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// sum claims that the parts which a report lists add up to the whole that it
// states: 适配辅具27件，其中轮椅11辆、助行器7台、腋拐9副, or the parts first and the
// whole behind 共计. Brackets and 其中 within a part are levels of their own.
//
// Parts behind 其中 need not be all. They are taken to be all where the wording
// says so (分别, 其余, 共计 behind them), where they are kinds that leave nothing
// out (男 and 女, 资金 and 物资, 城市 and 农村, kinds or grades of disability), or
// where what is missing is less than the smallest of at least three parts and one
// slip of writing explains it. Parts that are more than the whole contradict it
// where they are items of one list and cannot share members; people of several
// descriptions can (其中女性25名，党员19名). Otherwise the check keeps silent.
//
// Source: 《统计法》 and its practice of 逻辑关系审核 (分项之和等于合计).
type sum struct{ limits *Thresholds }

func (sum) Name() string { return "sum" }

// Run looks at every figure as the whole of those behind it, or before it.
func (c sum) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		w := &p.Figures[i]
		if w.Value == nil || !w.total() || w.Status == "change" || w.class() == "ratio" || countsTime(w) {
			continue
		}
		if list, ok := partsBehind(p, w); ok {
			if f, ok := list.judge(); ok {
				out = append(out, f)
				continue
			}
		}
		if list, ok := partsBefore(p, w); ok {
			if f, ok := list.judge(); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// listing is a whole and its parts.
type listing struct {
	*Report
	whole    *Figure
	parts    []*Figure
	complete string // why the parts are all there are, empty if nothing says so
	tight    bool   // the parts are items of one list
	rated    bool   // a rate stands in the list: 12家各捐3万元 is a part that no figure states
}

// judge compares the whole with the sum of its parts.
func (l *listing) judge() (Finding, bool) {
	if l.fits() || l.some() {
		return l.holds(), true
	}
	value, nominal, ok := l.addUp()
	switch {
	case !ok, l.rated, l.overlaps() && !l.surpasses() && l.complete == "":
		return Finding{}, false
	case value.Above(l.rangeOf(l.whole)) && !l.before() && l.surpasses():
		return l.exceeds(), true
	case value.Above(l.rangeOf(l.whole)):
		if !l.tight && !l.surpasses() || l.before() && l.complete == "" {
			return Finding{}, false
		}
		if !l.partition() {
			return l.overlapping(value, nominal)
		}
	case value.Meets(l.rangeOf(l.whole)):
		if !l.tight || l.whole.Approx != "exact" || !l.exact() {
			return Finding{}, false
		}
	case l.complete == "" && (!l.almost(nominal) || l.living() && l.shares()):
		return Finding{}, false
	}
	return l.differs(value, nominal), true
}

// before reports whether the parts stand before the whole.
func (l *listing) before() bool { return l.parts[0].index < l.whole.index }

// exact reports whether no part is approximate.
func (l *listing) exact() bool {
	return !slices.ContainsFunc(l.parts, func(f *Figure) bool { return f.Approx != "exact" })
}

// fits reports whether all the parts add up to the whole.
func (l *listing) fits() bool {
	value, nominal, ok := l.addUp()
	return ok && len(l.parts) > 1 && value.Meets(l.rangeOf(l.whole)) && (nominal == *l.whole.Value || l.informative(value))
}

// some looks for fewer parts that add up to the whole: the first of those behind
// it, the last of those before it. Of several such runs it takes the longest.
func (l *listing) some() bool {
	nearest := slices.Clone(l.parts)
	if l.before() {
		slices.Reverse(nearest)
	}
	n := longestRun(nearest, *l.whole.Value)
	if n == 0 {
		return false
	}
	if l.before() {
		l.parts = l.parts[len(l.parts)-n:]
	} else {
		l.parts = l.parts[:n]
	}
	return true
}

// longestRun returns how many of the first parts, two at least but not all, add up
// to the whole: the largest such number, zero if there is none.
func longestRun(parts []*Figure, whole quantity.Decimal) int {
	longest, sum := 0, quantity.Decimal(0)
	for i := 0; i < len(parts)-1 && parts[i].Value != nil; i++ {
		var ok bool
		if sum, ok = sum.Add(*parts[i].Value); !ok {
			break
		}
		if i > 0 && sum == whole {
			longest = i + 1
		}
	}
	return longest
}

// informative reports whether a sum that fits says anything: where the whole or a
// part is open on one side, nearly every sum fits.
func (l *listing) informative(value Interval) bool {
	return l.complete != "" || value.narrow() && l.whole.Range.narrow()
}

// addUp adds the parts.
func (l *listing) addUp() (value Interval, nominal quantity.Decimal, ok bool) {
	value = Exactly(0)
	finest := l.finest()
	for _, f := range l.parts {
		if f.Value == nil {
			return value, 0, false
		}
		value = value.Plus(f.printedTo(finest))
		if nominal, ok = nominal.Add(*f.Value); !ok {
			return value, 0, false
		}
	}
	return value, nominal, true
}

// rangeOf is the interval of a figure of the list. The figures of a list are rounded
// to one place, the finest that is printed: of 8万元、4.5万元 the first is 8.0.
func (l *listing) rangeOf(f *Figure) Interval { return f.printedTo(l.finest()) }

// finest is the finest last place of the exact figures of the list, zero where none
// is rounded.
func (l *listing) finest() quantity.Decimal {
	finest := l.whole.exactPlace()
	for _, f := range l.parts {
		if place := f.exactPlace(); place > 0 && (finest == 0 || place < finest) {
			finest = place
		}
	}
	return finest
}

// exactPlace is the last printed place of a figure, zero where it is approximate.
func (f *Figure) exactPlace() quantity.Decimal {
	if f.Approx != "exact" {
		return 0
	}
	return lastPlace(f.Quote)
}

// printedTo is the interval of a figure that is rounded to a finer place than its own.
func (f *Figure) printedTo(finest quantity.Decimal) Interval {
	if f.exactPlace() == 0 {
		return f.Range
	}
	return rounded(*f.Value, finest)
}

// surpasses reports whether a single part is more than the whole.
func (l *listing) surpasses() bool {
	for _, f := range l.parts {
		if f.Range.Above(l.whole.Range) {
			return true
		}
	}
	return false
}

// almost reports whether so little is missing that a slip is likelier than a part
// that is not named: at most a tenth, or what one slip of writing explains.
func (l *listing) almost(nominal quantity.Decimal) bool {
	if len(l.parts) < 2 || !l.tight || nominal >= *l.whole.Value {
		return false
	}
	missing := *l.whole.Value - nominal
	switch {
	case missing*10 <= *l.whole.Value:
		return true
	case nominal*2 < *l.whole.Value:
		return false
	}
	return slip(*l.whole.Value, nominal) != "" || l.slipped(missing)
}

// slipped reports whether one digit of one part explains what is missing.
func (l *listing) slipped(missing quantity.Decimal) bool {
	for _, f := range l.parts {
		if slip(*f.Value, *f.Value+missing) != "" {
			return true
		}
	}
	return false
}

// exceeds is the finding of a part that is more than its whole.
func (l *listing) exceeds() Finding {
	at := slices.IndexFunc(l.parts, func(f *Figure) bool { return f.Range.Above(l.whole.Range) })
	part := l.parts[at]
	return Finding{Check: partOf{}.Name(), Result: Differs, Severity: Error, Stated: part.Value, Expected: l.whole.Value, Figures: []*Figure{part, l.whole}, Place: part.Span(),
		Message: fmt.Sprintf("%s是%s中的一部分，却比总数还多，请核对。", quoted(part), quoted(l.whole))}
}

func (l *listing) holds() Finding {
	value, _, _ := l.addUp()
	f := l.finding(value)
	f.Result, f.Expected = Holds, l.whole.Value
	f.Message = fmt.Sprintf("分项%s合计%s，与文中%s相符。", l.terms(), spread(value, l.whole), quoted(l.whole))
	for _, part := range l.parts {
		f.Relations = append(f.Relations, Relation{part, l.whole, "part_of"}, Relation{l.whole, part, "sum_of"})
	}
	return f
}

func (l *listing) differs(value Interval, nominal quantity.Decimal) Finding {
	f := l.finding(value)
	f.Result, f.Severity, f.Expected = Differs, Error, &nominal
	f.Message = fmt.Sprintf("分项%s合计%s，文中却写%s", l.terms(), spread(value, l.whole), quoted(l.whole))
	switch hint := slip(*l.whole.Value, nominal); {
	case l.rounding(value):
		f.Result, f.Severity, f.Reason = Doubtful, Note, "rounding"
		f.Message += "，" + readings["rounding"]
	case l.complete == "" && !value.Above(l.rangeOf(l.whole)):
		f.Severity, f.Reason = Warning, "perhaps_incomplete"
		f.Message += "，若分项已列全则有一数写错"
		if len(l.parts) == 2 { // of two, a third is often left out
			f.Result, f.Severity = Doubtful, Note
		}
	case hint != "":
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f
}

// rounding reports whether the sum fits because of coarse parts alone, or misses
// the whole by less than a yuan a part where some figures are to the 角.
func (l *listing) rounding(value Interval) bool {
	if value.Meets(l.rangeOf(l.whole)) {
		return true
	}
	if !l.whole.Money || !slices.ContainsFunc(append(l.parts, l.whole), func(f *Figure) bool { return *f.Value%quantity.One != 0 }) {
		return false
	}
	slack := Interval{bound{}, bound{at: quantity.Decimal(len(l.parts)) * quantity.One}}
	return value.Plus(slack).Meets(l.whole.Range) || value.Meets(l.whole.Range.Plus(slack))
}

func (l *listing) finding(value Interval) Finding {
	return Finding{Check: "sum", Stated: l.whole.Value, Figures: append([]*Figure{l.whole}, l.parts...), Place: l.whole.Span()}
}

// terms quotes the parts, the first four of them.
func (l *listing) terms() string {
	var out []string
	for i, f := range l.parts {
		if i == 4 {
			return strings.Join(out, "＋") + fmt.Sprintf("等%d项", len(l.parts))
		}
		out = append(out, quoted(f))
	}
	return strings.Join(out, "＋")
}
