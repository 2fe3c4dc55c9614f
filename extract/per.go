package extract

import (
	"strings"

	"heshu/extract/quantity"
)

// rateAt adds what the token at k says of the basis of the figure at i.
func (r *reading) rateAt(toks []token, k, i int, parts []string) []string {
	t := &toks[k]
	if t.kind != wordToken {
		return parts
	}
	word := t.In(r.text)
	if len(t.bases) > 0 {
		for _, b := range t.bases {
			parts = appendNew(parts, b)
		}
		return parts
	}
	if b := monthly[word]; b != "" && k+1 < len(toks) && toks[k+1].has(isMoney) {
		return appendNew(parts, b) // 月|补助
	}
	if word == "单" && k+1 < i {
		if b := r.per(toks[k+1].In(r.text)); b != "" {
			return appendNew(parts, b) // 单|笔最高10万元
		}
	}
	if one, ok := strings.CutPrefix(word, "单"); ok && one != "" && !t.noun() {
		if b := r.per(one); b != "" {
			return appendNew(parts, b) // 单间投入12万元
		}
	}
	if strings.HasPrefix(word, "每") {
		return r.everyAt(toks, k, i, parts)
	}
	return parts
}

// everyAt is rateAt for the 每 at k.
func (r *reading) everyAt(toks []token, k, i int, parts []string) []string {
	t := &toks[k]
	word := t.In(r.text)
	rest := r.text[t.Start+len("每") : toks[i].Start]
	if strings.HasPrefix(rest, "家") && (word == "每家" && (k+1 >= i || !toks[k+1].noun()) || word == "每" && k+2 <= i && !toks[min(k+2, i)].noun()) && !r.countedIn(toks, k, "家") {
		return appendNew(parts, "household") // 给每家带去300元
	}
	if b := r.per(rest); b == "household" && r.compounded(toks, k, i) {
		return appendNew(parts, "item") // 每个家庭箱
	} else if b != "" {
		return appendNew(parts, b)
	}
	for j := k + 1; j < i; j++ { // 每安置1人2000元
		if toks[j].kind == figureToken {
			if g := &r.figures[toks[j].ref]; g.HasValue && g.Value == quantity.One {
				return appendNew(parts, perOf(g.measure.Canonical, g.measure.Class))
			}
			break
		}
	}
	return parts
}

// compounded reports whether the 家庭 behind the 每 at toks[k] is only the beginning of
// what each of is meant.
func (r *reading) compounded(toks []token, k, i int) bool {
	const household = "个家庭"
	at := toks[k].Start + len("每")
	if !strings.HasPrefix(r.text[at:], household) {
		return false
	}
	end := at + len(household)
	for j := k; j < i; j++ {
		if toks[j].End > end {
			return toks[j].Start < end || toks[j].noun() && !toks[j].has(isMoney|isMoneyVerb|isVerb)
		}
	}
	return false
}

// countedIn reports whether a figure before toks[k] has this unit: of
// 书屋146家,每家配书1500册 the books are for each of the places.
func (r *reading) countedIn(toks []token, k int, unit string) bool {
	for k--; k >= 0; k-- {
		if toks[k].kind == figureToken && r.figures[toks[k].ref].Unit.In(r.text) == unit {
			return true
		}
	}
	return false
}

var monthly = map[string]string{"月": "month", "年": "year", "日": "day"}

// per says what one of the thing that rest begins with is: 户 a household, 名 a person.
func (r *reading) per(rest string) string {
	basis, _ := r.engine.perWords.prefix(rest)
	return basis
}

// newPerWords lists what may follow 每.
func newPerWords(v *vocabulary, lists map[string][]string) wordTree[string] {
	var out wordTree[string]
	add := out.add
	for word, basis := range map[string]string{"月": "month", "年": "year", "日": "day", "周": "week", "星期": "week", "人": "person", "个家庭": "household",
		"个月": "month", "学期": "term", "季度": "quarter"} {
		add(word, basis)
	}
	for unit, m := range v.measures {
		add(unit, perOf(m.Canonical, m.Class))
	}
	for _, w := range lists["person"] {
		add(w, "person")
		add("个"+w, "person")
	}
	for _, place := range []string{"校", "村", "班", "店", "站", "镇", "乡", "县", "岗", "棚", "窖", "餐"} {
		add(place, "item")
	}
	return out
}

func perOf(canonical, class string) string {
	switch canonical {
	case "person", "household", "month", "day", "year", "week", "term", "hour":
		return canonical
	case "mu", "hectare", "square_metre":
		return "area"
	}
	switch class {
	case "people":
		return "person"
	case "household":
		return "household"
	}
	return "item"
}
