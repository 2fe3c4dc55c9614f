package audit

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// ratio claims that a percentage is what its counts give: 480名职工，其中136名，占
// 28.3%; 完成156名，为任务120名的130%; 毕业97人，就业64人，就业率66%.
//
// It finds fault only where the sentence names both counts: the part in front of
// 占 with its whole in the same sentence and of the same noun, the target before
// 的130%, or 率 behind exactly two counts of one measure; and where no other two
// counts of the paragraph fit either, nor several side by side together. A base that the text names but does not
// count (占常住人口的13.6%) makes it keep silent.
//
// Where only the whole is known, a percentage that no whole number of people can
// give is doubtful: the granularity test of Brown and Heathers, The GRIM Test
// (2017), for percentages.
type ratio struct{ limits *Thresholds }

func (ratio) Name() string { return "ratio" }

// Run looks at every percentage.
func (c ratio) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Measure != "percent" || f.Value == nil || f.Status != "actual" || *f.Value == 0 {
			continue
		}
		s := share{Report: p, rate: f}
		if finding, ok := s.judge(); ok {
			out = append(out, finding)
		}
	}
	return out
}

// share is a percentage with the counts that it can be of.
type share struct {
	*Report
	rate *Figure
}

// pair is a part and its whole.
type pair struct{ part, whole *Figure }

func (c pair) percent() Interval {
	return c.part.Range.Times(Exactly(100 * quantity.One)).Over(c.whole.Range)
}

// nominal is the percentage of the values as they are stated.
func (c pair) nominal() (quantity.Decimal, bool) {
	v, ok := c.part.Value.Mul(100 * quantity.One)
	if !ok {
		return 0, false
	}
	return v.Div(*c.whole.Value)
}

// judge compares the percentage with its counts.
func (s *share) judge() (Finding, bool) {
	named, sure := s.named()
	if sure && named.percent().Meets(s.rate.Range) {
		return s.holds(named), true
	}
	if !s.claims() {
		return Finding{}, false
	}
	for _, c := range s.pairs() {
		if s.tells(c.percent()) {
			return s.holds(c), true
		}
	}
	if f, ok := s.together(); ok {
		return f, true
	}
	if sure {
		return s.differs(named)
	}
	return s.grim()
}

// tells reports whether a share is the percentage, and both are so narrow that it says something.
func (s *share) tells(value Interval) bool {
	return value.Meets(s.rate.Range) && value.narrow() && s.rate.Range.narrow()
}

// claims reports whether the wording makes the percentage a share of counts.
func (s *share) claims() bool {
	return containsAny(s.lead(s.rate), []string{"占", "率", "完成", "比例", "的", "达"})
}

// countsBefore lists the counts of the sentence before the percentage, without
// spans of time and percentages.
func (s *share) countsBefore() []*Figure {
	return s.counts(s.ranges[s.rate.sentence].from, s.rate.index)
}

func (s *share) counts(from, to int) []*Figure {
	var out []*Figure
	for j := from; j < to; j++ {
		if f := &s.Figures[j]; f.Value != nil && *f.Value > 0 && f.total() && f.class() != "ratio" && !countsTime(f) && f.Status != "change" {
			out = append(out, f)
		}
	}
	return out
}

// pairs lists the counts that the percentage may be of: the nearest one before
// it against the others of the paragraph, as the part or as the whole.
func (s *share) pairs() []pair {
	all := s.counts(s.ranges[s.paragraph(s.rate.sentence)].from, s.rate.index)
	all = all[max(0, len(all)-8):]
	var out []pair
	for i := len(all) - 1; i >= max(0, len(all)-2); i-- {
		for j := len(all) - 1; j >= 0; j-- {
			if j != i && all[i].Measure == all[j].Measure && *all[i].Value != *all[j].Value {
				out = append(out, pair{all[i], all[j]}, pair{all[j], all[i]})
			}
		}
	}
	return out
}

func (s *share) finding(c pair) Finding {
	f := Finding{Check: "ratio", Stated: s.rate.Value, Figures: []*Figure{s.rate, c.part, c.whole}, Place: s.rate.Span()}
	if v, ok := c.nominal(); ok {
		v = roundTo(v, max(lastPlace(s.rate.Quote), 1))
		f.Expected = &v
	}
	return f
}

func (s *share) holds(c pair) Finding {
	f := s.finding(c)
	f.Result = Holds
	f.Message = fmt.Sprintf("%s÷%s＝%s%%，与文中%s相符。", quoted(c.part), quoted(c.whole), f.Expected, quoted(s.rate))
	if c.part.Value != nil && *c.part.Value < *c.whole.Value && saysParts(s.gap(c.whole, c.part)) {
		f.Relations = []Relation{{c.part, c.whole, "part_of"}}
	}
	return f
}

func (s *share) differs(c pair) (Finding, bool) {
	f := s.finding(c)
	if f.Expected == nil {
		return f, false
	}
	f.Result, f.Severity = Differs, Warning
	f.Message = fmt.Sprintf("%s÷%s＝%s%%，文中却写%s", quoted(c.part), quoted(c.whole), f.Expected, quoted(s.rate))
	if hint := slip(*s.rate.Value, *f.Expected); hint != "" {
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f, true
}

// roundTo rounds half up to a place.
func roundTo(v, place quantity.Decimal) quantity.Decimal { return (v + place/2) / place * place }

// grim tests whether any whole number of those counted gives the percentage,
// where the sentence names just the whole.
func (s *share) grim() (Finding, bool) {
	before := s.countsBefore()
	if len(before) != 1 || !strings.Contains(s.lead(s.rate), "率") || s.rate.Approx != "exact" {
		return Finding{}, false
	}
	whole := before[0]
	if whole.index != s.rate.index-1 || !whole.Range.point() || !slices.Contains([]string{"person", "document_piece", "household"}, whole.Measure) {
		return Finding{}, false
	}
	if *s.rate.Value > 100*quantity.One || s.possible(whole) {
		return Finding{}, false
	}
	f := Finding{Check: "ratio", Result: Doubtful, Reason: "impossible_share", Severity: Note, Stated: s.rate.Value,
		Figures: []*Figure{s.rate, whole}, Place: s.rate.Span()}
	f.Message = fmt.Sprintf("以%s为总数，任何整数都得不出%s，请核对比率或总数。", quoted(whole), quoted(s.rate))
	return f, true
}

// possible reports whether a whole number of the whole rounds to the percentage.
func (s *share) possible(whole *Figure) bool {
	share := s.rate.Range.Times(whole.Range).Over(Exactly(100 * quantity.One))
	if share.low.none || share.high.none {
		return true
	}
	for n := share.low.at / quantity.One; n <= share.high.at/quantity.One+1; n++ {
		if share.Meets(Exactly(n * quantity.One)) {
			return true
		}
	}
	return false
}
