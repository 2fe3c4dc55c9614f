package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// partOf claims that what is said to be of some thing counted before is not more
// than it: 登记在册的学员64人。…为在册学员中的31人提供训练. The noun before 中的 must be that
// of an earlier figure of the same measure in the paragraph or the one before; times
// (人次) may well be more than people, and are left out.
//
// Source: a part is no more than its whole.
type partOf struct{}

func (partOf) Name() string { return "part_of" }

// Run looks at the figures behind 中的.
func (c partOf) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		noun, found := strings.CutSuffix(lastWord(p.lead(f)), "中的")
		if !found || f.Value == nil || !f.total() || utf8.RuneCountInString(noun) < 3 {
			continue
		}
		whole := p.nounBefore(f, tail(noun, 4))
		if whole == nil || whole.sentence == f.sentence && whole.clause == f.clause {
			continue
		}
		finding := Finding{Check: c.Name(), Stated: f.Value, Expected: whole.Value, Figures: []*Figure{f, whole}, Place: f.Span()}
		switch {
		case f.Range.Above(whole.Range):
			finding.Result, finding.Severity = Differs, Error
			finding.Message = fmt.Sprintf("%s是%s中的一部分，却比总数还多，请核对。", quoted(f), quoted(whole))
		default:
			finding.Result, finding.Expected = Holds, f.Value
			finding.Message = fmt.Sprintf("%s不超过总数%s，相符。", quoted(f), quoted(whole))
			finding.Relations = []Relation{{f, whole, "part_of"}}
		}
		out = append(out, finding)
	}
	return out
}

// nounBefore is the largest figure before f, of its measure and within four
// sentences, that counts the noun.
func (p *Report) nounBefore(f *Figure, noun string) *Figure {
	var largest *Figure
	for j := f.index - 1; j >= 0 && p.Figures[j].sentence >= f.sentence-4; j-- {
		g := &p.Figures[j]
		if g.Measure != f.Measure || g.Value == nil || !g.total() || !strings.Contains(p.lead(g)+g.item(), tail(noun, 2)) {
			continue
		}
		if largest == nil || *g.Value > *largest.Value {
			largest = g
		}
	}
	return largest
}
