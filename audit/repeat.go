package audit

import (
	"fmt"
	"strings"

	"heshu/extract/quantity"
)

// repeat claims that what a report states twice, it states alike: the body's
// 走访慰问残疾人62户 and the closing summary's. Two figures are of the same thing if
// item, measure, basis, status, currency and verb are the same and neither stands
// in a list of parts.
//
// The scopes are weighed: a sum up (共, 累计, 截至) may hold more than one figure of
// the body, so that it differs only where it is less than that figure, or where it
// is the only one of its kind and one slip of writing makes it of the other. Two
// figures of different days, places or groups are not compared, nor where the item
// is no more than a general word.
//
// Source: audit practice, 前后一致性复核.
type repeat struct{ limits *Thresholds }

func (repeat) Name() string { return "repeat" }

// thing is what a figure is of: a measure and the end of an item.
type thing struct{ measure, noun, status string }

// Run compares each figure of a summing up with those before it of the same thing.
func (c repeat) Run(p *Report) []Finding {
	groups := map[thing][]*Figure{}
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if !c.comparable(p, f) {
			continue
		}
		key := thing{f.Measure, tail(f.item(), 2), f.Status}
		if finding, ok := c.told(p, groups[key], f); ok {
			out = append(out, finding)
		}
		groups[key] = append(groups[key], f)
	}
	return out
}

// told compares a figure with those before it of the same thing: it is told again
// if one is the same, and contradicts if there is just one that it could be.
func (c repeat) told(p *Report, before []*Figure, f *Figure) (Finding, bool) {
	var like *Figure
	n := 0
	sumUp := len(before) > 0 && p.sumsUp(f)
	for _, g := range before {
		same := g.Range.Meets(f.Range)
		if g.sentence == f.sentence || !same && !sumUp || !sameItem(f, g) || p.otherScope(g, f) {
			continue
		}
		if same && g.Range.narrow() && f.Range.narrow() {
			return repeated(g, f), true
		}
		like = g
		n++
	}
	if n != 1 || !sumUp {
		return Finding{}, false
	}
	return contradicted(like, f)
}

// sameItem reports whether the item of one ends in that of the other.
func sameItem(a, b *Figure) bool {
	return strings.HasSuffix(a.item(), b.item()) || strings.HasSuffix(b.item(), a.item())
}

// comparable reports whether a figure is specific enough to be told again.
func (c repeat) comparable(p *Report, f *Figure) bool {
	if f.Value == nil || f.Status == "change" || f.class() == "ratio" || countsTime(f) || *f.Value < 3*quantity.One || f.depth > 0 {
		return false
	}
	return f.total() && len([]rune(f.item())) >= 2 && !saysParts(p.lead(f))
}

// few is below what a slip of one digit says nothing.
const few = 100 * quantity.One

// repeated is the finding of a figure that is told again alike.
func repeated(first, second *Figure) Finding {
	f := Finding{Check: repeat{}.Name(), Result: Holds, Stated: second.Value, Expected: first.Value, Figures: []*Figure{second, first}, Place: second.Span()}
	f.Message = fmt.Sprintf("%s与前文%s一致。", quoted(second), quoted(first))
	f.Relations = []Relation{{second, first, "same_as"}}
	return f
}

// contradicted is the finding of a summing up that does not agree with the figure
// before: it is less, or a slip of writing makes the one of the other.
func contradicted(first, second *Figure) (Finding, bool) {
	hint := slip(*second.Value, *first.Value)
	exact := first.item() == second.item()
	alike := deref(first.Action) == deref(second.Action)
	less := first.Range.Above(second.Range) && exact && alike
	swapped := strings.Contains(hint, "颠倒")
	digit := hint != "" && exact && (alike || *first.Value >= few)
	if first.Range.Meets(second.Range) || !less && !swapped && !digit {
		return Finding{}, false
	}
	f := Finding{Check: repeat{}.Name(), Result: Differs, Severity: Warning, Stated: second.Value, Expected: first.Value, Figures: []*Figure{second, first}, Place: second.Span()}
	f.Message = fmt.Sprintf("%s前文写%s，后文写%s", first.item(), quoted(first), quoted(second))
	if hint != "" {
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f, true
}

// summing are the words that open a closing summary.
var summing = []string{"共", "累计", "合计", "总计", "据统计", "综上", "总之", "活动期间", "通过", "截至", "全年", "整个", "本次活动", "此次活动", "这次活动"}

// sumsUp reports whether the figure stands in a closing summary.
func (p *Report) sumsUp(f *Figure) bool {
	s := p.sentences[f.sentence]
	return containsAny(p.text[s.Start:f.Start], summing)
}

// scopes are words that say of whom, where or when a sentence speaks.
var scopes = []string{"全市", "全县", "全区", "全州", "全省", "各地", "各县", "各乡镇", "当天", "当日", "上午", "下午", "近年", "五年", "三年", "去年", "上年", "往年", "今年以来", "每年", "同比"}

// otherScope reports whether the sentences of the two figures speak of different
// days, places or years.
func (p *Report) otherScope(a, b *Figure) bool {
	x, y := p.sentences[a.sentence].In(p.text), p.sentences[b.sentence].In(p.text)
	for _, word := range scopes {
		if strings.Contains(x, word) != strings.Contains(y, word) {
			return true
		}
	}
	return deref(a.Giver) != deref(b.Giver) && a.Giver != nil && b.Giver != nil
}
