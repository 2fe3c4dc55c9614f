package extract

import (
	"sort"
	"strings"

	"heshu/extract/quantity"
)

// readBasis finds what the figure at toks[i] is for one of. A unit may say it
// (元/人/月); a 每 before the figure in its clause does (每户发放慰问金300元), and its
// list goes on with it (面粉一袋、食用油一桶); or the word for an average (人均).
func (r *reading) readBasis(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.basis != "" && f.basis != "total" {
		return
	}
	var parts []string
	if !f.people() { // 9人每人3000元: the rate is that of the amount
		for _, p := range f.Per {
			parts = appendNew(parts, p)
		}
	}
	for k := r.listStart(toks, i); k < i; k++ {
		parts = r.rateAt(toks, k, i, parts)
	}
	if len(parts) == 0 {
		f.basis = r.carriedBasis(toks, i, f)
		return
	}
	f.basis = joinBasis(parts)
}

// listStart returns where, in the clause of toks[i], the list begins that the
// figure stands in: after the last figure that is no part of it. A figure of one
// (每安置1人2000元) belongs to the rate.
func (r *reading) listStart(toks []token, i int) int {
	start := clauseStart(r.text, toks, i)
	separated, needed := false, true
	for k := i - 1; k >= start; k-- {
		if toks[k].kind != figureToken {
			glue, mark := r.glue(&toks[k])
			if !glue {
				needed = true
				separated = false
				return r.afterFigure(toks, start, k)
			}
			separated = separated || mark
			continue
		}
		if needed && !separated && r.figures[toks[k].ref].Value != quantity.One {
			return k + 1
		}
		needed = false
	}
	return start
}

// afterFigure returns the token after the nearest figure at or before toks[k],
// but for a figure of one; start if there is none.
func (r *reading) afterFigure(toks []token, start, k int) int {
	for ; k >= start; k-- {
		if toks[k].kind == figureToken && r.figures[toks[k].ref].Value != quantity.One {
			return k + 1
		}
	}
	return start
}

// glue reports whether t may stand between the figures of a list, and whether
// it marks a new entry.
func (r *reading) glue(t *token) (glue, mark bool) {
	switch {
	case t.kind == punctToken:
		return !strings.ContainsAny(t.In(r.text), ";。!?:()"), true
	case t.has(isConjunction):
		return true, true
	case r.totals(t.In(r.text)):
		return false, false
	}
	return t.nominal(), false
}

// carriedBasis is the basis that a figure without one of its own has from
// the figures before it in the sentence.
func (r *reading) carriedBasis(toks []token, i int, f *figure) string {
	if i > 1 && toks[i-1].sense == "reach" && toks[i-2].kind == figureToken {
		return r.figures[toks[i-2].ref].basis // 由2.1册上升到6.8册
	}
	if k := r.previousInList(toks, i); k >= 0 {
		if g := &r.figures[toks[k].ref]; !f.amount() || !g.amount() || comparable(f, g) {
			return g.basis
		}
		return "total"
	}
	if f.amount() {
		if g := r.rateBefore(toks, i); g != nil && comparable(f, g) {
			return g.basis
		}
	}
	return "total"
}

// rateBefore returns the amount before toks[i] that is for one of something, when
// neither a count nor a word for a total stands between: of 每例费用5600元,医院减免600元
// the second is for one case too.
func (r *reading) rateBefore(toks []token, i int) *figure {
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		switch t.kind {
		case punctToken:
			if t.punct(r.text, ";") {
				return nil
			}
		case figureToken:
			if g := &r.figures[t.ref]; g.amount() && g.basis != "total" {
				return g
			}
			return nil
		case wordToken:
			if r.totals(t.In(r.text)) {
				return nil
			}
		}
	}
	return nil
}

// totals reports whether word says that a sum follows, or something new.
func (r *reading) totals(word string) bool {
	if word == "计" {
		return true
	}
	for _, prefix := range []string{"共", "总", "合计", "累计", "另", "全"} {
		if strings.HasPrefix(word, prefix) {
			return true
		}
	}
	return false
}

// comparable reports whether two amounts are of one order: parts of a rate are
// never many times the rate.
func comparable(f, g *figure) bool {
	const most = 3
	return f.HasValue && g.HasValue && f.Value/most <= g.Value
}

// clauseStart returns the token after the last comma, colon or stop before toks[i].
func clauseStart(text string, toks []token, i int) int {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == punctToken && strings.ContainsAny(toks[k].In(text), ",;:。!?(") {
			return k + 1
		}
	}
	return 0
}

// rateAt adds what the token at k says of the basis of the figure at i.
func (r *reading) rateAt(toks []token, k, i int, parts []string) []string {
	t := &toks[k]
	if t.kind != wordToken {
		return parts
	}
	word := t.In(r.text)
	if basis := r.average(word); basis != "" {
		for _, b := range strings.Split(basis, "_") {
			parts = appendNew(parts, b)
		}
		return parts
	}
	if b := monthly[word]; b != "" && k+1 < len(toks) && toks[k+1].has(isMoney) {
		return appendNew(parts, b) // 月|补助
	}
	if one, ok := strings.CutPrefix(word, "单"); ok && one != "" && !t.noun() {
		if b := r.per(one); b != "" {
			return appendNew(parts, b) // 单间投入12万元
		}
	}
	if !strings.HasPrefix(word, "每") {
		return parts
	}
	rest := r.text[t.Start+len("每") : toks[i].Start]
	if strings.HasPrefix(rest, "家") && (word == "每家" && (k+1 >= i || !toks[k+1].noun()) || word == "每" && k+2 <= i && !toks[min(k+2, i)].noun()) && !r.countedIn(toks, k, "家") {
		return appendNew(parts, "household") // 给每家带去300元
	}
	if b := r.per(rest); b != "" {
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

// average returns the basis of a word that begins with one for an average: 人均, 月均增收.
func (r *reading) average(word string) string {
	best := ""
	for prefix := range r.engine.averages {
		if len(prefix) > len(best) && strings.HasPrefix(word, prefix) {
			best = prefix
		}
	}
	return r.engine.averages[best]
}

// per says what one of the thing that rest begins with is: 户 a household, 名 a person.
func (r *reading) per(rest string) string {
	for _, entry := range r.engine.perWords {
		if strings.HasPrefix(rest, entry.word) {
			return entry.basis
		}
	}
	return ""
}

type perWord struct{ word, basis string }

// newPerWords lists, longest first, what may follow 每.
func newPerWords(v *vocabulary, lists map[string][]string) []perWord {
	var out []perWord
	seen := map[string]bool{}
	add := func(word, basis string) {
		if !seen[word] {
			seen[word] = true
			out = append(out, perWord{word, basis})
		}
	}
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
	for _, place := range []string{"校", "村", "班", "店", "站", "镇", "乡", "县", "岗", "棚", "窖"} {
		add(place, "item")
	}
	sort.Slice(out, func(i, j int) bool {
		if len(out[i].word) != len(out[j].word) {
			return len(out[i].word) > len(out[j].word)
		}
		return out[i].word < out[j].word
	})
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

// previousInList returns the token of the figure that toks[i] continues a list of, or -1:
// between the two stand only nouns, 、 and commas, no verb and no 共.
func (r *reading) previousInList(toks []token, i int) int {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind == figureToken {
			if r.listGoesOn(toks, k, i) && r.samePlace(toks, k, i) {
				return k
			}
			return -1
		}
	}
	return -1
}

// samePlace reports whether two figures of a list are of one make: both goods, or both money.
func (r *reading) samePlace(toks []token, k, i int) bool {
	a, b := &r.figures[toks[k].ref], &r.figures[toks[i].ref]
	if b.measure.Class == "ratio" || b.measure.Class == "event" {
		return false
	}
	return !b.people() && !a.people()
}

// listGoesOn reports whether nothing but a list's glue stands between toks[k] and toks[i].
func (r *reading) listGoesOn(toks []token, k, i int) bool {
	separated := false
	for j := k + 1; j < i; j++ {
		glue, mark := r.glue(&toks[j])
		if !glue {
			return false
		}
		separated = separated || mark
	}
	return separated
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// joinBasis names a basis: per_person, per_person_month.
func joinBasis(parts []string) string {
	sort.SliceStable(parts, func(i, j int) bool { return basisRank(parts[i]) < basisRank(parts[j]) })
	return "per_" + strings.Join(parts, "_")
}

func basisRank(part string) int {
	for i, p := range []string{"person", "household", "item", "case", "area", "hour", "day", "week", "month", "quarter", "term", "year"} {
		if p == part {
			return i
		}
	}
	return 99
}
