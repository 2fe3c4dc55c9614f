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

// thing is what a figure is of.
type thing struct{ item, measure, basis, status, action string }

// Run compares the figures of the same thing.
func (c repeat) Run(p *Report) []Finding {
	groups := map[thing][]*Figure{}
	var order []thing
	for i := range p.Figures {
		f := &p.Figures[i]
		if !c.comparable(p, f) {
			continue
		}
		key := thing{f.item(), f.Measure, f.Basis, f.Status, deref(f.Action)}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], f)
	}
	var out []Finding
	for _, key := range order {
		if all := groups[key]; len(all) == 2 {
			if f, ok := p.again(all[0], all[1]); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// comparable reports whether a figure is specific enough to be told again.
func (c repeat) comparable(p *Report, f *Figure) bool {
	if f.Value == nil || f.Status == "change" || countsTime(f) || *f.Value < 3*quantity.One || f.depth > 0 {
		return false
	}
	return len([]rune(f.item())) >= 2 && f.Action != nil && !saysParts(p.lead(f))
}

// again compares a figure with the one that tells it again.
func (p *Report) again(first, second *Figure) (Finding, bool) {
	if first.sentence == second.sentence || p.otherScope(first, second) {
		return Finding{}, false
	}
	f := Finding{Check: "repeat", Stated: second.Value, Expected: first.Value, Figures: []*Figure{second, first}, Place: second.Span()}
	if first.Range.Meets(second.Range) {
		if !first.Range.narrow() || !second.Range.narrow() {
			return f, false
		}
		f.Result, f.Message = Holds, fmt.Sprintf("%s与前文%s一致。", quoted(second), quoted(first))
		f.Relations = []Relation{{second, first, "same_as"}}
		return f, true
	}
	hint := slip(*second.Value, *first.Value)
	sumUp := p.sumsUp(second)
	if hint == "" && !(sumUp && first.Range.Above(second.Range)) || !sumUp {
		return f, false
	}
	f.Result, f.Severity = Differs, Warning
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
